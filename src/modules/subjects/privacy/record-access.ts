import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory, officeNameOf } from '../../organisation/index.ts'
import type { DataAccess } from './data-access.ts'
import { type AccessRow, insertAccesses, insertAccessesOfCommand } from './data-access-store.ts'

/**
 * Writes down that somebody's data was looked at, and by whom: before it is shown. The person sees every row on 「谁看过我的信息」
 * (个人信息保护法 art. 44, 54). A person's look at what is their own is not told to them.
 */
export async function recordAccess(ctx: Context, accesses: DataAccess[]): Promise<void> {
  const rows = toRows(ctx, accesses, await findOfficeName(ctx))
  if (rows.length > 0) await ctx.db.query(insertAccesses(rows, ctx.clock.now()))
}

/** The same as part of a caller's `commit`: written only where the command is. @param actorAuthority where the officer who asks works, by name */
export const accessPart = (ctx: Context, accesses: DataAccess[], actorAuthority: string | null = null): Statement =>
  insertAccessesOfCommand(toRows(ctx, accesses, actorAuthority), ctx.clock.now())

function toRows(ctx: Context, accesses: DataAccess[], actorAuthority: string | null): AccessRow[] {
  const { actor } = ctx
  return accesses
    .filter(({ subjectId, kind }) => actor.principalId !== subjectId || kind === 'register')
    .map((access) => ({ ...access, id: ctx.ids.next(), actorKind: actor.kind, actorId: actor.principalId, actorName: actor.name, actorRoles: actor.roles, actorAuthority }))
}

/** Where the officer who asks works; null for everybody else. */
async function findOfficeName(ctx: Context): Promise<string | null> {
  if (ctx.actor.kind !== 'staff') return null
  try {
    return await officeNameOf(ctx, (await getDirectory(ctx)).officer(ctx.actor.principalId))
  } catch (error) {
    // Somebody who was just taken out of the directory leaves a trace all the same.
    if (error instanceof Refusal) return null
    throw error
  }
}
