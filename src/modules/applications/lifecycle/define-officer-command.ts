import type { Static, TSchema } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation, type Operation } from '../../../platform/operations.ts'
import type { Application } from '../application.ts'
import type { CommandOf, Verb } from './command.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { officerFor } from '../reading/officer-access.ts'

interface OfficerCommand<V extends Verb, B extends TSchema | undefined> {
  /** Names the operation, its permission and the verb that is refused or done. */
  id: `applications.${V}`
  /** Chinese, one line. */
  summary: string
  /** `supervisor` for what the supervision office alone does. */
  audience?: 'staff' | 'supervisor'
  body?: B
  toCommand(ctx: Context, application: Application, body: B extends TSchema ? Static<B> : undefined): CommandOf<V> | Promise<CommandOf<V>>
}

/** One thing an officer does to one case of theirs, at the version they saw. */
export function defineOfficerCommand<V extends Verb, B extends TSchema | undefined = undefined>({ id, summary, audience = 'staff', body, toCommand }: OfficerCommand<V, B>): Operation<typeof NumberParams, undefined, B, typeof CommandAnswer> {
  const verb = id.slice('applications.'.length) as V
  return defineOperation<typeof NumberParams, undefined, B, typeof CommandAnswer>({
    id,
    summary,
    audience,
    permission: id,
    params: NumberParams,
    ...(body ? { body } : {}),
    output: CommandAnswer,
    isWrite: true,
    expectsVersion: true,
    run: (ctx, input) =>
      changeApplication(ctx, {
        number: input.params.number,
        version: input.version,
        verb,
        toActor: (application) => officerFor(ctx, application, verb),
        toCommands: async (application) => [await toCommand(ctx, application, input.body as Parameters<typeof toCommand>[2])],
      }),
  })
}
