import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { Filters, readFilter } from '../filters.tsx'
import { NotRead } from '../query-states.tsx'
import type { ReductionsSince } from '../types.ts'
import { CostWords, SavingWords, toNoun, toPhrase } from './measures.tsx'
import { PromiseFigures } from './promise-figures.tsx'
import { downloadReductionsSince, type SinceFilter } from './reduction-calls.ts'
import { useReductionsSince, useRegionChoices } from './reduction-queries.ts'
import { Formula, ReductionsPage } from './reductions-page.tsx'

/** 四减: how much less is asked for than on a day before, and how much faster than the law asks the city promises to be. */
export function ReductionsSinceScreen() {
  const [query] = useSearchParams()
  const filter = readFilter<SinceFilter>(query, ['since', 'region', 'department', 'sort', 'order', 'cursor'])
  return (
    <ReductionsPage title="四减" lead="减材料、减时限、减环节、减跑动：数字都由事项的版本当场算出。" tools={<DownloadButton fileName="四减.csv" get={() => downloadReductionsSince(filter)}>导出表格（CSV）</DownloadButton>}>
      <PromiseFigures region={filter.region} department={filter.department} />
      <Since filter={filter} />
    </ReductionsPage>
  )
}

const SORTS = [{ value: 'materials', label: '材料' }, { value: 'steps', label: '环节' }, { value: 'visits', label: '跑动' }]

function Since({ filter }: { filter: SinceFilter }) {
  const [, setQuery] = useSearchParams()
  const list = useReductionsSince(filter)
  const regions = useRegionChoices()
  const departments = useDepartmentNames()
  return (
    <Panel title={list.data ? titleOf(list.data) : '与以前相比'} isFlush>
      <Filters
        days={[{ name: 'since', label: '与这一天相比', usual: list.data?.since }]}
        choices={[
          { name: 'region', label: '地区', any: '全市（标准）', options: regions, width: 150 },
          { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 170, isSearched: true },
          { name: 'sort', label: '排序', any: '时限', options: SORTS, width: 90 },
          { name: 'order', label: '次序', any: '减得多的在前', options: [{ value: 'least', label: '增加的在前' }], width: 140 },
        ]}
      />
      {list.isPending ? <Loading lines={10} what="四减" />
        : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.comparedItems === 0 ? <NothingThen report={list.data} onAll={() => setQuery({})} />
            : (
              <div aria-busy={list.isPlaceholderData}>
                <Totals report={list.data} />
                {list.data.rows.length === 0 ? <Empty title="这段时间里没有变化">换一个更早的日期，或放宽地区、部门。</Empty> : <SinceTable report={list.data} filter={filter} />}
                <Pager next={list.data.next} />
                <Formula>{list.data.formula}</Formula>
              </div>
            )}
    </Panel>
  )
}

/** The finding first. */
function titleOf({ since, totals, comparedItems }: ReductionsSince): string {
  if (comparedItems === 0) return '与以前相比'
  const said = totals.filter(({ saved }) => saved !== 0).map(({ measureName, saved, unit }) => (saved > 0 ? toPhrase(measureName, saved, unit) : `增加${toPhrase(toNoun(measureName), -saved, unit)}`))
  return `与${toDayWords(since)}相比：${said.length === 0 ? '合计没有变化' : said.join('，')}`
}

function NothingThen({ report: { since, firstOn }, onAll }: { report: ReductionsSince; onAll: () => void }) {
  const isTooEarly = firstOn !== null && since < firstOn
  return (
    <Empty title="没有可以相比的事项" action={<Button onClick={onAll}>清除筛选</Button>}>
      {isTooEarly ? `目录最早的版本从${toDayWords(firstOn)}起生效，请选这一天或以后的日期。` : '这个地区、部门在那一天没有事项，请换一个日期或放宽筛选。'}
    </Empty>
  )
}

function Totals({ report: { totals, cost, comparedItems, addedItems, removedItems, total } }: { report: ReductionsSince }) {
  return (
    <>
      <dl className="figures short">
        {totals.map((each) => (
          <div key={each.measure}>
            <dt>{each.saved < 0 ? `${toNoun(each.measureName)}增加` : each.measureName}</dt>
            <dd><strong>{Math.abs(each.saved)}</strong> {each.unit}<span className="formula">{each.before} → {each.after}{each.percent !== null && each.saved !== 0 && `，${each.saved > 0 ? '减少' : '增加'} ${Math.abs(each.percent)}%`}</span></dd>
          </div>
        ))}
        {cost.saving && (
          <div>
            <dt>{cost.saving.saved < 0 ? '成本增加' : '减成本'}</dt>
            <dd><strong>{Math.abs(cost.saving.saved)}</strong> 元<span className="formula">{cost.saving.before} → {cost.saving.after}，测算过的 {cost.comparedItems} 项。{cost.formula}</span></dd>
          </div>
        )}
      </dl>
      <p className="list-count" role="status">两个日期都有效、可以相比的 {comparedItems} 项，其中有变化的 {total} 项；之后新增的 {addedItems} 项、不再办理的 {removedItems} 项不计。</p>
    </>
  )
}

function SinceTable({ report: { rows, totals }, filter }: { report: ReductionsSince; filter: SinceFilter }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">各事项之前和现在的材料、时限、环节、跑动</caption>
      <thead>
        <tr>
          <th scope="col">事项</th>
          {totals.map(({ measure, measureName }) => <SortHeading key={measure} measure={measure} noun={toNoun(measureName)} filter={filter} />)}
          <th scope="col">成本</th>
          <th scope="col">版本</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, departmentName, fromVersion, toVersion, savings, cost }) => (
          <tr key={code}>
            <td className="wide"><Link className="row-link" to={consolePaths.item(code)}>{name}</Link><div className="row-note">{departmentName}</div></td>
            {savings.map((each) => <td key={each.measure} className="tabular wide" data-label={toNoun(each.measureName)}><SavingWords saving={each} /></td>)}
            <td className="tabular wide" data-label="成本"><CostWords cost={cost} /></td>
            <td className="tabular wide whole">{fromVersion === toVersion ? `第 ${toVersion} 版，本地不同` : <Link to={consolePaths.compare(code, fromVersion, toVersion)}>第 {fromVersion} 版 → 第 {toVersion} 版</Link>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const USUAL_SORT = 'days'

/** Sorts by its column; once more turns the order round. */
function SortHeading({ measure, noun, filter: { sort = USUAL_SORT, order = 'most' } }: { measure: NonNullable<SinceFilter['sort']>; noun: string; filter: SinceFilter }) {
  const [query, setQuery] = useSearchParams()
  const isSorted = sort === measure
  const turn = () => {
    const next = new URLSearchParams(query)
    next.delete('cursor')
    next.delete('order')
    next.delete('sort')
    if (measure !== USUAL_SORT) next.set('sort', measure)
    if (isSorted && order === 'most') next.set('order', 'least')
    setQuery(next)
  }
  return (
    <th scope="col" aria-sort={isSorted ? (order === 'most' ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="sort" onClick={turn}>{noun}{isSorted && (order === 'most' ? ' ↓' : ' ↑')}</button>
    </th>
  )
}
