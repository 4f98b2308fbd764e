import { Link } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { HallHelpPanel } from '../help/hall-help-notice.tsx'
import { HallPage } from '../office/chosen-hall.tsx'
import '../supervision/monitor/monitor.css'
import { Advice } from './advice.tsx'
import { AheadPanel } from './ahead-panel.tsx'
import './hall-monitor.css'
import { exportHallMonitor, type MonitorView, useHallMonitor } from './monitor-calls.ts'
import { TodayPanel } from './today-panel.tsx'
import { ToldPanel } from './told-panel.tsx'
import { WindowPanel } from './window-panel.tsx'

/** 大厅监控: how a hall stands now, today and on its next day, with what to do about it. */
export function HallMonitorPage() {
  return (
    <HallPage title="大厅监控" tools={(hallId) => <DownloadButton fileName="大厅监控.csv" get={() => exportHallMonitor(hallId)}>导出当天（CSV）</DownloadButton>}>
      {(hallId) => <Monitor hallId={hallId} />}
    </HallPage>
  )
}

function Monitor({ hallId }: { hallId: string }) {
  const reading = useHallMonitor(hallId)
  if (reading.isPending) return <div className="panel"><Loading lines={10} what="大厅监控" /></div>
  if (reading.data === undefined) return <div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div>
  const view = reading.data
  return (
    <div className="stack hall-monitor">
      <p className="quiet tabular">{view.hallName}　数据时间 {toMinuteWords(view.at)}，每 15 秒更新{view.closedReason !== null && `　今天不办公（${view.closedReason}）`}{reading.isError && <strong role="alert">　刚才没有更新成功，下面是之前的数字，正在重试。</strong>}</p>
      <HallHelpPanel hallId={hallId} />
      <Advice title="现在的建议" sentences={view.now.advice} />
      <Now view={view} />
      <WindowPanel hallId={hallId} windows={view.now.windows} />
      <TodayPanel view={view} />
      <ToldPanel hallId={hallId} told={view.told} />
      <AheadPanel ahead={view.ahead} />
      <Panel title="这些数是怎么算的">
        <dl className="facts">{view.formulas.map(({ name, formula }) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{formula}</dd></div>)}</dl>
      </Panel>
    </div>
  )
}

const minutes = (value: number | null): string => (value === null ? '—' : `${value} 分钟`)

function Now({ view: { hallId: hall, now, targetMinutes } }: { view: MonitorView }) {
  const toWaiting = consolePaths.hallTickets({ hall, state: 'waiting', order: 'wait' })
  const tiles = [
    { name: '正在等', figure: <Link to={toWaiting}>{now.waiting} 人</Link>, tone: '' },
    { name: now.longest === null ? '等得最久' : `等得最久（${now.longest.number} 号）`, figure: now.longest === null ? '—' : <Link to={consolePaths.hallTicket(now.longest.id, hall)}>{minutes(now.longestWaitMinutes)}</Link>, tone: (now.longestWaitMinutes ?? 0) > targetMinutes ? 'late' : '' },
    { name: '叫号的窗口', figure: `${now.openWindows} 个`, tone: '' }, { name: '暂停的窗口', figure: `${now.pausedWindows} 个`, tone: now.pausedWindows > 0 ? 'near' : '' },
  ]
  const short = now.lines.filter(({ waiting, need, openWindows }) => waiting > 0 && need > openWindows)
  const busiest = now.lines.toSorted((a, b) => b.waiting - a.waiting)[0]
  const shown = now.lines.filter(({ waiting, openWindows, pausedWindows }) => waiting + openWindows + pausedWindows > 0)
  const idle = now.lines.filter((line) => !shown.includes(line))
  const most = Math.max(1, busiest?.waiting ?? 0)
  const title = short.length > 0 ? `现在“${short[0]!.name}”${short.length > 1 ? `等 ${short.length} 个业务` : ''}窗口不够` : busiest && busiest.waiting > 0 ? `现在等的人最多的是“${busiest.name}”：${busiest.waiting} 人，窗口够用` : '现在没有人在等'
  return (
    <>
      <dl className="tiles" aria-label="现在">{tiles.map(({ name, figure, tone }) => <div key={name} className={`tile ${tone}`}><dt>{name}</dt><dd className="figure">{figure}</dd></div>)}</dl>
      <Panel title={title} isFlush>
        {shown.length > 0 && <table className="rows">
          <caption className="hidden-visually">各业务现在的等候和窗口；需要：使最后一位等候不超过 {targetMinutes} 分钟的窗口数</caption>
          <thead><tr><th scope="col">业务</th><th scope="col" className="bar-cell" aria-hidden="true" /><th scope="col" className="number">在等（人）</th><th scope="col" className="number">最久</th><th scope="col" className="number">现在取号约等</th><th scope="col" className="number">叫号 / 暂停</th><th scope="col" className="number">需要</th></tr></thead>
          <tbody>
            {shown.map(({ letter, name, isOpen, waiting, longestWaitMinutes, waitMinutes, openWindows, pausedWindows, need }) => (
              <tr key={letter}>
                <th scope="row">{name}{!isOpen && <span className="row-note">　不取号</span>}</th>
                <td className="bar-cell" aria-hidden="true"><span className="bar"><span style={{ width: `${(waiting / most) * 100}%` }} /></span></td>
                <td className="number" data-label="在等">{waiting === 0 ? 0 : <Link to={consolePaths.hallTickets({ hall, state: 'waiting', order: 'wait', line: letter })}>{waiting}</Link>}</td>
                <td className="number" data-label="最久">{minutes(longestWaitMinutes)}</td>
                <td className="number" data-label="现在取号约等">{openWindows === 0 ? '没有窗口叫号' : minutes(waitMinutes)}</td>
                <td className="number" data-label="叫号 / 暂停">{openWindows} / {pausedWindows}</td>
                <td className="number" data-label="需要">{waiting > 0 && need > openWindows ? <strong className="lacking">{need}（少 {need - openWindows}）</strong> : need}</td>
              </tr>
            ))}
          </tbody>
        </table>}
        {idle.length > 0 && <p className="monitor-note">没有人等、也没有窗口叫号的业务：{idle.map(({ name }) => name).join('、')}。</p>}
      </Panel>
    </>
  )
}
