import { Link } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useProofConflicts } from './proof-calls.ts'

/** Published guides that contradict the list. While there are none, one line says so. */
export function ProofConflicts() {
  const list = useProofConflicts()
  if (list.isPending) return null
  if (list.isError) return <div className="panel"><NotRead error={list.error} onRetry={() => void list.refetch()} /></div>
  const { rows, itemCount } = list.data
  if (rows.length === 0) return <p className="note-line good">已核对 {itemCount} 个事项的办事指南，没有索要已取消的证明，应免提交的都写明了由什么代替。</p>
  return (
    <Panel title={`${rows.length} 处办事指南与清单矛盾`} isFlush>
      <table className="rows">
        <caption className="hidden-visually">与无证明清单矛盾的办事指南</caption>
        <thead><tr><th scope="col">事项</th><th scope="col">材料</th><th scope="col">问题</th><th scope="col">清单写明</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.itemCode} ${row.materialName} ${row.kind}`}>
              <td className="wide"><Link to={consolePaths.item(row.itemCode)}>{row.itemName}</Link><div className="row-note">{row.departmentName}</div></td>
              <td className="wide" data-label="材料">{row.materialName}</td>
              <td className="wide"><Mark tone={row.kind === 'asksForCancelled' ? 'over' : 'near'}>{row.kindName}</Mark></td>
              <td className="wide">{row.replacement}<div className="row-note">{row.proofName}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
