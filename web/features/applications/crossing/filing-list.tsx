import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Radio } from 'antd'
import { useSearchParams } from 'react-router'
import { api, bodyOf } from '../../../client/http.ts'
import { newKey } from '../../../client/intention.ts'
import { toProblem } from '../../../client/problem.ts'
import { toColumnDay } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Empty, Failure, Loading } from '../../../kit/states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { CaseNumber } from '../case-number.tsx'
import './crossing.css'
import { FilingStatistics } from './filing-statistics.tsx'

const filingsKey = ['filing-reports'] as const

/** 批后报备 and 审管信息: what counties decided with power from above, and whether we have seen it. */
export function FilingList() {
  const [query, setQuery] = useSearchParams()
  const state = query.get('state') === 'all' ? 'all' : 'open'
  // The period of the statistics below stays.
  const show = (next: 'open' | 'all') => {
    const to = new URLSearchParams(query)
    to.delete('cursor')
    if (next === 'all') to.set('state', next)
    else to.delete('state')
    setQuery(to)
  }
  return (
    <>
      <div className="panel">
        <div className="side-tabs">
          <Radio.Group aria-label="看哪些" optionType="button" value={state} options={[{ value: 'open', label: '待确认' }, { value: 'all', label: '全部' }]} onChange={({ target }) => show(target.value === 'all' ? 'all' : 'open')} />
        </div>
        <Lines state={state} cursor={query.get('cursor') ?? undefined} />
      </div>
      <FilingStatistics />
    </>
  )
}

function Lines({ state, cursor }: { state: 'open' | 'all'; cursor: string | undefined }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: [...filingsKey, state, cursor],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/filing-reports', { params: { query: { state, cursor } }, signal })),
    placeholderData: keepPreviousData,
  })
  const confirming = useMutation({
    mutationFn: ({ kind, number }: { kind: 'approval' | 'supervision'; number: string }) => api.POST('/api/v1/staff/filing-reports/{kind}/{number}/confirm', { params: { path: { kind, number }, header: { 'idempotency-key': newKey() } }, body: {} }),
    onError: (error) => void message.error(toProblem(error).detail),
    onSettled: () => void queries.invalidateQueries({ queryKey: filingsKey }),
  })
  if (list.isPending) return <Loading lines={6} what="报备" />
  if (list.isError) {
    const { title, detail, code } = toProblem(list.error)
    return <Failure title={title} detail={detail} code={code} onRetry={() => void list.refetch()} />
  }
  const { rows, next } = list.data
  if (rows.length === 0) return <Empty title={state === 'open' ? '没有待确认的报备' : '还没有报备'}>下级用下放、委托的权力作出准予决定后，会自动报备到这里。</Empty>
  return (
    <div aria-busy={list.isPlaceholderData}>
      <table className="rows">
        <caption className="hidden-visually">{state === 'open' ? '待确认的报备，急的在最前' : '全部报备，新的在最前'}</caption>
        <thead><tr><th scope="col">事项</th><th scope="col">作出决定的单位</th><th scope="col">申请人</th><th scope="col">决定日期</th><th scope="col">确认</th><th scope="col">办件编号</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.number}`}>
              <td className="wide"><strong>{row.itemName}</strong><div className="quiet">{row.kindName} · {row.powerSourceName}</div></td>
              <td>{row.authorityName}</td>
              <td>{row.applicantName}</td>
              <td className="tabular" data-label="决定">{toColumnDay(row.decidedOn)}</td>
              <td>
                {row.confirmedOn
                  ? <span className="quiet">{toColumnDay(row.confirmedOn)}　{row.confirmedBy}</span>
                  : <><Button loading={confirming.isPending && confirming.variables.number === row.number} onClick={() => confirming.mutate({ kind: row.kind as 'approval' | 'supervision', number: row.number })} aria-label={`确认：${row.itemName}，${row.applicantName}`}>确认</Button>{row.overdueDays > 0 && <div><Mark tone="over">超期 {row.overdueDays} 天</Mark></div>}</>}
              </td>
              <td className="wide"><CaseNumber number={row.number} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}
