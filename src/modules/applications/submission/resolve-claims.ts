import type { Context } from '../../../platform/context.ts'
import type { Material, ServiceItem } from '../../catalogue/index.ts'
import { agreeToSharing, COUNTER_EVIDENCE, fetchMaterials, resolveMaterials } from '../../materials/index.ts'
import type { Subject } from '../../subjects/index.ts'
import type { SubmitInput } from '../contract.ts'
import type { Resolutions } from './handed-materials.ts'

interface Claims {
  item: ServiceItem
  needed: Material[]
  applicant: Subject
  region: string
  materials: SubmitInput['materials']
}

/**
 * What the state has of the applicant for these materials. To claim one as waived is to agree that its register is asked, and names
 * it: where that has not been done yet it is done now, and one that gives no answer is asked again later while the material is handed in.
 * A claim is never the separate consent to what is sensitive (个人信息保护法 art. 29): that is on record before, or the material stays asked for.
 */
export async function resolveClaims(ctx: Context, { item, needed, applicant, region, materials = {} }: Claims): Promise<Resolutions> {
  const replaceable = needed.filter(({ exemptBy, waiverWay }) => exemptBy !== null || waiverWay === 'internalCheck')
  if (replaceable.length === 0) return new Map()
  const known = await resolveMaterials(ctx, replaceable, applicant)
  const toFetch = replaceable.filter(({ id }) => materials[id]?.waived && known.some((resolution) => resolution.id === id && resolution.state === 'fetchable'))
  if (toFetch.length > 0) {
    await agreeToSharing(ctx, applicant.id, { sensitive: false, ...(ctx.actor.kind === 'staff' ? { evidence: COUNTER_EVIDENCE.inPerson } : {}) })
  }
  const fetched = toFetch.length > 0 ? await fetchMaterials(ctx, { materials: toFetch, applicant, region, item, agreesToSensitive: true }) : []
  return new Map([...known, ...fetched].map((resolution) => [resolution.id, resolution]))
}
