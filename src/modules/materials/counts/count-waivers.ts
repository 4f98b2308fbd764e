import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { itemNames } from '../proofs/item-names.ts'
import { replacedWayWords } from '../waiver/resolution.ts'
import { sumWaivers, type WaiverSum } from './waiver-total-store.ts'

const Day = Type.String({ title: '日期', format: 'date' })

const CountQuery = Type.Object(
  {
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    region: Type.Optional(Type.String({ title: '地区', pattern: '^[0-9]{6}$' })),
    item: Type.Optional(Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' })),
  },
  { additionalProperties: false },
)

const Count = { count: Type.Integer(), /** Of all, in percent with one digit. */ percent: Type.Number() }

const WaiverCounts = Type.Object({
  /** Where was counted: a county, or the whole city. */
  placeName: Type.String(),
  from: Day,
  until: Day,
  itemName: Type.Union([Type.String(), Type.Null()]),
  formula: Type.String(),
  total: Type.Integer(),
  ways: Type.Array(Type.Object({ way: Type.String(), wayName: Type.String(), ...Count, /** How it is counted. */ formula: Type.String() })),
  sources: Type.Array(Type.Object({ way: Type.String(), wayName: Type.String(), source: Type.String(), ...Count })),
  items: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), ...Count })),
  /** How many items there are, of which `items` are the first. */
  itemCount: Type.Integer(),
  regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), ...Count })),
})
export type WaiverCounts = Static<typeof WaiverCounts>

/** Every way by which a material was not asked for on paper, in the order of the screen. */
const WAYS: Record<string, { name: string; formula: string }> = {
  certificate: { name: replacedWayWords.certificate, formula: '由有效电子证照代替的材料' },
  register: { name: replacedWayWords.register, formula: '由登记库查询结果代替的材料' },
  library: { name: '材料库复用', formula: '文件全部来自本人材料库的材料' },
  commitment: { name: '告知承诺', formula: '签告知承诺书代替的证明材料' },
  internalCheck: { name: replacedWayWords.internalCheck, formula: '由受理部门自行核查的材料' },
  form: { name: replacedWayWords.form, formula: '在线填写的申请表就是该材料' },
}

const FORMULA = '免提交份数 = 统计期内提交的办件中，不用申请人重新提交的材料份数之和；一件一份材料计一次，按提交日期和办件所在地区统计，补正和撤回不影响已计的数。'

/** Items shown: the rest is in the table. */
const MOST_ITEMS = 30

const reading = { audience: 'staff', permission: 'materials.countWaivers', query: CountQuery } as const

/** 免提交 by way: how many materials of cases in a period nobody had to bring again. */
export const countWaiversOperation = defineOperation({
  ...reading,
  id: 'materials.countWaivers',
  summary: '免提交统计：按方式、来源、事项、地区（Accept: text/csv 为表格）',
  output: WaiverCounts,
  csv: defineOperation({
    ...reading,
    id: 'materials.exportWaivers',
    summary: '导出免提交统计（CSV）',
    output: Type.String(),
    transfer: 'file',
    run: async (ctx, { query }) => toTable(await countWaivers(ctx, query)) as never,
  }),
  async run(ctx, { query }) {
    const counts = await countWaivers(ctx, query)
    return { ...counts, items: counts.items.slice(0, MOST_ITEMS) }
  },
})

async function countWaivers(ctx: Context, { from, until, region, item }: Static<typeof CountQuery>): Promise<WaiverCounts> {
  const [officer, directory, titles] = await Promise.all([getOfficer(ctx), getDirectory(ctx), itemNames(ctx)])
  const all = directory.listRegions()
  const city = all[0]?.code
  if (region !== undefined && region !== officer.region && officer.region !== city) {
    throw new Refusal(403, 'materials.other_region', '只能看本地区的统计。要看其他地区的，请联系市级政务服务管理机构。')
  }
  if (region !== undefined) directory.region(region)
  const lastDay = until ?? ctx.clock.today()
  const firstDay = from ?? `${lastDay.slice(0, 4)}-01-01`
  if (firstDay > lastDay) throw invalidInput([{ pointer: '/from', message: '开始日期不能晚于结束日期。' }])
  const isCity = region === undefined && officer.region === city
  const regions = isCity ? all.map(({ code }) => code) : [region ?? officer.region]
  const sums = await sumWaivers(ctx.db, regions, firstDay, lastDay, item)
  const total = sums.filter(isOfWay).reduce((sum, { count }) => sum + count, 0)
  const share = (count: number) => ({ count, percent: total === 0 ? 0 : Math.round((count / total) * 1000) / 10 })
  // What was counted stays counted when its item is cancelled.
  const titleOf = (code: string) => titles.get(code)?.name ?? `已不办理的事项（${code}）`
  const counted = new Map(sums.filter(isOfWay).map(({ way, count }) => [way!, count]))
  const items = sums.flatMap(({ itemCode, count }) => (itemCode === null ? [] : [{ code: itemCode, name: titleOf(itemCode), ...share(count) }]))
  return {
    placeName: isCity ? `${directory.region(officer.region)}（全市）` : directory.region(regions[0]!), from: firstDay, until: lastDay, itemName: item === undefined ? null : titleOf(item), formula: FORMULA, total,
    ways: [...new Set([...Object.keys(WAYS), ...counted.keys()])].map((way) => ({ way, wayName: wayName(way), ...share(counted.get(way) ?? 0), formula: WAYS[way]?.formula ?? '' })),
    sources: sums.flatMap(({ way, source, count }) => (way === null || source === null ? [] : [{ way, wayName: wayName(way), source, ...share(count) }])).sort(mostFirst),
    items: items.sort(mostFirst), itemCount: items.length,
    regions: sums.flatMap(({ region: code, count }) => (code === null ? [] : [{ region: code, name: directory.region(code), ...share(count) }])).sort(mostFirst),
  }
}

const isOfWay = ({ way, source }: WaiverSum): boolean => way !== null && source === null
const mostFirst = (a: { count: number }, b: { count: number }): number => b.count - a.count
const wayName = (way: string): string => WAYS[way]?.name ?? way

/** One table of every breakdown: the first column says which. The last line says how it was counted. */
function toTable({ placeName, from, until, itemName, formula, total, ways, sources, items, regions }: WaiverCounts): Download {
  const line = (kind: string, name: string, { count, percent }: { count: number; percent: number }) => [kind, name, String(count), `${percent}%`]
  const lines = [
    ['分类', '名称', '免提交份数', '占比'],
    line('合计', itemName ?? '全部事项', { count: total, percent: total === 0 ? 0 : 100 }),
    ...ways.map((each) => line('按方式', each.wayName, each)),
    ...sources.map((each) => line('按来源', `${each.wayName}：${each.source}`, each)),
    ...items.map((each) => line('按事项', each.name, each)),
    ...regions.map((each) => line('按地区', each.name, each)),
    [`统计地区：${placeName}。统计期：${from} 至 ${until}。${formula}`],
  ]
  return { mediaType: 'text/csv; charset=utf-8', fileName: `免提交统计-${placeName}-${from}至${until}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
