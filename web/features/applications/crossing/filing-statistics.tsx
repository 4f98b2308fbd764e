import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useSearchParams } from 'react-router'
import { api, bodyOf } from '../../../client/http.ts'
import { toColumnDay } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { DayBox } from '../../catalogue/filters.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { besidePeriod, type Period, periodKinds, periodOf, readPeriod, toPeriodWords, toQuery } from './period.ts'

export const statisticsKey = ['filing-reports', 'statistics'] as const

/** The days of the platform: its clock decides what this year is, not the browser's. */
const useToday = () => useQuery({ queryKey: [...statisticsKey, 'today'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/filing-reports/statistics', { signal })), select: ({ today }) => today, staleTime: 300_000 })

/** 统计: what was reported in a month, a quarter, a year or days of one's own; all of it in the address. */
export function FilingStatistics() {
  const [query] = useSearchParams()
  const today = useToday()
  return (
    <div style={{ marginTop: 16 }}>
      <Panel title="报备统计" isFlush>
        {today.isPending ? <Loading lines={4} what="统计" /> : today.isError ? <NotRead error={today.error} onRetry={() => void today.refetch()} /> : <Counts period={readPeriod(query, today.data)} today={today.data} />}
      </Panel>
    </div>
  )
}

function Counts({ period, today }: { period: Period; today: string }) {
  const { from, to } = period
  const counts = useQuery({
    queryKey: [...statisticsKey, from, to],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/filing-reports/statistics', { params: { query: { from, to } }, signal })),
    placeholderData: keepPreviousData,
    enabled: from <= to,
  })
  return (
    <>
      <PeriodPicker period={period} today={today} />
      {from > to ? <p className="period-wrong field-error" role="alert">截止日期不能早于开始日期，请改其中一个。</p> : counts.isPending ? <Loading lines={4} what="统计" /> : counts.isError ? <NotRead error={counts.error} onRetry={() => void counts.refetch()} />
        : counts.data.rows.length === 0 ? <Empty title={`${toPeriodWords(period)}没有报备`}>按作出决定的日期统计。可以换一段时间看看。</Empty>
          : (
            <div aria-busy={counts.isPlaceholderData}>
              <table className="rows">
                <caption className="hidden-visually">{toPeriodWords(period)}作出的决定，按地区和事项统计</caption>
                <thead><tr><th scope="col">地区</th><th scope="col">事项</th><th scope="col">类别</th><th scope="col">报备</th><th scope="col">已确认</th><th scope="col">超期</th></tr></thead>
                <tbody>
                  {counts.data.rows.map((row) => (
                    <tr key={`${row.regionName} ${row.kindName} ${row.itemName}`}>
                      <td>{row.regionName}</td><td className="wide">{row.itemName}</td><td>{row.kindName}</td>
                      <td className="tabular" data-label="报备">{row.reported}</td><td className="tabular" data-label="已确认">{row.confirmed}</td><td className="tabular" data-label="超期">{row.overdue}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">合计</th><td className="wide" /><td />
                    <td className="tabular" data-label="报备">{sum(counts.data.rows.map(({ reported }) => reported))}</td><td className="tabular" data-label="已确认">{sum(counts.data.rows.map(({ confirmed }) => confirmed))}</td><td className="tabular" data-label="超期">{sum(counts.data.rows.map(({ overdue }) => overdue))}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
          )}
    </>
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

function PeriodPicker({ period, today }: { period: Period; today: string }) {
  const [query, setQuery] = useSearchParams()
  const show = (next: Period) => {
    const to = new URLSearchParams(query)
    for (const name of ['period', 'from', 'to']) to.delete(name)
    for (const [name, value] of Object.entries(toQuery(next))) to.set(name, value)
    setQuery(to)
  }
  const [before, after] = [besidePeriod(period, -1), besidePeriod(period, 1)]
  // Where one was stays in view: a month of the year that is shown, today's where it is this year.
  const near = today < period.from || today > period.to ? period.from : today
  return (
    <div className="side-tabs">
      <Radio.Group
        aria-label="统计多长时间"
        optionType="button"
        value={period.kind}
        options={Object.entries(periodKinds).map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => show(target.value === 'days' ? { ...period, kind: 'days', to: period.to < today ? period.to : today } : periodOf(target.value as Period['kind'], near))}
      />
      {before && after ? (
        <span className="period-steps">
          <Button aria-label={`上一段：${toPeriodWords(before)}`} onClick={() => show(before)}>‹</Button>
          <strong role="status">{toPeriodWords(period)}</strong>
          <Button aria-label={`下一段：${toPeriodWords(after)}`} disabled={after.from > today} onClick={() => show(after)}>›</Button>
          <span className="quiet">{toColumnDay(period.from)}至{toColumnDay(period.to)}</span>
        </span>
      ) : (
        <span className="period-steps">
          <label htmlFor="period-from">从</label>
          <DayBox key={`from ${period.from}`} id="period-from" day={period.from} onDay={(from) => show({ ...period, from })} />
          <label htmlFor="period-to">到</label>
          <DayBox key={`to ${period.to}`} id="period-to" day={period.to} onDay={(to) => show({ ...period, to })} />
        </span>
      )}
    </div>
  )
}
