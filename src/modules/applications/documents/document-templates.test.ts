import { expect, it } from 'vitest'
import { pdfPages } from '../../../platform/pdf/fixtures.ts'
import { renderPdf, textOf } from '../../../platform/pdf/index.ts'
import { documentTitle, toPdfDocument } from './document-templates.ts'
import type { DocumentCommon, DocumentDataByKind, DocumentItemType, DocumentKind, Remedies } from './document-templates.ts'

const common: DocumentCommon = {
  documentNumber: '云审受字〔2026〕第000128号',
  issuedOn: '2026-11-22',
  office: { name: '云湖市行政审批服务局', address: '云湖市湖滨大道1号', telephone: '0000-1234567', hours: '工作日 9:00—17:00' },
  contactPerson: '林知行',
  applicant: { name: '云湖清源餐饮管理有限公司', kind: 'enterprise' },
  applicationNumber: '1137990000400001673379901102001202611200068',
  item: { name: '公共场所卫生许可（首次申请）', type: 'licence' },
  lawBasis: ['《公共场所卫生管理条例》第四条'],
  progressUrl: 'https://zwfw.yunhu.example/progress/1',
}
const remedies: Remedies = { reviewBody: '云湖市人民政府', reviewWithinDays: 60, court: '云湖市云湖区人民法院', litigationWithinMonths: 6 }
const materials = [{ name: '申请表', form: '原件', copies: 1 }, { name: '平面图', form: '复印件', copies: 2 }]

const samples: DocumentDataByKind = {
  receipt: { ...common, receivedOn: '2026-11-20', receivedThrough: '窗口收件', materials, replyDueOn: '2026-11-27', queryPassword: '402917' },
  correctionNotice: {
    ...common, submittedOn: '2026-11-20', dueOn: '2026-12-11', waysToSubmit: ['在线提交', '到窗口提交'], consequence: '逾期未补正的，按退件办理。',
    corrections: [{ material: '平面图', problem: '未标注通风设施', remedy: '标注后重新提交' }, { material: '检测报告', problem: '已过期', remedy: '提交一年内的报告' }],
  },
  acceptanceNotice: { ...common, submittedOn: '2026-11-20', acceptedOn: '2026-11-22', materials, timeLimit: '20个工作日', dueOn: '2026-12-18' },
  refusalNotice: { ...common, submittedOn: '2026-11-20', ground: 'notOurAuthority', reasons: ['该场所不在本市'], competentBody: '云山县卫生健康局', remedies },
  decision: { ...common, acceptedOn: '2026-11-20', findings: '符合法定条件。', result: 'granted', content: [{ label: '许可项目', value: '咖啡馆' }], deliverWithinDays: 10, remedies },
  deliveryRecord: { ...common, delivered: [{ title: '决定书', number: '云审决字〔2026〕第1号', copies: 1 }], recipient: '林知行', method: '直接送达', place: '出件窗口' },
  terminationNotice: { ...common, submittedOn: '2026-11-01', cause: 'correctionOverdue', explanation: '至期限届满未收到补正材料', endedOn: '2026-11-18', returnedMaterials: materials },
}
const kinds = Object.keys(samples) as DocumentKind[]
const textFor = <K extends DocumentKind>(kind: K, more: Partial<DocumentDataByKind[K]> = {}) => textOf(toPdfDocument(kind, { ...samples[kind], ...more }))

it.each(kinds)('prints a %s on one page with its number, office, applicant or recipient, item, seal line, date and contact', async (kind) => {
  const pages = await pdfPages(await renderPdf(toPdfDocument(kind, samples[kind])))
  expect(pages).toHaveLength(1)
  const text = pages[0]!.replaceAll('\n', '')
  const { documentNumber, office, applicant, item, applicationNumber } = common
  for (const part of [documentTitle(kind, samples[kind]), documentNumber, office.name, applicant.name, item.name, applicationNumber, office.telephone, office.address, '（印章）', '2026年11月22日']) {
    expect(text).toContain(part)
  }
})

it('says on a receipt that it is not an acceptance, and until when the answer comes', () => {
  expect(textFor('receipt')).toMatch(/不表示申请已经受理.*2026年11月27日（含当日）前答复/)
})

it('lists in a correction notice each material with its problem and remedy, how, by when and what follows', () => {
  const text = textFor('correctionNotice')
  for (const part of ['未标注通风设施', '标注后重新提交', '提交一年内的报告', '在线提交和到窗口提交', '2026年12月11日（含当日）前', '逾期未补正的，按退件办理。', '第三十二条第一款第（四）项']) {
    expect(text).toContain(part)
  }
})

