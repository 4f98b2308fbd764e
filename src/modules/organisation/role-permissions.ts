import { isRole, type OfficerRole, ROLES, type Role } from './roles.ts'

/** Everybody through whose hands a case goes. */
const HANDLING: readonly OfficerRole[] = ['windowClerk', 'reviewer', 'decider', 'certificateClerk']

const SIGNED_IN: readonly Role[] = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'anonymous')
const STAFF: readonly Role[] = SIGNED_IN.filter((role) => role !== 'citizen')

/**
 * Who may do what: the one table. A permission that is not here is held by nobody.
 * Whether a person may do it to *this* case (own hall, own authority, own application) is the room's rule, not this table's.
 */
export const PERMISSIONS: Readonly<Record<string, readonly Role[]>> = {
  // 申请人
  'applications.submit': ['citizen'],
  'applications.readOwn': ['citizen'],
  'applications.supplyCorrection': ['citizen'],
  'applications.withdraw': ['citizen'],
  'applications.orderCollection': ['citizen'],
  'applications.moveToVersion': ['citizen'],
  'applications.revise': ['citizen'],
  'applications.supplyDeferred': ['citizen'],
  'applications.withdrawCommitment': ['citizen'],
  'applications.requestHearing': ['citizen'],
  'ratings.rate': ['citizen'],
  'ratings.readOwn': ['citizen'],
  // 好差评: the rated body answers, the supervising office calls whoever rated; nobody rates in another's place but the hotline, marked as such.
  'ratings.readRectifications': ['reviewer', 'decider', 'supervisor'],
  'ratings.rectify': ['reviewer', 'decider'],
  'ratings.followUp': ['supervisor'],
  'ratings.showCode': ['windowClerk'],
  'ratings.pairDevices': ['windowClerk'],
  'ratings.recordForCaller': ['hotlineClerk'],
  'ratings.supervise': ['supervisor'],
  'ratings.readTopics': ['supervisor', 'itemManager', 'itemReviewer'],
  'certificates.readOwn': ['citizen'],
  'certificates.showCode': ['citizen'],
  'certificates.makeUseCopy': ['citizen'],
  'materials.resolveOwn': ['citizen'],
  'materials.useLibrary': ['citizen'],
  'messages.readOwn': ['citizen'],
  'queue.takeOwn': ['citizen'],
  'queue.bookOwn': ['citizen'],
  'queue.readOwnAppointments': ['citizen'],
  'applications.saveDraft': ['citizen'],
  'applications.uploadFile': ['citizen'],

  // 前台综合受理，统一窗口出件
  'applications.receive': ['windowClerk'],
  'applications.requestCorrection': ['windowClerk'],
  'applications.accept': ['windowClerk'],
  'applications.refuse': ['windowClerk'],
  'applications.requestRevision': ['windowClerk'],
  'applications.acceptWithDeferral': ['windowClerk'],
  'applications.acceptWithCommitment': ['windowClerk'],
  'applications.handOver': ['windowClerk'],
  'applications.listHandOvers': ['windowClerk', 'supervisor'],
  'applications.readNotes': [...HANDLING, 'supervisor', 'disciplineInspector'],
  'applications.writeNote': HANDLING,
  'applications.readFilingReports': ['reviewer', 'decider'],
  'applications.confirmFilingReport': ['reviewer', 'decider'],
  'applications.takeOver': ['windowClerk'],
  'applications.prioritise': ['windowClerk'],
  'applications.handOut': ['windowClerk'],
  'applications.deliver': ['windowClerk'],
  // A partner's operator takes in what the agreement of the site names, and nothing else.
  'applications.intake': ['windowClerk', 'partnerOperator'],
  'applications.listOwnIntakes': ['partnerOperator'],
  // 合作网点: only by the code of whoever stands there, and only for what the agreement names; never by a number that somebody typed.
  'materials.resolveAtCounter': ['windowClerk', 'partnerOperator'],
  'materials.useLibraryAtCounter': ['windowClerk'],
  'applications.handleImmediately': ['windowClerk'],
  // 预约: at the desk of the hall, and by the hotline for who calls; whose hall it is the room decides.
  'queue.bookFor': ['windowClerk', 'hotlineClerk'],
  'queue.readHallAppointments': ['windowClerk', 'hotlineClerk', 'hallManager'],
  'queue.arrive': ['windowClerk'],
  // 叫号: at the windows of the officer's own hall; the hotline takes numbers for who calls.
  'queue.serve': ['windowClerk'],
  'queue.takeForVisitor': ['windowClerk', 'hallManager', 'hotlineClerk'],
  'queue.readLines': ['hallManager', 'windowClerk'],
  'queue.manageLines': ['hallManager'],
  // 呼叫帮助: whoever stands in the hall goes.
  'queue.readHelp': ['windowClerk', 'hallManager', 'supervisor'],
  'queue.answerHelp': ['windowClerk', 'hallManager'],
  // 窗口日志、陪同、交接班: of one's own hall; whoever runs or supervises it reads along.
  'queue.logService': ['windowClerk', 'hallManager'],
  'queue.logCash': ['windowClerk'],
  'queue.strikeEntry': ['windowClerk', 'hallManager'],
  'queue.readLog': ['windowClerk', 'hallManager', 'supervisor'],
  'queue.askEscort': ['windowClerk', 'hallManager', 'hotlineClerk'],
  'queue.escort': ['windowClerk', 'hallManager'],
  'queue.takeOver': ['windowClerk', 'hallManager'],
  'queue.readHandOvers': ['windowClerk', 'hallManager', 'supervisor'],
  'queue.readHallMonitor': ['hallManager', 'supervisor'],

  // 后台分类审批
  'applications.review': ['reviewer'],
  'applications.startSpecialProcedure': ['reviewer'],
  'applications.endSpecialProcedure': ['reviewer'],
  'applications.return': ['windowClerk', 'reviewer'],
  // A window too, where it is a chief representative of the authority (首席事务代表) and within the grant only.
  'applications.decide': ['decider', 'windowClerk'],
  'applications.extend': ['decider'],
  'applications.offerHearing': ['reviewer'],
  'applications.assign': ['windowClerk', 'reviewer', 'decider'],
  'applications.checkCommitment': ['reviewer'],
  'applications.confirmRectification': ['reviewer'],
  'applications.revokeDecision': ['decider'],
  'applications.transferUpward': ['decider'],
  'applications.void': ['decider', 'supervisor'],
  'applications.allowSecondCorrection': ['supervisor'],
  'applications.listRefusedDemands': ['supervisor'],
  'applications.makeCertificate': ['certificateClerk'],
  'applications.listBreaches': [...HANDLING, 'supervisor'],
  'applications.repairBreach': ['supervisor'],

  // 秒批: drafted by one, approved by another; anybody who answers for the item may stop it.
  'applications.askForPerson': ['citizen'],
  'applications.readAutomaticRules': ['itemManager', 'itemReviewer', 'supervisor', 'reviewer', 'decider'],
  'applications.draftAutomaticRules': ['itemManager'],
  'applications.simulateAutomaticRules': ['itemManager', 'itemReviewer'],
  'applications.approveAutomaticRules': ['itemReviewer'],
  'applications.switchAutomaticOn': ['itemManager', 'itemReviewer'],
  'applications.switchAutomaticOff': ['itemManager', 'itemReviewer', 'decider', 'supervisor'],
  'applications.listAutomaticSamples': ['reviewer', 'supervisor', 'itemManager', 'itemReviewer'],
  'applications.settleAutomaticSample': ['reviewer', 'supervisor'],

  // For a case of one's own authority only, each look in the ledger.
  'materials.openShared': ['reviewer', 'decider'],
  'materials.listShares': ['reviewer', 'decider', 'supervisor', 'securityAdmin', 'auditor'],
  'materials.countWaivers': ['decider', 'supervisor'],

  'applications.bulk': HANDLING,
  'applications.list': [...HANDLING, 'supervisor', 'disciplineInspector'],
  'applications.read': [...HANDLING, 'supervisor', 'disciplineInspector'],

  // 监察规则: set by whoever watches, read by whoever runs the platform or audits it.
  'supervision.readRules': ['supervisor', 'systemAdmin', 'auditor'],
  'supervision.changeRules': ['supervisor'],

  // 无证明清单和部门间协查
  'materials.readSources': ['itemManager', 'itemReviewer', 'supervisor'],
  'materials.editSources': ['itemManager'],
  'materials.readProofs': ['itemManager', 'itemReviewer', 'supervisor'],
  'materials.editProofs': ['itemManager'],
  'materials.askCheck': ['windowClerk', 'reviewer', 'decider'],
  'materials.answerCheck': ['reviewer', 'decider'],
  'materials.readChecks': ['windowClerk', 'reviewer', 'decider', 'supervisor'],

  'certificates.listSeals': ['certificateClerk', 'decider', 'supervisor', 'securityAdmin', 'auditor'],
  'certificates.manageSeals': ['securityAdmin'],
  'certificates.read': [...HANDLING, 'supervisor'],
  'certificates.listIssued': ['reviewer', 'decider', 'certificateClerk'],
  // Acts on a certificate are decisions of its authority; printing the same anew is not, nor is bringing in what exists.
  'certificates.change': ['decider'],
  'certificates.renew': ['decider'],
  'certificates.reissue': ['decider', 'certificateClerk'],
  'certificates.suspend': ['decider'],
  'certificates.restore': ['decider'],
  'certificates.revoke': ['decider'],
  'certificates.forfeit': ['decider'],
  'certificates.cancel': ['decider'],
  'certificates.import': ['certificateClerk'],
  'certificates.listTypes': ['reviewer', 'decider', 'certificateClerk', 'supervisor', 'itemManager', 'itemReviewer'],
  'certificates.registerType': ['itemManager'],
  'certificates.scanCode': ['windowClerk', 'partnerOperator'],
  'certificates.countUses': ['supervisor', 'decider'],

  'subjects.readSelf': ['citizen'],
  'subjects.find': ['windowClerk'],
  // A partner's operator is shown no number: by the scan of a code it is filled into the form that is filed.
  'subjects.readIdentity': [...HANDLING, 'partnerOperator'],
  'subjects.readOwnPrivacy': ['citizen'],
  'subjects.manageOwnPrivacy': ['citizen'],
  'subjects.recordConsent': ['windowClerk'],
  'subjects.recordConsentByScan': ['windowClerk', 'partnerOperator'],
  // 告知书 are published by whoever answers for personal information (art. 52), not by who runs the system.
  'subjects.publishNotices': ['securityAdmin'],
  'subjects.readNotices': ['securityAdmin', 'auditor'],
  // 更正申请 are answered where the register is kept.
  'subjects.answerCorrections': ['reviewer', 'decider'],

  // 事项目录：起草和审核公布由两个人做（清单之外无事项）
  'catalogue.readDrafts': ['itemManager', 'itemReviewer', 'supervisor'],
  'catalogue.edit': ['itemManager'],
  'catalogue.review': ['itemReviewer'],
  'catalogue.claim': ['itemManager'],
  'catalogue.import': ['itemManager'],
  'catalogue.check': ['itemManager', 'itemReviewer', 'supervisor'],
  'catalogue.manageIssues': ['itemManager'],
  'catalogue.listAuthorityItems': ['decider', 'windowClerk', 'supervisor'],

  // 电子监察: whoever a card was raised on explains it, supervisors decide, the discipline office reads all and presses.
  'supervision.readSignals': [...HANDLING, 'supervisor', 'disciplineInspector'],
  'supervision.readOwn': HANDLING,
  'supervision.readRegion': ['supervisor', 'disciplineInspector'],
  'supervision.explain': HANDLING,
  'supervision.appeal': ['decider'],
  'supervision.decideCards': ['supervisor'],
  'supervision.press': ['disciplineInspector'],
  'supervision.monitor': ['decider', 'supervisor', 'disciplineInspector'],
  'supervision.readFindings': ['supervisor', 'disciplineInspector'],
  'supervision.manageFindings': ['supervisor'],
  // 零办件: the item office looks after what the supervisors propose.
  'supervision.readDeadItems': ['supervisor', 'disciplineInspector', 'itemManager', 'itemReviewer'],
  'supervision.proposeItemReview': ['supervisor'],
  // Who reported is for whoever answers alone.
  'supervision.answerClues': ['supervisor'],

  'settings.list': ['systemAdmin', 'supervisor', 'itemManager'],
  'settings.set': ['systemAdmin'],
  'settings.listDocumentWordings': ['systemAdmin'],
  'settings.changeDocumentWording': ['systemAdmin'],
  'messages.manageTemplates': ['systemAdmin'],
  'calendar.readYear': ['systemAdmin', 'supervisor'],
  'calendar.publishYear': ['systemAdmin'],
  'organisation.setHallHours': ['systemAdmin', 'hallManager'],
  // 大厅: run by its manager, of one hall or of a region; watched by whoever supervises.
  'organisation.manageHalls': ['hallManager'],
  'organisation.readHalls': ['hallManager', 'supervisor'],

  // 人员、设备和合作网点: looked after by the hall's manager; every officer of a hall says when they come and go.
  'organisation.manageStaffing': ['hallManager'],
  'organisation.readStaffing': ['hallManager', 'supervisor'],
  'organisation.attend': [...HANDLING, 'hallManager', 'partnerOperator'],
  'organisation.manageDevices': ['hallManager'],
  'organisation.readDevices': ['hallManager', 'supervisor'],
  'organisation.reportFault': [...HANDLING, 'hallManager', 'partnerOperator'],
  'organisation.manageSites': ['hallManager'],
  'organisation.readSites': ['hallManager', 'supervisor'],
  'organisation.readOwnSite': ['partnerOperator'],
  // 三集中三到位: audited by the supervising office, put right by the authority.
  'organisation.auditGrants': ['hallManager', 'supervisor', 'decider'],
  'organisation.askForGrant': ['supervisor'],
  'organisation.answerGrantGap': ['decider'],

  // The power to decide is given by whoever holds it, never by an administrator of the system (三权分立).
  'organisation.manageGrants': ['decider'],
  'organisation.listGrants': ['decider', 'windowClerk', 'supervisor'],
  'organisation.manageSkills': ['decider', 'hallManager'],
  'organisation.read': STAFF,
  'organisation.manageOwnContact': STAFF,
  'messages.readDesk': STAFF,
  'organisation.listItemManagers': ['itemManager'],
  'sessions.read': SIGNED_IN,
  'sessions.end': SIGNED_IN,
  'sessions.changePassword': SIGNED_IN,
}

/** Whether one of `roles` holds `permission`. Unknown permissions and unknown roles hold nothing. */
export function mayDo(permission: string, roles: readonly string[]): boolean {
  const holders = Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission]! : []
  return roles.some((role) => isRole(role) && holders.includes(role))
}
