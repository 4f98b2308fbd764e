import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 收件: the materials are here; from now five workdays run to accept or to say what is missing (行政许可法 art. 32(4)). */
export const receiveApplication = defineOperation({
  id: 'applications.receive',
  summary: '收件',
  audience: 'staff',
  permission: 'applications.receive',
  params: NumberParams,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'receive'),
      toCommands: () => [{ verb: 'receive' }],
    }),
})
