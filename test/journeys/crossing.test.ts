import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importItems } from '../../src/modules/catalogue/index.ts'
import { systemContext } from '../../src/platform/context.ts'
import { type Actors, allQualified, command, type Filed, foodLicenceAtCounter, read, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
/** Two windows of 望岱区's hall, where the applicant happens to live, and one of a third county. */
let elsewhere: Api
let colleague: Api
let third: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  ;[elsewhere, colleague, third] = await Promise.all([actors.as('clerk-379903-1'), actors.as('clerk-379903-2'), actors.as('clerk-379922-1')])
})
afterAll(() => city.close())

interface HandOvers { rows: { number: string; receivingHall: string; decidingRegionName: string; originals: string[]; courierNumber: string | null; handedOverBy: string | null; takenOverBy: string | null; isUnread: boolean; stateName: string }[]; next: string | null }
const ledger = async (api: Api, side: 'receiving' | 'deciding') => answerOf(await api.get<HandOvers>(`/staff/hand-overs?side=${side}`))

const receivedElsewhere = async (): Promise<Filed> =>
  answerOf(await elsewhere.post<Filed>('/staff/applications', { ...foodLicenceAtCounter(), receivingChecks: { identity: 'cardReader', formal: '材料齐全，图纸清楚' } }))

test('我在外县的窗口交了材料，那边核验身份、移交原件，本区签收、审批，最后在外县领到结果', async () => {
  const { number } = await receivedElsewhere()
  expect(number.slice(0, 6)).toBe(REGION)
  const taken = await read(actors.clerk, number)
  expect(taken).toMatchObject({ state: 'received', region: REGION, hall: { id: 'H-379902' }, remote: { identityCheckName: '读取身份证核验', formalCheck: '材料齐全，图纸清楚', handedOver: null } })
  expect(taken.timeline[0]).toMatchObject({ office: taken.remote!.receivingHall })

  // The paper goes to the deciding hall, signed at both ends.
  const handed = await command(elsewhere, number, 'hand-over', { originals: ['平面布局图 1 份', '健康证明 2 份'], courierNumber: 'YZ2026030201' })
  expect(handed.state).toBe('received')
  expect(problemOf(await elsewhere.post(`/staff/applications/${number}/hand-over`, { originals: ['再来一份'] }, { version: handed.version }))).toMatchObject({ status: 409, code: 'applications.handed_over' })
  await command(actors.clerk, number, 'take-over', { note: '件数相符' })
  const { remote } = await read(elsewhere, number)
  expect(remote).toMatchObject({ handedOver: { on: '2026-03-02', originals: ['平面布局图 1 份', '健康证明 2 份'], courierNumber: 'YZ2026030201' }, takenOver: { note: '件数相符' } })
  expect(remote!.handedOver!.by).not.toBe(remote!.takenOver!.by)

  // Decided at home, by whoever always decides it.
  await command(actors.clerk, number, 'accept', { checks: allQualified() })
  await command(actors.reviewer, number, 'review', { opinion: 'agree', note: '符合条件' })
  await command(actors.decider, number, 'decide', { outcome: 'granted' })
  await command(actors.certificateClerk, number, 'make-certificate')
  await command(elsewhere, number, 'hand-out')
  const own = await read(actors.citizen, number, 'citizen')
  expect(own.delivery.place!.name).toBe(remote!.receivingHall)
  expect((await command(elsewhere, number, 'deliver', { method: 'counter', receiver: '陈小满', identity: 'code', pickUpCode: own.delivery.pickUpCode! })).state).toBe('delivered')

  await city.app.jobs.drain()
  const line = (await ledger(elsewhere, 'receiving')).rows.find((row) => row.number === number)
  expect(line).toMatchObject({ decidingRegionName: taken.regionName, courierNumber: 'YZ2026030201', stateName: '已送达，办结', takenOverBy: remote!.takenOver!.by })
  expect((await ledger(actors.clerk, 'deciding')).rows.map((row) => row.number)).toContain(number)
  expect((await ledger(third, 'receiving')).rows).toEqual([])
})

test('移交台账可以导出，编号不会被表格软件改掉', async () => {
  await receivedElsewhere()
  await city.app.jobs.drain()
  const table = await elsewhere.get<string>('/staff/hand-overs', { accept: 'text/csv' })
  expect(table.status).toBe(200)
  expect(table.body.split('\r\n')[0]).toContain('移交的原件')
  expect(table.body).toMatch(/\t3799022603020\d{6}/)
})

