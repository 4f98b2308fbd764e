import type { Announcement } from './announcement.ts'
import type { Context } from './context.ts'
import { isUniqueViolation } from './db/db.ts'
import { type Statement, shiftParameters } from './db/sql.ts'
import { findAnswer, rememberAnswer } from './idempotency-store.ts'
import { insertOutbox } from './outbox-store.ts'

export interface UnitOfWork {
  region: string
  /** Writes nothing when the state is no longer what was decided on; must return a row when it did write. */
  guard: Statement
  /** Further writes, each `… where exists (select 1 from guard)`; another room's door may have prepared them. */
  parts?: Statement[]
  announcements?: Announcement[]
  /** ISO 8601: when it happened, where its record says so; else now. */
  at?: string
  /** What the caller is told, remembered under the idempotency key. */
  answer: unknown
  /** HTTP status remembered beside the answer. */
  status?: number
}

/** The same key was used before by the same actor: the operation answers from what was stored. */
export class AnsweredBefore extends Error {}

/**
 * Writes one command as one statement: the guarded change, its events, what other rooms prepared, the outbox
 * and the remembered answer, all of one region. One round trip is the whole transaction, which is what makes a
 * command cheap (784–884 lifecycles a second against 368–459 with separate statements).
 * Returns false, with nothing written, when someone was faster.
 */
export async function commit(ctx: Context, work: UnitOfWork): Promise<boolean> {
  const parts = [...(work.parts ?? [])]
  if (work.announcements?.length) parts.push(insertOutbox(ctx, work.region, work.announcements, work.at))
  if (ctx.idempotency) parts.push(rememberAnswer(ctx.idempotency, work.region, work.status ?? 200, work.answer, ctx.clock.now()))
  const statement = compose(work.guard, parts)
  try {
    const [row] = await ctx.db.query<{ written: number }>(statement)
    if (!row!.written) return false
  } catch (error) {
    if (isUniqueViolation(error) && error.constraint === 'idempotency_pkey') throw new AnsweredBefore()
    throw error
  }
  if (work.announcements?.length) ctx.wakeRelay()
  return true
}

/** The same for what every process keeps in memory under `memo`: once it is written, each reads it anew. */
export const commitTouching = (ctx: Context, memo: string, work: UnitOfWork): Promise<boolean> =>
  ctx.db.transaction(async (db) => {
    const isWritten = await commit({ ...ctx, db }, work)
    if (isWritten) await ctx.memo.touch(db, memo)
    return isWritten
  })

/**
 * Keys are unique within a region, where an answer is stored beside what it answers for. What a citizen writes may lie in
 * several regions, so their key is looked for before; so is an officer's who writes in a region (`region`) not their own.
 * @throws AnsweredBefore
 */
export async function refuseUsedKey(ctx: Context, region?: string): Promise<void> {
  const isElsewhere = region !== undefined && ctx.actor.region !== undefined && ctx.actor.region !== region
  if ((ctx.actor.kind === 'citizen' || isElsewhere) && ctx.idempotency && (await findAnswer(ctx.db, ctx.idempotency))) throw new AnsweredBefore()
}

/** A command's text as far as it goes, by the texts it is made of: few, and the same at every run. Joined and numbered anew they took a fiftieth of the request thread's time. */
interface Composed {
  text: string
  whole: string
  followedBy: Map<string, Composed>
}

const byGuard = new Map<string, Composed>()

function follow(known: Map<string, Composed>, by: string, spell: () => string): Composed {
  let composed = known.get(by)
  if (!composed) {
    const text = spell()
    known.set(by, (composed = { text, whole: `${text} select count(*)::int as written from guard`, followedBy: new Map() }))
  }
  return composed
}

function compose(guard: Statement, parts: Statement[]): Statement {
  const values = [...guard.values]
  let composed = follow(byGuard, guard.text, () => `with guard as (${guard.text})`)
  parts.forEach((part, index) => {
    const { text, followedBy } = composed
    composed = follow(followedBy, part.text, () => `${text}, part${index} as (${shiftParameters(part.text, values.length)})`)
    values.push(...part.values)
  })
  return { text: composed.whole, values }
}
