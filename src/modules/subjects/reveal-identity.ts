import type { Context } from '../../platform/context.ts'
import { notFound, notPermitted } from '../../platform/errors.ts'
import { mayDo } from '../organisation/index.ts'
import { AUDIT_REGION_OF_APPLICANTS } from './subject.ts'
import { findSealed } from './subject-store.ts'

/** Personal data in full. */
export interface RevealedIdentity {
  identityNumber: string
  phone: string | undefined
}

/**
 * The full identity number and phone of a subject, for `purpose` (Chinese: 制作文书, 核验身份).
 * Every reading is on the audit chain before it happens (个人信息保护法 art. 51, 54); the person may read their own.
 * @throws Refusal when whoever asks may not read it, or there is no such subject
 */
export async function revealIdentity(ctx: Context, subjectId: string, purpose: string): Promise<RevealedIdentity> {
  const { actor } = ctx
  const isOwn = actor.kind === 'citizen' && actor.principalId === subjectId
  if (!isOwn && actor.kind !== 'system' && !mayDo('subjects.readIdentity', actor.roles)) throw notPermitted()
  await ctx.audit.append({
    region: actor.region ?? AUDIT_REGION_OF_APPLICANTS, operation: 'subjects.readIdentity', actor: actor.accountId, subject: subjectId, detail: { purpose },
  })
  const sealed = await findSealed(ctx.db, subjectId)
  if (!sealed) throw notFound('这位申请人', 'subjects.no_such_subject')
  return {
    identityNumber: ctx.sealed.open(sealed.identitySealed),
    phone: sealed.phoneSealed === null ? undefined : ctx.sealed.open(sealed.phoneSealed),
  }
}
