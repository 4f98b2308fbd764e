import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getOfficer } from '../../organisation/index.ts'
import type { CaseToShareFor } from '../../materials/index.ts'
import { CLOSED_STATES } from '../application.ts'
import { getApplication } from '../lifecycle/change-application.ts'

/**
 * The case for which the signed-in officer may look at what the state has of its applicant.
 * @throws Refusal 403 unless their authority decides or reviews it; 409 when it is closed: the purpose has ended (个人信息保护法 art. 6)
 */
export async function getCaseToShareFor(ctx: Context, number: string): Promise<CaseToShareFor> {
  const [application, officer] = await Promise.all([getApplication(ctx, number), getOfficer(ctx)])
  const { applicantId, applicantName, itemCode, itemName, authorityId, detail, state } = application
  const handles = authorityId === officer.authorityId || detail.reviewSteps.some((step) => step.authorityId === officer.authorityId)
  if (!handles) throw new Refusal(403, 'applications.not_yours', '这个办件由其他单位审批，不能为它调用申请人的材料和数据。')
  if (CLOSED_STATES.includes(state)) throw new Refusal(409, 'applications.closed_for_sharing', '这个办件已经办结，不能再为它调用申请人的材料和数据。')
  return { number, itemCode, itemName, applicantId, applicantName, materials: detail.materials.map(({ name, standIn }) => ({ name, register: standIn?.register ?? null })) }
}
