import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { useIntention } from '../../../client/intention.ts'
import { paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import type { Filed } from '../../../client/types.ts'
import { DoneIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { PrintFrame, usePrinting } from '../../../kit/print-frame.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { deskKey, plainSteps, readDesk } from '../../calling/calling-calls.ts'
import { AskedAtDevice } from '../../ratings/ask-at-device.tsx'
import { useCase } from '../case-queries.ts'
import { FiledFacts } from './filed-facts.tsx'
import type { IntakeDraft } from './intake-draft.ts'

/** It is in: what to tell the applicant, the receipt to print, and the next person. */
export function FiledNotice({ filed, ticket, onNext }: { filed: Filed; ticket: IntakeDraft['ticket']; onNext: () => void }) {
  const go = useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  const { frame, print } = usePrinting()
  const receipt = useCase(filed.number).data?.documents.find(({ kind }) => kind === 'receipt')
  const finishing = useFinishing(ticket?.id)
  useLayoutEffect(() => title.current?.focus(), [])
  const printReceipt = () => receipt && print(receipt.url)
  const finish = () => !finishing.isPending && finishing.mutate(undefined, { onSuccess: () => void go(paths.calling()) })
  useShortcuts({ p: printReceipt, n: ticket ? finish : onNext, ...(ticket ? { a: onNext } : {}), c: () => void go(paths.case(filed.number)) })
  return (
    <section className="panel filed" aria-labelledby="filed-title">
      <DoneIcon size={44} />
      <h2 id="filed-title" ref={title} tabIndex={-1}>已收件：{filed.itemName}</h2>
      <FiledFacts filed={filed} />
      <AskedAtDevice number={filed.number} />
      {ticket && <p className="quiet" role="status">已记在 {ticket.number} 号上。</p>}
      {finishing.isError && <p className="field-error" role="alert">{toProblem(finishing.error).detail}</p>}
      <div className="actions">
        <Button type="primary" size="large" onClick={printReceipt} disabled={!receipt} aria-keyshortcuts="p">打印收件凭证<Kbd keys="p" /></Button>
        <Button size="large" loading={finishing.isPending} onClick={ticket ? finish : onNext} aria-keyshortcuts="n">{ticket ? '办完，下一位' : '下一位'}<Kbd keys="n" /></Button>
        {ticket && <Button size="large" onClick={onNext} aria-keyshortcuts="a">这位还要办一件<Kbd keys="a" /></Button>}
        {receipt && <a href={receipt.url} target="_blank" rel="noreferrer" className="filed-go">在新窗口打开凭证</a>}
        <Link to={paths.case(filed.number)} className="filed-go" aria-keyshortcuts="c">接着办理这一件<Kbd keys="c" /></Link>
      </div>
      <PrintFrame frame={frame} title="收件凭证" />
    </section>
  )
}

/** 办完: ends the service of the ticket at the version it has by now; one that is over already is over. */
function useFinishing(ticket: string | undefined) {
  const intention = useIntention()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const { current } = await readDesk()
      if (current?.id === ticket && current?.state === 'serving') await plainSteps.finishServing(current, intention.key())
    },
    onSuccess: () => intention.done(),
    onSettled: () => queries.invalidateQueries({ queryKey: deskKey }),
  })
}
