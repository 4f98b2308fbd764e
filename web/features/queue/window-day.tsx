import { Link, useParams, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { Filters } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import '../supervision/monitor/monitor.css'
import './hall-monitor.css'
import { useWindowDay } from './monitor-calls.ts'

const time = (moment: string | null): string => (moment === null ? '—' : toMinuteWords(moment).slice(-5))
const minutes = (value: number | null): string => (value === null ? '—' : `${value} 分钟`)

/** 窗口的一天: who sits there, who should, what was done. */
export function WindowDayPage() {
  const { no = '' } = useParams()
  const [query] = useSearchParams()
  const hall = query.get('hall') ?? ''
  const reading = useWindowDay(hall, no, query.get('day') ?? undefined)
  if (reading.isPending) return <div className="panel"><Loading lines={8} what="窗口" /></div>
  if (reading.isError) return <div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div>
  const { hallName, day, name, kindName, lineNames, now, duties, officers, total } = reading.data
  const tiles = [
    { name: '叫过的号', figure: `${total.tickets} 个`, filter: {} }, { name: '办完', figure: `${total.served} 个`, filter: { state: 'finished' } }, { name: '平均办理', figure: minutes(total.meanServiceMinutes), filter: { order: 'service' } },
    { name: '平均等候', figure: minutes(total.meanWaitMinutes), filter: { order: 'wait' } },
  ]
  return (
    <div className="stack hall-monitor">
      <PageTitle title={`${Number(no)} 号窗口的一天`} tools={<Link to={consolePaths.hallMonitor({ hall })}>大厅监控</Link>}>
        <p className="quiet">{hallName}　{name}（{kindName}）　叫的业务：{lineNames.join('、') || '没有，请到“排队业务”里设置'}</p>
      </PageTitle>
      <div className="panel"><Filters days={[{ name: 'day', label: '日期', usual: day }]} choices={[]} /></div>
      <dl className="tiles" aria-label="这一天">{tiles.map(({ name: title, figure, filter }) => <div key={title} className="tile"><dt>{title}</dt><dd className="figure"><Link to={consolePaths.hallTickets({ hall, day, window: no, ...filter })}>{figure}</Link></dd></div>)}</dl>
      <Panel title="谁在这个窗口">
        <dl className="facts">
          <dt>现在</dt><dd>{now === null ? '没有人' : `${now.officerName}，${now.stateName}（${time(now.since)} 起）${now.number === null ? '' : `，正在办 ${now.number} 号`}`}</dd>
          <dt>排班</dt><dd>{duties.map(({ halfName, officerName }) => `${halfName} ${officerName}`).join('，') || '没有公布这一天的排班'}</dd>
        </dl>
      </Panel>
      {officers.length === 0 ? <Panel title="这一天没有叫过号"><Empty title="没有叫过号">换一个日期看看。</Empty></Panel> : (
        <Panel title={`${officers.map((officer) => officer.name).join('、')}在这个窗口叫号`} isFlush>
          <table className="rows">
            <caption className="hidden-visually">这一天在这个窗口叫号的人员</caption>
            <thead><tr><th scope="col">人员</th><th scope="col">第一次叫号</th><th scope="col">最后办完</th><th scope="col" className="number">叫过（个）</th><th scope="col" className="number">办完（个）</th><th scope="col" className="number">过号（个）</th><th scope="col" className="number">平均办理</th></tr></thead>
            <tbody>
              {officers.map((officer) => (
                <tr key={officer.name}>
                  <th scope="row">{officer.name}</th><td className="whole tabular" data-label="第一次叫号">{time(officer.firstCallAt)}</td><td className="whole tabular" data-label="最后办完">{time(officer.lastEndAt)}</td>
                  <td className="number" data-label="叫过（个）">{officer.tickets}</td><td className="number" data-label="办完（个）">{officer.served}</td><td className="number" data-label="过号（个）">{officer.missed}</td>
                  <td className="number" data-label="平均办理">{minutes(officer.meanServiceMinutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </div>
  )
}
