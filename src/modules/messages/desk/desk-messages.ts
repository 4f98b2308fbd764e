import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { DeskMessages, IdParams, ListQuery, Unread } from '../contract.ts'
import { mergeNewest, toMessageFacts } from '../message-rules.ts'
import { desksOf } from './desk-rules.ts'
import { deleteDeskMessagesBefore, listDeskMessages, markDeskRead, type Reader } from './desk-store.ts'

const DEFAULT_LIMIT = 20
/** A bell shows no more than 99+, and looks no further back on each desk. */
const MOST_COUNTED = 100
const KEPT_MS = 90 * 24 * 3600_000

async function readerOf(ctx: Context): Promise<Reader> {
  const officer = await getOfficer(ctx)
  return { region: officer.region, officerId: officer.id, desks: desksOf(officer) }
}

export const listDesk = defineOperation({
  id: 'messages.listDesk',
  summary: '我的工作消息，新的在前',
  audience: 'staff',
  permission: 'messages.readDesk',
  query: ListQuery,
  output: DeskMessages,
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const { rows, next } = mergeNewest(await listDeskMessages(ctx.db, await readerOf(ctx), query.cursor, limit + 1), limit)
    return { rows: rows.map((message) => toMessageFacts('workbench', message)), next }
  },
})

export const countDeskUnread = defineOperation({
  id: 'messages.countDesk',
  summary: '有几条工作消息没有读',
  audience: 'staff',
  permission: 'messages.readDesk',
  output: Unread,
  async run(ctx) {
    const unread = (await listUnread(ctx, await readerOf(ctx))).length
    return { unread: Math.min(unread, MOST_COUNTED - 1), isMore: unread >= MOST_COUNTED }
  },
})

export const readDeskMessage = defineOperation({
  id: 'messages.readDeskMessage',
  summary: '把一条工作消息记为已读（只记自己）',
  audience: 'staff',
  permission: 'messages.readDesk',
  params: IdParams,
  output: Type.Object({ read: Type.Integer() }),
  isWrite: true,
  async run(ctx, { params }) {
    const read = await markDeskRead(ctx.db, await readerOf(ctx), [params.id], ctx.clock.now())
    // One of another desk looks like one that does not exist.
    if (read === 0) throw notFound('这条消息', 'messages.not_found')
    return { read }
  },
})

export const readWholeDesk = defineOperation({
  id: 'messages.readWholeDesk',
  summary: '把没有读的工作消息都记为已读（只记自己）',
  audience: 'staff',
  permission: 'messages.readDesk',
  output: Type.Object({ read: Type.Integer() }),
  isWrite: true,
  async run(ctx) {
    const reader = await readerOf(ctx)
    return { read: await markDeskRead(ctx.db, reader, await listUnread(ctx, reader), ctx.clock.now()) }
  },
})

const listUnread = async (ctx: Context, reader: Reader): Promise<string[]> =>
  mergeNewest(await listDeskMessages(ctx.db, reader, undefined, MOST_COUNTED), MOST_COUNTED * reader.desks.length).rows.filter(({ readAt }) => !readAt).map(({ id }) => id)

export const forgetOldDeskMessages: TimedJob = {
  id: 'messages.forgetOldDeskMessages',
  everySeconds: 3600,
  run: (ctx) => deleteDeskMessagesBefore(ctx.db, new Date(ctx.clock.now().getTime() - KEPT_MS)),
}
