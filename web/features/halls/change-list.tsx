import { Link } from 'react-router'
import { toMinuteWords } from '../../kit/dates.ts'
import { Empty } from '../../kit/states.tsx'
import type { Sheet } from './hall-calls.ts'

/** 修改记录: who changed what, newest first; nothing of it is ever taken away. */
export function ChangeList({ sheet: { changes, next } }: { sheet: Sheet }) {
  if (changes.length === 0) return <Empty title="还没有修改过">导入以后的每一次修改都会记在这里，谁、什么时候、为什么。</Empty>
  return (
    <>
      <table className="rows">
        <caption className="hidden-visually">修改记录，新的在前</caption>
        <thead><tr><th scope="col">版本</th><th scope="col">修改</th><th scope="col">谁</th><th scope="col">什么时候</th></tr></thead>
        <tbody>
          {changes.map(({ version, what, byName, at, reason }) => (
            <tr key={version}>
              <td className="tabular">{version}</td>
              <td className="wide">{what}{reason && <div className="row-note">{reason}</div>}</td>
              <td>{byName ?? '系统'}</td>
              <td className="tabular">{toMinuteWords(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {next !== null && <p className="part"><Link to={`?tab=changes&before=${next}`}>更早的修改</Link></p>}
    </>
  )
}
