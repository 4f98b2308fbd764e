import type { Context } from '../../../platform/context.ts'
import { canActFor, findConsent, listPrincipals, recordAccess } from '../../subjects/index.ts'
import { listKeptFiles } from './library-store.ts'

/**
 * Which of these files may be handed in again for `subjectId` by whoever is signed in: the holder, or somebody who may act for
 * them today. They lie in the holder's library, or in one's own: an owner hands in their own papers for their shop. A clerk hands in
 * what lies in the library of whoever stands there and agreed. None for anybody else.
 */
export async function listReusableFiles(ctx: Context, subjectId: string, fileIds: readonly string[]): Promise<Set<string>> {
  const isStaff = ctx.actor.kind === 'staff'
  if (fileIds.length === 0 || !(isStaff ? await findConsent(ctx, { subjectId, scope: 'sharedData' }) : await canActFor(ctx, subjectId))) return new Set()
  return new Set((await listKeptFiles(ctx.db, isStaff ? [subjectId] : [...new Set([subjectId, ctx.actor.principalId])], fileIds, ctx.clock.today())).map(({ file }) => file))
}

/** Which of these files lie in the library of anybody the signed-in applicant may act for today. */
export const listReachableFiles = async (ctx: Context, fileIds: readonly string[]): Promise<Set<string>> =>
  new Set((await findKept(ctx, fileIds)).map(({ file }) => file))

/** The same for one file that is about to be shown: a principal sees who of theirs looked (个人信息保护法 art. 44). */
export async function reachFile(ctx: Context, fileId: string): Promise<boolean> {
  const [kept] = await findKept(ctx, [fileId])
  if (!kept) return false
  await recordAccess(ctx, [{
    subjectId: kept.subjectId, region: kept.region, kind: 'library', what: kept.name, fields: ['材料文件'], purpose: '代为办理时打开材料库里的文件', basis: '法定代表人身份或者授权委托', outcome: 'shown',
  }])
  return true
}

async function findKept(ctx: Context, fileIds: readonly string[]): Promise<{ file: string; subjectId: string; name: string; region: string }[]> {
  if (fileIds.length === 0 || ctx.actor.kind !== 'citizen') return []
  const regions = new Map((await listPrincipals(ctx)).map(({ subject }) => [subject.id, subject.region]))
  const kept = await listKeptFiles(ctx.db, [...regions.keys()], fileIds, ctx.clock.today())
  return kept.map((each) => ({ ...each, region: regions.get(each.subjectId)! }))
}