test('没有开通通办的事项、全程网办的事项，外县窗口收不了，并告诉申请人怎么办', async () => {
  const body = foodLicenceAtCounter()
  const online = problemOf(await elsewhere.post('/staff/applications', { ...body, item: 'company-registration' }))
  expect(online).toMatchObject({ status: 403, code: 'applications.not_yours' })
  expect(online.detail).toMatch(/网上申请/)
})

test('移交只能由代收窗口做，签收只能由办理地做，第三个县看不到这个办件', async () => {
  const { number, version } = await receivedElsewhere()
  const originals = ['身份证复印件']
  for (const stranger of [actors.clerk, third]) expect(problemOf(await stranger.post(`/staff/applications/${number}/hand-over`, { originals }, { version }))).toMatchObject({ status: 403, code: 'applications.not_yours' })
  expect(problemOf(await elsewhere.post(`/staff/applications/${number}/accept`, { checks: allQualified() }, { version }))).toMatchObject({ status: 403 })
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/take-over`, {}, { version }))).toMatchObject({ status: 409, code: 'applications.not_possible' })
  expect(problemOf(await third.get(`/staff/applications/${number}`))).toMatchObject({ status: 403 })
  expect(problemOf(await actors.citizen.post(`/staff/applications/${number}/hand-over`, { originals }, { version }))).toMatchObject({ status: 403 })
  expect(problemOf(await elsewhere.post(`/staff/applications/${number}/hand-over`, { originals }, { version: version - 1 }))).toMatchObject({ status: 409, code: 'applications.changed_meanwhile' })
  expect(problemOf(await elsewhere.post(`/staff/applications/${number}/hand-over`, { originals: [] }, { version }))).toMatchObject({ status: 422 })
})

test('网断了再点一次移交，只移交一次；同一个请求编号不能用在另一件上', async () => {
  const [first, second] = [await receivedElsewhere(), await receivedElsewhere()]
  const body = { originals: ['身份证复印件'] }
  const send = () => elsewhere.post(`/staff/applications/${first.number}/hand-over`, body, { version: first.version, key: 'remote-1' })
  expect(await Promise.all([send(), send()]).then((replies) => replies.map(({ status }) => status).sort())).toEqual([200, 409])
  expect(answerOf(await send())).toMatchObject({ number: first.number })
  // The second case lies in another region than the officer: the key is looked for there too.
  expect(problemOf(await elsewhere.post(`/staff/applications/${second.number}/hand-over`, body, { version: second.version, key: 'remote-1' }))).toMatchObject({ status: 409, code: 'platform.key_reused' })
  expect((await read(elsewhere, first.number)).timeline.filter(({ type }) => type === 'handedOver')).toHaveLength(1)
})

interface Thread { side: string; notes: { text: string; side: string; office: string }[]; contacts: { phone: string; name: string }[] }

test('两地经办人互相留言，看得到对方电话，申请人看不到；没读过的会标出来', async () => {
  const { number } = await receivedElsewhere()
  answerOf(await elsewhere.post(`/staff/applications/${number}/notes`, { text: '申请人只会说方言，电话里请慢一点。' }))
  await city.app.jobs.drain()
  const isUnread = async (api: Api, side: 'receiving' | 'deciding') => (await ledger(api, side)).rows.find((row) => row.number === number)!.isUnread
  expect(await isUnread(actors.clerk, 'deciding')).toBe(true)
  expect(await isUnread(elsewhere, 'receiving')).toBe(false)
  const thread = answerOf(await actors.clerk.get<Thread>(`/staff/applications/${number}/notes`))
  expect(thread).toMatchObject({ side: 'deciding', notes: [{ text: '申请人只会说方言，电话里请慢一点。', side: 'receiving' }] })
  expect(thread.contacts.map(({ phone }) => phone)).toEqual([expect.stringMatching(/^0000-/), expect.stringMatching(/^0000-/)])
  answerOf(await actors.clerk.post(`/staff/applications/${number}/notes/seen`))
  expect(await isUnread(actors.clerk, 'deciding')).toBe(false)
  answerOf(await actors.reviewer.post(`/staff/applications/${number}/notes`, { text: '请补拍后厨照片。' }))
  await city.app.jobs.drain()
  expect(await isUnread(colleague, 'receiving')).toBe(true)
  expect(JSON.stringify(await read(actors.citizen, number, 'citizen'))).not.toContain('方言')
  expect(problemOf(await third.get(`/staff/applications/${number}/notes`))).toMatchObject({ status: 403 })
  expect(problemOf(await actors.citizen.get(`/staff/applications/${number}/notes`))).toMatchObject({ status: 403 })
  expect(problemOf(await elsewhere.post(`/staff/applications/${number}/notes`, { text: '  ' }))).toMatchObject({ status: 422 })
})

test('没有另一地的办件没有联络留言', async () => {
  const { number } = answerOf(await actors.clerk.post<Filed>('/staff/applications', foodLicenceAtCounter()))
  expect(problemOf(await actors.clerk.get(`/staff/applications/${number}/notes`))).toMatchObject({ status: 409, code: 'applications.not_remote' })
  expect((await read(actors.clerk, number)).remote).toBeNull()
})

interface Filings { rows: { kind: string; number: string; overdueDays: number; confirmedOn: string | null; regionName: string; powerSourceName: string }[]; next: string | null }

test('区里用市里下放的权力批准以后，市局收到批后报备、监管单位收到审管信息，确认一次；过期没有确认看得出来', async () => {
  const elder = residentOf('resident1')
  const ebike = readFileSync('db/seed/items.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>).find(({ code }) => code === 'ebike-registration')!
  const report = await importItems(systemContext(city.platform, 'test'), [{ ...ebike, code: 'ebike-from-above', name: '电动自行车登记（市级下放）', powerSource: '上级下放' }])
  expect(report).toMatchObject({ isWritten: true, rows: [{ errors: [] }] })
  const intake = (item: string) => ({
    item, region: REGION, materials: { m1: { waived: true }, m2: { onPaper: true }, m3: { onPaper: true } },
    form: { applicantKind: 'person', applicantName: elder.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: elder.identityNumber, applicantPhone: elder.phone, applicantAddress: elder.address, handledBy: 'applicant', truthStatement: true },
    applicant: { kind: 'person', name: elder.name, identityNumber: elder.identityNumber },
  })
  // In one sitting: only its last event is announced, and the grant is reported all the same. The same item with the county's own power is not.
  const checks = ['m1', 'm2', 'm3'].map((id) => ({ id, result: 'qualified' }))
  const done = async (item: string): Promise<string> => {
    const { number, version } = answerOf(await actors.clerk.post<Filed>('/staff/applications', intake(item)))
    answerOf(await actors.clerk.post(`/staff/applications/${number}/handle-immediately`, { checks }, { version }))
    return number
  }
  const [number, own] = [await done('ebike-from-above'), await done('ebike-registration')]
  await city.app.jobs.drain()
  expect((await city.owner.query(`select number from applications.filing_report where number = '${own}'`)).rows).toEqual([])
  const cityBody = await actors.as('reviewer-379900-GAJ')
  const watcher = await actors.as(`reviewer-${REGION}-GAJ`)
  const open = async (api: Api) => answerOf(await api.get<Filings>('/staff/filing-reports')).rows.filter((row) => row.number === number)
  expect(await open(cityBody)).toMatchObject([{ kind: 'approval', overdueDays: 0, powerSourceName: '上级下放' }])
  expect(await open(watcher)).toMatchObject([{ kind: 'supervision' }])
  expect(await open(await actors.as('reviewer-379903-GAJ'))).toEqual([])

  city.platform.clock.moveTo(new Date('2026-03-12T09:00:00+08:00'))
  expect(await open(cityBody)).toMatchObject([{ overdueDays: 3 }])
  expect(problemOf(await watcher.post(`/staff/filing-reports/approval/${number}/confirm`))).toMatchObject({ status: 404 })
  expect(answerOf(await cityBody.post(`/staff/filing-reports/approval/${number}/confirm`, { note: '已备案' }))).toMatchObject({ confirmedOn: '2026-03-12', note: '已备案' })
  expect(problemOf(await cityBody.post(`/staff/filing-reports/approval/${number}/confirm`))).toMatchObject({ status: 409, code: 'applications.filing_confirmed' })
  expect(await open(cityBody)).toEqual([])
  expect(answerOf(await cityBody.get<{ rows: unknown[] }>('/staff/filing-reports/statistics')).rows).toMatchObject([{ kindName: '批后报备', reported: 1, confirmed: 1, overdue: 0 }])
  expect(problemOf(await actors.clerk.get('/staff/filing-reports'))).toMatchObject({ status: 403 })
})

