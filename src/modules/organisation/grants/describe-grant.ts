import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Nullable } from '../../../platform/nullable.ts'
import type { Directory } from '../directory.ts'
import type { Officer } from '../organisation.ts'
import { mayDo } from '../role-permissions.ts'
import { type AuthorityGrant, grantKindWords, grantPowerWords } from './authority-grant.ts'
import { reasonAgainstRevoking, standingOf, standingWords } from './grant-rules.ts'

export const Power = Type.Union([Type.Literal('immediate'), Type.Literal('commitment'), Type.Literal('decide')])
export const GrantAction = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })
const Text = Nullable(Type.String())

export const GrantView = Type.Object({
  id: Type.String(), kind: Type.Union([Type.Literal('chiefRepresentative'), Type.Literal('delegatedReceipt')]), kindName: Type.String(), region: Type.String(),
  authorityId: Type.String(), authorityName: Type.String(),
  officerId: Text, officerName: Text,
  /** The hall that takes in, or where the representative sits. */
  hallId: Text, hallName: Text,
  powers: Type.Array(Type.Object({ power: Power, powerName: Type.String() })),
  /** null: every item of the authority. */
  itemCodes: Nullable(Type.Array(Type.String())),
  fromDay: Type.String(), untilDay: Text, basis: Type.String(), grantedByName: Text,
  revokedOn: Text, revokedReason: Text,
  isInForce: Type.Boolean(), standing: Type.String(), standingName: Type.String(),
  allowedActions: Type.Array(GrantAction),
})
export type GrantView = Static<typeof GrantView>

/** A grant as it stands today, and what `officer` may do with it. */
export function describeGrant(ctx: Pick<Context, 'actor' | 'clock'>, grant: AuthorityGrant, directory: Directory, officer: Officer): GrantView {
  const { id, kind, region, authorityId, officerId, powers, itemCodes, fromDay, untilDay, basis, grantedBy, revokedOn, revokedReason } = grant
  const standing = standingOf(grant, ctx.clock.today())
  const representative = officerId === null ? undefined : directory.officer(officerId)
  const hallId = grant.hallId ?? representative?.hallId ?? null
  const against = mayDo('organisation.manageGrants', ctx.actor.roles) ? reasonAgainstRevoking(grant, officer.authorityId, ctx.clock.today()) : '由授权单位的决定人员撤销。'
  return {
    id, kind, kindName: grantKindWords[kind], region, authorityId, authorityName: directory.authority(authorityId).name,
    officerId, officerName: representative?.name ?? null, hallId, hallName: hallId === null ? null : directory.hall(hallId).name,
    powers: powers.map((power) => ({ power, powerName: grantPowerWords[power] })), itemCodes, fromDay, untilDay, basis,
    grantedByName: grantedBy === null ? null : directory.officer(grantedBy).name, revokedOn, revokedReason,
    isInForce: standing === 'inForce', standing, standingName: standingWords[standing],
    allowedActions: [{ verb: 'revoke', name: '撤销', allowed: against === undefined, reason: against ?? null }],
  }
}
