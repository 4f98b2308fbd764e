import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { Filters, readFilter } from '../catalogue/filters.tsx'
import { useOfficeRegion } from '../catalogue/office-region.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { RegionPicker } from '../staff-end/region-picker.tsx'
import { downloadScores, type Scores, type ScoresFilter, useScores } from './rating-calls.ts'
import { RatingPlaces, toPercent } from './rating-places.tsx'

const NAMES = ['period', 'region', 'authority', 'hall', 'item'] as const

/** 好差评指标: each figure with its formula; each line one step deeper, each count down to the ratings behind it. */
export function ScoresPage() {
  const [query, setQuery] = useSearchParams()
  const { searched } = useOfficeRegion()
  const filter: ScoresFilter = { ...(searched === undefined ? {} : { region: searched }), ...readFilter<ScoresFilter>(query, NAMES) }
  const scores = useScores(filter)
  const choices = [{ name: 'period', label: '期间', any: scores.data?.periods[0]?.name ?? '本半年', options: scores.data?.periods.slice(1).map(({ id, name }) => ({ value: id, label: name })) ?? [], width: 170 }]
  return (
    <>
      <PageTitle title="好差评指标" tools={<><RegionPicker any="全市" /><DownloadButton fileName="好差评指标.csv" get={() => downloadScores(filter)}>导出表格（CSV）</DownloadButton></>} />
      <RatingPlaces />
      <div className="stack">
        <Panel title={scores.data ? titleOf(scores.data) : '好差评指标'} isFlush>
          <Filters choices={choices} />
          {scores.isPending ? <Loading lines={8} what="好差评指标" />
            : scores.isError ? <NotRead error={scores.error} onRetry={() => void scores.refetch()} />
              : <div aria-busy={scores.isPlaceholderData}><Narrowed scores={scores.data} />{scores.data.rated === 0 && scores.data.invited === 0 ? <Empty title="这段时间没有邀请评价" action={query.size > 0 && <Button onClick={() => setQuery({})}>看本半年全部</Button>}>换一段时间或范围再看。</Empty> : <Indicators scores={scores.data} />}</div>}
        </Panel>
        {scores.data && scores.data.rated > 0 && <Breakdowns scores={scores.data} filter={filter} />}
      </div>
    </>
  )
}

const placeOf = ({ place: { region, authority, hall, item } }: Scores): string => [authority?.name ?? region?.name ?? (hall || item ? '' : '全市'), hall?.name, item && `「${item.name}」`].filter(Boolean).join('')

const titleOf = (scores: Scores): string => {
  const { period, rated, composite, indicators } = scores
  const bad = indicators.find(({ id }) => id === 'bad')!.numerator
  return rated === 0 ? `${placeOf(scores)}${period.name}还没有评价` : `${placeOf(scores)}${period.name}：${rated} 条评价，差评 ${bad} 条，综合评分 ${composite.points ?? '—'} 分`
}

/** What is narrowed to, each with a way out. */
function Narrowed({ scores: { place } }: { scores: Scores }) {
  const [query, setQuery] = useSearchParams()
  const chosen = (['authority', 'hall', 'item'] as const).flatMap((name) => (place[name] ? [{ name, label: place[name].name }] : []))
  if (chosen.length === 0) return null
  return (
    <p className="score-note">
      只看：{chosen.map(({ name, label }) => <Button key={name} size="small" onClick={() => { const next = new URLSearchParams(query); next.delete(name); setQuery(next) }} aria-label={`不再只看${label}`}>{label} ×</Button>)}
    </p>
  )
}

/** The days a score is of, as the list of ratings takes them. */
const listFilterOf = ({ period, place }: Scores) => ({ from: period.from, until: period.until, region: place.region?.code, authority: place.authority?.code, hall: place.hall?.code, item: place.item?.code })

