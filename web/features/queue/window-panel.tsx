import { Link } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import type { MonitorView } from './monitor-calls.ts'

const TONES = { open: 'calm', paused: 'near', closed: 'plain' } as const

/** 窗口 that are staffed now or served anybody today, each with its day behind it. */
export function WindowPanel({ hallId, windows }: { hallId: string; windows: MonitorView['now']['windows'] }) {
  if (windows.length === 0) return null
  return (
    <Panel title={`今天 ${windows.length} 个窗口有人，现在 ${windows.filter(({ state }) => state === 'open').length} 个叫号`} isFlush>
      <table className="rows">
        <caption className="hidden-visually">现在有人或今天办过号的窗口</caption>
        <thead><tr><th scope="col">窗口</th><th scope="col">现在</th><th scope="col">正在办</th><th scope="col" className="number">今天办完（个）</th><th scope="col" className="number">平均办（分钟）</th></tr></thead>
        <tbody>
          {windows.map(({ no, name, state, stateName, officerName, number, served, meanServiceMinutes }) => (
            <tr key={no}>
              <th scope="row" className="wide"><Link to={consolePaths.hallWindow(no, hallId)}>{Number(no)} 号</Link>　{name}</th>
              <td className="wide"><Mark tone={TONES[state]}>{stateName}</Mark>{officerName !== null && `　${officerName}`}</td>
              <td className="tabular" data-label="正在办">{number ?? '—'}</td><td className="number" data-label="今天办完（个）">{served}</td><td className="number" data-label="平均办（分钟）">{meanServiceMinutes ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
