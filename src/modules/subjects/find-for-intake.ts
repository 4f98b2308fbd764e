import type { Context } from '../../platform/context.ts'
import { findSubjectByIdentity, getSubject } from './get-subject.ts'
import { recordAccess } from './privacy/record-access.ts'
import { lookAtIdentity } from './reveal-identity.ts'
import { AUDIT_REGION_OF_APPLICANTS, type Subject } from './subject.ts'

/**
 * Looks up who stands at the window, by the number on the card they handed over. On the audit chain whether found or not,
 * so that somebody who tries out numbers is seen.
 */
export async function findForIntake(ctx: Context, identityNumber: string): Promise<Subject | undefined> {
  const subject = await findSubjectByIdentity(ctx, identityNumber)
  await ctx.audit.append({
    region: ctx.actor.region ?? AUDIT_REGION_OF_APPLICANTS, operation: 'subjects.find', actor: ctx.actor.accountId,
    ...(subject ? { subject: subject.id } : {}), detail: { found: subject !== undefined },
  })
  if (subject) await recordAccess(ctx, [lookAtIdentity(subject.id, ctx.actor.region, SHOWN, PURPOSE)])
  return subject
}

const SHOWN = ['姓名', '证件号码（部分）', '住址']
const PURPOSE = '窗口收件时核对申请人'

/** Who gave their name to something that is handled at the window now: their ticket. Written down as any look. */
export async function readForIntake(ctx: Context, subjectId: string): Promise<Subject> {
  const subject = await getSubject(ctx, subjectId)
  await ctx.audit.append({ region: ctx.actor.region ?? AUDIT_REGION_OF_APPLICANTS, operation: 'subjects.find', actor: ctx.actor.accountId, subject: subjectId, detail: { by: 'ticket' } })
  await recordAccess(ctx, [lookAtIdentity(subjectId, ctx.actor.region, SHOWN, PURPOSE)])
  return subject
}
