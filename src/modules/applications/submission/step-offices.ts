import type { ServiceItem } from '../../catalogue/index.ts'
import type { Authority, Directory } from '../../organisation/index.ts'
import type { ReviewStep } from '../application.ts'

const isDepartment = ({ level }: Authority): boolean => level === 'city' || level === 'county'

export type StepOffice = Pick<ReviewStep, 'authorityId' | 'unitId'>

/**
 * 办理处室 of each review step that names one of the directory, other than the deciding authority as a whole (C67). Where the
 * name is none of the directory, or nobody of that office reviews, the step is the deciding authority's: a guide's wording
 * must not leave a case without a desk.
 */
export function stepOfficesOf(directory: Directory, item: Pick<ServiceItem, 'steps'>, place: { region: string; authorityId: string }): ReadonlyMap<string, StepOffice> {
  // A township's body handles every step of its matters itself.
  if (!isDepartment(directory.authority(place.authorityId))) return new Map()
  const named = item.steps.filter((step) => step.kind === 'review' && step.office !== null)
  return new Map(named.flatMap((step): [string, StepOffice][] => {
    const office = directory.findCompetence(place.region, step.office!)
    if (!office) return []
    const { authority, unit } = office
    const reviewers = directory.listOfficers(place.region, 'reviewer').filter(({ authorityId }) => authorityId === authority.id)
    const unitId = unit && reviewers.some((officer) => officer.unitId === unit.id) ? unit.id : undefined
    const isElsewhere = authority.id !== place.authorityId && reviewers.length > 0
    return isElsewhere || (unitId && authority.id === place.authorityId) ? [[step.id, { ...(isElsewhere ? { authorityId: authority.id } : {}), ...(unitId ? { unitId } : {}) }]] : []
  }))
}
