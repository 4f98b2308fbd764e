import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskMessageView, SubjectMessageView, Unread } from '../../src/modules/messages/contract.ts'
import { messageReaders } from '../../src/modules/messages/readers.ts'
import type { ServiceItem } from '../../src/modules/catalogue/index.ts'
import { systemContext } from '../../src/platform/context.ts'
import { allQualified, type Actors, AUTHORITY, bringTo, command, REGION, residentOf, signInActors, submitFoodLicence, upload } from '../kit/actors.ts'
import { answerOf, type Api, problemOf, signIn } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const inbox = async (api: Api) => answerOf(await api.get<{ rows: SubjectMessageView[]; next: string | null }>('/citizen/messages?limit=200')).rows
const about = async (number: string, api: Api = actors.citizen) => (await inbox(api)).filter(({ about: { number: of } }) => of === number)
const unread = async (api: Api, end: 'citizen' | 'staff' = 'citizen') => answerOf(await api.get<Unread>(`/${end}/messages/unread`)).unread
const desk = async (api: Api) => answerOf(await api.get<{ rows: DeskMessageView[] }>('/staff/messages?limit=200')).rows
const sentSms = async () => answerOf(await actors.visitor.get<{ rows: { phone: string; text: string }[] }>('/demo/sms')).rows
/** What is announced is told, and what is to be sent is sent. */
const settle = async () => {
  await city.app.jobs.drain()
  await city.app.jobs.drain()
}

async function askForCorrection(): Promise<string> {
  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, number, 'receive')
  await command(actors.clerk, number, 'request-correction', { checks: allQualified().map((check) => (check.id === 'm3' ? { id: 'm3', result: 'unqualified', reason: '印章不清' } : check)) })
  await settle()
  return number
}

