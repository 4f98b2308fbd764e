import Type from 'typebox'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { describeForStaff, reasonAgainstEnding, StaffProof } from './describe-staff-proof.ts'
import { itemNames } from './item-names.ts'
import { saveProofEnd } from './proof-store.ts'
import { loadProofs, PROOFS_MEMO } from './proofs.ts'

/** 终止: from today; what was published stays readable. */
export const endProof = defineOperation({
  id: 'materials.endProof',
  summary: '无证明清单：终止一条（写明原因，今天起不再适用）',
  audience: 'staff',
  permission: 'materials.editProofs',
  params: Type.Object({ id: Type.String({ title: '条目', format: 'uuid' }) }),
  body: Type.Object({ reason: Type.String({ title: '终止的原因', minLength: 2, maxLength: 500, pattern: '\\S' }) }, { additionalProperties: false }),
  output: StaffProof,
  isWrite: true,
  async run(ctx, { params, body: { reason } }) {
    const [officer, directory, names, all] = await Promise.all([getOfficer(ctx), getDirectory(ctx), itemNames(ctx), loadProofs(ctx)])
    const proof = all.find(({ id }) => id === params.id)
    if (!proof) throw notFound('这一条', 'materials.no_such_proof')
    const against = reasonAgainstEnding(proof, officer.region)
    if (against) throw proof.endedOn === null ? new Refusal(403, 'materials.proof_not_yours', against) : alreadyEnded()
    const ended = { on: ctx.clock.today(), reason, by: officer.name }
    const answer = describeForStaff(ctx, { ...proof, endedOn: ended.on, endedReason: reason, endedBy: officer.name }, directory, names, officer.region)
    if (!(await commitTouching(ctx, PROOFS_MEMO, { region: proof.region, guard: saveProofEnd(proof.region, proof.id, ended), answer }))) throw alreadyEnded()
    await ctx.audit.append({ region: proof.region, operation: 'materials.endProof', actor: ctx.actor.accountId, subject: proof.id, detail: { name: proof.name, reason } })
    return answer
  },
})

const alreadyEnded = () => new Refusal(409, 'materials.proof_ended', '这一条已经终止。')
