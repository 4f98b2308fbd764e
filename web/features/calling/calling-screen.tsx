import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { files, paths } from '../../client/paths.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Loading } from '../../kit/states.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { AskedByMe, AskedOfMe, ColleagueDrawer } from '../window-day/colleague-notice.tsx'
import { LeaveDrawer, TakeOverDrawer } from '../window-day/hand-over-drawers.tsx'
import { LogPanel } from '../window-day/log-panel.tsx'
import { useReread } from '../window-day/window-day-calls.ts'
import { HallHelpNotice } from '../help/hall-help-notice.tsx'
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
  return <><HallHelpNotice hallId={desk.data.hallId} /><AskedOfMe calls={desk.data.colleagueCalls} />{desk.data.seat ? <OpenWindow desk={desk.data} seat={desk.data.seat} /> : <ChooseWindow desk={desk.data} />}</>
}

function OpenWindow({ desk, seat }: { desk: Desk; seat: NonNullable<Desk['seat']> }) {
  const { act, isBusy, problem, forget } = useActs()
  const [drawer, setDrawer] = useState<{ kind: 'transfer' | 'priority' | 'colleague'; ticket: DeskTicket } | { kind: 'leave' | 'takeOver' } | undefined>(undefined)
  const reread = useReread()
  const go = useNavigate()
  const takeIn = (ticket: DeskTicket) => {
    const toIntake = () => void go(paths.intake({ ticket: ticket.id }))
    if (ticket.state === 'called') act({ kind: 'step', step: 'startServing', ticket }, toIntake)
    else toIntake()
  }
  const isPaused = seat.state === 'paused'
  const no = seat.windowNo
  const togglePause = () => act({ kind: isPaused ? 'open' : 'pause', no })
  const close = () => act({ kind: 'close', no })
  const call = () => act({ kind: 'call', no })
  const handOver = () => setDrawer({ kind: desk.handOver ? 'takeOver' : 'leave' })
  useShortcuts({ p: togglePause, h: handOver, ...(desk.current ? {} : { c: call }) })
  const dismiss = () => {
    setDrawer(undefined)
    forget()
    reread()
  }
  return (
    <>
      <PageTitle title="叫号" tools={
        <>
          <Button onClick={togglePause} loading={isBusy} aria-keyshortcuts="p">{isPaused ? '恢复叫号' : '暂停'}<Kbd keys="p" /></Button>
          <Button onClick={handOver} disabled={isBusy} aria-keyshortcuts={desk.handOver ? undefined : 'h'}>交班{!desk.handOver && <Kbd keys="h" />}</Button>
          <Button onClick={close} disabled={isBusy}>关闭窗口</Button>
        </>
      }>
        <span>{Number(no)} 号窗口　<span className="quiet">{seat.windowName}</span></span>
        <a href={files.windowScreen(desk.hallId, no)} target="_blank" rel="noreferrer">窗口屏</a>
        <Mark tone={isPaused ? 'near' : 'calm'}>{isPaused ? '暂停中' : '叫号中'}</Mark>
      </PageTitle>
      {problem && <p className="note-line warn" role="alert">{problem.errors[0]?.message ?? problem.detail}</p>}
      {desk.handOver && (
        <p className="note-line warn colleague-call"><span>{desk.handOver.leftByName}交班时留下的还没有核对{desk.handOver.openThings.ticket && `，${desk.handOver.openThings.ticket.number} 号在窗口上`}{desk.handOver.note && `：${desk.handOver.note}`}</span><Button type="primary" onClick={handOver} aria-keyshortcuts="h">核对并接班<Kbd keys="h" /></Button></p>
      )}
      <div className="calling">
        <div className="stack">
          {desk.current
            ? <CurrentTicket ticket={desk.current} escort={desk.escort} beside={<AskedByMe calls={desk.colleagueCalls} />} isBusy={isBusy} onStep={(step, ticket) => act({ kind: 'step', step, ticket })} onOpen={(kind, ticket) => setDrawer({ kind, ticket })} onIntake={takeIn} />
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
        <div className="stack"><LogPanel /><DeskSide desk={desk} /></div>
      </div>
      {drawer?.kind === 'transfer' && <TransferDrawer ticket={drawer.ticket} desk={desk} onDone={dismiss} onClose={() => setDrawer(undefined)} />}
      {drawer?.kind === 'colleague' && <ColleagueDrawer ticket={drawer.ticket} desk={desk} onDone={dismiss} onClose={() => setDrawer(undefined)} />}
      {drawer?.kind === 'leave' && <LeaveDrawer no={no} onDone={dismiss} onClose={() => setDrawer(undefined)} />}
      {drawer?.kind === 'takeOver' && desk.handOver && <TakeOverDrawer hall={desk.hallId} handOver={desk.handOver} withCases onDone={dismiss} onStale={reread} onClose={() => setDrawer(undefined)} />}
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
    <Panel title="我的今天" extra={<Link to={paths.ownDay()}>全部数字</Link>}>
      <dl className="day-figures">
        <div><dt>办完</dt><dd><strong className="tabular">{today.served}</strong> 位</dd></div>
        <div><dt>过号</dt><dd><strong className="tabular">{today.missed}</strong> 位</dd></div>
        <div><dt>平均办理</dt><dd><strong className="tabular">{today.meanServiceMinutes}</strong> 分钟</dd></div>
        <div><dt>平均等候</dt><dd><strong className="tabular">{today.meanWaitMinutes}</strong> 分钟</dd></div>
      </dl>
    </Panel>
  </div>
)
