import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { listSignalsOf, type ReminderScope, remindersPage, listSignalRows } from '../signals/signal-store.ts'
import { mayRead } from './card-rules.ts'
import { listCardsOf } from './card-store.ts'
import { CaseSignals, OwnRemindersQuery, RegionRemindersQuery, ReminderList, type ReminderView } from './contract.ts'
import { describeCards, describeReminders } from './describe-card.ts'
import { deskOf, watchedRegion } from './get-card.ts'
import { ownScope } from './list-cards.ts'

const DEFAULT_LIMIT = 20

/** 提醒和预警 of my body or my windows, the newest first: nothing has to be answered. */
export const listOwnReminders = defineOperation({
  id: 'supervision.listOwnReminders',
  summary: '本单位（窗口）的提醒和预警',
  audience: 'staff',
  permission: 'supervision.readOwn',
  query: OwnRemindersQuery,
  output: ReminderList,
  async run(ctx, { query }) {
    const { region, scope, name } = await ownScope(ctx)
    return { scopeName: name, ...(await pageOf(ctx, region, scope, query)) }
  },
})

export const listRegionReminders = defineOperation({
  id: 'supervision.listRegionReminders',
  summary: '本地区的提醒和预警',
  audience: 'supervisor',
  permission: 'supervision.readRegion',
  query: RegionRemindersQuery,
  output: ReminderList,
  async run(ctx, { query: { region: asked, ...query } }) {
    const region = await watchedRegion(ctx, asked)
    return { scopeName: (await getDirectory(ctx)).region(region), ...(await pageOf(ctx, region, {}, query)) }
  },
})

/** On the page of a case: its cards and reminders, as far as the officer may read them. */
export const listCaseSignals = defineOperation({
  id: 'supervision.listCaseSignals',
  summary: '一个办件的黄牌、红牌和提醒',
  audience: 'staff',
  permission: 'supervision.readSignals',
  params: Type.Object({ number: Type.String({ title: '办件编号', pattern: '^\\d{19}$' }) }),
  output: CaseSignals,
  async run(ctx, { params: { number } }) {
    const region = number.slice(0, 6)
    const [desk, cards, signals] = await Promise.all([deskOf(ctx), listCardsOf(ctx.db, region, number), listSignalsOf(ctx.db, region, 'application', number)])
    return {
      cards: await describeCards(ctx, cards.filter((card) => mayRead(card, desk))),
      reminders: await describeReminders(ctx, signals.filter((signal) => mayRead(signal, desk))),
    }
  },
})

async function pageOf(ctx: Context, region: string, scope: ReminderScope, { cursor, limit = DEFAULT_LIMIT }: { cursor?: string; limit?: number }): Promise<{ rows: ReminderView[]; next: string | null }> {
  const [at = '', id = ''] = cursor?.split('_') ?? []
  if (cursor !== undefined && (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
  const found = await listSignalRows(ctx.db, remindersPage(region, scope, cursor === undefined ? undefined : { at, id }, limit + 1))
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { rows: await describeReminders(ctx, shown), next: found.length > limit && last ? `${last.noticedAt.toISOString()}_${last.id}` : null }
}
