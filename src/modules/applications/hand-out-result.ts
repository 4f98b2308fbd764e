import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 出件: the result lies ready at the window. */
export const handOutResult = defineOperation({
  id: 'applications.handOut',
  summary: '出件',
  audience: 'staff',
  permission: 'applications.handOut',
  params: NumberParams,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'handOut'),
      toCommands: (application) => [{ verb: 'handOut', place: application.hallId }],
    }),
})
