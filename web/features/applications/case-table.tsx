import { Link } from 'react-router'
import { paths } from '../../client/paths.ts'
import type { ApplicationRow } from '../../client/types.ts'
import { toMinuteWords, toShortDay } from '../../kit/dates.ts'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { CaseNumber } from './case-number.tsx'
import { DeadlineMark } from './deadline-mark.tsx'

/** Cases, one a line; j and k go along them, Enter opens. On a phone each line is a card. */
export function CaseTable({ rows, caption }: { rows: readonly ApplicationRow[]; caption: string }) {
  useShortcuts({ j: () => moveFocus('.rows a', 1), k: () => moveFocus('.rows a', -1) })
  return (
    <table className="rows">
      <caption className="hidden-visually">{caption}</caption>
      <thead>
        <tr><th scope="col">剩余时间</th><th scope="col">事项</th><th scope="col">申请人</th><th scope="col">状态</th><th scope="col">提交时间</th><th scope="col">办件编号</th></tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td><DeadlineMark {...row} />{row.dueOn && <div className="quiet tabular" style={{ fontSize: 13 }}>{toShortDay(row.dueOn)}前</div>}</td>
            <td className="wide"><Link to={paths.case(row.number)} style={{ fontWeight: 700 }}>{row.itemName}<span className="hidden-visually">，{row.applicantName}</span></Link></td>
            <td>{row.applicantName}</td>
            <td>{row.stateName}</td>
            <td className="tabular wide" data-label="提交">{toMinuteWords(row.submittedAt)}<span className="quiet">　{row.channelName}</span></td>
            <td className="wide"><CaseNumber number={row.number} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
