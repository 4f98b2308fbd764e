import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { listPublishedItems, type ServiceItem } from '../../catalogue/index.ts'
import { getOfficer } from '../../organisation/index.ts'
import { conflictsOf, conflictWords } from './proof-rules.ts'
import { listProofsInForce } from './proofs.ts'

/** Where published items contradict the list: to be mended before anybody is asked for a proof that nobody may ask for. */
export const listProofConflicts = defineOperation({
  id: 'materials.listProofConflicts',
  summary: '无证明清单与办事指南的矛盾：仍在索要已取消的证明，或应免提交而没有写明由什么代替',
  audience: 'staff',
  permission: 'materials.readProofs',
  output: Type.Object({
    asOf: Type.String({ format: 'date' }), itemCount: Type.Integer(),
    rows: Type.Array(Type.Object({
      itemCode: Type.String(), itemName: Type.String(), departmentName: Type.String(), materialName: Type.String(),
      kind: Type.Union([Type.Literal('asksForCancelled'), Type.Literal('stillSubmitted')]), kindName: Type.String(), proofId: Type.String(), proofName: Type.String(), replacement: Type.String(),
    })),
  }),
  async run(ctx) {
    const { region } = await getOfficer(ctx)
    const [items, proofs] = await Promise.all([listPublishedItems(ctx), listProofsInForce(ctx, region)])
    return {
      asOf: ctx.clock.today(), itemCount: items.length,
      rows: items.flatMap((item) => conflictsOf(materialsOf(item), proofs).map(({ kind, materialName, proof }) => ({
        itemCode: item.code, itemName: item.name, departmentName: item.departmentName, materialName, kind, kindName: conflictWords[kind], proofId: proof.id, proofName: proof.name, replacement: proof.replacement,
      }))),
    }
  },
})

/** Whatever anybody may be asked for, in any situation; the same material in two situations is one. */
function materialsOf({ materials, situations }: ServiceItem) {
  const all = [...materials, ...situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))]
  return [...new Map(all.map((material) => [`${material.name}/${material.exemptBy}/${material.commitment}`, material])).values()]
}
