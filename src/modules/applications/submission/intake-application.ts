import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer, mayTakeInFor } from '../../organisation/index.ts'
import { ReceivingChecks, receiveForElsewhere } from '../crossing/receive-for-elsewhere.ts'
import { asRegistered, registerSubject } from '../../subjects/index.ts'
import { assembleSubmission } from './assemble-submission.ts'
import { SubmitAnswer, SubmitBody } from '../contract.ts'
import { fileApplication } from './file-application.ts'

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
      applicant: Type.Object(
        {
          kind: Type.Union([Type.Literal('person'), Type.Literal('enterprise')], { title: '申请人类型' }),
          name: Type.String({ title: '申请人姓名（名称）', minLength: 1, maxLength: 100 }),
          identityNumber: Type.String({ title: '证件号码', minLength: 1, maxLength: 20 }),
          phone: Type.Optional(Type.String({ title: '手机号码', maxLength: 20 })),
        },
        { title: '申请人', additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
  output: SubmitAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const remote = officer.region === body.region ? undefined : await receiveForElsewhere(ctx, officer, body)
    const subject = await registerSubject(ctx, { ...body.applicant, region: body.region }).catch((error: unknown) => { throw withinApplicant(error) })
    const submission = await assembleSubmission(ctx, { ...body, applicant: { subject, hasIdentity: (number) => asRegistered(number) === asRegistered(body.applicant.identityNumber) }, agentId: null, channel: 'counter' })
    const ownHallId = officer.hallId ?? submission.hallId
    // 委托收件: a hall takes in for an authority that is not its own only where it was entrusted.
    if (!remote && !(await mayTakeInFor(ctx, ownHallId, body.region, { authorityId: submission.authorityId, itemCode: submission.itemCode, on: submission.on }))) {
      throw new Refusal(403, 'applications.not_entrusted', `${directory.authority(submission.authorityId).name}没有委托${directory.hall(ownHallId).name}收这个事项的件。请引导申请人到${directory.hallOf(body.region).name}，或网上申请。`)
    }
    const office = directory.hall(ownHallId).name
    return fileApplication(ctx, { region: body.region, submission: remote ? { ...submission, remote } : { ...submission, hallId: ownHallId }, actor: { kind: 'staff', id: officer.id, name: officer.name, office }, isReceived: true })
  },
})

/** What is wrong with the applicant is told at the applicant's fields of this body. */
function withinApplicant(error: unknown): unknown {
  if (!(error instanceof Refusal) || !error.errors) return error
  return new Refusal(error.status, error.code, error.detail, { errors: error.errors.map(({ pointer, message }) => ({ pointer: `/applicant${pointer}`, message })), extra: error.extra })
}
