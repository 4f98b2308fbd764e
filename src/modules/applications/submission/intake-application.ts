import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { askSiteToTakeIn, getDirectory, getOfficer, mayTakeInFor } from '../../organisation/index.ts'
import { ReceivingChecks, receiveForElsewhere } from '../crossing/receive-for-elsewhere.ts'
import { assembleSubmission } from './assemble-submission.ts'
import { SubmitAnswer, SubmitBody } from '../contract.ts'
import { fileApplication } from './file-application.ts'
import { findAtTheWindow, IntakeApplicant } from './intake-applicant.ts'

const { item, region, division, situations, form, materials, deferralPromise, commitmentPromise, follows, delivery } = SubmitBody.properties

/** 窗口收件: a clerk takes an application in for someone who stands at the counter; receipt is at once. */
export const intakeApplication = defineOperation({
  id: 'applications.intake',
  summary: '窗口收件登记',
  audience: 'staff',
  permission: 'applications.intake',
  body: Type.Object(
    {
      item, region, division, situations, form, materials, deferralPromise, commitmentPromise, follows, delivery,
      /** 异地代收: how the window knew the applicant, and what it found; by default the document shown and nothing missing. */
      receivingChecks: Type.Optional(ReceivingChecks),
      /** One of the two: what their document says, or the scan of their 居民码 or 企业码. */
      applicant: Type.Optional(IntakeApplicant),
      scan: Type.Optional(Type.String({ title: '扫码记录', format: 'uuid' })),
    },
    { additionalProperties: false },
  ),
  output: SubmitAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    // 合作网点: what the agreement of the site names, and nothing else; counted for its monthly figures.
    const beside = officer.roles.includes('partnerOperator') ? [await askSiteToTakeIn(ctx, officer, body)] : []
    const remote = officer.region === body.region ? undefined : await receiveForElsewhere(ctx, officer, body)
    const { scan: _used, ...asked } = body
    const submission = await assembleSubmission(ctx, { ...asked, ...(await findAtTheWindow(ctx, body)), channel: 'counter' })
    const ownHallId = officer.hallId ?? submission.hallId
    // 委托收件: a hall takes in for an authority that is not its own only where it was entrusted.
    if (!remote && !(await mayTakeInFor(ctx, ownHallId, body.region, { authorityId: submission.authorityId, itemCode: submission.itemCode, on: submission.on }))) {
      throw new Refusal(403, 'applications.not_entrusted', `${directory.authority(submission.authorityId).name}没有委托${directory.hall(ownHallId).name}收这个事项的件。请引导申请人到${directory.hallOf(body.region).name}，或网上申请。`)
    }
    const office = directory.hall(ownHallId).name
    return fileApplication(ctx, { region: body.region, submission: remote ? { ...submission, remote } : { ...submission, hallId: ownHallId }, actor: { kind: 'staff', id: officer.id, name: officer.name, office }, isReceived: true, beside })
  },
})
