import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import { Link } from 'react-router'
import { files, paths } from '../../../client/paths.ts'
import type { Filed } from '../../../client/types.ts'
import { DoneIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { PrintFrame, usePrinting } from '../../../kit/print-frame.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { useOwnSite } from '../../sites/own-site-calls.ts'
import { FiledFacts } from './filed-facts.tsx'

/** It is in, at a partner's site: the receipt, and where the papers go. The case itself is the hall's from here on. */
export function FiledAtSite({ filed, onNext }: { filed: Filed; onNext: () => void }) {
  const title = useRef<HTMLHeadingElement>(null)
  const { frame, print } = usePrinting()
  const site = useOwnSite().data
  useLayoutEffect(() => title.current?.focus(), [])
  const printReceipt = () => print(files.intakeReceipt(filed.number))
  useShortcuts({ p: printReceipt, n: onNext })
  return (
    <section className="panel filed" aria-labelledby="filed-title">
      <DoneIcon size={44} />
      <h2 id="filed-title" ref={title} tabIndex={-1}>已收件：{filed.itemName}</h2>
      <FiledFacts filed={filed} />
      {site && <p>纸质材料请按协议移交{site.hallName}（{site.hallPhone}），办理进度由申请人自己查询。</p>}
      <div className="actions">
        <Button type="primary" size="large" onClick={printReceipt} aria-keyshortcuts="p">打印收件凭证<Kbd keys="p" /></Button>
        <Button size="large" onClick={onNext} aria-keyshortcuts="n">下一位<Kbd keys="n" /></Button>
        <Link to={paths.ownIntakes()} className="filed-go">今天收的件</Link>
      </div>
      <PrintFrame frame={frame} title="收件凭证" />
    </section>
  )
}
