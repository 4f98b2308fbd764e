import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CheckView } from '../../src/modules/materials/checks/check-contract.ts'
import { aPdf, type Actors, formOf, residentOf, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const POLICE = '379900-GAJ'
const MATTER = '陈小满没有影响从业的违法犯罪记录'
const BASIS = '《优化营商环境条例》第四十四条'

const ask = async (api: Api, body: object, key?: string) => answerOf(await api.post<CheckView>('/staff/checks', { authority: POLICE, matter: MATTER, basis: BASIS, ...body }, key === undefined ? {} : { key }))
const askForCase = async (): Promise<CheckView> => ask(actors.clerk, { application: (await submitFoodLicence(actors.citizen)).number })
const listed = async (api: Api, query: string): Promise<CheckView[]> => answerOf(await api.get<{ rows: CheckView[] }>(`/staff/checks?limit=200&${query}`)).rows
const has = (rows: CheckView[], { number }: CheckView): boolean => rows.some((row) => row.number === number)
interface DeskMessages { rows: { title: string; text: string; about: { number: string; link: string } }[] }
const told = async (api: Api, number: string): Promise<string[]> => answerOf(await api.get<DeskMessages>('/staff/messages?limit=100')).rows.filter(({ about }) => about.number === number).map(({ title }) => title)

test('a window asks the police for a fact of its case, they answer with a file, and the answer lies with the case', async () => {
  const asked = await askForCase()
  expect(asked).toMatchObject({ state: 'asked', asked: { id: POLICE }, subject: { name: '陈小满' }, itemName: '食品经营许可', dueOn: '2026-03-05', leftDays: 3, isOverdue: false })
  expect(asked.number).toMatch(/^XC379900260302\d{6}$/)
  await city.app.jobs.drain()

  const police = await actors.as(`reviewer-${POLICE}`)
  expect(has(await listed(police, 'side=asked'), asked)).toBe(true)
  expect(await told(police, asked.number)).toEqual(['请协查：「食品经营许可」'])
  const { identityNumber } = answerOf(await police.get<{ identityNumber: string }>(`/staff/checks/${asked.number}/identity`))
  expect(identityNumber).toBe(residentOf('resident2').identityNumber)
  const file = answerOf(await police.send<{ files: { id: string }[] }>('POST', '/staff/check-files', formOf('查询结果.pdf', aPdf('查询结果')))).files[0]!.id
  const answered = answerOf(await police.post<CheckView>(`/staff/checks/${asked.number}/answer`, { outcome: 'confirmed', answer: '经查，没有违法犯罪记录。', file }, { version: asked.version }))
  expect(answered).toMatchObject({ state: 'answered', outcomeName: '情况属实', file: { name: '查询结果.pdf' }, isOverdue: false })
  await city.app.jobs.drain()

  expect(await told(actors.clerk, asked.number)).toEqual(['协查已答复：情况属实'])
  const { rows } = answerOf(await actors.reviewer.get<{ rows: CheckView[] }>(`/staff/applications/${asked.applicationNumber}/checks`))
  expect(rows).toMatchObject([{ number: asked.number, answer: '经查，没有违法犯罪记录。', answeredByName: (await officerName(police)) }])
  expect((await actors.clerk.open(`/staff/checks/${asked.number}/file`)).mediaType).toBe('application/pdf')
  // The body that decides is not the one that asked: it reads it with the case.
  expect((await actors.reviewer.open(`/staff/checks/${asked.number}/file`)).status).toBe(404)
  expect((await actors.reviewer.open(`/staff/applications/${asked.applicationNumber}/checks/${asked.number}/file`)).mediaType).toBe('application/pdf')
  expect((await (await actors.as('reviewer-379903-MZJ')).open(`/staff/applications/${asked.applicationNumber}/checks/${asked.number}/file`)).status).toBe(403)
  expect(has(await listed(police, 'side=asked'), asked)).toBe(false)
  expect(has(await listed(police, 'side=asked&state=all'), asked)).toBe(true)
  // What was answered is no reason to look at the number any more.
  expect(problemOf(await police.get(`/staff/checks/${asked.number}/identity`)).code).toBe('materials.check_not_yours')
})

const officerName = async (api: Api): Promise<string> => answerOf(await api.get<{ name: string }>('/staff/me')).name

test('whom it is about sees which body told which other something about them, and who looked at their number', async () => {
  const asked = await askForCase()
  const police = await actors.as(`reviewer-${POLICE}`)
  await police.get(`/staff/checks/${asked.number}/identity`)
  answerOf(await police.post(`/staff/checks/${asked.number}/answer`, { outcome: 'notConfirmed', answer: '查无记录。' }, { version: 1 }))
  const { rows } = await city.owner.query<{ kind: string; what: string; outcome: string; basis: string }>('select kind, what, outcome, basis from subjects.data_access where application_number = $1 order by id', [asked.applicationNumber])
  expect(rows).toEqual(expect.arrayContaining([
    { kind: 'identity', what: '身份登记信息', outcome: 'shown', basis: BASIS },
    { kind: 'share', what: `部门间协查：${MATTER}`, outcome: 'missing', basis: BASIS },
  ]))
})

test('of two answers at once one wins, the other is told by whom it was answered', async () => {
  const asked = await askForCase()
  const [reviewer, decider] = [await actors.as(`reviewer-${POLICE}`), await actors.as(`decider-${POLICE}`)]
  const replies = await Promise.all([reviewer, decider].map((api) => api.post<CheckView>(`/staff/checks/${asked.number}/answer`, { outcome: 'confirmed', answer: '属实。' }, { version: 1 })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  const refused = problemOf(replies.find(({ status }) => status === 409)!)
  expect(refused).toMatchObject({ code: 'materials.check_changed' })
  expect(refused.detail).toContain('答复')
})

test('asked twice with one key it is asked once, and its number belongs to the body that is asked', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  const [first, second] = [await ask(actors.clerk, { application: number }, 'check-key-1'), await ask(actors.clerk, { application: number }, 'check-key-1')]
  expect(second.number).toBe(first.number)
  expect(answerOf(await actors.clerk.get<{ rows: CheckView[] }>(`/staff/applications/${number}/checks`)).rows).toHaveLength(1)
})

test('what is not needed any more is withdrawn by the body that asked, and cannot be answered then', async () => {
  const asked = await askForCase()
  const police = await actors.as(`reviewer-${POLICE}`)
  expect(problemOf(await police.post(`/staff/checks/${asked.number}/withdraw`, { reason: '不用了' }, { version: 1 })).code).toBe('materials.check_not_yours')
  expect(answerOf(await actors.clerk.post<CheckView>(`/staff/checks/${asked.number}/withdraw`, { reason: '申请人已经提供' }, { version: 1 }))).toMatchObject({ state: 'withdrawn', withdrawnReason: '申请人已经提供' })
  expect(problemOf(await police.post(`/staff/checks/${asked.number}/answer`, { outcome: 'confirmed', answer: '属实。' }, { version: 1 })).code).toBe('materials.check_changed')
})

test('without a case it is about whoever is named; a wrong number, one\'s own body and a stranger\'s case are refused', async () => {
  const { name, identityNumber } = residentOf('resident3')
  const asked = await ask(actors.reviewer, { subject: { kind: 'person', name, identityNumber }, item: 'food-business-licence' })
  expect(asked).toMatchObject({ applicationNumber: null, itemName: '食品经营许可', subject: { name } })
  expect(asked.subject.identityMasked).toContain('*')
  const stranger = await ask(actors.reviewer, { subject: { kind: 'person', name: '不在册', identityNumber } })
  const police = await actors.as(`reviewer-${POLICE}`)
  expect(answerOf(await police.get<{ identityNumber: string }>(`/staff/checks/${stranger.number}/identity`)).identityNumber).toBe(identityNumber)

  const refuse = async (api: Api, body: object) => problemOf(await api.post('/staff/checks', { authority: POLICE, matter: MATTER, basis: BASIS, ...body }))
  expect((await refuse(actors.reviewer, { subject: { kind: 'person', name, identityNumber: `${identityNumber.slice(0, 17)}${identityNumber.endsWith('1') ? '2' : '1'}` } })).errors).toMatchObject([{ pointer: '/subject/identityNumber' }])
  expect((await refuse(actors.reviewer, {})).errors).toMatchObject([{ pointer: '/subject' }])
  expect((await refuse(actors.reviewer, { authority: '379902-SCJG', subject: { kind: 'person', name, identityNumber } })).errors).toMatchObject([{ pointer: '/authority' }])
  const { number } = await submitFoodLicence(actors.citizen)
  expect((await refuse(await actors.as('reviewer-379903-MZJ'), { application: number })).code).toBe('applications.not_yours')
})

test('a body that has nothing to do with it finds nothing, and a page goes on where the one before ended', async () => {
  const asked = await askForCase()
  const other = await actors.as('reviewer-379902-MZJ')
  expect(problemOf(await other.get(`/staff/checks/${asked.number}`)).code).toBe('materials.no_such_check')
  expect(problemOf(await other.get('/staff/checks?side=region')).code).toBe('materials.check_not_yours')
  const police = await actors.as(`reviewer-${POLICE}`)
  for (const [api, query] of [[police, 'side=asked'], [police, 'side=asked&state=all'], [actors.clerk, 'side=asking'], [actors.clerk, 'side=asking&state=all']] as const) {
    const all = (await listed(api, query)).map(({ number }) => number)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { rows: CheckView[]; next: string | null } = answerOf(await api.get(`/staff/checks?limit=1&${query}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`))
      seen.push(...page.rows.map(({ number }) => number))
      cursor = page.next
    }
    expect(seen, query).toEqual(all)
    expect(seen.length, query).toBeGreaterThan(1)
  }
})

/** Moves the clock of the demonstration and signs everybody in again: a session ends with its day. */
async function moveTo(now: string): Promise<void> {
  answerOf(await actors.visitor.post('/demo/clock', { now }))
  actors = await signInActors(city.url)
}

test('it is late from the day after its last workday: both bodies are told once, and the supervisor sees it', async () => {
  const asked = await askForCase()
  await moveTo('2026-03-05T23:50:00+08:00')
  expect(await told(actors.clerk, asked.number)).toEqual([])
  await moveTo('2026-03-06T00:01:00+08:00')
  await city.app.jobs.drain()
  const police = await actors.as(`reviewer-${POLICE}`)
  expect(await told(actors.clerk, asked.number)).toEqual(['协查超期未答复'])
  expect(await told(police, asked.number)).toEqual(['协查超期未答复', '快到期了：部门协查（食品经营许可）', '请协查：「食品经营许可」'])
  expect((await listed(await actors.as('supervisor-379900'), 'side=region')).find(({ number }) => number === asked.number)).toMatchObject({ isOverdue: true, leftDays: 0, allowedActions: [{ allowed: false }, { allowed: false }] })
  // Telling that it is late changes nothing: whoever has it open may still answer it.
  expect(answerOf(await police.post<CheckView>(`/staff/checks/${asked.number}/answer`, { outcome: 'notOurs', answer: '请向户籍地公安机关了解。' }, { version: asked.version }))).toMatchObject({ isOverdue: true, outcomeName: '不属于本单位掌握' })
})