function Indicators({ scores }: { scores: Scores }) {
  const { composite, indicators, grades, rated, disregarded, period, exclusions, asOf } = scores
  return (
    <>
      <table className="rows score-lines">
        <caption className="score-caption">各项指标</caption>
        <thead><tr><th scope="col">指标</th><th scope="col">数值</th><th scope="col">分子 ÷ 分母</th><th scope="col">算法</th></tr></thead>
        <tbody>
          {indicators.map(({ id, name, rate, numerator, denominator, formula }) => (
            <tr key={id}><td className="wide">{name}</td><td className="figure-cell" data-label="数值">{toPercent(rate)}</td><td className="tabular" data-label="分子 ÷ 分母">{numerator} ÷ {denominator}</td><td className="wide row-note">{formula}</td></tr>
          ))}
        </tbody>
      </table>
      <table className="rows score-lines">
        <caption className="score-caption">综合评分的组成（满分 10 分）</caption>
        <thead><tr><th scope="col">组成</th><th scope="col">得分</th><th scope="col">权重</th><th scope="col">算法</th></tr></thead>
        <tbody>
          {composite.parts.map(({ name, points, weight, formula }) => (
            <tr key={name}><td className="wide">{name}</td><td className="figure-cell" data-label="得分">{points ?? '不计'}</td><td className="tabular" data-label="权重">{weight}%</td><td className="wide row-note">{formula}</td></tr>
          ))}
        </tbody>
      </table>
      <p className="score-note">{composite.note}</p>
      <table className="rows score-lines">
        <caption className="score-caption">五个等级</caption>
        <thead><tr><th scope="col">等级</th><th scope="col">条数</th><th scope="col">占比</th></tr></thead>
        <tbody>
          {grades.map(({ grade, name, count }) => (
            <tr key={grade}>
              <td className="wide">{count > 0 ? <Link className="row-link" to={paths.ratingList({ ...listFilterOf(scores), grade: String(grade) })}>{name}</Link> : name}</td>
              <td className="tabular" data-label="条数">{count}</td>
              <td className="tabular" data-label="占比"><span className="share-bar" aria-hidden="true"><span style={{ width: `${rated === 0 ? 0 : (count / rated) * 100}%` }} /></span>{toPercent(rated === 0 ? null : count / rated)}</td>
            </tr>
          ))}
          <tr><td className="wide">经复核剔除（不计入以上）</td><td className="tabular" data-label="条数">{disregarded}</td><td /></tr>
        </tbody>
      </table>
      <p className="score-note">期间：{toDayWords(period.from)}至{toDayWords(period.until)}。{exclusions}数据时间：{toMinuteWords(asOf)}。</p>
    </>
  )
}

type Line = Scores['items'][number]

/** Where most bad ratings are, as the heading says it. */
function worstOf({ authorities, items }: Scores): string {
  const worst = (lines: readonly Line[]) => lines.reduce<Line | undefined>((most, line) => (line.bad > (most?.bad ?? 0) ? line : most), undefined)
  const [authority, item] = [worst(authorities), worst(items)]
  return authority && item ? `差评最多的部门是${authority.name}（${authority.bad} 条），事项是「${item.name}」（${item.bad} 条）` : '没有差评'
}

function Breakdowns({ scores, filter }: { scores: Scores; filter: ScoresFilter }) {
  const listed = listFilterOf(scores)
  const lines = (caption: string, heading: string, rows: readonly Line[], name?: 'region' | 'authority' | 'hall' | 'item') =>
    rows.length > 0 && <Lines caption={caption} heading={heading} rows={rows} {...(name ? { deeper: (code: string) => paths.ratingScores({ ...filter, [name]: code }), bad: (code: string) => paths.ratingList({ ...listed, [name]: code, grade: 'bad' }) } : {})} />
  return (
    <Panel title={worstOf(scores)} isFlush>
      {scores.regions.length > 1 && lines('按地区', '地区', scores.regions, 'region')}
      {lines('按部门', '部门', scores.authorities, 'authority')}
      {lines('按大厅', '大厅', scores.halls, 'hall')}
      {lines(scores.itemCount > scores.items.length ? `按事项（评价最多的 ${scores.items.length} 项，共 ${scores.itemCount} 项，全部见导出的表格）` : '按事项', '事项', scores.items, 'item')}
      {lines('按评价渠道', '渠道', scores.channels)}
    </Panel>
  )
}

function Lines({ caption, heading, rows, deeper, bad }: { caption: string; heading: string; rows: readonly Line[]; deeper?: (code: string) => string; bad?: (code: string) => string }) {
  return (
    <table className="rows score-lines">
      <caption className="score-caption">{caption}</caption>
      <thead><tr><th scope="col">{heading}</th><th scope="col">评价数</th><th scope="col">满意率</th><th scope="col">差评</th><th scope="col">整改率</th><th scope="col">主动评价率</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <td className="wide">{deeper ? <Link className="row-link" to={deeper(row.code)}>{row.name}</Link> : row.name}</td>
            <td className="tabular" data-label="评价数">{row.rated}</td>
            <td className="tabular" data-label="满意率"><span className="share-bar" aria-hidden="true"><span style={{ width: `${(row.satisfactionRate ?? 0) * 100}%` }} /></span>{toPercent(row.satisfactionRate)}</td>
            <td className="tabular" data-label="差评">{row.bad > 0 && bad ? <Link to={bad(row.code)} aria-label={`${row.name}的 ${row.bad} 条差评`}>{row.bad} 条</Link> : row.bad}</td>
            <td className="tabular" data-label="整改率">{toPercent(row.rectificationRate)}</td>
            <td className="tabular" data-label="主动评价率">{deeper ? toPercent(row.activeRatingRate) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
