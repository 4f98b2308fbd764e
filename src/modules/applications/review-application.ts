import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 审查: one review step of the item's process after the other; the last one hands the case to the decider. */
export const reviewApplication = defineOperation({
  id: 'applications.review',
  summary: '审查',
  audience: 'staff',
  permission: 'applications.review',
  params: NumberParams,
  body: Type.Object({ opinion: Type.Union([Type.Literal('agree'), Type.Literal('disagree')], { title: '审查意见' }), note: reasonText('意见说明') }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'review'),
      toCommands: () => [{ verb: 'review', opinion: body.opinion, note: body.note }],
    }),
})