it('calls an acceptance with deferred materials by its own name and lists them with their dates', () => {
  const deferral = { materials: [{ name: '管理制度', dueOn: '2026-12-01' }], consequence: '逾期未补齐的，视为撤回申请。' }
  expect(documentTitle('acceptanceNotice', { ...samples.acceptanceNotice, deferral })).toBe('行政许可申请容缺受理通知书')
  expect(textFor('acceptanceNotice', { deferral })).toMatch(/管理制度\n2026年12月1日（含当日）前\n逾期未补齐的/)
})

it('says why an application is deemed accepted', () => {
  expect(textFor('acceptanceNotice', { deemed: true, acceptedOn: '2026-11-20' })).toContain('自2026年11月20日收到申请材料之日起即为受理')
})

it('marks a due date as expected while the calendar of its year is not published', () => {
  expect(textFor('acceptanceNotice', { dueOnExpected: true })).toContain('预计2026年12月18日')
})

it('names in a refusal the reasons, the competent body and both remedies', () => {
  const text = textFor('refusalNotice', { reasons: ['理由甲', '理由乙。'] })
  for (const part of ['一、理由甲。', '二、理由乙。', '由云山县卫生健康局办理', '60日内向云湖市人民政府申请行政复议', '6个月内向云湖市云湖区人民法院提起行政诉讼', '第三十二条第一款第（二）项']) {
    expect(text).toContain(part)
  }
})

it('gives the reasons of a denial as they are, however long', async () => {
  const reason = '不符合法定条件的事实与依据，'.repeat(720)
  const { findings, acceptedOn } = samples.decision
  const pages = await pdfPages(await renderPdf(toPdfDocument('decision', { ...common, acceptedOn, findings, remedies, result: 'denied', reasons: [reason] })))
  expect(pages.length).toBeGreaterThan(5)
  expect(pages.at(-1)).toContain('（印章）')
  expect(pages.join('').match(/事/g)!.length).toBeGreaterThanOrEqual(720)
})

it.each<[DocumentItemType, string, string]>([
  ['licence', '准予行政许可决定书', '不予行政许可决定书'],
  ['confirmation', '行政确认决定书', '不予行政确认决定书'],
  ['payment', '行政给付决定书', '不予行政给付决定书'],
  ['adjudication', '行政裁决书', '驳回行政裁决申请决定书'],
  ['publicService', '办理决定书', '不予办理决定书'],
])('names a decision about a %s', (type, granted, denied) => {
  const item = { name: '某事项', type }
  const { acceptedOn, findings } = samples.decision
  expect(documentTitle('decision', { ...samples.decision, item })).toBe(granted)
  expect(documentTitle('decision', { ...common, item, acceptedOn, findings, remedies, result: 'denied', reasons: ['甲'] })).toBe(denied)
})

it('cites the licensing law for licences only', () => {
  expect(textFor('decision')).toContain('《中华人民共和国行政许可法》第三十八条第一款和《公共场所卫生管理条例》第四条')
  expect(textFor('decision', { item: { name: '低保金给付', type: 'payment' } })).not.toContain('行政许可法')
})

it('refuses to print a document that cites no law', () => {
  expect(() => toPdfDocument('decision', { ...samples.decision, item: { name: '某服务', type: 'publicService' }, lawBasis: [] })).toThrow('cites no law')
})

it('leaves blanks on a delivery record for what is written by hand, and fills what is known', () => {
  expect(textFor('deliveryRecord')).toMatch(/收到日期\n　+年　+月　+日\n/)
  expect(textFor('deliveryRecord', { deliveredOn: '2026-11-25' })).toContain('收到日期\n2026年11月25日')
})

it('distinguishes the end after a withdrawal from a return', () => {
  expect(documentTitle('terminationNotice', { ...samples.terminationNotice, cause: 'withdrawn' })).toBe('终止办理通知书')
  expect(documentTitle('terminationNotice', samples.terminationNotice)).toBe('退件（终止办理）通知书')
})

it('ends what staff write with one full stop', () => {
  expect(textFor('terminationNotice')).toContain('至期限届满未收到补正材料。\n')
  expect(textFor('terminationNotice', { explanation: '申请人来电放弃。。' })).toContain('申请人来电放弃。\n')
})
