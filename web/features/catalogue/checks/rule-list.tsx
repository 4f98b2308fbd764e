import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { Mark, type MarkTone } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Loading } from '../../../kit/states.tsx'
import '../catalogue.css'
import { useCheckRules } from '../catalogue-queries.ts'
import { NotRead } from '../query-states.tsx'
import type { Severity } from '../types.ts'

const TONES: Record<Severity, MarkTone> = { block: 'over', warn: 'near', off: 'plain' }

/** A rule about all elements need not list them. */
const NAMED = 6

/** Every rule with the law or standard that asks for it, how strictly it holds here today and what it found. */
export function RuleList() {
  const rules = useCheckRules()
  return (
    <>
      <PageTitle title="体检规则"><Link to={consolePaths.issues()}>回到问题</Link></PageTitle>
      <div className="panel">
        {rules.isPending ? <Loading lines={12} what="体检规则" /> : rules.isError ? <NotRead error={rules.error} onRetry={() => void rules.refetch()} /> : (
          <>
            <p className="list-count">共 {rules.data.rows.length} 条。严格程度由本地规定设置：不得公布的，送审和公布时拦住；需整改的，列为问题限期整改。</p>
            <table className="rows">
              <caption className="hidden-visually">体检规则</caption>
              <thead><tr><th scope="col" style={{ width: '34%' }}>规则</th><th scope="col" style={{ width: '26%' }}>依据</th><th scope="col">要素</th><th scope="col">严格程度</th><th scope="col">待整改</th></tr></thead>
              <tbody>
                {rules.data.rows.map(({ id, title, source, problemName, elements, severity, severityName, open, overdue }) => (
                  <tr key={id}>
                    <td className="wide">{title}<div className="row-note">{problemName}</div></td>
                    <td className="wide" data-label="依据">{source}</td>
                    <td className="wide" data-label="要素">{elements.slice(0, NAMED).map((element) => element.title).join('、') || '—'}{elements.length > NAMED && `等 ${elements.length} 项`}</td>
                    <td><Mark tone={TONES[severity]}>{severityName}</Mark></td>
                    <td className="tabular">{open > 0 ? <Link to={consolePaths.issues({ rule: id })}>{open} 个</Link> : '0'}{overdue > 0 && <div className="row-note">逾期 {overdue} 个</div>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </>
  )
}
