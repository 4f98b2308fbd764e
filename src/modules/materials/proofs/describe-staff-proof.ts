import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { type Directory, mayDo } from '../../organisation/index.ts'
import type { ItemNames } from './item-names.ts'
import { describeProof } from './list-proofs.ts'
import type { Proof } from './proof.ts'
import { ProofView } from './proof-contract.ts'
import { proofStandingWords, standingOf } from './proof-rules.ts'

const Text = Nullable(Type.String())
export const Standing = Type.Union([Type.Literal('coming'), Type.Literal('inForce'), Type.Literal('ended')])
export const ProofAction = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Text })

export const StaffProof = Type.Object({
  ...ProofView.properties,
  standing: Standing, standingName: Type.String(), enteredBy: Type.String(), endedOn: Text, endedReason: Text, endedBy: Text,
  allowedActions: Type.Array(ProofAction),
})
export type StaffProof = Static<typeof StaffProof>

export const NOT_THE_EDITOR = '由事项管理人员维护。'

/** The city a region belongs to, or is. */
export const cityOf = (region: string): string => `${region.slice(0, 4)}00`

/** An entry as it stands today, and what whoever works in `ownRegion` may do with it. */
export function describeForStaff(ctx: Context, proof: Proof, directory: Directory, names: ItemNames, ownRegion: string): StaffProof {
  const standing = standingOf(proof, ctx.clock.today())
  const { enteredBy, endedOn, endedReason, endedBy } = proof
  const against = !mayDo('materials.editProofs', ctx.actor.roles) ? NOT_THE_EDITOR : reasonAgainstEnding(proof, ownRegion)
  return {
    ...describeProof(proof, directory, names), standing, standingName: proofStandingWords[standing], enteredBy, endedOn, endedReason, endedBy,
    allowedActions: [{ verb: 'end', name: '终止', allowed: against === undefined, reason: against ?? null }],
  }
}

/** As a sentence; undefined when they may. */
export function reasonAgainstEnding({ region, endedOn }: Proof, ownRegion: string): string | undefined {
  if (endedOn !== null) return '这一条已经终止。'
  return region === ownRegion ? undefined : '这是市级清单的条目，由市级事项管理人员终止。'
}