describe('申请人', () => {
  test('办到哪一步，消息里都写着，新的在前；文书跟着消息送到，点开就能看', async () => {
    const { number } = await bringTo(actors, 'delivered')
    await settle()
    const told = await about(number)
    expect(told.map(({ title }) => title.split('：')[0])).toEqual(['已送达，办结', '请领取结果', '准予', '已受理', '已收件', '申请已提交'])
    expect(told.every(({ readAt, about: { link } }) => readAt === null && link === `/applications/${number}`)).toBe(true)
    const accepted = told.find(({ title }) => title.startsWith('已受理'))!
    expect(accepted.documents.map(({ title }) => title)).toEqual([expect.stringContaining('受理')])
    const opened = await actors.citizen.open(accepted.documents[0]!.url.replace('/api/v1', ''))
    expect([opened.status, opened.mediaType, opened.content.subarray(0, 4).toString()]).toEqual([200, 'application/pdf', '%PDF'])
    for (const { title, text } of told) expect(`${title}${text}`).not.toMatch(/[{}]|undefined|null/)
  })

  test('要补正的，短信告诉我最晚哪天，不写我的姓名、证件号码和补正的原因', async () => {
    const number = await askForCorrection()
    const [message] = await about(number)
    expect(message).toMatchObject({ kind: 'todo', kindName: '请您办理' })
    expect(message!.text).toMatch(/请在 2026年3月16日 前/)
    const texts = (await sentSms()).filter(({ phone }) => phone === residentOf('resident2').phone).map(({ text }) => text)
    expect(texts[0]).toContain('请在2026年3月16日前办理')
    expect(texts.join('')).not.toMatch(/陈小满|3799\d{14}|印章不清/)
  })

  test('第一次打开就是签收：时间只记一次，再打开、换一台设备打开都不变', async () => {
    const number = await askForCorrection()
    const { id } = (await about(number)).find(({ documents }) => documents.length > 0)!
    const before = await unread(actors.citizen)
    const first = answerOf(await actors.citizen.post<SubjectMessageView>(`/citizen/messages/${id}/read`, {}, { key: 'open-once' }))
    expect(first.readAt).toMatch(/^2026-/)
    expect(await unread(actors.citizen)).toBe(before - 1)
    city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 60_000))
    for (const options of [{ key: 'open-once' }, { key: 'open-again' }, {}]) {
      expect(answerOf(await actors.citizen.post<SubjectMessageView>(`/citizen/messages/${id}/read`, {}, options)).readAt).toBe(first.readAt)
    }
  })

  test('从办件页打开文书也是签收：时间记下来，消息里那一条也算打开；别人打不开，再打开不重复记', async () => {
    const number = await askForCorrection()
    const notice = (await about(number)).find(({ documents }) => documents.some(({ id }) => id.endsWith('-correctionNotice')))!
    expect(notice.readAt).toBeNull()
    const path = `/citizen/applications/${number}/documents/${notice.documents[0]!.id}`
    expect((await actors.stranger.open(path)).status).toBe(404)
    expect((await about(number)).find(({ id }) => id === notice.id)!.readAt).toBeNull()
    expect((await actors.citizen.open(path)).status).toBe(200)
    const received = (await about(number)).find(({ id }) => id === notice.id)!
    expect(received.readAt).not.toBeNull()
    city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 60_000))
    await Promise.all([actors.citizen.open(path), actors.citizen.open(path)])
    expect((await about(number)).find(({ id }) => id === notice.id)!.readAt).toBe(received.readAt)
  })

  test('两个标签页同时打开，签收时间也只有一个', async () => {
    const number = await askForCorrection()
    const { id } = (await about(number))[0]!
    const readings = await Promise.all([1, 2, 3, 4].map(() => actors.citizen.post<SubjectMessageView>(`/citizen/messages/${id}/read`)))
    expect(new Set(readings.map((reply) => answerOf(reply).readAt)).size).toBe(1)
  })

  test('同一件事通知两遍，我只收到一条，短信也只有一条', async () => {
    const number = await askForCorrection()
    const before = { inbox: (await about(number)).length, sms: (await sentSms()).length }
    const { rows: [row] } = await city.owner.query<{ id: string }>('select id from messages.subject_message where number = $1 order by id desc limit 1', [number])
    const { rows: [known] } = await city.owner.query<{ authority_id: string; hall_id: string; applicant_id: string; agent_id: string | null; version: number }>('select authority_id, hall_id, applicant_id, agent_id, version from applications.application where number = $1', [number])
    const payload = { number, state: 'correctionRequested', version: known!.version, itemCode: 'food-business-licence', itemName: '食品经营许可', authorityId: known!.authority_id, hallId: known!.hall_id, applicantId: known!.applicant_id, agentId: known!.agent_id, answerBy: '2026-03-16' }
    for (let turn = 0; turn < 2; turn++) {
      await messageReaders[0]!.run(systemContext(city.platform, 'test'), [{ id: row!.id, region: REGION, type: 'applications.correctionRequested', payload, at: '2026-03-02T01:00:00.000Z' }])
    }
    await settle()
    expect({ inbox: (await about(number)).length, sms: (await sentSms()).length }).toEqual(before)
  })

  test('我代表的单位的消息我看得到，别人的消息对我就是不存在', async () => {
    const number = await askForCorrection()
    const mine = await about(number)
    expect(await about(number, actors.stranger)).toEqual([])
    for (const { id } of mine) expect(problemOf(await actors.stranger.post(`/citizen/messages/${id}/read`))).toMatchObject({ status: 404, code: 'messages.not_found' })
    // resident2 stands for the restaurant: what is told to it, she reads.
    const { rows: [shop] } = await city.owner.query<{ id: string }>(`select id from subjects.subject where name = '澄湖区小满餐饮店'`)
    await city.owner.query(`insert into messages.subject_message (subject_id, id, region, at, kind, title, text) values ($1, '019a0000-0000-7000-8000-00000000f001', '379902', now(), 'notice', '给小店的通知', '请查收')`, [shop!.id])
    expect((await inbox(actors.citizen)).map(({ title }) => title)).toContain('给小店的通知')
    expect((await inbox(actors.stranger)).map(({ title }) => title)).not.toContain('给小店的通知')
    expect((await actors.citizen.post('/citizen/messages/019a0000-0000-7000-8000-00000000f001/read')).status).toBe(200)
  })

  test('消息一页一页翻，不重不漏', async () => {
    const all = (await inbox(actors.citizen)).map(({ id }) => id)
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: { rows: SubjectMessageView[]; next: string | null } = answerOf(await actors.citizen.get(`/citizen/messages?limit=4${cursor ? `&cursor=${cursor}` : ''}`))
      paged.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(paged).toEqual(all)
    expect(problemOf(await actors.citizen.get('/citizen/messages?cursor=x')).status).toBe(422)
  })

  test('我不想收短信，就一条也不发；站内消息照样有', async () => {
    expect(answerOf(await actors.citizen.put('/citizen/message-preferences', { sms: false }))).toEqual({ sms: false })
    const before = (await sentSms()).length
    const number = await askForCorrection()
    expect((await sentSms()).length).toBe(before)
    expect((await about(number)).length).toBeGreaterThan(0)
    answerOf(await actors.citizen.put('/citizen/message-preferences', { sms: true }))
    await askForCorrection()
    expect((await sentSms()).length).toBe(before + 1)
  })

  test('没登录的人和工作人员都看不到申请人的消息', async () => {
    expect((await actors.visitor.get('/citizen/messages')).status).toBe(401)
    expect((await actors.clerk.get('/citizen/messages')).status).toBe(403)
    expect((await actors.citizen.get('/staff/messages')).status).toBe(403)
  })
})

