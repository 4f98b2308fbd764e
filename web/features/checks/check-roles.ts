import type { Officer } from '../../client/types.ts'

// Which pages are worth opening; what may be done on them is the server's to say.

export const maySeeChecks = ({ roles }: Pick<Officer, 'roles'>): boolean => ['windowClerk', 'reviewer', 'decider', 'supervisor'].some((role) => roles.includes(role))
export const asksChecks = ({ roles }: Pick<Officer, 'roles'>): boolean => ['windowClerk', 'reviewer', 'decider'].some((role) => roles.includes(role))
