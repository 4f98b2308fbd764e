import Type from 'typebox'
import { listEntries, listPublishedItems } from '../modules/catalogue/index.ts'
import { askForGaps, closeGap, countPlacements, GapChoice, GapStanding, gapStateWords, gapsOf, gapWords, getDirectory, getOfficer, type Placement, placeItems, readGrantGaps } from '../modules/organisation/index.ts'
import type { Context } from '../platform/context.ts'
import { toCsvLine } from '../platform/csv.ts'
import { Refusal } from '../platform/errors.ts'
import { Nullable } from '../platform/nullable.ts'
import { defineOperation, type Download } from '../platform/operations.ts'
import { reachesRegion } from '../platform/regional-rules.ts'

/** 三集中三到位: whose items are handled in the hall, decided there and watched on the platform. The list of items is one room's, windows and grants another's. */
const AuditQuery = Type.Object({ region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' })), authority: Type.Optional(Type.String({ title: '单位', maxLength: 60 })) }, { additionalProperties: false })
const Count = Type.Object({ items: Type.Integer(), inHall: Type.Integer(), authorised: Type.Integer(), onPlatform: Type.Integer(), complete: Type.Integer(), percent: Nullable(Type.Number()) })
const FORMULA = '到位率 = 进驻、授权、监察三项都到位的事项数 ÷ 单位在本地区办理的事项数 × 100%'

const GapView = Type.Object({ gap: GapChoice, gapName: Type.String(), state: Nullable(Type.String()), stateName: Nullable(Type.String()), dueOn: Nullable(Type.String()), isLate: Type.Boolean(), note: Nullable(Type.String()), answer: Nullable(Type.String()), version: Nullable(Type.Integer()) })

/** 到位审计: each department of a region, and of one of them every item with what is missing. Whoever decides for a body sees its own. */
export const auditGrants = defineOperation({
  id: 'organisation.auditGrants',
  summary: '三到位审计：各单位事项进驻、授权、监察是否到位（Accept: text/csv 为逐项表格）',
  audience: 'staff',
  permission: 'organisation.auditGrants',
  query: AuditQuery,
  output: Type.Object({
    region: Type.String(), regionName: Type.String(), today: Type.String(), formula: Type.String(), total: Count,
    authorities: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), count: Count, open: Type.Integer(), late: Type.Integer() })),
    /** Of the authority that was asked for. */
    items: Type.Array(Type.Object({ authorityId: Type.String(), code: Type.String(), name: Type.String(), isInHall: Type.Boolean(), isAuthorised: Type.Boolean(), isOnPlatform: Type.Boolean(), gaps: Type.Array(GapView) })),
    mayAsk: Type.Boolean(), mayAnswer: Type.Boolean(),
  }),
  csv: defineOperation({
    id: 'organisation.exportGrantAudit',
    summary: '导出三到位审计（CSV）',
    audience: 'staff',
    permission: 'organisation.auditGrants',
    query: AuditQuery,
    output: Type.String(),
    transfer: 'file',
    async run(ctx, { query }) {
      const { region, placements, directory, nameOf, gaps } = await auditOf(ctx, query)
      await ctx.audit.append({ region, operation: 'organisation.exportGrantAudit', actor: ctx.actor.accountId, detail: query })
      const yes = (is: boolean): string => (is ? '到位' : '不到位')
      const lines = placements.map((placement) => {
        const own = gaps.filter((gap) => gap.authorityId === placement.authorityId && gap.itemCode === placement.itemCode)
        return [directory.authority(placement.authorityId).name, nameOf(placement.itemCode), yes(placement.isInHall), yes(placement.isAuthorised), yes(placement.isOnPlatform), own.map(({ gap, state, dueOn }) => `${gapWords[gap]}：${gapStateWords[state]}（${dueOn}）`).join('；')]
      })
      const content = `\ufeff${[['单位', '事项', '进驻', '授权', '监察', '整改'], ...lines].map(toCsvLine).join('')}`
      return { mediaType: 'text/csv; charset=utf-8', fileName: `三到位审计-${directory.region(region)}-${ctx.clock.today()}.csv`, content: Buffer.from(content) } satisfies Download as never
    },
  }),
  async run(ctx, { query }) {
    const { region, placements, directory, nameOf, gaps, officer } = await auditOf(ctx, query)
    const today = ctx.clock.today()
    const isLate = ({ state, dueOn }: { state: string; dueOn: string }): boolean => state === 'asked' && dueOn < today
    const byAuthority = [...Map.groupBy(placements, ({ authorityId }) => authorityId)]
    return {
      region, regionName: directory.region(region), today, formula: FORMULA, total: countPlacements(placements),
      authorities: byAuthority.map(([id, own]) => {
        const asked = gaps.filter(({ authorityId, state }) => authorityId === id && state !== 'closed')
        return { id, name: directory.authority(id).name, count: countPlacements(own), open: asked.length, late: asked.filter(isLate).length }
      }).sort((a, b) => (a.count.percent ?? 100) - (b.count.percent ?? 100) || (a.id < b.id ? -1 : 1)),
      items: query.authority === undefined ? [] : placements.map((placement) => ({
        authorityId: placement.authorityId, code: placement.itemCode, name: nameOf(placement.itemCode), isInHall: placement.isInHall, isAuthorised: placement.isAuthorised, isOnPlatform: placement.isOnPlatform,
        gaps: gapsOf(placement).map((gap) => {
          const found = gaps.find((each) => each.authorityId === placement.authorityId && each.itemCode === placement.itemCode && each.gap === gap)
          return { gap, gapName: gapWords[gap], state: found?.state ?? null, stateName: found ? gapStateWords[found.state] : null, dueOn: found?.dueOn ?? null, isLate: found ? isLate(found) : false, note: found?.note ?? null, answer: found?.answer ?? null, version: found?.version ?? null }
        }),
      })),
      mayAsk: officer.roles.includes('supervisor'), mayAnswer: officer.roles.includes('decider'),
    }
  },
})

