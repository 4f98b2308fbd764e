import type { Context } from '../../platform/context.ts'
import { notFound, notPermitted } from '../../platform/errors.ts'
import { mayDo } from '../organisation/index.ts'
import type { DataAccess } from './privacy/data-access.ts'
import { recordAccess } from './privacy/record-access.ts'
import { AUDIT_REGION_OF_APPLICANTS } from './subject.ts'
import { findSealed } from './subject-store.ts'

/** What more the person is told of an officer's look at their number: by which rule, for which case. */
export type ToldOfLook = Partial<Pick<DataAccess, 'basis' | 'itemCode' | 'applicationNumber'>>

/** Personal data in full. */
export interface RevealedIdentity {
  identityNumber: string
  phone: string | undefined
}

/**
 * The full identity number and phone of a subject, for `purpose` (Chinese: 制作文书, 核验身份).
 * `told`: what the person is told of an officer's look besides.
 * Every reading is on the audit chain before it happens (个人信息保护法 art. 51, 54); the person may read their own.
 * @throws Refusal when whoever asks may not read it, or there is no such subject
 */
export async function revealIdentity(ctx: Context, subjectId: string, purpose: string, told: ToldOfLook = {}): Promise<RevealedIdentity> {
  const { actor } = ctx
  const isOwn = actor.kind === 'citizen' && actor.principalId === subjectId
  if (!isOwn && actor.kind !== 'system' && !mayDo('subjects.readIdentity', actor.roles)) throw notPermitted()
  await ctx.audit.append({
    region: actor.region ?? AUDIT_REGION_OF_APPLICANTS, operation: 'subjects.readIdentity', actor: actor.accountId, subject: subjectId, detail: { purpose },
  })
  const sealed = await findSealed(ctx.db, subjectId)
  if (!sealed) throw notFound('这位申请人', 'subjects.no_such_subject')
  if (actor.kind === 'staff') await recordAccess(ctx, [lookAtIdentity(subjectId, actor.region, ['证件号码', '手机号码'], purpose, told)])
  return {
    identityNumber: ctx.sealed.open(sealed.identitySealed),
    phone: sealed.phoneSealed === null ? undefined : ctx.sealed.open(sealed.phoneSealed),
  }
}

/** For the person to see (个人信息保护法 art. 44) that an officer read who they are. */
export const lookAtIdentity = (subjectId: string, region: string | undefined, fields: string[], purpose: string, told: ToldOfLook = {}): DataAccess => ({
  subjectId, region: region ?? AUDIT_REGION_OF_APPLICANTS, kind: 'identity', what: '身份登记信息', fields, purpose, basis: '履行法定职责（个人信息保护法第十三条）', outcome: 'shown',
  ...told,
})
