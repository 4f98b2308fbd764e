import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { asRegistered, registerSubject } from '../../subjects/index.ts'
import { assembleSubmission } from './assemble-submission.ts'
import { SubmitAnswer, SubmitBody } from '../contract.ts'
import { fileApplication } from './file-application.ts'

const { item, region, division, situations, form, materials, deferralPromise, commitmentPromise, follows } = SubmitBody.properties

/** 窗口收件: a clerk takes an application in for someone who stands at the counter; receipt is at once. */
export const intakeApplication = defineOperation({
  id: 'applications.intake',
  summary: '窗口收件登记',
  audience: 'staff',
  permission: 'applications.intake',
  body: Type.Object(
    {
      item, region, division, situations, form, materials, deferralPromise, commitmentPromise, follows,
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
    if (officer.region !== body.region) throw new Refusal(403, 'applications.not_yours', `您的窗口只能收${directory.region(officer.region)}的办件。其他地区的办件请走跨域通办。`)
    const subject = await registerSubject(ctx, { ...body.applicant, region: body.region }).catch((error: unknown) => { throw withinApplicant(error) })
    const submission = await assembleSubmission(ctx, { ...body, applicant: { subject, hasIdentity: (number) => asRegistered(number) === asRegistered(body.applicant.identityNumber) }, agentId: null, channel: 'counter' })
    const hallId = officer.hallId ?? submission.hallId
    const office = directory.hall(hallId).name
    return fileApplication(ctx, { region: body.region, submission: { ...submission, hallId }, actor: { kind: 'staff', id: officer.id, name: officer.name, office }, isReceived: true })
  },
})

/** What is wrong with the applicant is told at the applicant's fields of this body. */
function withinApplicant(error: unknown): unknown {
  if (!(error instanceof Refusal) || !error.errors) return error
  return new Refusal(error.status, error.code, error.detail, { errors: error.errors.map(({ pointer, message }) => ({ pointer: `/applicant${pointer}`, message })), extra: error.extra })
}
