import type { Officer } from '../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

// Which pages are worth opening; what may be done on them is the server's to say.

export const maySeeBadRatings = ({ roles }: Roles): boolean => ['reviewer', 'decider', 'supervisor'].some((role) => roles.includes(role))
/** 回访: the supervising office. */
export const followsUp = ({ roles }: Roles): boolean => roles.includes('supervisor')
export const showsRatingCodes = ({ roles }: Roles): boolean => roles.includes('windowClerk')
export const takesCalls = ({ roles }: Roles): boolean => roles.includes('hotlineClerk')
