import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { ItemCodes, RegionQuery, stale } from '../fields.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import { deviceKindWords, TERMINAL_KINDS } from './device.ts'
import { Kind, TerminalKind } from './device-contract.ts'
import { putItemSet } from './device-store.ts'
import { ITEM_SETS_MEMO, loadItemSets } from './terminals.ts'

const ItemSetView = Type.Object({
  kind: Kind, kindName: Type.String(), version: Type.Integer(),
  /** null: every item. */
  items: Nullable(Type.Array(Type.String())),
})

/** 终端可办事项: what each kind of terminal offers in a region. */
export const listItemSets = defineOperation({
  id: 'organisation.listItemSets',
  summary: '各类自助终端的可办事项',
  audience: 'staff',
  permission: 'organisation.readDevices',
  query: RegionQuery,
  output: Type.Object({ rows: Type.Array(ItemSetView) }),
  async run(ctx, { query }) {
    const { region } = await getManagedRegion(ctx, query.region)
    const sets = (await loadItemSets(ctx)).filter((set) => set.region === region)
    return { rows: TERMINAL_KINDS.map((kind) => ({ kind, kindName: deviceKindWords[kind], version: sets.find((set) => set.kind === kind)?.version ?? 0, items: sets.find((set) => set.kind === kind)?.itemCodes ?? null })) }
  },
})

/** Says what the terminals of a kind offer; they hear of it with their next beat. */
export const setItemSet = defineOperation({
  id: 'organisation.setItemSet',
  summary: '设置一类自助终端的可办事项',
  audience: 'staff',
  permission: 'organisation.manageDevices',
  params: Type.Object({ kind: TerminalKind }),
  query: RegionQuery,
  body: Type.Object({ items: Nullable(ItemCodes) }, { additionalProperties: false }),
  output: ItemSetView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { kind }, query, body: { items }, version }) {
    const { region, officer } = await getManagedRegion(ctx, query.region)
    if (officer.hallId !== null) throw new Refusal(403, 'organisation.not_yours', '终端可办事项由本地区的大厅管理员统一设置。')
    const answer = { kind, kindName: deviceKindWords[kind], version: version + 1, items }
    if (!(await commitTouching(ctx, ITEM_SETS_MEMO, { region, guard: putItemSet({ region, kind, itemCodes: items, version: version + 1 }, officer.id, ctx.clock.now()), answer }))) throw stale()
    await ctx.audit.append({ region, operation: 'organisation.setItemSet', actor: ctx.actor.accountId, subject: kind, detail: { items } })
    return answer
  },
})
