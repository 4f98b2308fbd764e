import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { ChecksBody, CommandAnswer, NumberParams } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 受理: every material is in and in the legal form (行政许可法 art. 32(5)). The statutory and the promised clock start. */
export const acceptApplication = defineOperation({
  id: 'applications.accept',
  summary: '受理',
  audience: 'staff',
  permission: 'applications.accept',
  params: NumberParams,
  body: ChecksBody,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'accept'),
      toCommands: () => [{ verb: 'accept', checks: body.checks ?? [] }],
    }),
})
