import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import { ChecksBody, CommandAnswer, CommitmentKind, NumberParams, SignedAtWindow } from '../contract.ts'
import { getPower } from '../reading/granted-power.ts'
import { officerFor } from '../reading/officer-access.ts'
import type { EventActor } from '../record/record-events.ts'
import { commitmentCheckDays } from '../settings.ts'
import { commitmentKindOf, refuseBreaker, signedPromise } from '../submission/promises.ts'
import { changeApplication } from './change-application.ts'

/**
 * 告知承诺: accepted on the applicant's commitment. For a proof the case goes on as any other; a licence is granted in the same
 * breath and checked afterwards by a day that local rules set.
 */
export const acceptWithCommitment = defineOperation({
  id: 'applications.acceptWithCommitment',
  summary: '按告知承诺受理（行政审批告知承诺的，当场作出决定）',
  audience: 'staff',
  permission: 'applications.acceptWithCommitment',
  params: NumberParams,
  body: Type.Object({ checks: ChecksBody.properties.checks, kind: Type.Optional(CommitmentKind), promise: Type.Optional(SignedAtWindow) }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      verb: 'acceptWithCommitment',
      toActor: async (application) => {
        const actor = await officerFor(ctx, application, 'acceptWithCommitment')
        return commitmentKindOf(application, body.kind) === 'licence' ? inTheNameOf(ctx, application, actor) : actor
      },
      toCommands: async (application) => {
        const { detail, region, applicantId } = application
        const kind = commitmentKindOf(application, body.kind)
        const promise = signedPromise('/promise', kind, body.promise, detail.commitmentPromise)
        await refuseBreaker(ctx, applicantId, '/promise')
        // A licence is granted in the same breath: only the authority's chief representative may at a window (首席事务代表).
        const grant = kind === 'licence' ? await getPower(ctx, application, 'commitment') : undefined
        const checkWithinDays = await getSetting(ctx, commitmentCheckDays, region, ctx.clock.today())
        return [{ verb: 'acceptWithCommitment', checks: body.checks ?? [], kind, promise, checkWithinDays, grantId: grant?.id }]
      },
    }),
})

/** A licence granted at a window is the act of the authority that the law gives the power to: the window says for whom it decides. */
async function inTheNameOf(ctx: Context, { authorityId }: Application, actor: EventActor): Promise<EventActor> {
  const authority = (await getDirectory(ctx)).authority(authorityId).name
  return { ...actor, office: actor.office === undefined || actor.office === authority ? authority : `${authority}，${actor.office}窗口` }
}
