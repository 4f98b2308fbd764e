import type { Officer } from '../../../client/types.ts'

// Which pages are worth opening; what may be done on them is the server's to say.

type Roles = Pick<Officer, 'roles'>
const holds = (...wanted: string[]) => ({ roles }: Roles): boolean => wanted.some((role) => roles.includes(role))

/** Watches a region: 监察人员、派驻监督人员. */
export const watchesCards = holds('supervisor', 'disciplineInspector')
/** Cards may be raised on what they do. */
export const answersCards = holds('windowClerk', 'reviewer', 'decider', 'certificateClerk')
export const maySeeCards = (officer: Roles): boolean => watchesCards(officer) || answersCards(officer)
/** Cards wait for supervisors and bodies; the discipline office reads and presses. */
export const isWaitedFor = (officer: Roles): boolean => officer.roles.includes('supervisor') || answersCards(officer)
