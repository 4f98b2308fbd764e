import type { Context } from '../../../platform/context.ts'
import { getSubject, type Subject } from '../../subjects/index.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { refuseStrangerOfficer } from './officer-access.ts'

/** Whose case it is and of which item: for flows that do something for it elsewhere. @throws Refusal 403 when the case is not the officer's */
export async function getCaseSubject(ctx: Context, number: string): Promise<{ number: string; itemCode: string; itemName: string; subject: Subject }> {
  const application = await getApplication(ctx, number)
  await refuseStrangerOfficer(ctx, application)
  return { number: application.number, itemCode: application.itemCode, itemName: application.itemName, subject: await getSubject(ctx, application.applicantId) }
}
