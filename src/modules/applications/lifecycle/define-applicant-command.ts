import type { Static, TSchema } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation, type Operation } from '../../../platform/operations.ts'
import type { Application } from '../application.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { changeApplication } from './change-application.ts'
import type { CommandOf, Verb } from './command.ts'

interface ApplicantCommand<V extends Verb, B extends TSchema> {
  /** Names the operation, its permission and the verb. */
  id: `applications.${V}`
  /** Chinese, one line. */
  summary: string
  body: B
  toCommand(ctx: Context, application: Application, body: Static<B>): CommandOf<V> | Promise<CommandOf<V>>
}

/** One thing an applicant, or whoever acts for them, does to their own case, at the version they saw. */
export const defineApplicantCommand = <V extends Verb, B extends TSchema>({ id, summary, body, toCommand }: ApplicantCommand<V, B>): Operation<typeof NumberParams, undefined, B, typeof CommandAnswer> =>
  defineOperation<typeof NumberParams, undefined, B, typeof CommandAnswer>({
    id,
    summary,
    audience: 'citizen',
    permission: id,
    params: NumberParams,
    body,
    output: CommandAnswer,
    isWrite: true,
    expectsVersion: true,
    run: (ctx, input) =>
      changeApplication(ctx, {
        number: input.params.number,
        version: input.version,
        verb: id.slice('applications.'.length) as V,
        toActor: (application) => citizenFor(ctx, application),
        toCommands: async (application) => [await toCommand(ctx, application, input.body as Static<B>)],
      }),
  })
