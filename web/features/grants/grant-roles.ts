import type { Officer } from '../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

// Which pages are worth opening; what may be done on them is the server's to say.

export const maySeeGrants = ({ roles }: Roles): boolean => ['decider', 'windowClerk', 'supervisor'].some((role) => roles.includes(role))
/** Whoever holds the power to decide gives it, and says who is good at what. */
export const givesGrants = ({ roles }: Roles): boolean => roles.includes('decider')
/** 三到位: watched by the supervising office, put right by whoever decides. */
export const auditsGrants = ({ roles }: Roles): boolean => roles.includes('supervisor') || roles.includes('decider')
