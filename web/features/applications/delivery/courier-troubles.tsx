import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, bodyOf } from '../../../client/http.ts'
import { paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Failure, Loading } from '../../../kit/states.tsx'

const REFRESH_MS = 60_000

/** Parcels of this hall that somebody has to see to: refused, unanswered, too long on the way. */
export function CourierTroubles() {
  const list = useQuery({ queryKey: ['courier-orders', 'trouble'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/courier-orders', { params: { query: { trouble: true, limit: 50 } }, signal })), refetchInterval: REFRESH_MS })
  if (list.isPending) return <Panel title="需要处理的快递"><Loading lines={3} what="快递" /></Panel>
  if (list.isError) {
    const { title, detail, code } = toProblem(list.error)
    return <Panel title="需要处理的快递"><Failure title={title} detail={detail} code={code} onRetry={() => void list.refetch()} /></Panel>
  }
  const { rows } = list.data
  return (
    <Panel title={rows.length === 0 ? '需要处理的快递' : `需要处理的快递（${rows.length}）`}>
      {rows.length === 0 ? <p className="quiet">没有。快递公司不接单、没有应答或太久没有签收时，会在这里提醒。</p> : (
        <ul className="ready-results">
          {rows.map((row) => (
            <li key={`${row.number} ${row.direction}`}>
              <span><Link to={paths.case(row.number)} style={{ fontWeight: 700 }}>{row.itemName}，{row.applicantName}</Link>　{row.directionName}</span>
              <span className="field-error">{row.problem}</span>
              <span className="quiet tabular" style={{ paddingLeft: 0 }}>{toMinuteWords(row.orderedAt)}下单{row.courierNumber ? `，单号 ${row.courierNumber}` : ''}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
