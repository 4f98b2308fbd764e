import type { Officer } from '../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

// Which pages are worth opening; what may be done on them is the server's to say (`allowedActions`).

/** 事项管理员、事项审核员 and 监督员 see drafts. */
export const mayReadDrafts = ({ roles }: Roles): boolean => ['itemManager', 'itemReviewer', 'supervisor'].some((role) => roles.includes(role))
export const mayEdit = ({ roles }: Roles): boolean => roles.includes('itemManager')
export const mayReview = ({ roles }: Roles): boolean => roles.includes('itemReviewer')
