import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { SubmitInput } from '../contract.ts'
import { listBreaches } from '../record/breach-store.ts'

/**
 * Whoever broke a promise makes no new one until it is put right (安阳市优化营商环境条例 art. 29); the normal way stays open.
 * Read only when something is promised.
 * @throws Refusal 422 at the promise
 */
export async function refusePromisesOfBreaker(ctx: Context, applicantId: string, { deferralPromise, commitmentPromise }: Pick<SubmitInput, 'deferralPromise' | 'commitmentPromise'>): Promise<void> {
  if (!deferralPromise && !commitmentPromise) return
  const broken = (await listBreaches(ctx.db, applicantId)).find(({ repairedOn }) => repairedOn === null)
  if (!broken) return
  throw new Refusal(422, 'applications.open_breach', `您在「${broken.itemName}」（${broken.number}）中的承诺没有兑现，修复以前不能再以承诺办理。请备齐材料按一般程序申请。`, {
    errors: [{ pointer: deferralPromise ? '/deferralPromise' : '/commitmentPromise', message: '有未修复的失信承诺，不能再作承诺。' }],
  })
}
