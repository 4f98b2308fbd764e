import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { ratingChannelWords } from '../rating.ts'
import { type PlaceView, type ScoreLine, ScoreQuery, Scores } from './contract.ts'
import { offerPeriods, type Period, readPeriod } from './period-rules.ts'
import { badOf, compositeOf, EXCLUSIONS, gradeCounts, indicatorsOf, qualityOf, ratedOf, share } from './score-rules.ts'
import { listScores, type ScoreRow } from './score-store.ts'
import { getWeights, WEIGHTS_NOTE } from './settings.ts'

/** As many as a person reads on a page. */
const ITEMS_SHOWN = 30

const HEADINGS = ['类别', '编码', '名称', '邀请评价', '评价数', '非常满意', '满意', '基本满意', '不满意', '非常不满意', '剔除', '满意率', '差评率', '差评整改率', '平均星级×2']
const SCOPE_WORDS: Record<ScoreRow['scope'], string> = { all: '合计', region: '地区', authority: '部门', hall: '大厅', item: '事项', channel: '评价渠道' }

/** 好差评指标 as a table, every item in it. */
export const exportScores = defineOperation({
  id: 'ratings.exportScores',
  summary: '导出好差评指标（CSV）',
  audience: 'public',
  permission: 'public',
  query: ScoreQuery,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query }) {
    const { period, rows, directory } = await load(ctx, query)
    const percent = (rate: number | null) => (rate === null ? '' : `${(rate * 100).toFixed(2)}%`)
    const lines = rows.filter(({ scope, key }) => scope !== 'channel' || key !== '').map((row) => {
      const [rated, bad] = [ratedOf(row), badOf(row)]
      return [
        SCOPE_WORDS[row.scope], row.key, nameOf(directory, row), String(row.invited), String(rated), ...gradeCounts(row).map(({ count }) => String(count)), String(row.disregarded),
        percent(share(rated - bad, rated)), percent(share(bad, rated)), percent(share(row.rectified, bad)), qualityOf(row)?.toFixed(2) ?? '',
      ]
    })
    // The mark tells spreadsheets that the text is UTF-8.
    const content = `\ufeff${[['期间', period.name, '数据时间', toRfc3339(ctx.clock.now()), EXCLUSIONS], HEADINGS, ...lines].map(toCsvLine).join('')}`
    return { mediaType: 'text/csv; charset=utf-8', fileName: `好差评指标-${period.id}.csv`, content: Buffer.from(content) } satisfies Download as never
  },
})

/** 好差评指标: rates of a period with what they were worked out from, of a place, an item or the whole city. */
export const readScores = defineOperation({
  id: 'ratings.readScores',
  summary: '好差评指标：各项比率、综合评分和按地区、部门、大厅、事项、渠道的分布',
  audience: 'public',
  permission: 'public',
  query: ScoreQuery,
  output: Scores,
  csv: exportScores,
  async run(ctx, { query }) {
    const [{ period, rows, all, directory }, weights] = await Promise.all([load(ctx, query), weightsOf(ctx, query)])
    const of = (scope: ScoreRow['scope']) => rows.filter((row) => row.scope === scope)
    const lines = linesOf(directory, rows)
    const indicators = indicatorsOf({ all, items: of('item'), authorities: of('authority'), halls: of('hall'), channels: channelsOf(of('channel')) })
    const { points, parts } = compositeOf(all, indicators, weights)
    const items = lines('item')
    return {
      period: { id: period.id, name: period.name, from: period.from, until: dayBefore(period.until) },
      periods: offerPeriods(ctx.clock.today()).map(({ id, name }) => ({ id, name })),
      place: placeOf(directory, query, of('item')),
      asOf: toRfc3339(ctx.clock.now()),
      invited: all.invited, rated: ratedOf(all), disregarded: all.disregarded, grades: gradeCounts(all),
      indicators,
      composite: { points, parts: parts.map((part) => ({ ...part, points: part.points === null ? null : Math.round(part.points * 100) / 100 })), note: WEIGHTS_NOTE },
      exclusions: EXCLUSIONS,
      regions: lines('region'), authorities: lines('authority'), halls: lines('hall'), channels: lines('channel').filter(({ code }) => code !== ''),
      items: items.slice(0, ITEMS_SHOWN), itemCount: items.length,
    }
  },
})

async function load(ctx: Context, query: ScoreQuery): Promise<{ period: Period; rows: ScoreRow[]; all: ScoreRow; directory: Directory }> {
  const directory = await getDirectory(ctx)
  if (query.region !== undefined) directory.region(query.region)
  if (query.authority !== undefined) directory.authority(query.authority)
  if (query.hall !== undefined) directory.hall(query.hall)
  const period = readPeriod(query.period ?? offerPeriods(ctx.clock.today())[0]!.id)
  const rows = await listScores(ctx.db, { regions: query.region === undefined ? directory.listRegions().map(({ code }) => code) : [query.region], from: period.from, until: period.until, authorityId: query.authority, hallId: query.hall, itemCode: query.item })
  return { period, rows, all: rows.find(({ scope }) => scope === 'all')!, directory }
}

/** Of the whole city the city's own weights hold, as they were at the end of the period or are today. */
async function weightsOf(ctx: Context, { region, period }: ScoreQuery) {
  const today = ctx.clock.today()
  const last = period === undefined ? today : dayBefore(readPeriod(period).until)
  return getWeights(ctx, region ?? (await getDirectory(ctx)).listRegions()[0]!.code, last < today ? last : today)
}

/** Channels rated by, of those one can rate by. */
const channelsOf = (rows: readonly ScoreRow[]) => ({ offered: Object.keys(ratingChannelWords).length, used: rows.filter((row) => row.key !== '' && ratedOf(row) > 0).length })

const linesOf = (directory: Directory, rows: readonly ScoreRow[]) => (scope: ScoreRow['scope']): ScoreLine[] =>
  rows.filter((row) => row.scope === scope).map((row) => {
    const [rated, bad] = [ratedOf(row), badOf(row)]
    return {
      code: row.key, name: nameOf(directory, row), rated, bad, disregarded: row.disregarded,
      satisfactionRate: share(rated - bad, rated), activeRatingRate: share(row.answered, row.invited), rectificationRate: share(row.rectified, bad),
    }
  }).sort((a, b) => b.rated - a.rated || (a.code < b.code ? -1 : 1))

function nameOf(directory: Directory, { scope, key, itemName }: ScoreRow): string {
  switch (scope) {
    case 'all': return '合计'
    case 'region': return directory.region(key)
    case 'authority': return directory.authority(key).name
    case 'hall': return directory.hall(key).name
    case 'item': return itemName
    case 'channel': return Object.hasOwn(ratingChannelWords, key) ? ratingChannelWords[key as keyof typeof ratingChannelWords] : key
  }
}

/** The names of what was asked for. */
const placeOf = (directory: Directory, { region, authority, hall, item }: ScoreQuery, items: readonly ScoreRow[]): PlaceView => ({
  region: region === undefined ? null : { code: region, name: directory.region(region) },
  authority: authority === undefined ? null : { code: authority, name: directory.authority(authority).name },
  hall: hall === undefined ? null : { code: hall, name: directory.hall(hall).name },
  item: item === undefined ? null : { code: item, name: items.find(({ key }) => key === item)?.itemName ?? item },
})

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
