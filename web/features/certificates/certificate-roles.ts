import type { Officer } from '../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

// Which pages are worth opening; what may be done on them is the server's to say.

export const managesCertificates = ({ roles }: Roles): boolean => ['reviewer', 'decider', 'certificateClerk'].some((role) => roles.includes(role))
/** 印章名册 of one's own authority. */
export const seesSeals = ({ roles }: Roles): boolean => roles.includes('decider') || roles.includes('certificateClerk')
export const importsCertificates = ({ roles }: Roles): boolean => roles.includes('certificateClerk')