describe('工作人员', () => {
  test('申请人补正了，大厅的窗口都看到；一个人读了，别人的还是没读', async () => {
    const number = await askForCorrection()
    const colleague = await actors.as('clerk-379902-2')
    const before = await unread(actors.clerk, 'staff')
    const { version } = answerOf(await actors.citizen.get<{ version: number }>(`/citizen/applications/${number}`))
    answerOf(await actors.citizen.post(`/citizen/applications/${number}/supply-correction`, { materials: { m3: { files: [await upload(actors.citizen)] } } }, { version }))
    await settle()
    const [message] = (await desk(actors.clerk)).filter(({ about: { number: of } }) => of === number)
    expect(message).toMatchObject({ kind: 'todo', about: { link: `/staff/cases/${number}` }, readAt: null })
    expect(await unread(actors.clerk, 'staff')).toBe(before + 1)
    expect((await desk(colleague)).map(({ id }) => id)).toContain(message!.id)
    expect((await desk(actors.reviewer)).map(({ id }) => id)).not.toContain(message!.id)
    expect((await desk(await actors.as('clerk-379903-1'))).map(({ id }) => id)).not.toContain(message!.id)
    answerOf(await actors.clerk.post(`/staff/messages/${message!.id}/read`))
    expect(await unread(actors.clerk, 'staff')).toBe(before)
    expect((await desk(colleague)).find(({ id }) => id === message!.id)!.readAt).toBeNull()
    expect(problemOf(await actors.reviewer.post(`/staff/messages/${message!.id}/read`))).toMatchObject({ status: 404, code: 'messages.not_found' })
    answerOf(await colleague.post('/staff/messages/read-all'))
    expect(await unread(colleague, 'staff')).toBe(0)
  })
})

describe('事项有了新版本', () => {
  const ITEM = 'food-business-licence'

  test('办这个事项的单位、还没受理的申请人、存着草稿的人都被告知，各一条；已经受理的不打扰', async () => {
    const waiting = await submitFoodLicence(actors.citizen)
    const accepted = await bringTo(actors, 'accepted')
    const { rows: [draft] } = await city.owner.query<{ id: string }>(`insert into applications.draft (subject_id, id, item_code, region, content, version, updated_at, expires_on)
      select principal_id, '019a0000-0000-7000-8000-00000000d001', $1, $2, '{}', 1, now(), '2026-03-30' from platform.account where login = 'resident1' returning id`, [ITEM, REGION])
    expect(draft).toBeDefined()
    await settle()
    const [editor, reviewer] = await Promise.all(['item-manager-379900', 'item-reviewer-379900'].map(actors.as))
    const opened = answerOf(await editor!.post<{ id: string; revision: number; content: ServiceItem }>('/staff/catalogue/changes', { kind: 'revise', itemCode: ITEM, reason: '改备注' }))
    const at = `/staff/catalogue/changes/${opened.id}`
    const { revision } = answerOf(await editor!.put<{ revision: number }>(`${at}/content`, { baseRevision: opened.revision, content: { ...opened.content, notes: '新的备注' } }))
    const submitted = answerOf(await editor!.post<{ revision: number }>(`${at}/submit`, {}, { version: revision }))
    const approved = answerOf(await reviewer!.post<{ revision: number }>(`${at}/approve`, {}, { version: submitted.revision }))
    answerOf(await reviewer!.post(`${at}/publish`, { effectiveOn: '2026-03-02' }, { version: approved.revision }))
    await settle()
    const changed = (rows: { title: string }[]) => rows.filter(({ title }) => title.includes('公布了新版办事指南') || title.startsWith('您没填完的申请有变化'))
    expect(changed(await inbox(actors.citizen))).toHaveLength(1)
    expect(changed(await about(accepted.number))).toEqual([])
    expect(changed(await inbox(actors.stranger))).toHaveLength(1)
    for (const officer of [actors.reviewer, await actors.as(`decider-${AUTHORITY}`)]) expect(changed(await desk(officer))).toHaveLength(1)
    expect(changed(await desk(await actors.as('reviewer-379902-GAJ')))).toEqual([])
    expect(waiting.number).not.toBe(accepted.number)
  })
})

