import { Link } from 'react-router'
import { Panel } from '../../../kit/panel.tsx'
import '../editor/editor.css'
import { useFindings } from '../editor/findings-panel.tsx'
import { NotRead } from '../query-states.tsx'
import type { Change } from '../types.ts'
import { usePlace } from './place.ts'

/** What the element check says of a change, for whoever decides about it. */
export function CheckSummary({ change }: { change: Change }) {
  const check = useFindings(change.id, change.revision)
  const placeOf = usePlace(change.id)
  return (
    <Panel title="体检">
      {check.isError ? <NotRead error={check.error} onRetry={() => void check.refetch()} />
        : check.isPending ? <p className="quiet">正在体检…</p>
          : check.data.findings.length === 0 ? <p>没有发现问题。</p>
            : (
              <ol className="findings">
                {check.data.findings.map(({ ruleId, path, severity, severityName, elementTitle, message }) => (
                  <li key={`${ruleId} ${path} ${message}`} className={severity === 'block' ? 'bad' : undefined}>
                    <Link className="where" to={placeOf(path)}>{elementTitle ?? '整个事项'}</Link>　<span className="quiet">{severityName}</span>
                    <p>{message}</p>
                  </li>
                ))}
              </ol>
            )}
    </Panel>
  )
}
