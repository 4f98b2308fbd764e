import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { toColumnDay, toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { readFilter } from '../../catalogue/filters.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { RegionPicker } from '../../staff-end/region-picker.tsx'
import { maySeeAudits } from './monitor-roles.ts'
import { type MonitoredFilter, type MonitoredPage, useExtraVisits, useMonitored } from './monitor-calls.ts'
import './monitor.css'

const NAMES = ['of', 'region', 'authority', 'hall', 'stage', 'day', 'level', 'service', 'span', 'cursor'] as const

/** Back to where the number stood, or the same of another region. A department of the city has cases of its own alone. */
function Tools({ region }: { region: string | undefined }) {
  const overseesRegions = maySeeAudits(useOfficer())
  return <>{overseesRegions && <RegionPicker />}<Link to={paths.monitor({ region })}><Button>回到实时监察</Button></Link></>
}

/** The cases or signals behind a number; each leads to its case. */
export function MonitoredList() {
  const [query] = useSearchParams()
  const { of = 'open', ...rest } = readFilter<Partial<MonitoredFilter>>(query, NAMES)
  const filter: MonitoredFilter = { of, ...rest }
  const reading = useMonitored(filter)
  return (
    <>
      <PageTitle title={reading.data?.title ?? '办件'} tools={<Tools region={filter.region} />} />
      <div className="panel">
        {reading.isPending ? <Loading lines={8} what="办件" />
          : reading.isError ? <NotRead error={reading.error} onRetry={() => void reading.refetch()} />
            : reading.data.rows.length === 0 ? <Empty title="现在没有">数字刚刚有变化，请回到实时监察看最新的。</Empty>
              : <Rows page={reading.data} isSignals={filter.of === 'signals'} isStale={reading.isPlaceholderData} />}
      </div>
    </>
  )
}

function Rows({ page: { rows, next, title }, isSignals, isStale }: { page: MonitoredPage; isSignals: boolean; isStale: boolean }) {
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">{title}</caption>
        <thead><tr><th scope="col">办件</th><th scope="col">{isSignals ? '信号' : '阶段和期限'}</th><th scope="col">单位</th><th scope="col">{isSignals ? '时间' : '提交或办结'}</th></tr></thead>
        <tbody>
          {rows.map(({ id, number, itemName, authorityName, hallName, stageName, dueOn, overdueDays, levelName, finding, isBeforeWatch, at }) => (
            <tr key={id}>
              <td className="wide">{number ? <Link className="row-link" to={paths.case(number)}>{itemName}</Link> : itemName}{number && <div className="row-note tabular">{number}</div>}</td>
              <td className="wide">
                {levelName && <Mark tone={levelName === '红牌' ? 'over' : levelName === '黄牌' ? 'near' : 'info'}>{levelName}</Mark>}
                {stageName && <Mark tone={overdueDays > 0 ? 'over' : 'plain'}>{overdueDays > 0 ? `超期 ${overdueDays} 个工作日` : stageName}</Mark>}
                <div className="row-note">{isBeforeWatch ? `${finding}（系统启用前已发生）` : levelName === '黄牌' || levelName === '红牌' ? <Link to={paths.card(id)}>{finding}</Link> : finding ?? `${overdueDays > 0 ? `${stageName}，` : ''}${dueOn ? `${toColumnDay(dueOn)}到期` : stageName === '已办结' ? '' : '没有在走的期限'}`}</div>
              </td>
              <td className="wide" data-label="单位">{authorityName}{hallName && <div className="row-note">{hallName}</div>}</td>
              <td className="tabular whole" data-label="时间">{toMinuteWords(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}

/** Cases whose applicants came more often than the guide promised, with every visit. */
export function ExtraVisits() {
  const [query] = useSearchParams()
  const region = query.get('region') ?? undefined
  const reading = useExtraVisits({ item: query.get('item') ?? '', region, cursor: query.get('cursor') ?? undefined })
  return (
    <>
      <PageTitle title={`${reading.data?.itemName ?? '事项'} · 跑动超出承诺`} tools={<Tools region={region} />} />
      <div className="panel">
        {reading.isPending ? <Loading lines={6} what="办件" />
          : reading.isError ? <NotRead error={reading.error} onRetry={() => void reading.refetch()} />
            : reading.data.rows.length === 0 ? <Empty title="没有超出承诺的办件">这个事项的申请人没有多跑。</Empty> : (
              <>
                <table className="rows">
                  <caption className="hidden-visually">跑动次数超出承诺的办件，新的在最前</caption>
                  <thead><tr><th scope="col">办件编号</th><th scope="col">跑动</th><th scope="col" className="number">承诺（次）</th><th scope="col">单位</th></tr></thead>
                  <tbody>
                    {reading.data.rows.map(({ number, visits, promised, authorityName, hallName }) => (
                      <tr key={number}>
                        <td className="tabular wide"><Link className="row-link" to={paths.case(number)}>{number}</Link></td>
                        <td className="wide">{visits.map(({ day, what }) => <div key={day}>{toColumnDay(day)}　{what}</div>)}</td>
                        <td className="number" data-label="承诺">{promised}</td>
                        <td className="wide" data-label="单位">{authorityName}<div className="row-note">{hallName}</div></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <Pager next={reading.data.next} />
              </>
            )}
      </div>
    </>
  )
}
