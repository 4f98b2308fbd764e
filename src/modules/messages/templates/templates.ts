import type { MessageKind } from '../message.ts'

/** What a message may be about; each knows the words its placeholders stand for. */
export const PLACEHOLDERS = {
  application: {
    number: '办件编号', itemName: '事项名称', authorityName: '办理单位', hallName: '办事大厅', hallAddress: '大厅地址', hallPhone: '大厅电话',
    answerBy: '最晚哪一天（没有时为「文书写明的日期」）',
  },
  item: { itemName: '事项名称', change: '有了什么变化', version: '第几版' },
  parcel: { number: '办件编号', problem: '出了什么问题' },
  check: { number: '协查编号', askedName: '被协查的单位', askingName: '发起协查的单位', forWhat: '为什么事项（没有时为「其他工作」）', answerBy: '最晚哪一天', outcome: '怎样答复（没有时为「未答复」）' },
  card: { number: '办件编号', itemName: '事项名称', authorityName: '责任单位', levelName: '黄牌或红牌', ruleTitle: '监察规则', cardChange: '做了什么', cardNote: '怎样说的（没有时为「没有另外写明」）', nextBy: '下一步最晚哪一天（没有时为「没有规定」）' },
  signal: { number: '办件编号或协查编号', title: '办件或协查的名称', authorityName: '办理单位', levelName: '提醒、预警、黄牌或红牌', ruleTitle: '监察规则', finding: '哪里超期或不对' },
  clue: { number: '反映编号', clueKind: '反映的问题', answerBy: '最晚哪一天答复' },
  watch: { findings: '哪条规则几件' },
  dataCorrection: { register: '哪一类登记信息', field: '哪一项', authorityName: '保管部门', answerBy: '最晚哪一天', outcome: '结果（没有时为「核实中」）' },
  certificate: { certificateName: '证照名称', certificateNumber: '证照编号', authorityName: '颁发机构', certificateChange: '发生了什么', since: '从哪天起' },
  certificateEnd: { certificateName: '证照名称', certificateNumber: '证照编号', authorityName: '颁发机构', when: '还有几天到期', answerBy: '有效期的最后一天' },
  rating: { itemName: '事项名称', hallName: '办事大厅', link: '评价链接' },
  appointment: { purpose: '办什么', when: '预约的日期和时段', hallName: '办事大厅', hallAddress: '大厅地址', hallPhone: '大厅电话', number: '预约号（候补时为「确认后生成」）', answerBy: '号保留到什么时候，或暂停预约到哪一天（没有时为「没有」）' },
  badRating: { code: '差评编号', itemName: '事项名称', authorityName: '被评价单位', exclusionName: '剔除到了哪一步', answerBy: '最晚哪一天（没有时为「没有规定」）' },
} as const

export type TemplateSubject = keyof typeof PLACEHOLDERS

/** The words of one message. A text without `sms` goes to the inbox only. */
export interface Wording {
  title: string
  text: string
  sms?: string | undefined
}

export interface Template extends Wording {
  about: TemplateSubject
  kind: MessageKind
  /** Its text message passes quiet hours: waiting until morning could cost the reader something. */
  isUrgent?: true
}

/**
 * What applicants and officers are told, by `applicant.<event>` and `officer.<event>`. Regions may word each for themselves
 * (`template_wording`); what a message asks, and whom it goes to, they may not.
 */
