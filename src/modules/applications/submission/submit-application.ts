import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { canActFor, getIdentifiedSubject } from '../../subjects/index.ts'
import { assembleSubmission } from './assemble-submission.ts'
import { SubmitAnswer, SubmitBody } from '../contract.ts'
import { fileApplication } from './file-application.ts'

/** 申请: a person applies for herself or for someone she may act for. Returns the number and the query password. */
export const submitApplication = defineOperation({
  id: 'applications.submit',
  summary: '提交申请',
  audience: 'citizen',
  permission: 'applications.submit',
  body: SubmitBody,
  output: SubmitAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const me = ctx.actor.principalId
    const applicantId = body.applicant ?? me
    if (applicantId !== me && !(await canActFor(ctx, applicantId))) {
      throw new Refusal(403, 'applications.not_your_principal', '您没有代这个人（单位）办理的权限。请先办理委托，或以本人身份申请。')
    }
    const submission = await assembleSubmission(ctx, { ...body, applicant: await getIdentifiedSubject(ctx, applicantId), agentId: applicantId === me ? null : me, channel: 'online' })
    return fileApplication(ctx, {
      region: body.region,
      submission,
      actor: { kind: 'citizen', id: me, name: ctx.actor.name },
      isReceived: false,
      draft: body.draft ? { subjectId: me, id: body.draft } : undefined,
    })
  },
})
