import { notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { listInboxOwners } from '../../subjects/index.ts'
import { IdParams, ListQuery, SubjectMessages, SubjectMessageView, Unread } from '../contract.ts'
import type { SubjectMessage } from '../message.ts'
import { mergeNewest, toMessageFacts } from '../message-rules.ts'
import { countUnread, findSubjectMessage, listSubjectMessages } from './inbox-store.ts'
import { receive } from './receipts.ts'

const DEFAULT_LIMIT = 20
/** A badge shows no more than 99+. */
const MOST_COUNTED = 100

/** 我的消息: one's own and those of the enterprises one represents, newest first. */
export const listOwnMessages = defineOperation({
  id: 'messages.listOwn',
  summary: '我的消息，新的在前',
  audience: 'citizen',
  permission: 'messages.readOwn',
  query: ListQuery,
  output: SubjectMessages,
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const { rows, next } = mergeNewest(await listSubjectMessages(ctx.db, await listInboxOwners(ctx), query.cursor, limit + 1), limit)
    return { rows: rows.map(toView), next }
  },
})

/** Asked by every page of somebody who is signed in: two look-ups by index. */
export const countOwnUnread = defineOperation({
  id: 'messages.countOwn',
  summary: '有几条消息没有读',
  audience: 'citizen',
  permission: 'messages.readOwn',
  output: Unread,
  async run(ctx) {
    const unread = await countUnread(ctx.db, await listInboxOwners(ctx), MOST_COUNTED)
    return { unread: Math.min(unread, MOST_COUNTED - 1), isMore: unread >= MOST_COUNTED }
  },
})

/** Opens a message. The first time is its receipt (送达回证): kept, and announced where documents are served with it. */
export const readOwnMessage = defineOperation({
  id: 'messages.readOwn',
  summary: '打开一条消息（首次打开即为签收，记录时间）',
  audience: 'citizen',
  permission: 'messages.readOwn',
  params: IdParams,
  output: SubjectMessageView,
  isWrite: true,
  async run(ctx, { params: { id } }) {
    const owners = await listInboxOwners(ctx)
    const [message] = await findSubjectMessage(ctx.db, owners, id)
    // Somebody else's looks like one that does not exist.
    if (!message) throw notFound('这条消息', 'messages.not_found')
    if (message.readAt) return toView(message)
    const readAt = ctx.clock.now()
    const view = toView({ ...message, readAt })
    const isFirst = await receive(ctx, owners, message, readAt, view)
    // Another tab was first: its time is the one that counts.
    return isFirst ? view : toView((await findSubjectMessage(ctx.db, owners, id))[0]!)
  },
})

const toView = (message: SubjectMessage) => ({
  ...toMessageFacts('portal', message),
  documents: message.documents.map(({ id, title }) => ({ id, title, url: `/api/v1/citizen/applications/${message.number}/documents/${id}` })),
})
