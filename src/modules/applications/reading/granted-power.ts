import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type AuthorityGrant, findGrant, getDirectory, getOfficer, type GrantPower, grantPowerWords, listRepresentatives, type Officer } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import type { EventActor } from '../record/record-events.ts'

const questionOf = (ctx: Context, { authorityId, itemCode }: Application) => ({ authorityId, itemCode, on: ctx.clock.today() })

/** The grant by which an officer at a window may decide this case in the authority's name (首席事务代表), if there is one in force. */
export const findPower = (ctx: Context, application: Application, officer: Officer, power: GrantPower): Promise<AuthorityGrant | undefined> =>
  findGrant(ctx, officer.id, questionOf(ctx, application), power)

/** Why a window without a grant may not decide, and who may: the applicant is sent to somebody, not away. */
export async function reasonWithoutPower(ctx: Context, application: Application, power: GrantPower): Promise<string> {
  const [directory, representatives] = await Promise.all([getDirectory(ctx), listRepresentatives(ctx, questionOf(ctx, application), power)])
  const authority = directory.authority(application.authorityId).name
  const who = representatives.map(({ name, hallId }) => `${hallId === null ? '' : directory.hall(hallId).name}${name}`)
  return `在窗口作出决定，要有${authority}对本事项的首席事务代表授权（${grantPowerWords[power]}）。${who.length > 0 ? `现有授权的是：${who.join('、')}，请转其办理` : `${authority}还没有授权，请受理后转其审查决定`}。`
}

/** @throws Refusal 403 when the signed-in officer has no grant in force for this */
export async function getPower(ctx: Context, application: Application, power: GrantPower): Promise<AuthorityGrant> {
  const grant = await findPower(ctx, application, await getOfficer(ctx), power)
  if (!grant) throw new Refusal(403, 'applications.not_granted', await reasonWithoutPower(ctx, application, power))
  return grant
}

/** A chief representative as the actor of a decision: it is the authority's act, done at its window. */
export async function toRepresentative(ctx: Context, application: Application, officer: Officer): Promise<EventActor> {
  const authority = (await getDirectory(ctx)).authority(application.authorityId).name
  return { kind: 'staff', id: officer.id, name: officer.name, office: `${authority}（首席事务代表）` }
}
