import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toColumnDay } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { mayEdit } from '../catalogue-roles.ts'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { Filters, readFilter } from '../filters.tsx'
import { NotRead } from '../query-states.tsx'
import type { BenchmarkBoard as Board } from '../types.ts'
import { BenchmarkImportPanel } from './benchmark-import.tsx'
import { toFigure, toNoun } from './measures.tsx'
import { type BenchmarkFilter, downloadBenchmarks } from './reduction-calls.ts'
import { useBenchmarks } from './reduction-queries.ts'
import { Formula, ReductionsPage } from './reductions-page.tsx'

/** 对标: what other cities have reached, and how far we are from it. */
export function BenchmarkBoard() {
  const officer = useOfficer()
  const [query] = useSearchParams()
  const filter = readFilter<BenchmarkFilter>(query, ['city', 'department', 'behind', 'cursor'])
  return (
    <ReductionsPage title="对标" lead="与先进城市逐项比差距：最短时限、最少环节、最简材料、最少跑动。" tools={<DownloadButton fileName="对标差距.csv" get={() => downloadBenchmarks(filter)}>导出表格（CSV）</DownloadButton>}>
      {mayEdit(officer) && <BenchmarkImportPanel />}
      <Gaps filter={filter} />
    </ReductionsPage>
  )
}

function Gaps({ filter }: { filter: BenchmarkFilter }) {
  const [query, setQuery] = useSearchParams()
  const officer = useOfficer()
  const list = useBenchmarks(filter)
  const departments = useDepartmentNames()
  return (
    <Panel title={list.data ? titleOf(list.data, filter.city) : '差距'} isFlush>
      <Filters
        choices={[
          { name: 'city', label: '对标城市', options: (list.data?.cities ?? []).map((name) => ({ value: name, label: name })), width: 160, isSearched: true },
          { name: 'behind', label: '只看', any: '不限', options: [{ value: 'true', label: '本市落后的' }], width: 130 },
          { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 190, isSearched: true },
        ]}
      />
      {list.isPending ? <Loading lines={8} what="差距" />
        : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.cities.length === 0 ? <Empty title="还没有对标城市的数据">{mayEdit(officer) ? '下载上面的模板，填好城市和数值后导入，这里就会逐项比出差距。' : '请事项管理员导入对标城市的数据。'}</Empty>
            : (
              <div aria-busy={list.isPlaceholderData}>
                <Summary board={list.data} />
                {list.data.total === 0 ? <Empty title="没有这样的事项" action={query.size > 0 && <Button onClick={() => setQuery({})}>看全部对标</Button>}>{filter.behind ? '本市没有落后的事项。' : '放宽对标城市、部门。'}</Empty> : <GapTable rows={list.data.rows} summary={list.data.summary} />}
                <Pager next={list.data.next} />
                <Formula>{list.data.formula}</Formula>
              </div>
            )}
    </Panel>
  )
}

/** More than these are counted instead of named. */
const NAMED_CITIES = 3

function titleOf({ summary, cities }: Board, city: string | undefined): string {
  if (cities.length === 0) return '差距'
  const behind = summary.filter((each) => each.behind > 0).map(({ measureName, behind: items }) => `${toNoun(measureName)} ${items} 项`)
  const others = city ?? (cities.length > NAMED_CITIES ? ` ${cities.length} 个对标城市` : cities.join('、'))
  return `与${others}相比，本市${behind.length === 0 ? '没有落后的' : `落后的有：${behind.join('，')}`}`
}

function Summary({ board: { summary } }: { board: Board }) {
  return (
    <dl className="figures short">
      {summary.map(({ measure, measureName, compared, behind, level, ahead }) => (
        <div key={measure}>
          <dt>{toNoun(measureName)}</dt>
          <dd><strong>{behind}</strong> 项落后<span className="formula">可比 {compared} 项：落后 {behind}，持平 {level}，领先 {ahead}</span></dd>
        </div>
      ))}
    </dl>
  )
}

function GapTable({ rows, summary }: { rows: Board['rows']; summary: Board['summary'] }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">本市与对标城市逐项的差距</caption>
      <thead><tr><th scope="col">事项</th><th scope="col">对标城市</th>{summary.map(({ measure, measureName }) => <th key={measure} scope="col">{toNoun(measureName)}</th>)}<th scope="col">来源</th></tr></thead>
      <tbody>
        {rows.map(({ code, name, departmentName, city, source, asOf, gaps }) => (
          <tr key={`${code} ${city}`}>
            <td className="wide"><Link className="row-link" to={consolePaths.item(code)}>{name}</Link><div className="row-note">{departmentName}</div></td>
            <td className="wide whole">{city}</td>
            {summary.map(({ measure, measureName }) => <td key={measure} className="tabular wide" data-label={toNoun(measureName)}><GapWords gap={gaps.find((each) => each.measure === measure)} /></td>)}
            <td className="wide small">{source}<div className="row-note tabular">{toColumnDay(asOf)}</div></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function GapWords({ gap }: { gap: Board['rows'][number]['gaps'][number] | undefined }) {
  if (!gap) return <span className="quiet">没有数据</span>
  const { ours, theirs, unit } = gap
  return (
    <>
      {gap.gap > 0 ? <Mark tone="near">落后 {gap.gap}</Mark> : gap.gap < 0 ? <Mark tone="calm">领先 {-gap.gap}</Mark> : <Mark tone="plain">持平</Mark>}
      <div className="row-note">本市 {toFigure(ours, unit)}，对标 {theirs}</div>
    </>
  )
}
