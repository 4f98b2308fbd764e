import type { Context } from '../../../platform/context.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { listInboxOwners } from '../../subjects/index.ts'
import type { DocumentsOpened } from '../events.ts'
import type { SubjectMessage } from '../message.ts'
import { mergeNewest } from '../message-rules.ts'
import { listMessagesAbout, listUnreadServing, markRead } from './inbox-store.ts'

/**
 * 送达回证: the first opening of a message, in all the inboxes where it lies; announced where documents are served with it.
 * Returns whether it was the first: another tab may have been faster.
 */
export function receive(ctx: Context, owners: string[], { id, region, number, documents, subjectId }: SubjectMessage, at: Date, answer: unknown): Promise<boolean> {
  const opened: DocumentsOpened | undefined = number && documents.length > 0
    ? { number, documents: documents.map((document) => document.id), subjectId, openedBy: ctx.actor.principalId, at: at.toISOString() }
    : undefined
  return commit(ctx, {
    region,
    guard: markRead(owners, id, at),
    announcements: opened ? [{ type: 'messages.documentsOpened', payload: { ...opened } }] : [],
    answer,
  })
}

/**
 * A document opened elsewhere than in the inbox is received all the same, with what was served together with it. The signed-in
 * person's inboxes only; opened again, or before it was served, it changes nothing.
 */
export async function receiveDocument(ctx: Context, number: string, documentId: string): Promise<void> {
  const owners = await listInboxOwners(ctx)
  const unread = await listUnreadServing(ctx.db, owners, number, documentId)
  for (const message of new Map(unread.map((each) => [each.id, each])).values()) await receive(ctx, owners, message, ctx.clock.now(), undefined)
}

/** One message as it was told of a case, and when somebody it was told to first opened it. */
export interface ToldMessage {
  id: string
  at: Date
  title: string
  readAt: Date | null
}

/** What these subjects were told of a case, in its order. */
export async function listToldAbout(ctx: Context, number: string, subjectIds: string[]): Promise<ToldMessage[]> {
  const messages = await listMessagesAbout(ctx.db, subjectIds, number)
  // In two inboxes it is one message, opened when the first of them was.
  const firstOpened = messages.toSorted((a, b) => (a.readAt?.getTime() ?? Infinity) - (b.readAt?.getTime() ?? Infinity))
  return mergeNewest(firstOpened, messages.length).rows.toReversed()
}
