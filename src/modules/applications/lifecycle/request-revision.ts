import Type from 'typebox'
import { getSetting } from '../../../platform/settings.ts'
import { reasonText } from '../contract.ts'
import { correctionDays } from '../settings.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 预审退回修改: what came online is mended before it counts as received; once, and by the same local limit as a correction. */
export const requestRevision = defineOfficerCommand({
  id: 'applications.requestRevision',
  summary: '预审退回修改',
  body: Type.Object({ reason: reasonText('需要修改的内容') }, { additionalProperties: false }),
  toCommand: async (ctx, application, body) => ({ verb: 'requestRevision', reason: body.reason, withinWorkdays: await getSetting(ctx, correctionDays, application.region, ctx.clock.today()) }),
})
