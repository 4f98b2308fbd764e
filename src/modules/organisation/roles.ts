/** What a person may be to the platform: id → name on the screen. */
export const ROLES = {
  anonymous: '访客',
  citizen: '申请人',
  windowClerk: '窗口人员',
  reviewer: '审查人员',
  decider: '决定人员',
  certificateClerk: '制证人员',
  supervisor: '监察人员',
  hotlineClerk: '热线话务员',
  hallManager: '大厅管理员',
  partnerOperator: '合作网点人员',
  disciplineInspector: '派驻监督人员',
  itemManager: '事项管理员',
  itemReviewer: '事项审核员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditor: '审计管理员',
} as const

export type Role = keyof typeof ROLES

/** Roles an officer can hold; the others belong to visitors and applicants. */
export type OfficerRole = Exclude<Role, 'anonymous' | 'citizen'>

export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text)

/** Chinese name of a role. @throws RangeError for a role that does not exist: a screen never shows a code */
export function roleName(role: string): string {
  if (!isRole(role)) throw new RangeError(`no such role: ${role}`)
  return ROLES[role]
}

/** 三权分立 (GB/T 22239-2019 level 3): each is held alone, by somebody who handles no case. */
const SEPARATE_POWERS: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']

/** The administrator's role that may not stand beside the others in `roles`, if there is one. */
export const findConflictingRole = (roles: readonly Role[]): Role | undefined =>
  roles.length > 1 ? roles.find((role) => SEPARATE_POWERS.includes(role)) : undefined
