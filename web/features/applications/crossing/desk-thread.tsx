import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { api, bodyOf } from '../../../client/http.ts'
import { useIntention } from '../../../client/intention.ts'
import { toProblem } from '../../../client/problem.ts'
import type { ApplicationView } from '../../../client/types.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Failure, Loading } from '../../../kit/states.tsx'
import './crossing.css'

const threadKey = (number: string) => ['desk-notes', number] as const
const REFRESH_MS = 60_000

/** 两地联络: who took it in, where its papers are, what the two desks wrote to each other and how to reach them. */
export function CrossingPanel({ view }: { view: ApplicationView }) {
  return view.remote === null ? null : (
    <Panel title="异地代收 · 两地联络">
      <Papers remote={view.remote} />
      <Thread number={view.number} />
    </Panel>
  )
}

function Papers({ remote }: { remote: NonNullable<ApplicationView['remote']> }) {
  const { handedOver, takenOver } = remote
  return (
    <dl className="facts">
      <dt>代收窗口</dt><dd>{remote.receivingHall}（{remote.receivingRegionName}），{remote.receivedBy}</dd>
      <dt>身份核验</dt><dd>{remote.identityCheckName}</dd>
      <dt>形式审查</dt><dd>{remote.formalCheck}</dd>
      <dt>移交</dt>
      <dd>{handedOver ? <>{handedOver.on}　{handedOver.by}<ul className="originals">{handedOver.originals.map((original) => <li key={original}>{original}</li>)}</ul>{handedOver.courierNumber && <span className="tabular">快递单号 {handedOver.courierNumber}</span>}</> : '还没有移交'}</dd>
      <dt>签收</dt><dd>{takenOver ? `${takenOver.on}　${takenOver.by}${takenOver.note ? `：${takenOver.note}` : ''}` : handedOver ? '在途，等办理地签收' : '—'}</dd>
    </dl>
  )
}

function Thread({ number }: { number: string }) {
  const [text, setText] = useState('')
  const intention = useIntention()
  const queries = useQueryClient()
  const thread = useQuery({ queryKey: threadKey(number), queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/notes', { params: { path: { number } }, signal })), refetchInterval: REFRESH_MS })
  const newest = thread.data?.notes.at(-1)?.id
  const { mutate: markSeen } = useMutation({ mutationFn: () => api.POST('/api/v1/staff/applications/{number}/notes/seen', { params: { path: { number } } }) })
  useEffect(() => {
    // What is on the screen has been read.
    if (newest !== undefined) markSeen()
  }, [newest, markSeen])
  const writing = useMutation({
    mutationFn: () => api.POST('/api/v1/staff/applications/{number}/notes', { params: { path: { number }, header: { 'idempotency-key': intention.key() } }, body: { text: text.trim() } }),
    onSuccess: () => {
      intention.done()
      setText('')
      void queries.invalidateQueries({ queryKey: threadKey(number) })
    },
  })
  if (thread.isPending) return <Loading lines={3} what="留言" />
  if (thread.isError) {
    const { title, detail, code } = toProblem(thread.error)
    return <Failure title={title} detail={detail} code={code} onRetry={() => void thread.refetch()} />
  }
  const { notes, contacts, side } = thread.data
  const problem = writing.isError ? toProblem(writing.error) : undefined
  return (
    <div className="thread">
      <ul className="contacts">
        {contacts.map((contact) => <li key={contact.side}><strong>{contact.sideName}</strong>　{contact.name}　<a href={`tel:${contact.phone}`} className="tabular">{contact.phone}</a><div className="quiet">{contact.address}　{contact.hours}</div></li>)}
      </ul>
      {notes.length === 0 ? <p className="quiet">还没有留言。这里写的话只有两地经办人看得到，申请人看不到。</p> : (
        <ol className="notes" aria-label="两地留言">
          {notes.map((note) => (
            <li key={note.id} className={note.side === side ? 'note own' : 'note'}>
              <span className="quiet">{note.officerName}（{note.office}）　<span className="tabular">{toMinuteWords(note.at)}</span></span>
              <p>{note.text}</p>
            </li>
          ))}
        </ol>
      )}
      <form onSubmit={(event) => { event.preventDefault(); if (text.trim()) writing.mutate() }}>
        <label htmlFor="desk-note" className="label">给另一地的经办人留言</label>
        <Input.TextArea id="desk-note" value={text} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} aria-invalid={problem !== undefined} aria-describedby={problem ? 'desk-note-error' : undefined} onChange={({ target }) => setText(target.value)} />
        {problem && <div id="desk-note-error" className="field-error" role="alert">{problem.errors[0]?.message ?? problem.detail}</div>}
        <Button htmlType="submit" loading={writing.isPending} disabled={text.trim() === ''}>发送留言</Button>
      </form>
    </div>
  )
}
