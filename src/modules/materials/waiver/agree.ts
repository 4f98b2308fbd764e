import type { Context } from '../../../platform/context.ts'
import { findConsent, giveConsent } from '../../subjects/index.ts'

/** At a counter: what the clerk saw. */
export const COUNTER_EVIDENCE = { inPerson: '本人在窗口现场同意查询', scan: '本人出示居民码（企业码）并同意查询' } as const

/**
 * Writes down that the applicant agrees to their certificates and registers being used (个人信息保护法 art. 13, 23), and separately to what
 * is sensitive (art. 29); what was agreed to before stays as it is. Agreeing anew ends an earlier withdrawal.
 */
export async function agreeToSharing(ctx: Context, subjectId: string, { sensitive, evidence }: { sensitive: boolean; evidence?: string | undefined }): Promise<void> {
  for (const scope of sensitive ? (['sharedData', 'sensitiveData'] as const) : (['sharedData'] as const)) {
    if (!(await findConsent(ctx, { subjectId, scope }))) await giveConsent(ctx, { subjectId, scope, evidence })
  }
}
