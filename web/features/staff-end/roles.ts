import type { Officer } from '../../client/types.ts'

type Roles = Pick<Officer, 'roles'>

// Which end and which place is worth opening; what may be done there is the server's to say.

const holds = (...wanted: string[]) => ({ roles }: Roles): boolean => wanted.some((role) => roles.includes(role))

/** Works on items or watches over them: the places of the item office. */
export const isOfItemOffice = holds('itemManager', 'itemReviewer', 'supervisor')
/** Sets what the platform runs by: local rules, the calendar, wordings. */
export const isSystemAdmin = holds('systemAdmin')
/** 三权分立: looks after seals and other safeguards, or audits them; handles no case and sets nothing the platform runs by. */
export const isSafetyOfficer = holds('securityAdmin', 'auditor')
/** 监察: sets what is watched. */
export const watches = holds('supervisor')
export const audits = holds('auditor')
/** Reads 本地规定; only the system administrator sets them. */
export const mayReadSettings = holds('systemAdmin', 'supervisor', 'itemManager')

/** 大厅管理员: of one hall or of a region's. */
export const isHallManager = holds('hallManager')

/** Somebody for whom the console has places. */
export const worksAtConsole = (officer: Roles): boolean => isOfItemOffice(officer) || isSystemAdmin(officer) || isSafetyOfficer(officer) || isHallManager(officer)

/** 收件: at a window of a hall, or at a partner's site. */
export const takesIn = holds('windowClerk', 'partnerOperator')
/** 合作网点: takes in what the agreement names, and sees nothing else. */
export const worksAtSite = holds('partnerOperator')

/** Somebody through whose hands no case goes and who watches none: 三权分立 keeps these apart from the workbench. */
export const worksAtWorkbench = holds('windowClerk', 'reviewer', 'decider', 'certificateClerk', 'supervisor', 'disciplineInspector', 'hotlineClerk', 'partnerOperator')
