import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toDayWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { Filters, readFilter } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Formula } from '../catalogue/reductions/reductions-page.tsx'
import { RegionPicker } from '../staff-end/region-picker.tsx'
import './materials.css'
import { downloadWaiverCounts, useWaiverCounts, type WaiverFilter, type WaiverReport } from './material-calls.ts'

/** 免提交统计: how many materials nobody had to bring again, by way, source, item and place; each figure leads one step deeper. */
export function WaiverCounts() {
  const [query, setQuery] = useSearchParams()
  const filter = readFilter<WaiverFilter>(query, ['from', 'until', 'region', 'item'])
  const report = useWaiverCounts(filter)
  const showAll = () => {
    const next = new URLSearchParams(query)
    next.delete('item')
    setQuery(next)
  }
  return (
    <>
      <PageTitle title="免提交统计" tools={<><RegionPicker any="全市" /><DownloadButton fileName="免提交统计.csv" get={() => downloadWaiverCounts(filter)}>导出表格（CSV）</DownloadButton></>}>
        <p className="quiet">办件里由证照、共享数据、材料库、承诺代替，不用申请人再交的材料。</p>
      </PageTitle>
      <div className="stack">
        <Panel title={report.data ? titleOf(report.data) : '免提交份数'} extra={filter.item && <Button onClick={showAll}>看全部事项</Button>} isFlush>
          <Filters days={[{ name: 'from', label: '从', usual: report.data?.from }, { name: 'until', label: '到', usual: report.data?.until }]} choices={[]} />
          {report.isPending ? <Loading lines={8} what="免提交统计" />
            : report.isError ? <NotRead error={report.error} onRetry={() => void report.refetch()} />
              : report.data.total === 0 ? <Empty title="这段时间没有免提交的材料" action={query.size > 0 && <Button onClick={() => setQuery({})}>看今年以来全部</Button>}>换一段时间、地区或事项再看。</Empty>
                : <div aria-busy={report.isPlaceholderData}><Report report={report.data} filter={filter} /></div>}
        </Panel>
      </div>
    </>
  )
}

const titleOf = ({ placeName, from, until, total, itemName }: WaiverReport): string =>
  `${placeName}，${toDayWords(from)}至${toDayWords(until)}：${itemName === null ? '' : `「${itemName}」`}免提交 ${total} 份`

function Report({ report: { ways, sources, items, itemCount, regions, formula, itemName }, filter }: { report: WaiverReport; filter: WaiverFilter }) {
  return (
    <>
      <Sums caption="按方式" heading="方式" rows={ways.map((each) => ({ key: each.way, name: each.wayName, note: each.formula, ...each }))} />
      <Sums caption="按来源" heading="来源" rows={sources.map((each) => ({ key: `${each.way} ${each.source}`, name: each.source, note: each.wayName, ...each }))} />
      {itemName === null && <Sums caption={itemCount > items.length ? `按事项（前 ${items.length} 项，共 ${itemCount} 项，全部见导出的表格）` : '按事项'} heading="事项" rows={items.map((each) => ({ key: each.code, ...each, to: paths.waiverCounts({ ...filter, item: each.code }) }))} />}
      {regions.length > 1 && <Sums caption="按地区" heading="地区" rows={regions.map((each) => ({ key: each.region, ...each, to: paths.waiverCounts({ ...filter, region: each.region }) }))} />}
      <Formula>{formula}</Formula>
    </>
  )
}

interface Sum { key: string; name: string; note?: string; count: number; percent: number; to?: string }

function Sums({ caption, heading, rows }: { caption: string; heading: string; rows: readonly Sum[] }) {
  return (
    <table className="rows sums">
      <caption className="table-caption">{caption}</caption>
      <thead><tr><th scope="col">{heading}</th><th scope="col" className="number">份数</th><th scope="col" className="number">占比</th></tr></thead>
      <tbody>
        {rows.map(({ key, name, note, count, percent, to }) => (
          <tr key={key}>
            <td className="wide">{to ? <Link className="row-link" to={to}>{name}</Link> : name}{note && <div className="row-note">{note}</div>}</td>
            <td className="number" data-label="份数"><strong>{count}</strong></td>
            <td className="number" data-label="占比">{percent}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
