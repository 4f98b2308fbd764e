import { Refusal } from '../../platform/errors.ts'
import type { Application } from './application.ts'
import type { Verb } from './application-rules.ts'

/** Who at the desk: enough of an officer to tell whose case it is. */
export interface Desk {
  region: string
  authorityId: string | null
  hallId: string | null
  roles: readonly string[]
}

/** Verbs of the hall's windows; all others belong to the deciding authority. */
const HALL_VERBS: readonly Verb[] = ['receive', 'requestCorrection', 'accept', 'refuse', 'handOut', 'deliver', 'supplyCorrection']

/**
 * Why this officer may not act on this case although the role could: it is another hall's or another authority's.
 * A clerk of the region's own hall (综合窗口) stands in for the township halls below it.
 */
export function reasonNotYours(application: Application, verb: Verb, desk: Desk, regionHallId: string | undefined): string | undefined {
  const isHall = desk.region === application.region && desk.hallId !== null && (desk.hallId === application.hallId || desk.hallId === regionHallId)
  const isAuthority = desk.authorityId === application.authorityId
  if (verb === 'return') return isHall || isAuthority ? undefined : '这个办件不属于您的窗口或单位。'
  if (HALL_VERBS.includes(verb)) return isHall ? undefined : '这个办件由其他大厅的窗口办理。'
  return isAuthority ? undefined : '这个办件由其他单位审批。'
}

/** @throws Refusal 403 when the case is not this officer's to read */
export function refuseStranger(application: Application, desk: Desk, regionHallId: string | undefined): void {
  const isSupervisor = desk.roles.includes('supervisor') && (desk.region === application.region || desk.region === `${application.region.slice(0, 4)}00`)
  if (isSupervisor || !reasonNotYours(application, 'return', desk, regionHallId)) return
  throw new Refusal(403, 'applications.not_yours', '这个办件不属于您的窗口或单位，不能查看。')
}
