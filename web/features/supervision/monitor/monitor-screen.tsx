import { Button } from 'antd'
import { type ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { toMinuteWords, toShortDay } from '../../../kit/dates.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { RegionPicker } from '../../staff-end/region-picker.tsx'
import { FlowChart } from './flow-chart.tsx'
import { ForecastPanel } from './forecast-panel.tsx'
import { type MonitoredFilter, type MonitorView, useMonitor } from './monitor-calls.ts'
import './monitor.css'
import { VisitsPanel } from './visits-panel.tsx'

/** 实时监察: how cases stand now; every number leads to the cases behind it. */
export function MonitorScreen() {
  const [query] = useSearchParams()
  const region = query.get('region') ?? undefined
  const reading = useMonitor(region)
  if (reading.isPending) return <div className="panel"><Loading lines={10} what="实时监察" /></div>
  if (reading.isError) return <div className="panel"><NotRead isPage error={reading.error} onRetry={() => void reading.refetch()} /></div>
  const view = reading.data
  return (
    <>
      <PageTitle title="实时监察" tools={<>{!view.isAuthority && <RegionPicker />}<Button onClick={() => void reading.refetch()} loading={reading.isFetching}>刷新</Button></>}>
        <span className="quiet tabular">{view.placeName}　数据时间 {toMinuteWords(view.at)}，每分钟更新</span>
      </PageTitle>
      <div className="stack">
        <Tiles view={view} region={region} />
        <ForecastPanel region={region} />
        <div className="monitor-pair">
          <Stages view={view} region={region} />
          <Signals view={view} region={region} />
        </div>
        <Flow view={view} region={region} />
        <div className="monitor-pair">
          {!view.isAuthority && <Places title="按实施主体" heading="实施主体" rows={view.authorities} filter={(authority) => ({ authority, region })} />}
          <Places title="按大厅" heading="大厅" rows={view.halls} filter={(hall) => ({ hall, region })} />
        </div>
        {view.regions.length > 0 && <Regions regions={view.regions} />}
        <ServiceRules view={view} region={region} />
        <VisitsPanel region={region} />
        <Panel title="这些数是怎么算的">
          <dl className="facts">{view.formulas.map(({ name, formula }) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{formula}</dd></div>)}</dl>
        </Panel>
      </div>
    </>
  )
}

interface Part {
  view: MonitorView
  region: string | undefined
}

const listOf = ({ limit: _all, ...filter }: MonitoredFilter): string => paths.monitored(filter)

/** A count that leads to its cases; of nothing there is nothing to see. */
const Count = ({ count, filter, what }: { count: number; filter: MonitoredFilter; what: string }): ReactNode =>
  count === 0 ? <span className="none">0</span> : <Link className="row-link" to={listOf(filter)} aria-label={`${what} ${count} 件，查看`}>{count}</Link>

function Tiles({ view: { total }, region }: Part) {
  const tiles: { of: MonitoredFilter['of']; name: string; count: number; tone?: string }[] = [
    { of: 'open', name: '在办', count: total.open }, { of: 'dueToday', name: '今天到期', count: total.dueToday, tone: 'near' }, { of: 'dueSoon', name: '一个工作日内到期', count: total.dueSoon, tone: 'near' },
    { of: 'overdueByPromise', name: '超过承诺时限', count: total.overdueByPromise, tone: 'late' }, { of: 'overdueByLaw', name: '超过法定期限', count: total.overdueByLaw, tone: 'late' }, { of: 'paused', name: '暂停计时', count: total.paused },
  ]
  return (
    <nav className="tiles" aria-label="办件现状">
      {tiles.map(({ of, name, count, tone }) => (
        <Link key={of} className={`tile ${count > 0 && tone ? tone : ''}`} to={listOf({ of, region })}><span>{name}</span> <span className="figure">{count}</span></Link>
      ))}
    </nav>
  )
}

function Stages({ view: { stages, total }, region }: Part) {
  const most = Math.max(1, ...stages.map(({ open }) => open))
  const first = stages.toSorted((a, b) => b.open - a.open)[0]!
  return (
    <Panel title={total.open === 0 ? '现在没有在办的件' : `在办最多的是${first.name}：${first.open} 件`} isFlush>
      <table className="rows">
        <caption className="hidden-visually">在办办件按阶段，单位：件</caption>
        <thead><tr><th scope="col">阶段</th><th scope="col" className="bar-cell" aria-hidden="true" /><th scope="col" className="number">在办</th><th scope="col" className="number">今天到期</th><th scope="col" className="number">已超期</th></tr></thead>
        <tbody>
          {stages.map(({ stage, name, open, dueToday, overdue }) => {
            const of = { stage: stage as MonitoredFilter['stage'] & string, region }
            return (
              <tr key={stage}>
                <th scope="row">{name}</th>
                <td className="bar-cell" aria-hidden="true"><span className="bar"><span style={{ width: `${(open / most) * 100}%` }} /></span></td>
                <td className="number" data-label="在办"><Count count={open} filter={{ of: 'open', ...of }} what={`${name}在办`} /></td>
                <td className="number" data-label="今天到期"><Count count={dueToday} filter={{ of: 'dueToday', ...of }} what={`${name}今天到期`} /></td>
                <td className="number" data-label="已超期"><Count count={overdue} filter={{ of: 'overdue', ...of }} what={`${name}已超期`} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}

function Signals({ view: { signals }, region }: Part) {
  const red = signals.find(({ level }) => level === 'red')!
  return (
    <Panel title={`近 30 天红牌 ${red.count} 张，今天 ${red.today} 张`} isFlush>
      <table className="rows">
        <caption className="hidden-visually">监察信号按级别</caption>
        <thead><tr><th scope="col">信号</th><th scope="col" className="number">今天</th><th scope="col" className="number">近 30 天</th></tr></thead>
        <tbody>
          {signals.map(({ level, name, today, count }) => {
            const of = { of: 'signals', level: level as MonitoredFilter['level'] & string, region } as const
            return (
              <tr key={level}>
                <th scope="row">{name}</th>
                <td className="number" data-label="今天"><Count count={today} filter={{ ...of, span: 'today' }} what={`今天${name}`} /></td>
                <td className="number" data-label="近 30 天"><Count count={count} filter={of} what={`近 30 天${name}`} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}

function Flow({ view: { flow }, region }: Part) {
  const opened = flow.reduce((sum, each) => sum + each.opened, 0)
  const closed = flow.reduce((sum, each) => sum + each.closed, 0)
  const today = flow.at(-1)!
  return (
    <Panel title={`近 ${flow.length} 天收 ${opened} 件、办结 ${closed} 件，${opened > closed ? `在办增加 ${opened - closed} 件` : opened < closed ? `在办减少 ${closed - opened} 件` : '收办相抵'}；今天收 ${today.opened} 件、办结 ${today.closed} 件`} isFlush>
      <FlowChart flow={flow} />
      <details>
        <summary>每天的数字</summary>
        <table className="rows">
          <thead><tr><th scope="col">日期</th><th scope="col" className="number">新收（件）</th><th scope="col" className="number">办结（件）</th></tr></thead>
          <tbody>
            {flow.toReversed().map(({ day, opened: came, closed: went }) => (
              <tr key={day}>
                <th scope="row">{toShortDay(day)}</th>
                <td className="number" data-label="新收"><Count count={came} filter={{ of: 'opened', day, region }} what={`${toShortDay(day)}新收`} /></td>
                <td className="number" data-label="办结"><Count count={went} filter={{ of: 'closed', day, region }} what={`${toShortDay(day)}办结`} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  )
}

function Places({ title, heading, rows, filter }: { title: string; heading: string; rows: MonitorView['authorities']; filter: (id: string) => Omit<MonitoredFilter, 'of'> }) {
  return (
    <Panel title={title} isFlush>
      {rows.length === 0 ? <Empty title="没有在办的件">有办件以后，这里按{heading}列出。</Empty> : (
        <table className="rows">
          <caption className="hidden-visually">{title}，超期多的在前，单位：件</caption>
          <thead><tr><th scope="col">{heading}</th><th scope="col" className="number">在办</th><th scope="col" className="number">今天到期</th><th scope="col" className="number">已超期</th><th scope="col" className="number">超法定</th></tr></thead>
          <tbody>
            {rows.map(({ id, name, open, dueToday, overdue, overdueByLaw }) => (
              <tr key={id}>
                <th scope="row" className="wide" style={{ whiteSpace: 'normal' }}>{name}</th>
                <td className="number" data-label="在办"><Count count={open} filter={{ of: 'open', ...filter(id) }} what={`${name}在办`} /></td>
                <td className="number" data-label="今天到期"><Count count={dueToday} filter={{ of: 'dueToday', ...filter(id) }} what={`${name}今天到期`} /></td>
                <td className="number" data-label="已超期"><Count count={overdue} filter={{ of: 'overdue', ...filter(id) }} what={`${name}已超期`} /></td>
                <td className="number" data-label="超法定"><Count count={overdueByLaw} filter={{ of: 'overdueByLaw', ...filter(id) }} what={`${name}超过法定期限`} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Regions({ regions }: { regions: MonitorView['regions'] }) {
  return (
    <Panel title="各地区" isFlush>
      <table className="rows">
        <caption className="hidden-visually">各地区在办和超期的办件数</caption>
        <thead><tr><th scope="col">地区</th><th scope="col" className="number">在办</th><th scope="col" className="number">已超期</th><th scope="col" className="number">超法定</th></tr></thead>
        <tbody>
          {regions.map(({ region, name, open, overdue, overdueByLaw }) => (
            <tr key={region}>
              <th scope="row"><Link className="row-link" to={paths.monitor({ region })}>{name}</Link></th>
              <td className="number" data-label="在办">{open}</td><td className="number" data-label="已超期">{overdue}</td><td className="number" data-label="超法定">{overdueByLaw}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function ServiceRules({ view: { services }, region }: Part) {
  return (
    <Panel title="三项服务制度" isFlush>
      <ul className="service-list">
        {services.map(({ id, title, demands, formula, today, count }) => (
          <li key={id}>
            <div className="service-head">
              <h3>{title}</h3>
              <p className="tabular">近 30 天违反 <Count count={count} filter={{ of: 'signals', service: id as MonitoredFilter['service'] & string, region }} what={`${title}近 30 天`} /> 次，今天 {today} 次</p>
            </div>
            <p>{demands}</p>
            <p className="row-note">算法：{formula}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
