import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { Kbd } from '../../../kit/kbd.tsx'
import { paths } from '../../../client/paths.ts'
import type { Filed } from '../../../client/types.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { DoneIcon } from '../../../kit/icons.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { LinkedTicket } from '../../calling/linked-ticket.tsx'
import { AskedAtDevice } from '../../ratings/ask-at-device.tsx'
import { CaseNumber } from '../case-number.tsx'
import { useCase } from '../case-queries.ts'

/** It is in: what to tell the applicant, the receipt to print, and the next person. */
export function FiledNotice({ filed, onNext }: { filed: Filed; onNext: () => void }) {
  const go = useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const receipt = useCase(filed.number).data?.documents.find(({ kind }) => kind === 'receipt')
  useEffect(() => title.current?.focus(), [])
  const print = () => {
    if (!frame.current || !receipt) return
    frame.current.onload = () => frame.current?.contentWindow?.print()
    frame.current.src = receipt.url
  }
  useShortcuts({ p: print, n: onNext, c: () => void go(paths.case(filed.number)) })
  return (
    <section className="panel filed" aria-labelledby="filed-title">
      <DoneIcon size={44} />
      <h2 id="filed-title" ref={title} tabIndex={-1}>已收件：{filed.itemName}</h2>
      <dl className="facts">
        <dt>办件编号</dt><dd className="filed-number"><CaseNumber number={filed.number} /></dd>
        <dt>查询密码</dt><dd className="filed-number tabular">{filed.queryPassword}</dd>
        <dt>接下来</dt><dd>{filed.authorityName}{filed.dueOn ? `在 ${toDayWords(filed.dueOn)}前决定是否受理，或一次性告知补正。` : '办理。'}</dd>
      </dl>
      <p className="quiet">请把收件凭证交给申请人：凭办件编号和查询密码，或者扫凭证上的二维码，不用登录就能查进度、评价。</p>
      <AskedAtDevice number={filed.number} />
      <LinkedTicket number={filed.number} />
      <div className="actions">
        <Button type="primary" size="large" onClick={print} disabled={!receipt} aria-keyshortcuts="p">打印收件凭证<Kbd keys="p" /></Button>
        {receipt && <Button size="large" href={receipt.url} target="_blank" rel="noreferrer">在新窗口打开凭证</Button>}
        <Button size="large" onClick={onNext} aria-keyshortcuts="n">下一位<Kbd keys="n" /></Button>
        <Link to={paths.case(filed.number)} className="filed-go" aria-keyshortcuts="c">接着办理这一件<Kbd keys="c" /></Link>
      </div>
      <iframe ref={frame} title="收件凭证" className="print-frame" aria-hidden="true" tabIndex={-1} />
    </section>
  )
}
