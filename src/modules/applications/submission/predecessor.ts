import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { parseApplicationNumber, regionOfApplicationNumber } from '../record/application-number-rules.ts'
import { findApplication } from '../record/application-store.ts'

/** @throws Refusal 422 when the earlier case does not exist or is another's (both look the same), or has granted nothing */
export async function refuseForeignPredecessor(ctx: Context, applicantId: string, number: string): Promise<void> {
  const found = parseApplicationNumber(number).valid ? await findApplication(ctx.db, regionOfApplicationNumber(number), number) : undefined
  if (found?.application.applicantId !== applicantId) throw wrong('没有找到申请人的这个办件，请核对原办件编号。')
  const { result, certificate } = found.application.detail
  // Cases decided before results were kept have their certificate to show.
  if (result ? result.code !== 0 : !certificate) throw wrong('原办件没有取得许可，不能据此变更、延续、补办或注销。')
}

const wrong = (message: string) => new Refusal(422, 'applications.bad_predecessor', message, { errors: [{ pointer: '/follows/number', message }] })
