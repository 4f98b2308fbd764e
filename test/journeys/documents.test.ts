import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfPages } from '../../src/platform/pdf/fixtures.ts'
import { type Actors, allQualified, bringTo, command, foodLicenceAtCounter, foodLicenceBody, read, REGION, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let admin: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  admin = await actors.as('admin')
})
afterAll(() => city.close())

const moveTo = async (now: string) => expect((await actors.visitor.post('/demo/clock', { now })).status).toBe(200)

type Issued = { kind: string; id: string; title: string; documentNumber: string }
const documentsOf = async (api: Api, number: string, audience: 'citizen' | 'staff'): Promise<Issued[]> => (await read(api, number, audience)).documents
const find = async (api: Api, number: string, kind: string, audience: 'citizen' | 'staff' = 'citizen') => (await documentsOf(api, number, audience)).find((document) => document.kind === kind)!

/** What a document says, as it is printed. */
async function printed(api: Api, number: string, kind: string, audience: 'citizen' | 'staff' = 'citizen'): Promise<string> {
  const { id } = await find(api, number, kind, audience)
  const { status, mediaType, content } = await api.open(`/${audience}/applications/${number}/documents/${id}`)
  expect([status, mediaType]).toEqual([200, 'application/pdf'])
  return (await pdfPages(content)).join('\n').replaceAll('\n', '')
}

const serialOf = ({ documentNumber }: Issued) => Number(/第(\d+)号$/.exec(documentNumber)![1])

test('我网上提交后马上拿到提交回执，上面有查询密码；收件后的凭证也有', async () => {
  const { number, queryPassword } = await submitFoodLicence(actors.citizen)
  expect(await find(actors.citizen, number, 'submissionReceipt')).toMatchObject({ title: '提交回执', documentNumber: expect.stringMatching(/^澄湖区市监回字〔2026〕第\d{5}号$/) as string })
  expect(await printed(actors.citizen, number, 'submissionReceipt')).toMatch(new RegExp(`查询密码${queryPassword}.*不表示申请材料符合要求或者申请已经受理.*（印章：澄湖区市场监督管理局 受理专用章）`))
  await command(actors.clerk, number, 'receive')
  expect(await printed(actors.clerk, number, 'receipt', 'staff')).toContain(`查询密码${queryPassword}`)
  // A copy of the database tells nobody's password.
  const { rows } = await city.owner.query('select 1 from applications.application_event where number = $1 and documents::text like $2', [number, `%${queryPassword}%`])
  expect(rows).toEqual([])
})

test('窗口收件只给收件凭证，不再给提交回执', async () => {
  const { number } = answerOf(await actors.clerk.post<{ number: string }>('/staff/applications', foodLicenceAtCounter()))
  expect((await documentsOf(actors.clerk, number, 'staff')).map(({ kind }) => kind)).toEqual(['receipt'])
})

test('同一机关同一年的文书按顺序编号，各种文书分开编', async () => {
  const first = await bringTo(actors, 'accepted')
  const second = await bringTo(actors, 'accepted')
  for (const kind of ['submissionReceipt', 'receipt', 'acceptanceNotice']) {
    const [one, two] = [await find(actors.citizen, first.number, kind), await find(actors.citizen, second.number, kind)]
    expect(serialOf(two), kind).toBe(serialOf(one) + 1)
  }
  expect((await find(actors.citizen, first.number, 'acceptanceNotice')).documentNumber).toMatch(/^澄湖区市监受字〔2026〕第\d{5}号$/)
})

test('文书里有打印不出的字：当场拒绝，编号不浪费', async () => {
  const before = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, before.number, 'refuse', { reason: '材料不实' })
  const { number } = await submitFoodLicence(actors.citizen)
  const { version } = await read(actors.clerk, number)
  const refused = await actors.clerk.post(`/staff/applications/${number}/refuse`, { reason: '申请人𠮷某不符合条件' }, { version })
  expect(problemOf(refused)).toMatchObject({ status: 422, code: 'applications.unprintable', detail: expect.stringContaining('𠮷') as string })
  await command(actors.clerk, number, 'refuse', { reason: '申请人吉某不符合条件' })
  expect(serialOf(await find(actors.citizen, number, 'refusalNotice'))).toBe(serialOf(await find(actors.citizen, before.number, 'refusalNotice')) + 1)
})

