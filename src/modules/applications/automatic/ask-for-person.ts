import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { NumberParams, reasonText } from '../contract.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { AutomaticView } from './automatic-contract.ts'
import { findAssessment, insertSample } from './automatic-store.ts'
import { describeAutomatic } from './describe-automatic.ts'

/** 要求人工复核: whoever was decided upon by rules may have a person look at it (个人信息保护法 art. 24). Once a case, at any time. */
export const askForPerson = defineOperation({
  id: 'applications.askForPerson',
  summary: '对系统自动审批要求人工复核',
  audience: 'citizen',
  permission: 'applications.askForPerson',
  params: NumberParams,
  body: Type.Object({ wish: reasonText('想请工作人员看什么') }, { additionalProperties: false }),
  output: AutomaticView,
  isWrite: true,
  async run(ctx, { params: { number }, body: { wish } }) {
    const application = await getApplication(ctx, number)
    await citizenFor(ctx, application)
    const { region, itemCode, itemName, authorityId } = application
    const assessment = await findAssessment(ctx.db, region, number)
    if (!assessment?.isGranted) throw new Refusal(409, 'applications.not_automatic', '这个办件由工作人员办理，不是系统自动审批的。有疑问请联系受理大厅。')
    const guard = insertSample({ region, number, reason: 'asked', itemCode, itemName, ruleSetVersion: assessment.ruleSetVersion, authorityId, wish, createdAt: ctx.clock.now() })
    const before = (await describeAutomatic(ctx, application))!
    const answer: AutomaticView = { ...before, mayAskForPerson: false, personReview: { askedAt: ctx.clock.now().toISOString(), wish, findingName: null, note: null, settledAt: null } }
    if (!before.mayAskForPerson || !(await commit(ctx, { region, guard, answer }))) throw new Refusal(409, 'applications.asked_already', '您已经要求过人工复核，结果会显示在办件页面。')
    return answer
  },
})
