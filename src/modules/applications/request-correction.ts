import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { getSetting } from '../../platform/settings.ts'
import { changeApplication } from './change-application.ts'
import { Check, CommandAnswer, NumberParams } from './contract.ts'
import { officerFor } from './officer-access.ts'
import { correctionDays } from './settings.ts'

/** 补正告知: once, in one go, everything that is wrong (行政许可法 art. 32(4)). Refuses a second notice. */
export const requestCorrection = defineOperation({
  id: 'applications.requestCorrection',
  summary: '一次性告知补正',
  audience: 'staff',
  permission: 'applications.requestCorrection',
  params: NumberParams,
  body: Type.Object({ checks: Type.Array(Check, { title: '材料核对', minItems: 1, maxItems: 100 }), note: Type.Optional(Type.String({ title: '补充说明', maxLength: 1000 })) }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'requestCorrection'),
      toCommands: async (application) => [{ verb: 'requestCorrection', checks: body.checks, note: body.note, withinWorkdays: await getSetting(ctx, correctionDays, application.region, ctx.clock.today()) }],
    }),
})
