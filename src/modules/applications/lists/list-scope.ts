import type { Officer } from '../../organisation/index.ts'

/** Windows and supervisors see their region, everybody else the cases of their authority. */
export const listScopeOf = (officer: Officer): string | undefined =>
  officer.roles.includes('windowClerk') || officer.roles.includes('supervisor') ? undefined : officer.authorityId