describe('消息文字', () => {
  let admin: Api
  beforeAll(async () => {
    admin = await actors.as('admin')
  })
  const wording = { template: 'applicant.received', region: REGION, from: '2026-03-02', source: '区行政审批局通知', title: '材料收到了：{itemName}', text: '{hallName}已收到，编号 {number}。' }

  test('系统管理员预览、设置一个地区的文字，从那天起只在那里生效，已经发出的不变', async () => {
    expect(answerOf(await admin.post('/staff/message-templates/preview', { template: wording.template, title: wording.title, text: wording.text }))).toMatchObject({ title: '材料收到了：食品经营许可', sms: null, smsParts: 0 })
    expect(answerOf(await admin.post('/staff/message-templates/preview', { template: 'applicant.granted', title: '准予', text: '准予了', sms: '短信'.repeat(36) }))).toMatchObject({ smsLength: 72, smsParts: 2 })
    const before = await bringTo(actors, 'received')
    await settle()
    answerOf(await admin.put('/staff/message-templates', wording))
    const after = await bringTo(actors, 'received')
    await settle()
    expect((await about(before.number))[0]!.title).toMatch(/^已收件/)
    expect((await about(after.number))[0]).toMatchObject({ title: expect.stringMatching(/^材料收到了：/) as string, text: expect.stringContaining(after.number) as string })
    const rowIn = async (region: string) => answerOf(await admin.get<{ rows: { id: string; inForce: { title: string }; wordings: object[] }[] }>(`/staff/message-templates?region=${region}`)).rows.find(({ id }) => id === wording.template)
    expect(await rowIn(REGION)).toMatchObject({ name: '已收件', toName: '申请人', inForce: { title: wording.title }, wordings: [{ region: REGION, title: wording.title, by: expect.any(String) as string, stateName: '现行', isOwn: false }] })
    expect(await rowIn('379903')).toMatchObject({ inForce: { title: '已收件：{itemName}' }, wordings: [] })
  })

  test('写错占位词、没有的模板、没有的地区都被拒绝，说明怎么改', async () => {
    expect(problemOf(await admin.put('/staff/message-templates', { ...wording, text: '{applicantName}您好' })).errors).toMatchObject([{ pointer: '/text' }])
    expect(problemOf(await admin.put('/staff/message-templates', { ...wording, template: 'applicant.nothing' }))).toMatchObject({ status: 404, code: 'messages.no_template' })
    expect(problemOf(await admin.put('/staff/message-templates', { ...wording, region: '110101' })).status).toBe(404)
    expect((await actors.clerk.put('/staff/message-templates', wording)).status).toBe(403)
    expect(problemOf(await admin.put('/staff/message-templates', { ...wording, from: '2026-03-01' }))).toMatchObject({ status: 422, code: 'messages.wording_in_the_past' })
    expect((await actors.citizen.get(`/staff/message-templates?region=${REGION}`)).status).toBe(403)
  })
})

test('窗口逾期没有答复，审查人员先动了手：视为受理和它的文书照样单独告诉我', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, number, 'receive')
  // Ten days pass before any job looks: the officer's own command finds that the law has accepted the case.
  city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 10 * 86_400_000))
  const [reviewer, citizen] = await Promise.all([signIn(city.url, `reviewer-${AUTHORITY}`), signIn(city.url, 'resident2')])
  await command(reviewer, number, 'review', { opinion: 'agree', note: '符合条件' })
  await settle()
  const deemed = (await about(number, citizen)).filter(({ title }) => title.startsWith('已依法视为受理'))
  expect(deemed.map(({ documents }) => documents.length)).toEqual([1])
})
