import { useSearchParams } from 'react-router'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { useAllItems } from '../catalogue/all-items.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { fetchFiguresCsv, type FigureFilter, type TerminalFigures, useTerminalFigures } from './terminal-calls.ts'

const MONTH = /^2\d{3}-\d{2}$/
const number = new Intl.NumberFormat('zh-CN')

/** 统计: machines, places, services, transactions and persons, in months that one chooses. */
export function FleetFigures() {
  const [query, setQuery] = useSearchParams()
  const filter: FigureFilter = Object.fromEntries(['region', 'from', 'until'].flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])))
  const figures = useTerminalFigures(filter)
  const set = (name: string, month: string) => {
    if (!MONTH.test(month)) return
    const next = new URLSearchParams(query)
    next.set(name, month)
    setQuery(next)
  }
  if (figures.isPending) return <div className="panel"><Loading lines={8} what="统计" /></div>
  if (figures.isError) return <div className="panel"><NotRead error={figures.error} onRetry={() => void figures.refetch()} /></div>
  const { data } = figures
  return (
    <div className="stack" aria-busy={figures.isPlaceholderData}>
      <section className="panel" aria-label="总数">
        <div className="filters">
          {(['from', 'until'] as const).map((name) => <span key={name} className="filter"><label htmlFor={`figures-${name}`}>{name === 'from' ? '从' : '到'}</label><input id={`figures-${name}`} className="seat" style={{ width: 170 }} type="month" value={data[name]} onChange={({ target }) => set(name, target.value)} /></span>)}
          <span style={{ marginLeft: 'auto' }}><DownloadButton fileName="自助终端.csv" get={() => fetchFiguresCsv(filter)}>导出逐台表格</DownloadButton></span>
        </div>
        <Totals data={data} />
      </section>
      <ByService rows={data.byService} />
      <ByTerminal rows={data.rows} />
    </div>
  )
}

const Totals = ({ data }: { data: TerminalFigures }) => (
  <>
    <div className="counts">
      <span><strong>{data.terminals}</strong>台终端{data.byKind.length > 0 && `（${data.byKind.map(({ kindName, count }) => `${kindName.replace('自助终端', '')} ${count} 台`).join('、')}）`}</span>
      <span><strong>{data.townships}</strong>个乡镇（街道）</span>
      <span><strong>{data.villages}</strong>个村（社区）</span>
      <span>{data.services === null ? <><strong>全部</strong>事项可办</> : <><strong>{number.format(data.services)}</strong>项可办</>}</span>
      <span><strong>{number.format(data.transactions)}</strong>件业务</span>
      <span><strong>{number.format(data.persons)}</strong>人次</span>
    </div>
    <div className="counts">
      <span><strong>{data.online}</strong>台在线</span>
      <span><strong>{data.offline}</strong>台不在线</span>
      <span><strong>{data.withFault}</strong>台有故障待修</span>
      <span><strong>{data.inspectionOverdue}</strong>台超过 {data.inspectionDays} 天没有巡检</span>
      <span><strong>{data.allDay}</strong>台 24 小时开放</span>
    </div>
  </>
)

function ByService({ rows }: { rows: TerminalFigures['byService'] }) {
  const names = useAllItems().data ?? []
  if (rows.length === 0) return <p className="note-line">这段时间还没有办理记录。终端办成一笔，这里就多一笔。</p>
  return (
    <Panel title="按事项" isFlush>
      <table className="rows">
        <caption className="hidden-visually">各事项的业务量和人次，多的在前</caption>
        <thead><tr><th scope="col">事项或服务</th><th scope="col">业务量</th><th scope="col">人次</th></tr></thead>
        <tbody>{rows.map(({ service, transactions, persons }) => <tr key={service}><td className="wide">{names.find(({ code }) => code === service)?.name ?? service}</td><td className="tabular" data-label="业务量">{number.format(transactions)}</td><td className="tabular" data-label="人次">{number.format(persons)}</td></tr>)}</tbody>
      </table>
    </Panel>
  )
}

const ByTerminal = ({ rows }: { rows: TerminalFigures['rows'] }) => (
  <Panel title="逐台" isFlush>
    <table className="rows">
      <caption className="hidden-visually">各终端的业务量和人次，多的在前</caption>
      <thead><tr><th scope="col">编号</th><th scope="col">类别</th><th scope="col">场所</th><th scope="col">业务量</th><th scope="col">人次</th></tr></thead>
      <tbody>{rows.map((row) => <tr key={row.deviceId}><td className="whole tabular">{row.number}</td><td className="wide">{row.kindName}</td><td className="wide">{row.placeName}<span className="row-note"> {row.divisionName}</span></td><td className="tabular" data-label="业务量">{number.format(row.transactions)}</td><td className="tabular" data-label="人次">{number.format(row.persons)}</td></tr>)}</tbody>
    </table>
  </Panel>
)
