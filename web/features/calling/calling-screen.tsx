import { Button } from 'antd'
import { useState } from 'react'
import { files } from '../../client/paths.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Loading } from '../../kit/states.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import '../catalogue/catalogue.css'
import { type Desk, type DeskTicket, useDesk, useHallChanges } from './calling-calls.ts'
import { ChooseWindow } from './choose-window.tsx'
import { CurrentTicket } from './current-ticket.tsx'
import { PriorityDrawer, TransferDrawer } from './ticket-drawers.tsx'
import { useActs } from './use-acts.ts'
import './calling.css'

/** 叫号: one's window, whom it serves and who waits. Every step is one key. */
export function CallingScreen() {
  const desk = useDesk()
  useHallChanges(desk.data?.hallId)
  if (desk.isPending) return <><PageTitle title="叫号" /><div className="panel"><Loading lines={6} what="窗口" /></div></>
  if (desk.isError) return <div className="panel"><NotRead isPage error={desk.error} onRetry={() => void desk.refetch()} /></div>
  return desk.data.seat ? <OpenWindow desk={desk.data} seat={desk.data.seat} /> : <ChooseWindow desk={desk.data} />
}

function OpenWindow({ desk, seat }: { desk: Desk; seat: NonNullable<Desk['seat']> }) {
  const { act, isBusy, problem, forget } = useActs()
  const [drawer, setDrawer] = useState<{ kind: 'transfer' | 'priority'; ticket: DeskTicket } | undefined>(undefined)
  const isPaused = seat.state === 'paused'
  const no = seat.windowNo
  const togglePause = () => act({ kind: isPaused ? 'open' : 'pause', no })
  const close = () => act({ kind: 'close', no })
  const call = () => act({ kind: 'call', no })
  useShortcuts({ p: togglePause, ...(desk.current ? {} : { c: call }) })
  const dismiss = () => {
    setDrawer(undefined)
    forget()
  }
  return (
    <>
      <PageTitle title="叫号" tools={
        <>
          <Button onClick={togglePause} loading={isBusy} aria-keyshortcuts="p">{isPaused ? '恢复叫号' : '暂停'}<Kbd keys="p" /></Button>
          <Button onClick={close} disabled={isBusy}>关闭窗口</Button>
        </>
      }>
        <span>{Number(no)} 号窗口　<span className="quiet">{seat.windowName}</span></span>
        <a href={files.windowScreen(desk.hallId, no)} target="_blank" rel="noreferrer">窗口屏</a>
        <Mark tone={isPaused ? 'near' : 'calm'}>{isPaused ? '暂停中' : '叫号中'}</Mark>
      </PageTitle>
      {problem && <p className="note-line warn" role="alert">{problem.errors[0]?.message ?? problem.detail}</p>}
      <div className="calling">
        <div className="stack">
          {desk.current
            ? <CurrentTicket ticket={desk.current} isBusy={isBusy} onStep={(step, ticket) => act({ kind: 'step', step, ticket })} onOpen={(kind, ticket) => setDrawer({ kind, ticket })} />
            : (
              <section className="panel idle" aria-labelledby="idle-title">
                <h2 id="idle-title">{desk.next.length > 0 ? <>下一位是 <strong className="tabular">{desk.next[0]}</strong></> : '现在没有人在等'}</h2>
                <Button type="primary" size="large" className="call" onClick={call} loading={isBusy} disabled={isPaused || desk.next.length === 0} aria-keyshortcuts="c">叫下一位<Kbd keys="c" /></Button>
                {isPaused && <p className="quiet">窗口正在暂停，恢复以后再叫号。</p>}
              </section>
            )}
          {desk.missed.length > 0 && (
            <Panel title="过号，人回来了的" isFlush>
              <ul className="missed">
                {desk.missed.map((ticket) => (
                  <li key={ticket.id}>
                    <strong className="tabular">{ticket.number}</strong>
                    <span>{ticket.lineName}{ticket.personName && `　${ticket.personName}`}</span>
                    <Button onClick={() => act({ kind: 'step', step: 'returnToLine', ticket })} disabled={isBusy}>重新排队<span className="hidden-visually">：{ticket.number}</span></Button>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
        <DeskSide desk={desk} />
      </div>
      {drawer?.kind === 'transfer' && <TransferDrawer ticket={drawer.ticket} desk={desk} onDone={dismiss} onClose={() => setDrawer(undefined)} />}
      {drawer?.kind === 'priority' && <PriorityDrawer ticket={drawer.ticket} onDone={dismiss} onClose={() => setDrawer(undefined)} />}
    </>
  )
}

/** Who waits, and what the day was so far. */
const DeskSide = ({ desk: { lines, next, today } }: { desk: Desk }) => (
  <div className="stack">
    <Panel title="等待">
      <dl className="waiting-lines">
        {lines.map(({ letter, name, waiting }) => <div key={letter}><dt><span className="letter" aria-hidden="true">{letter}</span>{name}</dt><dd><strong className="tabular">{waiting}</strong> 人</dd></div>)}
      </dl>
      {next.length > 0 && <p className="next-numbers"><span className="quiet">接下来</span>{next.map((number) => <span key={number} className="tabular">{number}</span>)}</p>}
    </Panel>
    <Panel title="我的今天">
      <dl className="day-figures">
        <div><dt>办完</dt><dd><strong className="tabular">{today.served}</strong> 位</dd></div>
        <div><dt>过号</dt><dd><strong className="tabular">{today.missed}</strong> 位</dd></div>
        <div><dt>平均办理</dt><dd><strong className="tabular">{today.meanServiceMinutes}</strong> 分钟</dd></div>
        <div><dt>平均等候</dt><dd><strong className="tabular">{today.meanWaitMinutes}</strong> 分钟</dd></div>
      </dl>
    </Panel>
  </div>
)
