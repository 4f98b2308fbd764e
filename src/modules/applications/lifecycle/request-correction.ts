import Type from 'typebox'
import { getSetting } from '../../../platform/settings.ts'
import { Check } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'
import { correctionDays } from '../settings.ts'

/** 补正告知: once, in one go, everything that is wrong (行政许可法 art. 32(4)). Refuses a second notice. */
export const requestCorrection = defineOfficerCommand({
  id: 'applications.requestCorrection',
  summary: '一次性告知补正',
  body: Type.Object({ checks: Type.Array(Check, { title: '材料核对', minItems: 1, maxItems: 100 }), note: Type.Optional(Type.String({ title: '补充说明', maxLength: 1000 })) }, { additionalProperties: false }),
  toCommand: async (ctx, application, body) => ({ verb: 'requestCorrection', checks: body.checks, note: body.note, withinWorkdays: await getSetting(ctx, correctionDays, application.region, ctx.clock.today()) }),
})
