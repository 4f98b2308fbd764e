import { Button } from 'antd'
import { useState } from 'react'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import type { Desk, DeskTicket } from '../calling/calling-calls.ts'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { answerColleague, callColleague, type ColleagueCall, useAct } from './window-day-calls.ts'

/** 联办: what others ask for, above everything; Y says that one comes. */
export function AskedOfMe({ calls }: { calls: Desk['colleagueCalls'] }) {
  const [declining, setDeclining] = useState<ColleagueCall | undefined>(undefined)
  const { act, isBusy, problem } = useAct((call: ColleagueCall, key) => answerColleague(call, { isComing: true }, key))
  const mine = calls.filter(({ isForMe, state }) => isForMe && state !== 'declined')
  const open = mine.find(({ state }) => state === 'asked')
  useShortcuts(open ? { y: () => act(open) } : {})
  if (mine.length === 0) return null
  return (
    <div role="status">
      {mine.map((call) => (
        <p key={call.id} className="note-line colleague-call">
          <span>{call.askedByName}请您到 <strong className="tabular">{Number(call.windowNo)}</strong> 号窗口联办 <strong className="tabular">{call.ticketNumber}</strong> 号：{call.reason}</span>
          {call.state === 'asked'
            ? <><Button type="primary" loading={isBusy} aria-keyshortcuts={call === open ? 'y' : undefined} onClick={() => act(call)}>马上到{call === open && <Kbd keys="y" />}</Button><Button onClick={() => setDeclining(call)}>来不了</Button></>
            : <Mark tone="calm">已答应</Mark>}
        </p>
      ))}
      {problem && <p className="note-line bad" role="alert">{problem}</p>}
      {declining && (
        <CommandDrawer
          draft={`decline:${declining.id}`} title={`来不了：${declining.ticketNumber}`} submitLabel="回复" explain="对方会马上看到，好另请别人。" fields={() => [{ name: 'answer', kind: 'text', label: '原因', required: true, maxLength: 100 }]}
          send={(values, key) => answerColleague(declining, { isComing: false, answer: textOf(values, 'answer') }, key)} onDone={() => setDeclining(undefined)} onClose={() => setDeclining(undefined)}
        />
      )}
    </div>
  )
}

/** Whom one called for the ticket at the window, and whether they come. */
export const AskedByMe = ({ calls }: { calls: Desk['colleagueCalls'] }) => {
  const asked = calls.filter(({ isForMe }) => !isForMe)
  return asked.length === 0 ? null : <p role="status">联办，已请：{asked.map(({ colleagueName, stateName, answer }) => `${colleagueName}（${stateName}${answer && `：${answer}`}）`).join('；')}</p>
}

export const ColleagueDrawer = ({ ticket, desk, onDone, onClose }: { ticket: DeskTicket; desk: Desk; onDone: () => void; onClose: () => void }) => (
  <CommandDrawer
    draft={`colleague:${ticket.id}`} title={`请同事联办：${ticket.number}`} submitLabel="请过来" explain="一件事要两个部门办的，请另一位同事到这个窗口来，办事人不用换窗口。谁来过、为什么来，会记下来。"
    fields={() => [
      { name: 'colleague', kind: 'select', label: '请谁', required: true, options: desk.colleagues.map(({ id, name }) => ({ value: id, label: name + placeOf(desk, name) })) },
      { name: 'reason', kind: 'text', label: '请来办什么', required: true, maxLength: 100 },
    ]}
    send={(values, key) => callColleague(ticket.id, { colleague: textOf(values, 'colleague'), reason: textOf(values, 'reason') }, key)} onDone={onDone} onClose={onClose}
  />
)

const placeOf = ({ windows }: Desk, name: string): string => {
  const window = windows.find(({ officerName }) => officerName === name)
  return window ? `（${Number(window.no)} 号窗口）` : ''
}
