import { Link } from 'react-router'
import { paths } from '../../client/paths.ts'
import type { ApplicationRow } from '../../client/types.ts'
import { toMinuteWords, toShortDay } from '../../kit/dates.ts'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { CaseNumber } from './case-number.tsx'
import { Mark } from '../../kit/mark.tsx'
import { DeadlineMark } from './deadline-mark.tsx'

/** Lines that are chosen to be done together. */
export interface Picking {
  has(number: string): boolean
  pick(rows: readonly ApplicationRow[], isChosen: boolean): void
}

/** Cases, one a line; j and k go along them, Enter opens. On a phone each line is a card. */
export function CaseTable({ rows, caption, picking }: { rows: readonly ApplicationRow[]; caption: string; picking?: Picking | undefined }) {
  useShortcuts({ j: () => moveFocus('.rows a', 1), k: () => moveFocus('.rows a', -1), x: pickFocused })
  return (
    <table className="rows">
      <caption className="hidden-visually">{caption}</caption>
      <thead>
        <tr>{picking && <th scope="col" className="pick"><label><input type="checkbox" aria-label="选择这一页全部办件" checked={rows.every(({ number }) => picking.has(number))} onChange={({ target }) => picking.pick(rows, target.checked)} /></label></th>}<th scope="col">剩余时间</th><th scope="col">事项</th><th scope="col">申请人</th><th scope="col">状态</th><th scope="col">提交时间</th><th scope="col">办件编号</th></tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            {picking && <td className="pick"><label><input type="checkbox" aria-label={`选择${row.applicantName}的${row.itemName}`} checked={picking.has(row.number)} onChange={({ target }) => picking.pick([row], target.checked)} /></label></td>}
            <td><DeadlineMark {...row} />{row.dueOn && <div className="quiet tabular" style={{ fontSize: 13 }}>{toShortDay(row.dueOn)}前</div>}</td>
            <td className="wide"><Link to={paths.case(row.number)} style={{ fontWeight: 700 }}>{row.itemName}<span className="hidden-visually">，{row.applicantName}</span></Link></td>
            <td>{row.applicantName}</td>
            <td className="whole-words">{row.stateName}{row.priority && <div><Mark tone="near"><span title={row.priority}>绿色通道</span></Mark></div>}{row.assignedToName && <div className="quiet">承办：{row.assignedToName}</div>}</td>
            <td className="tabular wide whole-words" data-label="提交">{toMinuteWords(row.submittedAt)}<span className="quiet">　{row.channelName}</span></td>
            <td className="wide"><CaseNumber number={row.number} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The line one stands on, by its box. */
const pickFocused = () => document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('.pick input')?.click()
