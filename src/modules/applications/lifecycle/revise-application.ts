import Type from 'typebox'
import { getItemVersion } from '../../catalogue/index.ts'
import { getIdentifiedSubject } from '../../subjects/index.ts'
import { SubmitBody } from '../contract.ts'
import { assembleAnswers } from '../submission/assemble-submission.ts'
import { preReviewDueOn } from '../submission/pre-review.ts'
import { defineApplicantCommand } from './define-applicant-command.ts'

const { situations, form, materials, deferralPromise, commitmentPromise } = SubmitBody.properties

/** 修改后重新提交: the whole application once more, checked and sealed as a submission is, by the version of the guide it began under. */
export const reviseApplication = defineApplicantCommand({
  id: 'applications.revise',
  summary: '修改后重新提交',
  body: Type.Object({ situations, form, materials, deferralPromise, commitmentPromise }, { additionalProperties: false }),
  async toCommand(ctx, application, body) {
    const [item, applicant, dueOn] = await Promise.all([
      getItemVersion(ctx, application.itemCode, application.itemVersion),
      getIdentifiedSubject(ctx, application.applicantId),
      preReviewDueOn(ctx, application.region, application.hallId),
    ])
    const ofCase = application.detail.materials.flatMap(({ files }) => files)
    return { verb: 'revise', preReviewDueOn: dueOn, ...(await assembleAnswers(ctx, item, { ...body, applicant, region: application.region, channel: application.channel, ofCase })) }
  },
})
