import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { Filters, readFilter } from '../filters.tsx'
import { NotRead } from '../query-states.tsx'
import type { BestInCity } from '../types.ts'
import { oneDecimal, toNoun, toPhrase } from './measures.tsx'
import { type BestFilter, downloadBestInCity } from './reduction-calls.ts'
import { useBestInCity } from './reduction-queries.ts'
import { Formula, ReductionsPage } from './reductions-page.tsx'

/** The board has no use for what is the same everywhere, unless one asks for it. */
const ALL = 'all'
/** An item takes several lines. */
const PAGE_SIZE = 30

/** 全市最优: the counties side by side, item by item, and who asks for least. */
export function BestInCityBoard() {
  const [query, setQuery] = useSearchParams()
  const { region: mine } = useOfficer()
  const filter: BestFilter = { ...readFilter<BestFilter>(query, ['q', 'department', 'behind', 'cursor']), ...(query.get('show') !== ALL && { differing: 'true' }), limit: PAGE_SIZE }
  const list = useBestInCity(filter)
  const departments = useDepartmentNames()
  const counties = list.data?.counties ?? []
  return (
    <ReductionsPage title="全市最优" lead="同一事项，各县（市、区）谁要的材料最少、办得最快、环节最少、跑得最少。" tools={<DownloadButton fileName="全市最优.csv" get={() => downloadBestInCity(filter)}>导出表格（CSV）</DownloadButton>}>
      <Panel title={list.data ? titleOf(list.data, mine) : '各县（市、区）'} isFlush>
        <Filters
          search={{ label: '事项名称' }}
          choices={[
            { name: 'show', label: '事项', any: '各地有差别的', options: [{ value: ALL, label: '全部' }], width: 150 },
            {
              name: 'behind',
              label: '未达最优的',
              any: '不限',
              options: counties.map(({ region, name, behindItems }) => ({ value: region, label: `${name}${region === mine ? '（本地区）' : ''} ${behindItems} 项` })).sort((a, b) => Number(b.value === mine) - Number(a.value === mine)),
              width: 210,
            },
            { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 190, isSearched: true },
          ]}
        />
        {list.isPending ? <Loading lines={10} what="全市最优" />
          : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.total === 0 ? <NothingDiffers isNarrowed={query.size > 0} onAll={() => setQuery({ show: ALL })} />
              : (
                <div aria-busy={list.isPlaceholderData}>
                  <p className="list-count" role="status">共 {list.data.total} 项</p>
                  <div className="scroll-across"><Board board={list.data} mine={mine} /></div>
                  <Pager next={list.data.next} />
                </div>
              )}
        {list.data && <Formula>{list.data.formula}</Formula>}
      </Panel>
    </ReductionsPage>
  )
}

/** Of one's own county first; the city reads who has most to gain. */
function titleOf({ counties }: BestInCity, mine: string): string {
  const own = counties.find(({ region }) => region === mine)
  if (own) return own.behindItems === 0 ? `${own.name}各事项都达到全市最优` : `${own.name}有 ${own.behindItems} 项没有达到全市最优`
  const behind = counties.filter(({ behindItems }) => behindItems > 0).sort((a, b) => b.behindItems - a.behindItems)
  return behind[0] ? `${behind.length} 个县（市、区）有事项没有达到全市最优，最多的${behind[0].name} ${behind[0].behindItems} 项` : '各县（市、区）没有差别'
}

function NothingDiffers({ isNarrowed, onAll }: { isNarrowed: boolean; onAll: () => void }) {
  return (
    <Empty title={isNarrowed ? '没有这样的事项' : '各县（市、区）的材料、时限、环节、跑动完全一致'} action={<Button onClick={onAll}>看全部事项</Button>}>
      {isNarrowed ? '换一个说法，或放宽地区、部门。' : '各地在“认领”里把本地办得更好的（如承诺时限更短）填到“本地不同”，这里就会比出最优。'}
    </Empty>
  )
}

function Board({ board: { counties, rows }, mine }: { board: BestInCity; mine: string }) {
  return (
    <table className="rows board">
      <caption className="hidden-visually">各事项在各县（市、区）的材料、时限、环节、跑动</caption>
      <thead>
        <tr>
          <th scope="col">事项</th><th scope="col">指标</th>
          {counties.map(({ region, name }) => <th key={region} scope="col" className={region === mine ? 'mine' : undefined}>{name}{region === mine && <div>本地区</div>}</th>)}
        </tr>
      </thead>
      {rows.map((row) => <ItemLines key={row.code} row={row} counties={counties} mine={mine} />)}
    </table>
  )
}

/** A line for each measure in which the counties differ; what is the same everywhere takes one line together. */
function ItemLines({ row: { code, name, departmentName, regions, best }, counties, mine }: { row: BestInCity['rows'][number]; counties: BestInCity['counties']; mine: string }) {
  const differing = best.filter(({ value, worst }) => value !== worst)
  const same = best.filter(({ value, worst }) => value === worst)
  const lines = differing.length + (same.length > 0 ? 1 : 0)
  const title = <td className="wide" rowSpan={lines}><Link className="row-link" to={consolePaths.item(code)}>{name}</Link><div className="row-note">{departmentName}</div></td>
  return (
    <tbody className="item-lines">
      {differing.map(({ measure, measureName, unit, value }, index) => (
        <tr key={measure}>
          {index === 0 && title}
          <td className="what">{toNoun(measureName)}<span className="unit">（{unit}）</span></td>
          {counties.map(({ region, name: county }) => {
            const own = regions.find((each) => each.region === region)
            return (
              <td key={region} className={region === mine ? 'tabular whole mine' : 'tabular whole'} data-label={county}>
                {own ? <><span className="figure">{own.measures[measure]}</span>{own.measures[measure] === value ? <Mark tone="calm">最优</Mark> : <span className="quiet">多 {oneDecimal(own.measures[measure] - value)}</span>}</> : <span className="quiet">不办理</span>}
              </td>
            )
          })}
        </tr>
      ))}
      {same.length > 0 && (
        <tr>
          {differing.length === 0 && title}
          <td className="what whole">各地相同</td>
          <td colSpan={counties.length} className="quiet">{same.map(({ measureName, value, unit }) => toPhrase(toNoun(measureName), value, unit)).join('，')}{regions.length < counties.length && `（${regions.map((each) => each.name).join('、')}办理）`}</td>
        </tr>
      )}
    </tbody>
  )
}
