import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { findPower, reasonWithoutPower, toRepresentative } from '../reading/granted-power.ts'
import { officerFor } from '../reading/officer-access.ts'
import type { EventActor } from '../record/record-events.ts'
import { changeApplication } from './change-application.ts'

/**
 * 决定: grant, or deny with reasons and remedies (行政许可法 art. 38). By a decider of the authority, or at a window by its
 * chief representative, within the grant and only then; the record then names the grant.
 */
export const decideApplication = defineOperation({
  id: 'applications.decide',
  summary: '作出决定',
  audience: 'staff',
  permission: 'applications.decide',
  params: NumberParams,
  body: Type.Object({
    outcome: Type.Union([Type.Literal('granted'), Type.Literal('denied')], { title: '决定' }),
    reason: Type.Optional(Type.String({ title: '理由（说明）', maxLength: 2000 })),
  }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, body, version }) {
    let decider: Decider | undefined
    return changeApplication(ctx, {
      number: params.number,
      version,
      toActor: async (application) => (decider = await deciderOf(ctx, application)).actor,
      toCommands: () => [{ verb: 'decide', outcome: body.outcome, reason: body.reason ?? '', grantId: decider!.grantId }],
    })
  },
})

interface Decider {
  actor: EventActor
  grantId: string | undefined
}

/** @throws Refusal 403 when the case is another authority's, or the window has no grant for it */
async function deciderOf(ctx: Context, application: Application): Promise<Decider> {
  const officer = await getOfficer(ctx)
  if (officer.roles.includes('decider')) return { actor: await officerFor(ctx, application, 'decide'), grantId: undefined }
  const grant = await findPower(ctx, application, officer, 'decide')
  // A window without a grant is any other role that does not decide.
  if (!grant) throw new Refusal(403, 'platform.not_permitted', await reasonWithoutPower(ctx, application, 'decide'))
  return { actor: await toRepresentative(ctx, application, officer), grantId: grant.id }
}
