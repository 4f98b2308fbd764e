import type { DocumentCommon, Remedies } from './document-parts.ts'
import type { DocumentData, DocumentDataByKind, DocumentKind } from './document-templates.ts'
import type { WordingName } from './wordings.ts'

/** Invented facts: what previews of a wording are printed with, and what the templates are tried on. */

export const sampleCommon: DocumentCommon = {
  documentNumber: '云湖市审批受字〔2026〕第00128号',
  issuedOn: '2026-11-22',
  office: { name: '云湖市行政审批服务局', address: '云湖市湖滨大道1号', telephone: '0000-1234567', hours: '工作日 9:00—17:00' },
  contactPerson: '林知行',
  applicant: { name: '云湖清源餐饮管理有限公司', kind: 'enterprise' },
  applicationNumber: '3799002611220000684',
  item: { name: '公共场所卫生许可（首次申请）', type: 'licence' },
  lawBasis: ['《公共场所卫生管理条例》第四条'],
  progressUrl: 'https://zwfw.yunhu.example/progress?number=3799002611220000684',
}

const remedies: Remedies = { reviewBody: '云湖市人民政府', reviewWithinDays: 60, court: '云湖市人民法院', litigationWithinMonths: 6 }
const materials = [{ name: '申请表', form: '原件', copies: 1 }, { name: '平面图', form: '复印件', copies: 2 }]
const delivered = [{ title: '公共场所卫生许可证', number: '云卫公证字〔2026〕第0128号', copies: 1 }]
const deferral = { materials: [{ name: '管理制度', dueOn: '2026-12-01' }], overrun: 'withdrawn', clock: 'stops' } as const

export const sampleDocuments: DocumentDataByKind = {
  submissionReceipt: { ...sampleCommon, submittedOn: '2026-11-20', preReviewDueOn: '2026-11-23', window: '云湖市政务服务中心', queryPassword: '402917' },
  preReviewOpinion: { ...sampleCommon, submittedOn: '2026-11-20', opinions: ['经营场所地址不完整，请写明楼层和门牌'], dueOn: '2026-12-04' },
  receipt: { ...sampleCommon, receivedOn: '2026-11-20', receivedThrough: '窗口收件', receivedBy: '林知行', materials, replyDueOn: '2026-11-27', queryPassword: '402917' },
  correctionNotice: {
    ...sampleCommon, submittedOn: '2026-11-20', dueOn: '2026-12-11', waysToSubmit: ['在线提交', '到窗口提交'], acceptanceLimit: '5个工作日',
    corrections: [{ material: '平面图', problem: '未标注通风设施', remedy: '标注后重新提交' }, { material: '检测报告', problem: '已过期', remedy: '提交一年内的报告' }],
  },
  supplementReceipt: { ...sampleCommon, supplied: 'correction', receivedOn: '2026-12-02', materials, replyDueOn: '2026-12-09' },
  acceptanceNotice: { ...sampleCommon, submittedOn: '2026-11-20', acceptedOn: '2026-11-22', materials, timeLimit: '20个工作日', dueOn: '2026-12-18', excludedProcedures: ['现场核查（预计3个工作日）'] },
  refusalNotice: { ...sampleCommon, submittedOn: '2026-11-20', ground: 'notOurAuthority', reasons: ['该场所不在本市'], competentBody: '云山县卫生健康局', remedies },
  specialProcedureNotice: { ...sampleCommon, procedure: '专家评审', reason: '项目涉及公共安全，依法需要专家评审', startedOn: '2026-11-23', expectedWorkdays: 10 },
  extensionNotice: { ...sampleCommon, acceptedOn: '2026-11-20', reason: '案情复杂，需要进一步核实', extendedBy: '10个工作日', dueOn: '2027-01-05', dueOnExpected: true, approvedBy: '周明远' },
  hearingNotice: { ...sampleCommon, matter: '本项许可直接涉及相邻住户的采光和通行', requestDueOn: '2026-11-27' },
  decision: { ...sampleCommon, acceptedOn: '2026-11-20', findings: '符合法定条件。', result: 'granted', content: [{ label: '许可项目', value: '咖啡馆' }], deliverWithinDays: 10, remedies },
  collectionNotice: { ...sampleCommon, ready: delivered, place: { name: '云湖市政务服务中心', address: '云湖市湖滨大道1号', hours: '工作日 9:00—17:00' }, pickUpCode: '583204' },
  courierSlip: { ...sampleCommon, delivered, recipient: '林知行', courierNumber: 'YZ1000000001', sentOn: '2026-12-01', sentBy: '苏小雨' },
  deliveryRecord: { ...sampleCommon, delivered, recipient: '林知行', method: '直接送达', place: '出件窗口' },
  terminationNotice: { ...sampleCommon, submittedOn: '2026-11-01', cause: 'correctionOverdue', explanation: '至期限届满未收到补正材料', endedOn: '2026-11-18', returnedMaterials: materials, remedies },
  transferSlip: { ...sampleCommon, to: '云湖市卫生健康委员会', submittedOn: '2026-11-20', acceptedOn: '2026-11-22', opinion: '申请材料齐全，初步审查符合条件', materials },
  voidingDecision: { ...sampleCommon, reason: '同一申请重复录入', isEntryError: true, voidedOn: '2026-11-22', requestedBy: '林知行', confirmedBy: '周明远' },
  revocationDecision: { ...sampleCommon, decidedOn: '2026-10-12', reason: '经营场所与承诺不符，逾期未改正', revokedOn: '2026-11-22', certificate: { name: '公共场所卫生许可证', number: '云卫公证字〔2026〕第0128号' }, remedies },
  rectificationNotice: { ...sampleCommon, findings: '现场未设置承诺的通风设施', dueOn: '2026-12-06' },
  handoverSlip: { ...sampleCommon, to: '云湖市行政审批服务局', originals: ['身份证复印件 1 份', '租赁合同原件 1 份'], handedOverOn: '2026-11-22', handedOverBy: '林知行', courierNumber: 'YZ1000000002' },
}