async function auditOf(ctx: Context, query: { region?: string; authority?: string }) {
  const [officer, directory, items] = await Promise.all([getOfficer(ctx), getDirectory(ctx), listPublishedItems(ctx)])
  const region = query.region ?? officer.region
  directory.region(region) // an unknown region is refused, not answered with an empty list
  const isOwnOnly = officer.roles.includes('decider') && !officer.roles.includes('supervisor')
  const authority = isOwnOnly ? officer.authorityId : query.authority
  if (!reachesRegion(officer.region, region) || (isOwnOnly && query.authority !== undefined && query.authority !== officer.authorityId)) throw new Refusal(403, 'organisation.not_yours', '只能查看本地区、本单位的到位情况。')
  const names = new Map(items.map(({ code, name }) => [code, name]))
  // Departments of the region itself: townships decide in their own centres.
  const departments = new Set(directory.listAuthorities(region).filter(({ level }) => level === 'city' || level === 'county').map(({ id }) => id))
  const entries = (await Promise.all(items.map(({ code }) => listEntries(ctx, code, region)))).flat()
  const listed = entries.filter(({ authorityId }) => departments.has(authorityId) && (authority === undefined || authorityId === authority))
  const unique = [...new Map(listed.map(({ authorityId, itemCode }) => [`${authorityId} ${itemCode}`, { authorityId, itemCode }])).values()]
  const [placements, gaps] = await Promise.all([placeItems(ctx, region, unique), readGrantGaps(ctx, region)])
  return { region, officer, directory, placements, gaps, nameOf: (code: string) => names.get(code) ?? code }
}

const Region = AuditQuery.properties.region
const Authority = Type.String({ title: '单位', minLength: 1, maxLength: 60 })

/** 通知整改: everything that is missing of one authority's items, with one due day. */
export const askForGrants = defineOperation({
  id: 'organisation.askForGrants',
  summary: '就一个单位不到位的事项通知整改',
  audience: 'staff',
  permission: 'organisation.askForGrant',
  body: Type.Object({ region: Region, authority: Authority, note: Type.String({ title: '整改要求', minLength: 2, maxLength: 500, pattern: '\\S' }) }, { additionalProperties: false }),
  output: Type.Object({ asked: Type.Integer(), dueOn: Type.String() }),
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const { region, placements } = await auditOf(ctx, body)
    return askForGaps(ctx, region, placements, body.note)
  },
})

/** 办结 of one thing that was asked for: it is there now, or a reason says why it cannot be. */
export const closeGrantGap = defineOperation({
  id: 'organisation.closeGrantGap',
  summary: '办结一项进驻、授权整改（已到位，或写明依法不能到位的原因）',
  audience: 'staff',
  permission: 'organisation.askForGrant',
  body: Type.Object({ region: Region, authority: Authority, item: Type.String({ title: '事项', maxLength: 80 }), gap: GapChoice, reason: Type.Optional(Type.String({ title: '依法不能到位的原因', minLength: 2, maxLength: 500, pattern: '\\S' })) }, { additionalProperties: false }),
  output: GapStanding,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { body, version }) {
    const { region, placements } = await auditOf(ctx, body)
    const placement: Placement | undefined = placements.find(({ authorityId, itemCode }) => authorityId === body.authority && itemCode === body.item)
    return closeGap(ctx, region, placement, { authorityId: body.authority, itemCode: body.item, gap: body.gap, reason: body.reason }, version)
  },
})
