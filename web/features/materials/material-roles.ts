import type { Officer } from '../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

/** Who reads how much need not be handed in: whoever supervises, and whoever answers for an authority. */
export const maySeeWaiverCounts = ({ roles }: Roles): boolean => roles.includes('supervisor') || roles.includes('decider')

/** Who looks at what the state has of an applicant, for a case of their authority. */
export const sharesForCases = ({ roles }: Roles): boolean => roles.includes('reviewer') || roles.includes('decider')

/** Who reads the ledger of those looks. */
export const maySeeShares = (officer: Roles): boolean => sharesForCases(officer) || officer.roles.includes('supervisor')