/** What a sample needs so that it prints a wording that only some documents of its kind have. */
const VARIANTS: { [N in WordingName]?: object } = {
  'supplementReceipt.deferral': { supplied: 'deferral', owed: deferral.materials },
  'acceptanceNotice.deemed': { deemed: true },
  'acceptanceNotice.deferral': { deferral },
  'acceptanceNotice.owed': { deferral },
  'acceptanceNotice.overrunWithdrawn': { deferral },
  'acceptanceNotice.overrunReturned': { deferral: { ...deferral, overrun: 'returned' } },
  'acceptanceNotice.overrunEnded': { deferral: { ...deferral, overrun: 'ended' } },
  'acceptanceNotice.clockStops': { deferral },
  'acceptanceNotice.commitment': { commitment: { materials: ['健康证明'], checkDueOn: '2027-01-21' } },
  'acceptanceNotice.commitmentCheck': { commitment: { materials: ['健康证明'], checkDueOn: '2027-01-21' } },
  'refusalNotice.notRequired': { ground: 'notRequired' },
  'refusalNotice.other': { ground: 'other' },
  'decision.commitment': { commitment: { checkDueOn: '2027-01-21' } },
  'decision.automatic': { automatic: { ruleSet: '公共场所卫生许可变更', version: 2 } },
  'decision.denialReasons': { result: 'denied', reasons: ['场所面积不符合要求'] },
  'decision.denial': { result: 'denied', reasons: ['场所面积不符合要求'] },
  'terminationNotice.withdrawn': { cause: 'withdrawn', isReturn: false },
  'terminationNotice.deferralOverdue': { cause: 'deferralOverdue', isReturn: false },
  'terminationNotice.abandoned': { cause: 'abandoned' },
  'terminationNotice.other': { cause: 'other' },
}

/** Invented data of one kind, such that it prints the wording `name`. */
export const sampleFor = <K extends DocumentKind>(kind: K, name?: WordingName): DocumentData<K> =>
  ({ ...sampleDocuments[kind], ...(name && VARIANTS[name]) }) as DocumentData<K>
