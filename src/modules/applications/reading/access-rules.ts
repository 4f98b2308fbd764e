import { Refusal } from '../../../platform/errors.ts'
import type { Application } from '../application.ts'
import type { Verb } from '../lifecycle/command.ts'
import { officeOfStep } from '../lifecycle/step-office-rules.ts'

/** Who at the desk: enough of an officer to tell whose case it is. */
export interface Desk {
  region: string
  authorityId: string | null
  hallId: string | null
  unitId?: string | null | undefined
  roles: readonly string[]
}

/**
 * Whose each verb is: the applicant's; the windows' of the hall (前台); the deciding authority's (后台); the supervisor's; or
 * that of the window elsewhere that took the case in (异地代收). Roles are another question (`role-permissions.ts`).
 */
export type Holder = 'applicant' | 'hall' | 'authority' | 'supervisor' | 'remoteHall'

export const HOLDERS: Record<Verb, readonly Holder[]> = {
  requestRevision: ['hall'], revise: ['applicant'], receive: ['hall'], moveToVersion: ['applicant'], handOver: ['remoteHall'], takeOver: ['hall'],
  requestCorrection: ['hall'], allowSecondCorrection: ['supervisor'], supplyCorrection: ['applicant', 'hall', 'remoteHall'], accept: ['hall'], refuse: ['hall'],
  acceptWithDeferral: ['hall'], supplyDeferred: ['applicant', 'hall', 'remoteHall'], acceptWithCommitment: ['hall'], withdrawCommitment: ['applicant'],
  checkCommitment: ['authority'], confirmRectification: ['authority'], revokeDecision: ['authority'],
  startSpecialProcedure: ['authority'], endSpecialProcedure: ['authority'], offerHearing: ['authority'], requestHearing: ['applicant'], review: ['authority'], extend: ['authority'],
  assign: ['hall', 'authority'], prioritise: ['hall'], decide: ['authority'], makeCertificate: ['authority'], handOut: ['hall', 'remoteHall'], deliver: ['hall', 'remoteHall'],
  withdraw: ['applicant'], return: ['hall', 'authority'], transferUpward: ['authority'], void: ['authority', 'supervisor'],
}

/**
 * Why this officer may not act on this case although the role could: it is another hall's or another authority's.
 * A clerk of the region's own hall (综合窗口) stands in for the township halls below it.
 */
export function reasonNotYours(application: Application, verb: Verb, desk: Desk, regionHallId: string | undefined): string | undefined {
  const holders = HOLDERS[verb]
  if (holders.some((holder) => isHolder(holder, application, desk, regionHallId, verb))) return undefined
  if (holders.includes('hall') && holders.includes('authority')) return '这个办件不属于您的窗口或单位。'
  if (holders.includes('hall')) return '这个办件由其他大厅的窗口办理。'
  if (holders.includes('remoteHall')) return '这个办件不是您的窗口代收的。'
  return holders.includes('authority') ? '这个办件由其他单位审批。' : '由其他岗位办理。'
}

function isHolder(holder: Holder, application: Application, desk: Desk, regionHallId: string | undefined, verb?: Verb): boolean {
  switch (holder) {
    case 'applicant': return false
    case 'hall': return desk.region === application.region && desk.hallId !== null && (desk.hallId === application.hallId || desk.hallId === regionHallId)
    case 'authority': return verb === 'review' ? isOfStep(application, desk) : desk.authorityId === application.authorityId
    case 'supervisor': return isSupervisorOf(application, desk)
    case 'remoteHall': return desk.hallId !== null && desk.hallId === application.detail.remote?.hallId
  }
}

/** A review step is the deciding authority's, or that of the office which the guide names for it (C67). */
function isOfStep(application: Application, desk: Desk): boolean {
  const { authorityId, unitId } = officeOfStep(application)
  return desk.authorityId === authorityId && (unitId === undefined || desk.unitId === unitId)
}

/** 监察人员 of the case's region, or of the city above it. */
export const isSupervisorOf = (application: Application, desk: Desk): boolean =>
  desk.roles.includes('supervisor') && isOfRegionOrAbove(application, desk)

const isOfRegionOrAbove = (application: Application, desk: Desk): boolean => desk.region === application.region || desk.region === `${application.region.slice(0, 4)}00`

/** @throws Refusal 403 when the case is not this officer's to read */
export function refuseStranger(application: Application, desk: Desk, regionHallId: string | undefined): void {
  if ((['hall', 'authority', 'remoteHall', 'supervisor'] as const).some((holder) => isHolder(holder, application, desk, regionHallId))) return
  // 派驻监督 reads every case of its region and acts on none.
  if (desk.roles.includes('disciplineInspector') && isOfRegionOrAbove(application, desk)) return
  if (application.detail.reviewSteps.some(({ authorityId }) => authorityId === desk.authorityId)) return
  throw new Refusal(403, 'applications.not_yours', '这个办件不属于您的窗口或单位，不能查看。')
}
