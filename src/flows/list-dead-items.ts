import Type, { type Static } from 'typebox'
import { type IssueProgress, listEntries, listItemsInForce, readIssueProgress } from '../modules/catalogue/index.ts'
import { getDirectory, mayDo } from '../modules/organisation/index.ts'
import { compareDead, deadItemMonths, isDead, listItemUses, monthsBefore } from '../modules/supervision/index.ts'
import type { Context } from '../platform/context.ts'
import { toCsvLine } from '../platform/csv.ts'
import { Refusal } from '../platform/errors.ts'
import { Nullable } from '../platform/nullable.ts'
import { defineOperation, type Download } from '../platform/operations.ts'
import { reachesRegion } from '../platform/regional-rules.ts'
import { getSetting } from '../platform/settings.ts'

/** What became of an issue that was made of it. */
export const IssueView = Type.Object({ isOpen: Type.Boolean(), stateName: Type.String(), dueOn: Type.String(), ownerName: Nullable(Type.String()), reason: Nullable(Type.String()) })

const DeadItem = Type.Object({
  code: Type.String(), name: Type.String(), authorityName: Type.String(), departmentName: Type.String(),
  /** Days: since when it is in force, and when it was last applied for in the region. */
  since: Type.String(), lastOn: Nullable(Type.String()),
  proposal: Nullable(IssueView),
})
export type DeadItem = Static<typeof DeadItem>

export const RegionField = Type.Optional(Type.String({ title: '地区', pattern: '^[0-9]{6}$' }))

const DeadItemQuery = Type.Object({
  region: RegionField, cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[a-z0-9-]{1,100}$' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
}, { additionalProperties: false })

const DEFAULT_LIMIT = 20
const reading = { audience: 'staff', permission: 'supervision.readDeadItems', query: DeadItemQuery } as const

/** 零办件事项: what is in force is the catalogue's to say, who applied the supervision's: hence a flow. */
export const listDeadItems = defineOperation({
  ...reading,
  id: 'supervision.listDeadItems',
  summary: '零办件事项：在规定的月数里没有人申请的现行事项（Accept: text/csv 为表格）',
  output: Type.Object({
    region: Type.String(), regionName: Type.String(), regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })), months: Type.Integer(), cutoff: Type.String(),
    /** Of how many items that the region handles. */
    total: Type.Integer(), inForce: Type.Integer(), rows: Type.Array(DeadItem), next: Nullable(Type.String()), mayPropose: Type.Boolean(),
  }),
  csv: defineOperation({
    ...reading,
    id: 'supervision.exportDeadItems',
    summary: '导出零办件事项（CSV）',
    output: Type.String(),
    transfer: 'file',
    run: async (ctx, { query }) => toTable(await findDeadItems(ctx, query.region), ctx.clock.today()) as never,
  }),
  async run(ctx, { query: { region, cursor, limit = DEFAULT_LIMIT } }) {
    const { dead, ...found } = await findDeadItems(ctx, region)
    const from = cursor === undefined ? 0 : dead.findIndex(({ code }) => code === cursor) + 1
    if (cursor !== undefined && from === 0) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const rows = dead.slice(from, from + limit)
    return { ...found, total: dead.length, rows, next: from + limit < dead.length ? rows.at(-1)!.code : null, mayPropose: mayDo('supervision.proposeItemReview', ctx.actor.roles) }
  },
})

/** Every one of a region, in its order: some hundreds of items, all in memory but for when they were applied for. */
export async function findDeadItems(ctx: Context, asked: string | undefined) {
  const [directory, items] = await Promise.all([getDirectory(ctx), listItemsInForce(ctx)])
  const region = asked ?? ctx.actor.region!
  const regions = directory.listRegions().filter(({ code }) => reachesRegion(ctx.actor.region, code))
  if (!regions.some(({ code }) => code === region)) throw new Refusal(403, 'supervision.other_region', '只能看本地区的情况。要看其他地区的，请联系市级政务服务管理机构。')
  const today = ctx.clock.today()
  const [months, uses] = await Promise.all([getSetting(ctx, deadItemMonths, region, today), listItemUses(ctx.db, region)])
  const used = new Map(uses.map((use) => [use.itemCode, use]))
  const cutoff = monthsBefore(today, months)
  const handled = (await Promise.all(items.map(async ({ item, since }) => ({ item, since, entries: await listEntries(ctx, item.code, region) })))).filter(({ entries }) => entries.length > 0)
  const found = handled.map(({ item: { code, name, departmentName }, since, entries }) => {
    const names = [...new Set(entries.map(({ authorityId }) => directory.authority(authorityId).name))]
    return { code, name, departmentName, since, lastOn: used.get(code)?.lastOn ?? null, authorityName: names.length > 1 ? `${names[0]!}等 ${names.length} 个单位` : names[0]! }
  }).filter((item) => isDead(item, cutoff)).sort(compareDead)
  const progress = await readIssueProgress(ctx, found.flatMap(({ code }) => used.get(code)?.issueId ?? []))
  const dead = found.map((item): DeadItem => ({ ...item, proposal: toIssueView(progress.get(used.get(item.code)?.issueId ?? '')) }))
  return { region, regionName: directory.region(region), regions: regions.length > 1 ? regions : [], months, cutoff, inForce: handled.length, dead }
}

export const toIssueView = (progress: IssueProgress | undefined): DeadItem['proposal'] => {
  if (!progress) return null
  const { decidedAt: _, ...shown } = progress
  return shown
}

function toTable({ regionName, months, inForce, dead }: Awaited<ReturnType<typeof findDeadItems>>, today: string): Download {
  const lines = [
    ['事项', '事项编码', '办理单位', '实施以来', '最近一次申请', '处理'],
    ...dead.map(({ name, code, authorityName, since, lastOn, proposal }) => [name, code, authorityName, since, lastOn ?? '没有申请记录', proposal ? `${proposal.stateName}${proposal.reason ? `：${proposal.reason}` : ''}` : '']),
    [`统计地区：${regionName}。截至 ${today}，现行 ${inForce} 个事项中 ${dead.length} 个已有 ${months} 个月没有人申请。`],
  ]
  // The mark tells spreadsheets that the text is UTF-8.
  return { mediaType: 'text/csv; charset=utf-8', fileName: `零办件事项-${regionName}-${today}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
