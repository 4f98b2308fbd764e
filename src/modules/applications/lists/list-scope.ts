import type { Officer } from '../../organisation/index.ts'

const OF_REGION: readonly string[] = ['windowClerk', 'supervisor', 'disciplineInspector']

/** Windows and those who watch see their region, everybody else the cases of their authority. */
export const listScopeOf = (officer: Officer): string | undefined =>
  officer.roles.some((role) => OF_REGION.includes(role)) ? undefined : officer.authorityId