test('预审要我改什么，有书面意见；补正后有接收凭证', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, number, 'request-revision', { reason: '经营场所地址不完整' })
  expect(await printed(actors.citizen, number, 'preReviewOpinion')).toMatch(/修改意见如下：经营场所地址不完整。/)

  const other = await submitFoodLicence(actors.citizen)
  const checks = allQualified().map((check) => (check.id === 'm4' ? { ...check, result: 'unqualified', reason: '缺少进货查验制度' } : check))
  await command(actors.clerk, other.number, 'request-correction', { checks, note: '其余材料符合要求' })
  expect(await printed(actors.citizen, other.number, 'correctionNotice')).toMatch(/缺少进货查验制度.*其余材料符合要求。.*逾期未补正且没有正当理由的，按放弃申请退件；补正齐全后重新计算5个工作日/)
  const { version } = await read(actors.citizen, other.number, 'citizen')
  const file = (await foodLicenceBody(actors.citizen)).materials.m4
  answerOf(await actors.citizen.post(`/citizen/applications/${other.number}/supply-correction`, { materials: { m4: file } }, { version }))
  expect(await printed(actors.citizen, other.number, 'supplementReceipt')).toMatch(/补正材料接收凭证.*共1项.*答复是否受理/)
})

test('特别程序、听证、延期，每一样都书面告诉我种类、理由和时间', async () => {
  const { number } = await bringTo(actors, 'accepted')
  const { specialSteps } = await read(actors.reviewer, number)
  const [step] = specialSteps
  await command(actors.reviewer, number, 'start-special-procedure', { stepId: step!.id, reason: '需要实地核对布局', expectedWorkdays: 3 })
  expect(await printed(actors.citizen, number, 'specialProcedureNotice')).toMatch(new RegExp(`第四十五条.*${step!.name}.*需要实地核对布局。.*3个工作日`))
  await command(actors.reviewer, number, 'end-special-procedure', { result: '符合要求' })
  await command(actors.decider, number, 'extend', { reason: '案情复杂' })
  expect(await printed(actors.citizen, number, 'extensionNotice')).toMatch(/因案情复杂，.*第四十二条第一款.*延长10个工作日，延长后的期限至2026年.*审批专用章/)
  await command(actors.reviewer, number, 'offer-hearing', { matter: '直接涉及相邻住户的重大利益' })
  expect(await printed(actors.citizen, number, 'hearingNotice')).toMatch(/直接涉及相邻住户的重大利益.*第四十七条.*不承担组织听证的费用/)
})

test('准予、出件、送达：决定书、领证通知、寄送单和送达回证都在我的办件里', async () => {
  const { number } = await bringTo(actors, 'handedOut')
  expect(await printed(actors.citizen, number, 'decision')).toMatch(/准予行政许可决定书.*审批专用章/)
  // The applicant is told the code for the counter; the window, who asks for it, is not.
  expect(await printed(actors.citizen, number, 'collectionNotice')).toMatch(/取件码\d{6}领取地点澄湖区政务服务中心/)
  expect(await printed(actors.clerk, number, 'collectionNotice', 'staff')).not.toContain('取件码')

  const posted = await bringTo(actors, 'certified')
  await command(actors.clerk, posted.number, 'deliver', { method: 'post', receiver: '陈小满', courierNumber: 'YZ1000000009' })
  expect((await documentsOf(actors.citizen, posted.number, 'citizen')).map(({ kind }) => kind).slice(-2).sort()).toEqual(['courierSlip', 'deliveryRecord'])
  expect(await printed(actors.citizen, posted.number, 'courierSlip')).toMatch(/快递单号YZ1000000009/)
})

test('转报上级和两人作废也有文书', async () => {
  const transferred = await bringTo(actors, 'accepted')
  await command(actors.decider, transferred.number, 'transfer-upward', { to: '云湖市市场监督管理局', reason: '初步审查符合条件' })
  expect(await printed(actors.decider, transferred.number, 'transferSlip', 'staff')).toMatch(/云湖市市场监督管理局：.*第四十三条.*初步审查符合条件。.*移交单位和接收单位各存一份/)

  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.decider, number, 'void', { reason: '重复录入', isEntryError: true })
  const { version } = await read(actors.supervisor, number)
  answerOf(await actors.supervisor.post(`/supervisor/applications/${number}/void`, { reason: '重复录入', isEntryError: true }, { version }))
  expect(await printed(actors.citizen, number, 'voidingDecision')).toMatch(/录入有误：重复录入。经两名工作人员分别确认/)
})

test('文书清单可以打印，列出每份文书的名称、编号和日期', async () => {
  const { number } = await bringTo(actors, 'accepted')
  const issued = await documentsOf(actors.citizen, number, 'citizen')
  for (const [api, audience] of [[actors.citizen, 'citizen'], [actors.clerk, 'staff']] as const) {
    const { status, content } = await api.open(`/${audience}/applications/${number}/document-list`)
    expect(status).toBe(200)
    const text = (await pdfPages(content)).join('').replaceAll('\n', '')
    for (const { title, documentNumber } of issued) expect(text).toContain(title + documentNumber)
  }
  expect((await actors.stranger.open(`/citizen/applications/${number}/document-list`)).status).toBe(404)
})

const closing = { region: REGION, name: 'acceptanceNotice.complete', from: '2026-03-03', source: '澄湖区文书示范文本（2026年）' }
const localText = '{你}提出的「{事项}」申请（{提交日期}收到），材料齐全。依照{依据}，我局予以受理，祝{申请人}办事顺利。'

