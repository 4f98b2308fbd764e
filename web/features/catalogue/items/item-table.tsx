import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toColumnDay } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { StateMark } from '../state-marks.tsx'
import type { ManagedRow } from '../types.ts'

/** Items, one a line; j and k go along them, Enter opens. On a phone each line is a card. */
export function ItemTable({ rows, caption }: { rows: readonly ManagedRow[]; caption: string }) {
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  return (
    <table className="rows">
      <caption className="hidden-visually">{caption}</caption>
      <thead>
        <tr><th scope="col">事项</th><th scope="col">类型</th><th scope="col">实施部门</th><th scope="col">状态</th><th scope="col">版本</th><th scope="col">指南核对</th><th scope="col">变更</th></tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, typeName, departmentName, state, stateName, version, effectiveOn, cancelOn, confirmedOn, openChange }) => (
          <tr key={code}>
            <td className="wide">
              <Link className="row-link" to={consolePaths.item(code)}>{name || '（未命名）'}</Link>
              <div className="row-note">{code}</div>
            </td>
            <td className="whole">{typeName}</td>
            <td>{departmentName}</td>
            <td><StateMark state={state} stateName={stateName} />{cancelOn && <div className="row-note">{toColumnDay(cancelOn)}起取消</div>}</td>
            <td className="tabular whole" data-label="版本">{version === null ? '未公布' : `第 ${version} 版`}{effectiveOn && <div className="row-note">{toColumnDay(effectiveOn)}起</div>}</td>
            <td className="tabular wide whole" data-label="指南核对">{confirmedOn ? toColumnDay(confirmedOn) : '—'}</td>
            <td className="wide">{openChange && <Link to={consolePaths.change(openChange.id)}><Mark tone="info">{openChange.stateName}</Mark></Link>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
