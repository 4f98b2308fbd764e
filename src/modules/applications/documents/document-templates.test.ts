import { expect, it } from 'vitest'
import { pdfPages } from '../../../platform/pdf/fixtures.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { textOf } from '../../../platform/pdf/index.ts'
import { renderPdf } from '../../../platform/pdf/render-pdf.ts'
import { kindForPreview } from './document-wordings.ts'
import { sampleCommon as common, sampleDocuments as samples, sampleFor } from './sample-documents.ts'
import { DOCUMENT_KINDS, DOCUMENT_TEMPLATE_VERSION, documentTitle, toPdfDocument } from './document-templates.ts'
import type { DocumentDataByKind, DocumentKind } from './document-templates.ts'
import type { DocumentItemType } from './document-parts.ts'
import { describeFacts } from './wording-facts.ts'
import { describeSample } from './wording-sample.ts'
import { factsIn, fill, ownText, type WordingName, WORDINGS } from './wordings.ts'

const textFor = <K extends DocumentKind>(kind: K, more: Partial<DocumentDataByKind[K]> = {}) => textOf(toPdfDocument(kind, { ...samples[kind], ...more }))

it.each(DOCUMENT_KINDS)('prints a %s on one page with its number, office, applicant or recipient, item, seal line, date and contact', async (kind) => {
  const pages = await pdfPages(await renderPdf(toPdfDocument(kind, samples[kind])))
  expect(pages).toHaveLength(1)
  const text = pages[0]!.replaceAll('\n', '')
  const { documentNumber, office, applicant, item, applicationNumber } = common
  for (const part of [documentTitle(kind, samples[kind]), documentNumber, office.name, applicant.name, item.name, applicationNumber, office.telephone, office.address, '（印章：云湖市行政审批服务局', '专用章）', '2026年11月22日']) {
    expect(text).toContain(part)
  }
})

it('says on a receipt that it is not an acceptance, and until when the answer comes', () => {
  expect(textFor('receipt')).toMatch(/不表示申请已经受理.*2026年11月27日（含当日）前答复/)
})

it('lists in a correction notice each material with its problem and remedy, how, by when and what follows', () => {
  const text = textFor('correctionNotice')
  for (const part of ['未标注通风设施', '标注后重新提交', '提交一年内的报告', '在线提交和到窗口提交', '2026年12月11日（含当日）前', '逾期未补正且没有正当理由的，按放弃申请退件', '第三十二条第一款第（四）项']) {
    expect(text).toContain(part)
  }
})

it('calls an acceptance with deferred materials by its own name and lists them with their dates', () => {
  const deferral = { materials: [{ name: '管理制度', dueOn: '2026-12-01' }], overrun: 'withdrawn' as const, clock: 'stops' as const }
  expect(documentTitle('acceptanceNotice', { ...samples.acceptanceNotice, deferral })).toBe('行政许可申请容缺受理通知书')
  expect(textFor('acceptanceNotice', { deferral })).toMatch(/管理制度\n2026年12月1日（含当日）前\n逾期未补齐的，视为撤回申请。\n补齐材料所需时间不计入办理期限。/)
})

it('says why an application is deemed accepted', () => {
  expect(textFor('acceptanceNotice', { deemed: true, acceptedOn: '2026-11-20' })).toContain('自2026年11月20日收到申请材料之日起即为受理')
})

it('marks a due date as expected while the calendar of its year is not published', () => {
  expect(textFor('acceptanceNotice', { dueOnExpected: true })).toContain('预计2026年12月18日')
})

it('names in a refusal the reasons, the competent body and both remedies', () => {
  const text = textFor('refusalNotice', { reasons: ['理由甲', '理由乙。'] })
  for (const part of ['一、理由甲。', '二、理由乙。', '由云山县卫生健康局办理', '60日内向云湖市人民政府申请行政复议', '6个月内向云湖市人民法院提起行政诉讼', '第三十二条第一款第（二）项']) {
    expect(text).toContain(part)
  }
})

