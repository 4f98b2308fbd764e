import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import type { ApplicationView, CommandAnswer } from '../../../client/types.ts'
import { Kbd } from '../../../kit/kbd.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { useCaseList } from '../case-queries.ts'
import type { CheckSheet } from '../checks.ts'
import type { ViewedFile } from '../file-viewer.tsx'
import { AskedAtDevice } from '../../ratings/ask-at-device.tsx'
import { ActionForm } from './action-form.tsx'
import { type OfferedAction, offeredActions } from './case-actions.ts'
import type { Verb } from './send-command.ts'

interface NextStepProps {
  view: ApplicationView
  sheet: CheckSheet
  onOpen: (file: ViewedFile) => void
}

/** The next thing to do, on top; what cannot be done is there too, with the reason. */
export function NextStep({ view, sheet, onOpen }: NextStepProps) {
  const [open, setOpen] = useState<Verb | undefined>(undefined)
  const [done, setDone] = useState<{ answer: CommandAnswer; name: string; isVisitOver: boolean } | undefined>(undefined)
  const begin = (verb: Verb) => {
    setDone(undefined)
    setOpen(verb)
  }
  const offers = offeredActions(view)
  const [allowed, blocked] = [offers.filter(({ reason }) => reason === null), offers.filter(({ reason }) => reason !== null)]
  useShortcuts(Object.fromEntries(allowed.map(({ verb, action }) => [action.key, () => begin(verb)])))
  const opened = offers.find(({ verb }) => verb === open)
  return (
    <Panel title={view.step ?? '办件已结束'}>
      {done && <Done {...done} view={view} onOpen={onOpen} />}
      {allowed.length === 0 && !done && <p>现在没有需要您办理的操作。</p>}
      <div className="actions">
        {allowed.map(({ verb, name, action }, index) => (
          <Button key={verb} type={index === 0 && !action.isDangerous ? 'primary' : 'default'} danger={action.isDangerous ?? false} size="large" aria-keyshortcuts={action.key} onClick={() => begin(verb)}>
            {name}<Kbd keys={action.key} />
          </Button>
        ))}
      </div>
      <Blocked offers={blocked} isOpen={allowed.length === 0 && !done} />
      {opened && (
        <ActionForm
          key={opened.verb}
          offer={opened}
          view={view}
          sheet={sheet}
          onClose={() => setOpen(undefined)}
          onDone={(answer, name, isVisitOver) => {
            setOpen(undefined)
            setDone({ answer, name, isVisitOver })
          }}
        />
      )}
    </Panel>
  )
}

/** Actions that rest, the reason beside each; several of one reason in one line. */
function Blocked({ offers, isOpen }: { offers: readonly OfferedAction[]; isOpen: boolean }) {
  if (offers.length === 0) return null
  const byReason = Map.groupBy(offers, ({ reason }) => reason)
  return (
    <details className="blocked" open={isOpen}>
      <summary>现在不能办的操作和原因（{offers.length}）</summary>
      <dl>
        {[...byReason].map(([reason, group]) => [
          <dt key={`${reason} names`}>{group.map(({ name }) => name).join('、')}</dt>,
          <dd key={reason}>{reason}</dd>,
        ])}
      </dl>
    </details>
  )
}

/** What was just done, the document it made, and where to go on. */
function Done({ answer, name, isVisitOver, view, onOpen }: { answer: CommandAnswer; name: string; isVisitOver: boolean; view: ApplicationView; onOpen: (file: ViewedFile) => void }) {
  const waiting = useCaseList({ view: 'mine', limit: 2 })
  const next = waiting.data?.rows.find(({ number }) => number !== view.number)
  const made = view.documents.filter(({ id }) => answer.documents.some((document) => document.id === id))
  return (
    <div className="done-notice" role="status">
      <p><strong>已办理：{name}。</strong>办件现在：{answer.stateName}。</p>
      {isVisitOver && <AskedAtDevice number={view.number} />}
      <p className="done-links">
        {made.map(({ id, title, url }) => <button key={id} type="button" className="link" onClick={() => onOpen({ name: title, mediaType: 'application/pdf', url })}>打开《{title}》</button>)}
        {next ? <Link to={paths.case(next.number)}>下一件待办：{next.itemName}（{next.applicantName}）</Link> : <Link to={paths.todo()}>回到我的待办</Link>}
      </p>
    </div>
  )
}