test('区里改了受理通知书的用语：从那天起的新文书用新用语，以前出具的不变', async () => {
  const before = await bringTo(actors, 'accepted')
  expect(answerOf(await admin.put('/staff/document-wordings', { ...closing, text: localText }))).toEqual({ version: 1 })
  const sameDay = await bringTo(actors, 'accepted')
  expect(await printed(actors.citizen, sameDay.number, 'acceptanceNotice')).toContain('本机关决定予以受理')

  await moveTo('2026-03-03T09:00:00+08:00')
  const after = await bringTo(actors, 'accepted')
  expect(await printed(actors.citizen, after.number, 'acceptanceNotice')).toMatch(/你提出的「食品经营许可.*2026年3月3日收到.*我局予以受理，祝陈小满办事顺利。/)
  expect(await printed(actors.citizen, before.number, 'acceptanceNotice')).toContain('本机关决定予以受理')

  // A second change leaves what the first one printed as it is, and null brings the platform's own text back.
  answerOf(await admin.put('/staff/document-wordings', { ...closing, text: localText.replace('办事顺利', '一切顺利') }))
  answerOf(await admin.put('/staff/document-wordings', { ...closing, text: null }))
  expect(await printed(actors.citizen, after.number, 'acceptanceNotice')).toContain('办事顺利')
  const last = await bringTo(actors, 'accepted')
  expect(await printed(actors.citizen, last.number, 'acceptanceNotice')).toContain('本机关决定予以受理')

  const { rows } = answerOf(await admin.get<{ rows: { name: string; title: string; usedIn: string[]; text: string; ownText: string; needs: string[]; changes: unknown[] }[] }>(`/staff/document-wordings?region=${REGION}`))
  expect(rows.find(({ name }) => name === closing.name)).toMatchObject({ usedIn: ['行政许可申请受理通知书'], needs: ['提交日期', '依据'], changes: [{ version: 1, from: '2026-03-03', by: expect.any(String) as string, stateName: '已被代替' }, { version: 2 }, { version: 3, text: null, stateName: '现行' }] })
})

test('用语缺了依法必须写的内容、写错内容名、有打印不出的字，或者早于今天：都不能保存，说明哪里不对', async () => {
  const fault = async (change: object) => problemOf(await admin.put('/staff/document-wordings', { ...closing, from: '2026-12-01', text: localText, ...change }))
  expect(await fault({ text: '{你}的申请，我局予以受理。' })).toMatchObject({ status: 422, code: 'applications.bad_wording', errors: [{ pointer: '/text', message: '缺少依法必须写明的{提交日期}、{依据}。' }] })
  expect((await fault({ text: `${localText}{电话}` })).errors![0]!.message).toMatch(/没有\{电话\}这样的内容，可以用的有\{你\}、\{申请人\}/)
  expect((await fault({ text: `${localText}𠮷` })).errors![0]!.message).toContain('「𠮷」无法打印')
  expect((await fault({ text: `${localText}{` })).errors![0]!.message).toContain('大括号')
  expect(await fault({ from: '2026-01-01' })).toMatchObject({ code: 'applications.wording_in_the_past' })
  expect(await fault({ name: 'acceptanceNotice.none' })).toMatchObject({ code: 'applications.no_such_wording' })
  expect(await fault({ region: '379999' })).toMatchObject({ code: 'organisation.no_such_region' })
  expect(problemOf(await actors.decider.put('/staff/document-wordings', { ...closing, text: localText })).status).toBe(403)
})

test('保存之前可以先看样张', async () => {
  const { status, body } = await admin.send<string>('POST', '/staff/document-wordings/preview', JSON.stringify({ name: closing.name, text: localText }), { headers: { 'content-type': 'application/json' } })
  expect([status, body.slice(0, 5)]).toEqual([200, '%PDF-'])
  expect(problemOf(await admin.post('/staff/document-wordings/preview', { name: closing.name, text: '{某事}不对' })).code).toBe('applications.bad_wording')
})

test('窗口五天没有答复：依法视为受理，系统自动出具受理通知书', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, number, 'receive')
  await city.app.jobs.drain()
  await moveTo('2026-03-20T09:00:00+08:00')
  expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ state: 'accepted' })
  expect(await printed(actors.citizen, number, 'acceptanceNotice')).toMatch(/本机关未在收到申请材料之日起五个工作日内告知.*自2026年3月3日收到申请材料之日起即为受理/)
})

test('跨年后编号从头开始，年份是出具那天的年份', async () => {
  await moveTo('2027-01-01T00:30:00+08:00')
  const { number } = await submitFoodLicence(actors.citizen)
  expect((await find(actors.citizen, number, 'submissionReceipt')).documentNumber).toBe('澄湖区市监回字〔2027〕第00001号')
})
