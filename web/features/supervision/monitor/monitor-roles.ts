import type { Officer } from '../../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

// Which pages are worth opening; what may be done on them is the server's to say.

export const mayWatch = ({ roles }: Roles): boolean => ['decider', 'supervisor', 'disciplineInspector'].some((role) => roles.includes(role))
export const maySeeAudits = ({ roles }: Roles): boolean => ['supervisor', 'disciplineInspector'].some((role) => roles.includes(role))
/** What the public reports is answered by the supervisor alone. */
export const answersClues = ({ roles }: Roles): boolean => roles.includes('supervisor')
