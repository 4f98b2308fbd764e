import Type from 'typebox'
import type { Platform } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getItemAt, type ItemAt, type Material, readSituationAnswers, tailorMaterials } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { commitmentCheckDays, deferralClock, deferralDays, deferralOverrun } from '../settings.ts'
import { SubmitBody } from '../contract.ts'
import { type PromiseMatter, toPromiseText } from './promise-texts.ts'

const Kind = Type.Union([Type.Literal('deferral'), Type.Literal('proof'), Type.Literal('licence')])

const PromiseTextView = Type.Object({
  kind: Kind, title: Type.String(), version: Type.Integer(),
  sections: Type.Array(Type.Object({ heading: Type.String(), lines: Type.Array(Type.String()) })),
  declaration: Type.String(),
})

const MaterialIds = Type.String({ maxLength: 2000, pattern: '^[a-z0-9]{1,40}(,[a-z0-9]{1,40})*$' })

/**
 * 承诺书: exactly what an applicant would sign here and today. Each is null where the guide does not allow it; which of the
 * materials it is made for is told by `deferred` and `committed`, all that may be where nothing is told.
 */
export const readPromises = defineOperation({
  id: 'applications.readPromises',
  summary: '承诺书全文：容缺受理承诺书、告知承诺书',
  audience: 'public',
  permission: 'public',
  params: Type.Object({ code: SubmitBody.properties.item }),
  query: Type.Object(
    {
      region: SubmitBody.properties.region, division: SubmitBody.properties.division,
      situations: Type.Optional(Type.String({ title: '办理情形（JSON）', maxLength: 2000 })),
      deferred: Type.Optional(Type.String({ ...MaterialIds, title: '后补的材料，以逗号分隔' })),
      committed: Type.Optional(Type.String({ ...MaterialIds, title: '以承诺代替的材料，以逗号分隔' })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ deferral: Type.Union([PromiseTextView, Type.Null()]), proof: Type.Union([PromiseTextView, Type.Null()]), licence: Type.Union([PromiseTextView, Type.Null()]) }),
  async run(ctx, { params, query }) {
    const at = await getItemAt(ctx, params.code, query.region, query.division)
    const needed = query.situations ? tailorMaterials(at.item, readSituationAnswers({ situations: query.situations })) : everyMaterial(at.item)
    const deferrable = chosenOf(needed.filter((material) => material.deferrable), query.deferred)
    const committable = chosenOf(needed.filter((material) => material.commitment), query.committed)
    const matter = await promiseMatter(ctx, at, query.region)
    return {
      deferral: deferrable.length > 0 ? toPromiseText('deferral', { ...matter, materials: deferrable }) : null,
      proof: committable.length > 0 ? toPromiseText('proof', { ...matter, materials: committable }) : null,
      licence: at.item.commitmentSystem ? toPromiseText('licence', { ...matter, materials: query.committed ? committable : [] }) : null,
    }
  },
})

/** Without answers: everything that some situation asks for. */
const everyMaterial = ({ materials, situations }: ItemAt['item']): Material[] => [...materials, ...situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))]

function chosenOf(materials: Material[], ids: string | undefined): Material[] {
  if (ids === undefined) return materials
  const chosen = new Set(ids.split(','))
  return materials.filter(({ id }) => chosen.has(id))
}

/** The local numbers and names that stand in a promise made today. */
async function promiseMatter(platform: Platform, { item, entry }: ItemAt, region: string): Promise<PromiseMatter> {
  const today = platform.clock.today()
  const [directory, days, clock, overrun, checkDays] = await Promise.all([
    getDirectory(platform), getSetting(platform, deferralDays, region, today), getSetting(platform, deferralClock, region, today),
    getSetting(platform, deferralOverrun, region, today), getSetting(platform, commitmentCheckDays, region, today),
  ])
  return { item, materials: [], authorityName: directory.authority(entry.authorityId).name, deferralDays: days, deferralClock: clock, deferralOverrun: overrun, checkDays }
}