it('gives the reasons of a denial as they are, however long', async () => {
  const reason = '不符合法定条件的事实与依据，'.repeat(720)
  const { findings, acceptedOn, remedies } = samples.decision
  const pages = await pdfPages(await renderPdf(toPdfDocument('decision', { ...common, acceptedOn, findings, remedies, result: 'denied', reasons: [reason] })))
  expect(pages.length).toBeGreaterThan(5)
  expect(pages.at(-1)).toContain('审批专用章）')
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
  const { acceptedOn, findings, remedies } = samples.decision
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

it('names the acceptance and the decision on a commitment so, and says by when it is checked', () => {
  const commitment = { materials: ['健康证明'], checkDueOn: '2027-01-21' }
  expect(documentTitle('acceptanceNotice', sampleFor('acceptanceNotice', 'acceptanceNotice.commitment'))).toBe('行政许可申请告知承诺受理通知书')
  expect(textFor('acceptanceNotice', { commitment })).toMatch(/健康证明\n本机关将在2027年1月21日（含当日）前对承诺内容进行核查/)
  expect(documentTitle('decision', sampleFor('decision', 'decision.commitment'))).toBe('准予行政许可决定书（告知承诺）')
  expect(textFor('decision', { commitment } as Partial<DocumentDataByKind['decision']>)).toContain('核查承诺内容；承诺不实的，依法责令限期整改或者撤销本决定')
})

it('tells of a special procedure its kind, its reason and the time it needs', () => {
  expect(textFor('specialProcedureNotice')).toMatch(/第四十五条[^]*专家评审[^]*项目涉及公共安全，依法需要专家评审。[^]*10个工作日/)
})

it('tells of a hearing that it costs nothing and until when it can be asked for', () => {
  expect(textFor('hearingNotice')).toMatch(/第四十七条[^]*2026年11月27日（含当日）前[^]*不承担组织听证的费用/)
})

it('puts the seal of acceptance on notices and that of approval on decisions, below the office and above the date', () => {
  for (const [kind, seal] of [['acceptanceNotice', '受理专用章'], ['receipt', '受理专用章'], ['decision', '审批专用章'], ['revocationDecision', '审批专用章']] as const) {
    expect(textFor(kind), kind).toMatch(new RegExp(`云湖市行政审批服务局\n2026年11月22日\n（印章：云湖市行政审批服务局 ${seal}）`))
  }
})

it('keeps a table that is longer than a page readable: its head on each page, no row cut, the signature not alone', async () => {
  const corrections = Array.from({ length: 60 }, (_, index) => ({ material: `第${index + 1}号材料：${'很长的名称'.repeat(4)}`, problem: '内容填写不完整，印章不清晰', remedy: '补充后重新提交' }))
  const pages = await pdfPages(await renderPdf(toPdfDocument('correctionNotice', { ...samples.correctionNotice, corrections })))
  expect(pages.length).toBeGreaterThan(3)
  const withRows = pages.filter((page) => page.includes('号材料：'))
  for (const page of withRows) expect(page).toContain('需补正的材料')
  expect(pages.at(-1)).toContain('以上为本次申请需要补正的全部内容')
  expect(pages.at(-1)).toContain('受理专用章')
})

it('sets a very long office and item name without losing a character', async () => {
  const office = { ...common.office, name: '云湖市澄湖区人力资源和社会保障局劳动人事争议调解仲裁服务中心' }
  const item = { ...common.item, name: `${'危险化学品经营许可'.repeat(6)}（首次申请）` }
  const [page] = await pdfPages(await renderPdf(toPdfDocument('acceptanceNotice', { ...samples.acceptanceNotice, office, item })))
  expect(page!.replaceAll('\n', '')).toContain(`（印章：${office.name} 受理专用章）`)
  expect(page!.replaceAll('\n', '')).toContain(item.name)
})

const NAMES = Object.keys(WORDINGS) as WordingName[]

it.each(NAMES)('prints the wording %s in the sample a preview of it shows, with every fact it names', (name) => {
  const kind = kindForPreview(name)
  const marked = `标记${ownText(name, DOCUMENT_TEMPLATE_VERSION)}`
  const text = textOf(toPdfDocument(kind, sampleFor(kind, name), { templateVersion: DOCUMENT_TEMPLATE_VERSION, texts: { [name]: marked } }))
  expect(text).toContain('标记')
  expect(text).not.toMatch(/[{}]|undefined/)
})

it.each(NAMES)('tells whoever words %s what each fact is, with an example from the sample, and where in it the wording stands', (name) => {
  const kind = kindForPreview(name)
  const facts = describeFacts(name, kind)
  expect(facts.map((fact) => fact.name)).toEqual(expect.arrayContaining([...factsIn(WORDINGS[name].text), '你', '事项']))
  expect(facts.filter(({ meaning, example }) => meaning === '' || example === '')).toEqual([])
  const { office, title, before, after } = describeSample(name, kind)
  expect([office, title]).toEqual([common.office.name, documentTitle(kind, sampleFor(kind, name))])
  expect(before[0]).toBe(common.documentNumber)
  expect([...before, ...after].join('')).toContain(common.office.telephone)
})

it('needs nothing of a wording that its own text does not say', () => {
  for (const name of NAMES) expect(factsIn(WORDINGS[name].text), name).toEqual(expect.arrayContaining([...((WORDINGS[name] as { needs?: string[] }).needs ?? [])]))
})

it('refuses a text with a fact that nobody knows, rather than printing the braces', () => {
  expect(() => fill('{你}在{某日}', { 你: '你' })).toThrow('{某日}')
})

it('prints what was issued by the first templates as it was issued: its own consequence, a plain seal line', () => {
  const data = { ...samples.correctionNotice, consequence: '逾期未补正的，按退件办理。' }
  const text = textOf(toPdfDocument('correctionNotice', data, { templateVersion: 1, texts: {} }))
  expect(text).toContain('逾期未补正的，按退件办理。')
  expect(text).toContain('\n（印章）\n')
})

it('says beside the code of a receipt and of a record of delivery that it takes a rating; elsewhere, and on what was issued before, it says what it said', () => {
  const captionOf = (kind: 'receipt' | 'deliveryRecord' | 'acceptanceNotice', templateVersion: number) => {
    const signature = toPdfDocument(kind, samples[kind], { templateVersion, texts: {} }).blocks.find((block) => block.kind === 'signature')!
    return signature.kind === 'signature' ? signature.qr?.caption : undefined
  }
  expect([captionOf('receipt', 3), captionOf('deliveryRecord', 3), captionOf('acceptanceNotice', 3), captionOf('receipt', 2)]).toEqual(['扫码查进度、评价服务', '扫码查进度、评价服务', '扫码查询办理进度', '扫码查询办理进度'])
})

it('keeps the platform\'s own texts: whoever changes one moves the old to `was` and raises the template version', () => {
  const texts = NAMES.map((name) => `${name}\n${ownText(name, DOCUMENT_TEMPLATE_VERSION)}`).sort().join('\n')
  expect({ version: DOCUMENT_TEMPLATE_VERSION, texts: sm3(texts) }).toEqual({ version: 3, texts: '101af0569f3633b872e703d2441572e1bd23250c913117b9880f70669b8b186b' })
})