export const TEMPLATES = {
  'applicant.submitted': { about: 'application', kind: 'progress', title: '申请已提交：{itemName}', text: '您申请的「{itemName}」已提交，办件编号 {number}。{authorityName}会先核对材料，有结果马上告诉您。' },
  'applicant.revisionRequested': {
    about: 'application', kind: 'todo', title: '请修改后重新提交：{itemName}', text: '网上预审发现申请内容需要修改。请在 {answerBy} 前打开办件，按说明修改后重新提交，填过的内容都还在。',
    sms: '您申请的「{itemName}」需要修改，请在{answerBy}前登录政务服务网，在「我的消息」中查看。',
  },
  'applicant.received': { about: 'application', kind: 'progress', title: '已收件：{itemName}', text: '{hallName}收到了您的申请材料，开始核对。收件凭证在下面，上面有查询密码，请保存。' },
  'applicant.correctionRequested': {
    about: 'application', kind: 'todo', title: '请补正材料：{itemName}', text: '申请材料需要补正，要补的全部内容一次写在补正通知书里。请在 {answerBy} 前在网上补交，或交到{hallName}（{hallAddress}）。有疑问请拨打 {hallPhone}。',
    sms: '您申请的「{itemName}」需要补正材料，请在{answerBy}前办理。要补什么请登录政务服务网「我的消息」查看，或致电{hallPhone}。',
  },
  'applicant.correctionSupplied': { about: 'application', kind: 'progress', title: '补正材料已收到：{itemName}', text: '您补交的材料已收到，{authorityName}会继续核对是否受理。' },
  'applicant.accepted': { about: 'application', kind: 'progress', title: '已受理：{itemName}', text: '{authorityName}受理了您的申请，办理时限从受理之日起算。最晚哪天办结，请看受理通知书和办件进度。' },
  'applicant.deemedAccepted': {
    about: 'application', kind: 'progress', title: '已依法视为受理：{itemName}', text: '收到材料后五个工作日内没有告知您补正或不予受理，依照《行政许可法》第三十二条，您的申请自收到材料之日起视为受理，办理时限从那天起算。您不需要做什么。',
  },
  'applicant.materialsDeferred': {
    about: 'application', kind: 'todo', title: '已容缺受理，请按时补交：{itemName}', text: '您的申请已容缺受理。承诺后补的材料请最晚在 {answerBy} 前补交；逾期没有补交的，按承诺书写明的办法处理。',
    sms: '您申请的「{itemName}」已容缺受理，欠交的材料请在{answerBy}前补交，详见政务服务网「我的消息」。',
  },
  'applicant.deferredSupplied': { about: 'application', kind: 'progress', title: '后补的材料已收到：{itemName}', text: '您补交的容缺材料已收到。是否还有欠交的，请看办件进度。' },
  'applicant.committed': { about: 'application', kind: 'progress', title: '告知承诺已记录：{itemName}', text: '您作出的承诺已随申请记录。请按承诺的条件办理，事后会核查。' },
  'applicant.commitmentKept': { about: 'application', kind: 'progress', title: '承诺核查通过：{itemName}', text: '核查结果与您的承诺一致，您不需要再做什么。' },
  'applicant.commitmentBreached': {
    about: 'application', kind: 'todo', title: '承诺核查发现问题，请整改：{itemName}', text: '核查发现实际情况与承诺不一致。请在 {answerBy} 前按通知整改；逾期不整改的，将依法撤销决定并记录。',
    sms: '您办理的「{itemName}」经核查与承诺不一致，请在{answerBy}前整改，详见政务服务网「我的消息」。',
  },
  'applicant.commitmentRectified': { about: 'application', kind: 'progress', title: '整改已确认：{itemName}', text: '{authorityName}已确认您按期完成整改。' },
  'applicant.decisionRevoked': {
    about: 'application', kind: 'notice', isUrgent: true, title: '决定已撤销：{itemName}', text: '{authorityName}撤销了原来准予的决定，相应证照即日起不能再使用。理由和您的救济权利写在撤销决定书里。',
    sms: '您的「{itemName}」决定已被撤销，相应证照即日起不能再使用。理由和救济途径见政务服务网「我的消息」。',
  },
  'applicant.refused': {
    about: 'application', kind: 'notice', title: '不予受理：{itemName}', text: '您的申请不予受理。理由、应向哪里申请、怎样申请行政复议或提起行政诉讼，都写在不予受理通知书里。有疑问请拨打 {hallPhone}。',
    sms: '您申请的「{itemName}」不予受理，理由和救济途径见政务服务网「我的消息」，咨询电话{hallPhone}。',
  },
  'applicant.specialProcedureStarted': {
    about: 'application', kind: 'progress', title: '进入特别程序：{itemName}', text: '您的办件进入特别程序（如听证、检验、专家评审），所需时间不计入办理时限。程序的种类、原因和需要的时间见告知书。',
    sms: '您申请的「{itemName}」进入特别程序，所需时间不计入办理时限，详见政务服务网「我的消息」。',
  },
  'applicant.specialProcedureEnded': { about: 'application', kind: 'progress', title: '特别程序结束：{itemName}', text: '特别程序已结束，办理时限继续计算。新的办结日期见办件进度。' },
  'applicant.hearingOffered': {
    about: 'application', kind: 'todo', title: '您有权要求听证：{itemName}', text: '作出决定前，您有权要求举行听证。要求听证的，请在 {answerBy} 前在办件中提出；不要求的，不需要做什么。',
    sms: '您申请的「{itemName}」，您有权要求听证，请在{answerBy}前提出，详见政务服务网「我的消息」。',
  },
  'applicant.hearingRequested': { about: 'application', kind: 'progress', title: '听证申请已收到：{itemName}', text: '{authorityName}收到了您的听证申请，将在二十个工作日内组织听证，并至少提前七个工作日通知您时间和地点。' },
  'applicant.extended': {
    about: 'application', kind: 'notice', title: '办理期限延长：{itemName}', text: '经负责人批准，您的办件延长了办理期限。延长的理由和新的日期见延期告知书。',
    sms: '您申请的「{itemName}」延长了办理期限，理由和新的日期见政务服务网「我的消息」。',
  },
  'applicant.granted': {
    about: 'application', kind: 'progress', title: '准予：{itemName}', text: '{authorityName}准予您的申请，决定书在下面。有证照的，制好以后会通知您怎样领取。',
    sms: '您申请的「{itemName}」已准予，请登录政务服务网「我的消息」查看决定书。',
  },
  'applicant.denied': {
    about: 'application', kind: 'notice', title: '不予批准：{itemName}', text: '您的申请没有获得批准。理由和您申请行政复议、提起行政诉讼的权利与期限写在决定书里。有疑问请拨打 {hallPhone}。',
    sms: '您申请的「{itemName}」没有获得批准，理由和救济途径见政务服务网「我的消息」，咨询电话{hallPhone}。',
  },
  'applicant.handedOut': {
    about: 'application', kind: 'todo', title: '请领取结果：{itemName}', text: '办理结果已经可以领取。到窗口领取的，请带证件到{hallName}（{hallAddress}）；选择邮寄的，请等候快递。',
    sms: '您申请的「{itemName}」结果可以领取：{hallName}（{hallAddress}），请带证件。',
  },
  'applicant.delivered': { about: 'application', kind: 'progress', title: '已送达，办结：{itemName}', text: '办理结果已送达，这件事办完了。欢迎在办件页评价这次服务。' },
  'applicant.withdrawn': { about: 'application', kind: 'progress', title: '申请已撤回：{itemName}', text: '您的申请已撤回，办理终止。以后需要时可以重新申请。' },
  'applicant.returned': {
    about: 'application', kind: 'notice', title: '已退件：{itemName}', text: '您的申请已退件，不再办理。原因见通知书。材料备齐后可以重新申请，有疑问请拨打 {hallPhone}。',
    sms: '您申请的「{itemName}」已退件，原因见政务服务网「我的消息」，咨询电话{hallPhone}。',
  },
  'applicant.ended': {
    about: 'application', kind: 'notice', title: '已终止办理：{itemName}', text: '您的办件已终止办理，原因见通知书。有疑问请拨打 {hallPhone}。', sms: '您申请的「{itemName}」已终止办理，原因见政务服务网「我的消息」，咨询电话{hallPhone}。',
  },
  'applicant.transferred': {
    about: 'application', kind: 'notice', title: '已转报上级机关：{itemName}', text: '您的申请已转报有权决定的上级机关，转报单在下面。以后的进展由上级机关告知。', sms: '您申请的「{itemName}」已转报上级机关，详见政务服务网「我的消息」。',
  },
  'applicant.voided': {
    about: 'application', kind: 'notice', isUrgent: true, title: '办件已作废：{itemName}', text: '办件 {number} 已作废，原因见通知。如有疑问请马上拨打 {hallPhone}。', sms: '您的办件（{itemName}）已作废，原因见政务服务网「我的消息」，咨询电话{hallPhone}。',
  },
  'applicant.served': { about: 'application', kind: 'notice', title: '有新的文书：{itemName}', text: '{authorityName}就办件 {number} 出具了新的文书，请打开查看。' },
  'applicant.itemChanged': { about: 'item', kind: 'notice', title: '您在办的事项{change}：{itemName}', text: '「{itemName}」{change}。已经受理的办件按原来的指南办完；还没有受理的，可以在办件页选择是否按新的办理。' },
  'applicant.draftItemChanged': { about: 'item', kind: 'notice', title: '您没填完的申请有变化：{itemName}', text: '您保存了「{itemName}」的草稿，这个事项{change}。提交以前请打开草稿看看需要的材料有没有变。' },
  'applicant.dataCorrectionAnswered': {
    about: 'dataCorrection', kind: 'notice', title: '更正申请已答复：{register}', text: '您申请更正{register}的「{field}」，{authorityName}已答复：{outcome}。答复内容请在「我的信息」里查看。',
    sms: '您申请更正的{register}已答复：{outcome}，详见政务服务网「我的信息」。',
  },

  'officer.assigned': { about: 'application', kind: 'todo', title: '分派给您：{itemName}', text: '办件 {number}（{itemName}）分派给您办理。' },
  'officer.revised': { about: 'application', kind: 'todo', title: '已修改，请预审：{itemName}', text: '申请人修改后重新提交了 {number}（{itemName}）。' },
  'officer.correctionSupplied': { about: 'application', kind: 'todo', title: '已补正，请核对：{itemName}', text: '申请人补正了 {number}（{itemName}）的材料，请核对后决定是否受理。' },
  'officer.deferredSupplied': { about: 'application', kind: 'todo', title: '容缺材料已补交：{itemName}', text: '申请人补交了 {number}（{itemName}）的容缺材料，请核对。' },
  'officer.hearingRequested': { about: 'application', kind: 'todo', title: '申请人要求听证：{itemName}', text: '{number}（{itemName}）的申请人要求听证，请在二十个工作日内组织，并提前七个工作日通知。' },
  'officer.commitmentWithdrawn': { about: 'application', kind: 'notice', title: '申请人撤回承诺：{itemName}', text: '{number}（{itemName}）的申请人撤回了告知承诺，按一般程序办理。' },
  'officer.withdrawn': { about: 'application', kind: 'notice', title: '申请人撤回申请：{itemName}', text: '分派给您的 {number}（{itemName}）已由申请人撤回，不用再办。' },
  'officer.voidingRequested': { about: 'application', kind: 'todo', title: '作废待确认：{itemName}', text: '有人提出作废 {number}（{itemName}），需要第二人确认。' },
  'officer.secondCorrectionAllowed': { about: 'application', kind: 'todo', title: '同意再次补正：{itemName}', text: '监察人员同意 {number}（{itemName}）再发一次补正通知。' },
  'officer.handedOver': { about: 'application', kind: 'todo', title: '代收窗口移交材料：{itemName}', text: '{number}（{itemName}）由异地窗口代收，材料已移交，请签收。' },
  'officer.courierTroubled': { about: 'parcel', kind: 'todo', title: '快递有问题：{number}', text: '办件 {number} 的快递：{problem}' },
  'officer.checkAsked': { about: 'check', kind: 'todo', title: '请协查：{forWhat}', text: '{askingName}因办理{forWhat}，请贵单位核查一项情况（{number}）。请在 {answerBy} 前答复。' },
  'officer.checkAnswered': { about: 'check', kind: 'progress', title: '协查已答复：{outcome}', text: '{askedName}答复了您发起的协查 {number}：{outcome}。请打开查看。' },
  'officer.checkWithdrawn': { about: 'check', kind: 'notice', title: '协查已撤回：{forWhat}', text: '{askingName}撤回了协查 {number}，不用再答复。' },
  'officer.checkOverdue': { about: 'check', kind: 'todo', title: '协查超期未答复', text: '协查 {number}（{askingName}请{askedName}核查）应在 {answerBy} 前答复，还没有答复，请尽快处理。' },
  'officer.dataCorrectionAsked': { about: 'dataCorrection', kind: 'todo', title: '请核实更正申请：{register}', text: '有人申请更正本单位登记的{register}的「{field}」。请在 {answerBy} 前核实、答复，在「更正申请」里办理。' },
  'applicant.certificateChanged': {
    about: 'certificate', kind: 'notice', title: '您的证照已{certificateChange}：{certificateName}', text: '您的「{certificateName}」（{certificateNumber}）自{since}起已{certificateChange}。详情可在「我的证照」里查看；有疑问请咨询{authorityName}。',
  },
  'applicant.certificateRunningOut': {
    about: 'certificateEnd', kind: 'todo', title: '证照快到期了（{when}）：{certificateName}',
    text: '您的「{certificateName}」（{certificateNumber}）有效期至 {answerBy}，{when}。还要继续使用的，请及时办理延续；依照《行政许可法》第五十条，行政许可一般应在届满三十日前提出申请，另有规定的从其规定。怎样办理，请在「我的证照」里打开这份证照查看；有疑问请咨询{authorityName}。',
    sms: '您的「{certificateName}」有效期至{answerBy}，{when}。需要延续的请及时办理，详见政务服务网「我的证照」。',
  },
  'officer.signalReminded': {
    about: 'signal', kind: 'todo', title: '快到期了：{title}', text: '「{title}」（{number}，{authorityName}）：{finding}。请及时办理，超过期限会按监察规则「{ruleTitle}」处理。',
    sms: '{number}（{title}）{finding}。请及时办理，详见工作台「监察」。',
  },
  'officer.signalWarned': {
    about: 'signal', kind: 'notice', title: '监察{levelName}：{ruleTitle}', text: '「{title}」（{number}，{authorityName}）：{finding}。请核对并及时处理。',
    sms: '监察{levelName}「{ruleTitle}」：{number}（{title}）{finding}。请核对处理，详见工作台「监察」。',
  },
  'officer.cardRaised': {
    about: 'signal', kind: 'todo', title: '监察发出{levelName}：{ruleTitle}', text: '「{title}」（{number}，{authorityName}）：{finding}。监察发出{levelName}，请在规定期限内在「监察」里说明情况。',
    sms: '监察{levelName}「{ruleTitle}」：{number}（{title}）{finding}。请在规定期限内在工作台「监察」里说明情况。',
  },
  'officer.cardProgressed': {
    about: 'card', kind: 'todo', title: '{cardChange}：{ruleTitle}', text: '「{itemName}」（{number}，{authorityName}）的{levelName}「{ruleTitle}」：{cardChange}。说明或意见：{cardNote}。下一步最晚：{nextBy}。请打开「监察」办理。',
    sms: '{levelName}「{ruleTitle}」（{number}）：{cardChange}。下一步最晚{nextBy}，请在工作台「监察」里办理。',
  },
  'officer.cardToWatch': {
    about: 'signal', kind: 'notice', title: '新的{levelName}：{ruleTitle}', text: '「{title}」（{number}，{authorityName}）：{finding}。已请该单位在规定期限内说明情况，说明后由监察人员认定。',
    sms: '新的{levelName}「{ruleTitle}」：{authorityName}，{number}（{title}）{finding}。详见工作台「监察」。',
  },
  'officer.clueReceived': { about: 'clue', kind: 'todo', title: '群众反映待答复：{clueKind}', text: '收到一条群众反映（{number}）：{clueKind}。请核查，最晚 {answerBy} 答复。请打开查看。' },
  'officer.signalWithdrawn': {
    about: 'signal', kind: 'notice', title: '监察{levelName}已更正：{ruleTitle}', text: '「{title}」（{number}，{authorityName}）的监察{levelName}（{ruleTitle}）已由系统更正：办件已在期限内办结，不用再处理。',
    sms: '监察{levelName}「{ruleTitle}」（{number}）已由系统更正，不用再处理。',
  },
  'officer.watchBegan': {
    about: 'watch', kind: 'notice', title: '电子监察已启用：原有办件已纳入', text: '原有的在办件已全部纳入监察。启用以前已经发生的：{findings}。这些只记录在办件上，标明「系统启用前已发生」，不发牌、不要求说明；请了解情况、督促尽快办结。',
  },
  'applicant.ratingReminder': {
    about: 'rating', kind: 'notice', title: '愿意的话，请您评价：{itemName}', text: '您办理的「{itemName}」已经办结。愿意的话，请评价{hallName}的服务，点一下就可以：{link}。评价自愿，只提醒这一次。',
    sms: '您办理的「{itemName}」已办结，欢迎评价：{link}。评价自愿，只提醒这一次。',
  },
  'applicant.badRatingAnswered': { about: 'badRating', kind: 'notice', title: '您的评价有答复了：{itemName}', text: '{authorityName}答复了您对「{itemName}」的评价。请在「我的评价」里查看，看过以后可以追评一次。' },
  'applicant.ratingExcluded': { about: 'badRating', kind: 'notice', title: '您的评价经复核剔除：{itemName}', text: '{authorityName}申请剔除您对「{itemName}」的评价，经两人复核同意：这条评价不再计入满意率，仍然公开并注明。您不同意的，可以在「我的评价」里提出一次异议。' },
  'applicant.objectionDecided': { about: 'badRating', kind: 'notice', title: '您的异议已复议：{itemName}', text: '您对剔除「{itemName}」评价的异议已由另外的人员复议：{exclusionName}。' },
  'applicant.appointmentBooked': {
    about: 'appointment', kind: 'notice', title: '预约成功：{purpose}', text: '已为您预约 {when} 到{hallName}（{hallAddress}）办理「{purpose}」，预约号 {number}。当天到大厅凭预约号或身份证取号。来不了请提前取消，把号让给别人。',
    sms: '预约成功：{when}到{hallName}办理「{purpose}」，预约号{number}。来不了请提前取消。',
  },
  'applicant.appointmentChanged': {
    about: 'appointment', kind: 'notice', title: '预约已改期：{purpose}', text: '「{purpose}」的预约已改到 {when}，地点{hallName}（{hallAddress}），预约号仍是 {number}。', sms: '「{purpose}」的预约已改到{when}，{hallName}，预约号{number}。',
  },
  'applicant.appointmentCancelled': { about: 'appointment', kind: 'notice', title: '预约已取消：{purpose}', text: '{when} 到{hallName}办理「{purpose}」的预约已取消。需要时可以重新预约。', sms: '{when}到{hallName}的预约已取消，需要时可以重新预约。' },
  'applicant.appointmentReminder': {
    about: 'appointment', kind: 'notice', title: '预约提醒：{when}', text: '您预约了 {when} 到{hallName}（{hallAddress}）办理「{purpose}」，预约号 {number}。请带好材料和身份证；要带什么请在「我的预约」里看。有疑问请拨打 {hallPhone}。',
    sms: '提醒：您预约了{when}到{hallName}（{hallAddress}）办理「{purpose}」，预约号{number}，请带好材料和身份证。',
  },
  'applicant.appointmentMissed': { about: 'appointment', kind: 'notice', title: '预约没有到场：{purpose}', text: '您预约了 {when} 到{hallName}办理「{purpose}」，没有到场取号，已记录一次。仍可以到大厅现场取号，或重新预约。以后来不了请提前取消。' },
  'applicant.bookingLimited': {
    about: 'appointment', kind: 'notice', title: '暂停预约到{answerBy}', text: '您 {when} 到{hallName}办理「{purpose}」的预约没有到场，多次没有到场，暂停预约到 {answerBy}（含当日）。这期间仍可以到大厅现场取号办理；确有特殊情况的，请拨打 {hallPhone} 说明。',
    sms: '因多次预约没有到场，暂停预约到{answerBy}。仍可到大厅现场取号办理，有疑问请拨打{hallPhone}。',
  },
  'applicant.placeOffered': {
    about: 'appointment', kind: 'todo', isUrgent: true, title: '候补到号了，请在{answerBy}前确认', text: '您候补的「{purpose}」有号了：{when}，{hallName}。这个号为您保留到 {answerBy}，请在「我的预约」里确认；到时没有确认，就转给下一位。',
    sms: '您候补的「{purpose}」有号了：{when}，{hallName}。请在{answerBy}前登录政务服务网「我的预约」确认，过时转给下一位。',
  },
  'officer.badRating': { about: 'badRating', kind: 'todo', title: '差评待办理：{itemName}', text: '{authorityName}的「{itemName}」有一条差评（{code}）需要您这边办理，最晚 {answerBy}。剔除：{exclusionName}。请打开查看。' },
  'officer.itemChanged': { about: 'item', kind: 'notice', title: '本单位办理的事项{change}：{itemName}', text: '「{itemName}」{change}（第 {version} 版）。受理新申请请按新的指南；已经受理的按原来的办完。' },
} as const satisfies Record<string, Template>

export type TemplateId = keyof typeof TEMPLATES

export const isTemplateId = (text: string): text is TemplateId => Object.hasOwn(TEMPLATES, text)

export const templateOf = (id: TemplateId): Template => TEMPLATES[id]
