import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../../client/http.ts'
import { toDayWords } from '../../../kit/dates.ts'

type Change = { change: 'extend'; amount?: number | undefined; workdays?: undefined } | { change: 'start-special-procedure'; workdays: number }

/** The dates as they are and as they would become, before it is done. */
export function DeadlinePreview({ number, ...query }: { number: string } & Change) {
  const preview = useQuery({
    queryKey: ['deadline-preview', number, query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/deadline-preview', { params: { path: { number }, query }, signal })),
    gcTime: 0,
  })
  if (preview.isPending) return <p className="quiet" role="status">正在计算日期…</p>
  if (preview.isError) return <p className="field-error" role="status">日期没有算出来，请稍后再看；不影响提交。</p>
  const { now, afterwards, pausedUntil, extensionLimitText } = preview.data
  const rows = [
    { name: '法定期限', now: now.statutoryDueOn, afterwards: afterwards.statutoryDueOn },
    { name: '承诺期限', now: now.promisedDueOn, afterwards: afterwards.promisedDueOn },
  ]
  return (
    <div className="deadline-preview" role="status">
      {extensionLimitText && <p>本件最多可以延长 {extensionLimitText}。</p>}
      {pausedUntil && <p>从明天到{toDayWords(pausedUntil)}不计入办理期限。</p>}
      <table>
        <caption>处理以后的日期</caption>
        <thead><tr><th scope="col">期限</th><th scope="col">现在到</th><th scope="col">以后到</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="tabular">{row.now ? toDayWords(row.now) : '没有'}</td>
              <td className="tabular">{row.afterwards === row.now ? '不变' : row.afterwards && <strong>{toDayWords(row.afterwards)}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {afterwards.isProvisional && <p className="quiet">跨年的放假安排还没公布，日期是预计的，公布后会自动重新计算。</p>}
    </div>
  )
}
