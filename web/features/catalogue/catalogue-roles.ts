import type { Officer } from '../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

// Which pages are worth opening; what may be done on them is the server's to say (`allowedActions`).

export const mayEdit = ({ roles }: Roles): boolean => roles.includes('itemManager')
export const mayReview = ({ roles }: Roles): boolean => roles.includes('itemReviewer')
