import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardPage, CardView } from '../../src/modules/supervision/cards/contract.ts'
import { followCards } from '../../src/modules/supervision/cards/follow-cards.ts'
import { verifyCardHistories } from '../../src/modules/supervision/index.ts'
import { findMatter } from '../../src/modules/supervision/watch/matter-store.ts'
import { followMatters } from '../../src/modules/supervision/watch/watch-matters.ts'
import { systemContext } from '../../src/platform/context.ts'
import { type Actors, aPdf, AUTHORITY, bringTo, formOf, REGION, signInActors } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let citySupervisor: Api
let discipline: Api
beforeAll(async () => {
  city = await startTestApp()
  await everybodySignsIn()
})
afterAll(() => city.close())

interface Page<Row> { rows: Row[]; next: string | null }
interface CaseSignals { cards: CardView[]; reminders: { ruleTitle: string }[] }

async function everybodySignsIn(): Promise<void> {
  actors = await signInActors(city.url)
  ;[citySupervisor, discipline] = await Promise.all([actors.as('supervisor-379900'), actors.as(`discipline-${REGION}`)])
}

/** A later moment: what the clock brings has come, and sessions of before are over. */
const goTo = async (at: string): Promise<void> => {
  city.platform.clock.moveTo(new Date(`${at}+08:00`))
  await city.app.jobs.drain()
  await everybodySignsIn()
}
const signalsOf = async (api: Api, number: string): Promise<CaseSignals> => answerOf(await api.get<CaseSignals>(`/staff/applications/${number}/signals`))
const pageOf = async (api: Api, id: string): Promise<CardPage> => answerOf(await api.get<CardPage>(`/staff/cards/${id}`))
const addressOf = (card: { id: string }, verb: string): string => `/${['explain', 'appeal', 'report-rectification'].includes(verb) ? 'staff' : 'supervisor'}/cards/${card.id}/${verb}`
const act = async (api: Api, { id }: { id: string }, verb: string, note?: string): Promise<CardPage> =>
  answerOf(await api.post<CardPage>(addressOf({ id }, verb), note === undefined ? {} : { note }, { version: (await pageOf(api, id)).version }))
const refusal = async (api: Api, { id, version }: { id: string; version: number }, verb: string, note = '写上几个字') => problemOf(await api.post(addressOf({ id }, verb), { note }, { version }))
const todo = async (api: Api, audience: 'staff' | 'supervisor'): Promise<CardView[]> => answerOf(await api.get<Page<CardView>>(`/${audience}/cards?limit=200`)).rows
const isIn = (rows: readonly { id: string }[], { id }: { id: string }): boolean => rows.some((row) => row.id === id)
const told = async (api: Api, number: string): Promise<string[]> =>
  answerOf(await api.get<{ rows: { title: string; about: { number: string | null } }[] }>('/staff/messages?limit=100')).rows.filter(({ about }) => about.number === number).map(({ title }) => title)

let overdue: { number: string; card: CardView }[]
/** Cases that stood still until their step was overdue, each with its yellow card: a day that every story here begins on. */
beforeAll(async () => {
  const numbers: string[] = []
  for (let i = 0; i < 7; i++) numbers.push((await bringTo(actors, 'accepted')).number)
  await goTo('2026-03-06T09:10:00')
  overdue = await Promise.all(numbers.map(async (number) => ({ number, card: (await signalsOf(actors.decider, number)).cards.find(({ rule }) => rule === 'lateStep')! })))
})

test('a yellow card is explained, not accepted, appealed, and cancelled by another supervisor than who rejected; every act is on the record and told', async () => {
  const { number, card } = overdue[0]!
  expect(card).toMatchObject({ level: 'yellow', state: 'raised', stateName: '待说明', authority: { id: AUTHORITY }, next: [{ who: '责任单位', what: '说明情况', until: '2026-03-10' }] })
  expect(isIn(await todo(actors.decider, 'staff'), card)).toBe(true)
  // The window hears nothing of a step that the authority is late with.
  expect(isIn(await todo(actors.clerk, 'staff'), card)).toBe(false)
  expect((await signalsOf(actors.decider, number)).reminders).toMatchObject([{ ruleTitle: '环节超期' }, { ruleTitle: '超期办结（承诺时限）' }])

  expect(await refusal(actors.reviewer, card, 'explain')).toMatchObject({ status: 403, code: 'supervision.card_not_yours', detail: '由本单位的负责人（决定人员）或承办人说明。' })
  expect(await refusal(actors.supervisor, card, 'accept-explanation')).toMatchObject({ status: 409, code: 'supervision.card_not_open' })
  expect(problemOf(await actors.decider.post(`/staff/cards/${card.id}/explain`, { note: ' ' }, { version: 1 }))).toMatchObject({ status: 422, errors: [{ pointer: '/note' }] })
  const pressed = await act(discipline, card, 'press', '请三日内说清原因')
  expect(pressed.acts).toMatchObject([{ kind: 'pressed', note: '请三日内说清原因' }])
  expect(await refusal(actors.decider, card, 'explain')).toMatchObject({ status: 409, code: 'supervision.card_changed' })

  const key = randomUUID()
  const explain = () => actors.decider.post<CardPage>(`/staff/cards/${card.id}/explain`, { note: '系统升级，一天不能办理' }, { version: pressed.version, key })
  const explained = answerOf(await explain())
  expect(explained).toMatchObject({ state: 'explained', next: [{ who: '监察人员', what: '认定说明', until: '2026-03-13' }] })
  expect(answerOf(await explain())).toEqual(explained)
  expect(isIn(await todo(actors.decider, 'staff'), card)).toBe(false)
  expect(isIn(await todo(actors.supervisor, 'supervisor'), card)).toBe(true)

  const rejected = await act(actors.supervisor, card, 'reject-explanation', '系统升级事先通知过')
  expect(rejected).toMatchObject({ state: 'rejected', next: [{ until: '2026-03-13' }] })
  expect(await refusal(actors.reviewer, rejected, 'appeal')).toMatchObject({ status: 403 })
  const appealed = await act(actors.decider, card, 'appeal', '通知只提到半天')
  // It waits for the city's supervisors as well, and not for the one who rejected.
  expect([isIn(await todo(citySupervisor, 'supervisor'), card), isIn(await todo(actors.supervisor, 'supervisor'), card)]).toEqual([true, false])
  expect(await refusal(actors.supervisor, appealed, 'cancel')).toMatchObject({ status: 403, detail: '说明是您认定不采纳的，申诉由另一名监察人员处理。' })
  expect((await pageOf(actors.supervisor, card.id)).allowedActions).toMatchObject(expect.arrayContaining([{ verb: 'cancel', name: '撤销', allowed: false, reason: '说明是您认定不采纳的，申诉由另一名监察人员处理。' }]))
  const cancelled = await act(citySupervisor, card, 'cancel', '核实属实')
  expect(cancelled).toMatchObject({ state: 'cancelled', points: null, next: [], isIntact: true })
  expect(cancelled.acts.map(({ kind }) => kind)).toEqual(['pressed', 'explained', 'rejected', 'appealed', 'cancelled'])
  expect(await refusal(actors.supervisor, cancelled, 'score')).toMatchObject({ status: 409, detail: '不能记分：已经撤销。' })
  expect(await refusal(discipline, cancelled, 'press')).toMatchObject({ status: 409 })

  await city.app.jobs.drain()
  expect(await told(actors.decider, number)).toEqual(expect.arrayContaining(['督办：环节超期', '不采纳说明：环节超期', '申诉后撤销：环节超期']))
  expect(await told(actors.supervisor, number)).toEqual(expect.arrayContaining(['作出说明：环节超期', '提出申诉：环节超期']))
})

test('of two explanations at once one is written; what is accepted scores what the region has set for it, nothing as a rule', async () => {
  const { card } = overdue[2]!
  const replies = await Promise.all(['说明之一，系统升级', '说明之二，人手不足'].map((note) => actors.decider.post<CardPage>(`/staff/cards/${card.id}/explain`, { note }, { version: 1 })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  await act(actors.supervisor, card, 'accept-explanation')
  expect(await act(actors.supervisor, card, 'score')).toMatchObject({ state: 'scored', points: 0 })
})

test('cards are for the body they were raised on and those who watch its region; nobody else finds them', async () => {
  const { number, card } = overdue[3]!
  for (const login of ['decider-379902-GAJ', 'clerk-379902-1', 'decider-379903-SCJG', 'supervisor-379903', 'discipline-379903']) {
    const other = await actors.as(login)
    expect(problemOf(await other.get(`/staff/cards/${card.id}`)), login).toMatchObject({ status: 404, code: 'supervision.no_such_card' })
    expect((await signalsOf(other, number)).cards, login).toEqual([])
  }
  for (const api of [citySupervisor, await actors.as('discipline-379900')]) {
    expect(await pageOf(api, card.id)).toMatchObject({ id: card.id })
    expect(isIn(answerOf(await api.get<Page<CardView>>(`/supervisor/cards?region=${REGION}&view=all&limit=200`)).rows, card)).toBe(true)
  }
  expect(problemOf(await actors.supervisor.get('/supervisor/cards?region=379903'))).toMatchObject({ status: 403, code: 'supervision.region_not_yours' })
  expect(problemOf(await actors.decider.get('/supervisor/cards'))).toMatchObject({ status: 403 })
})

test('what stands behind an explanation comes with it, is read by exactly those who may read the card, and is found when it was changed', async () => {
  const { number, card } = overdue[6]!
  const send = (api: Api, name: string, content = aPdf(name)) => api.send<{ files: { id: string }[] }>('POST', '/staff/card-files', formOf(name, content))
  expect(problemOf(await send(actors.decider, '说明.docx'))).toMatchObject({ status: 422, code: 'platform.file_type', detail: '不支持「说明.docx」这种文件。请上传 PDF 文件或 JPG、PNG 图片。' })
  expect(problemOf(await send(actors.citizen, '说明.pdf'))).toMatchObject({ status: 403 })
  const [record, notice, foreign, unused] = await Promise.all([
    send(actors.decider, '值班记录.pdf'), send(actors.decider, '升级通知.PDF'), send(actors.reviewer, '别人的.pdf'), send(actors.decider, '没有用上.pdf'),
  ]).then((sent) => sent.map((reply) => answerOf(reply).files[0]!.id)) as [string, string, string, string]

  const explain = (files: string[], key = randomUUID()) => actors.decider.post<CardPage>(`/staff/cards/${card.id}/explain`, { note: '系统升级，见通知', files }, { version: card.version, key })
  expect(problemOf(await explain([foreign]))).toMatchObject({ status: 422, errors: [{ pointer: '/files' }] })
  expect(problemOf(await explain([record, notice, unused, foreign]))).toMatchObject({ status: 422, errors: [{ pointer: '/files' }] })
  expect(problemOf(await actors.supervisor.post(`/supervisor/cards/${card.id}/accept-explanation`, { note: '同意说明', files: [record] }, { version: card.version }))).toMatchObject({ status: 422 })
  const key = randomUUID()
  const explained = answerOf(await explain([record, notice], key))
  expect(answerOf(await explain([record, notice], key))).toEqual(explained)
  expect(problemOf(await explain([record]))).toMatchObject({ status: 409, code: 'supervision.card_changed' })
  expect(explained).toMatchObject({ isIntact: true, acts: [{ kind: 'explained', files: [{ id: record, name: '值班记录.pdf', sizeBytes: aPdf('值班记录.pdf').length }, { id: notice, name: '升级通知.PDF' }] }] })

  const open = async (who: Api, file = record) => (await who.open(`/staff/cards/${card.id}/files/${file}`)).status
  const readers: [string, number][] = [
    [`decider-${AUTHORITY}`, 200], [`reviewer-${AUTHORITY}`, 200], ['supervisor-379902', 200], ['supervisor-379900', 200], ['discipline-379902', 200], ['discipline-379900', 200],
    ['clerk-379902-1', 404], ['decider-379902-GAJ', 404], ['decider-379903-SCJG', 404], ['supervisor-379903', 404], ['discipline-379903', 404],
    ['auditor', 403], ['admin', 403], ['security', 403], ['hotline', 403], ['resident2', 403],
  ]
  for (const [login, status] of readers) expect(await open(await actors.as(login)), login).toBe(status)
  expect(await open(actors.visitor)).toBe(401)
  expect(await open(actors.decider, unused)).toBe(404)
  expect((await actors.supervisor.open(`/staff/cards/${overdue[4]!.card.id}/files/${record}`)).status).toBe(404)
  const { rows: looks } = await city.owner.query<{ detail: object }>("select detail from platform.audit_entry where operation = 'supervision.openCardFile' and subject = $1 order by region, day, seq", [card.id])
  expect(looks).toHaveLength(readers.filter(([, status]) => status === 200).length)

  expect((await verifyCardHistories(city.platform)).faults).toEqual([])
  const put = (content: Uint8Array) => city.platform.files.write(record, '值班记录.pdf', Readable.from([content]))
  await put(aPdf('改过的'))
  expect((await verifyCardHistories(city.platform)).faults).toEqual([`监察牌 ${card.id}（${number}）的附件「值班记录.pdf」与提交时不同`])
  await put(aPdf('值班记录.pdf'))
  await act(actors.supervisor, card, 'reject-explanation', '通知只说半天')
  const appealed = answerOf(await actors.decider.post<CardPage>(`/staff/cards/${card.id}/appeal`, { note: '补充通知原文', files: [unused] }, { version: explained.version + 1 }))
  expect(appealed.acts.at(-1)).toMatchObject({ kind: 'appealed', files: [{ name: '没有用上.pdf' }] })
})

test('a supervisor narrows the list by what a card is, finds a case by its number, turns pages and takes it along as a table', async () => {
  const { number, card } = overdue[4]!
  const asked = async (query: string) => answerOf(await actors.supervisor.get<Page<CardView>>(`/supervisor/cards?view=all&limit=200&${query}`)).rows
  for (const query of ['level=yellow', 'rule=lateStep', 'state=raised', `authority=${AUTHORITY}`, 'from=2026-03-06&until=2026-03-06', `number=${number}`]) expect(isIn(await asked(query), card), query).toBe(true)
  for (const query of ['level=red', 'rule=lateDelivery', 'state=scored', 'authority=379902-GAJ', 'from=2026-03-07', 'until=2026-03-05', 'number=3799022603020099999']) expect(isIn(await asked(query), card), query).toBe(false)
  expect((await asked(`number=${number}`)).map(({ id }) => id)).toEqual([card.id])
  expect(problemOf(await actors.supervisor.get('/supervisor/cards?view=all&from=2026-03-07&until=2026-03-06'))).toMatchObject({ status: 422, errors: [{ pointer: '/from' }] })

  for (const view of ['todo', 'all']) {
    const whole = answerOf(await actors.decider.get<Page<CardView>>(`/staff/cards?view=${view}&limit=200`)).rows.map(({ id }) => id)
    const turned: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page<CardView> = answerOf(await actors.decider.get<Page<CardView>>(`/staff/cards?view=${view}&limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`))
      turned.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    }
    expect(turned, view).toEqual(whole)
    expect(problemOf(await actors.decider.get(`/staff/cards?view=${view}&cursor=x_y`)), view).toMatchObject({ code: 'platform.bad_cursor' })
  }

  const table = await actors.supervisor.get<string>(`/supervisor/cards?view=all&number=${number}`, { accept: 'text/csv' })
  expect(table.body.split('\r\n')[1]).toContain(`\t${number},黄牌,环节超期`)
})

test('a card that fell before the news of the act was read is withdrawn by the system: nothing is to be answered', async () => {
  const { number, card } = overdue[5]!
  const matter = (await findMatter(city.platform.db, REGION, 'application', number))!
  const told = { ...matter, clocks: matter.clocks.filter(({ kind }) => kind !== 'step'), version: matter.version + 1, isClosed: false }
  await followMatters(systemContext(city.platform, 'test'), REGION, [{ type: 'applications.reviewed', at: '2026-03-05T08:50:00.000Z', matter: told }])
  const withdrawn = await pageOf(actors.decider, card.id)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', next: [], dueOn: null, isIntact: true, acts: [{ name: '系统更正', note: '系统更正：办件已在期限内办结' }] })
  expect(await refusal(actors.decider, withdrawn, 'explain')).toMatchObject({ status: 409, detail: '不能说明：系统已经更正，不用再办。' })
  expect(isIn(await todo(actors.decider, 'staff'), card)).toBe(false)
})

test('a yellow card that nobody explains in time becomes one red card, which has to be put right and scores', async () => {
  const { number, card } = overdue[1]!
  await goTo('2026-03-10T23:00:00')
  expect((await pageOf(actors.decider, card.id)).state).toBe('raised')
  // Three workers at once, and again: one red card.
  city.platform.clock.moveTo(new Date('2026-03-11T09:00:00+08:00'))
  await Promise.all([1, 2, 3].map(() => followCards.run(systemContext(city.platform, 'test'))))
  await city.app.jobs.drain()
  await everybodySignsIn()
  const yellow = await pageOf(actors.decider, card.id)
  expect(yellow).toMatchObject({ state: 'turnedRed', stateName: '已转为红牌', next: [] })
  const reds = (await signalsOf(actors.decider, number)).cards.filter(({ rule }) => rule === 'unansweredCard')
  expect(reds).toMatchObject([{ id: yellow.turnedInto, level: 'red', state: 'raised', finding: '黄牌「环节超期」应在2026-03-10前说明，到期没有说明', rectification: { state: 'open', dueOn: '2026-03-25' } }])
  const red = reds[0]!
  expect(await pageOf(actors.decider, red.id)).toMatchObject({ cameOf: card.id })
  expect(await refusal(actors.decider, yellow, 'explain')).toMatchObject({ detail: '不能说明：到期没有说明，已经转为红牌，请在红牌上说明。' })

  await act(actors.decider, red, 'explain', '承办人离岗，没有交接')
  await act(actors.supervisor, red, 'reject-explanation', '离岗应当交接')
  await goTo('2026-03-19T00:10:00')
  const upheld = await pageOf(actors.decider, red.id)
  expect(upheld).toMatchObject({ state: 'upheld' })
  expect(upheld.acts.at(-1)).toMatchObject({ kind: 'unappealed', byName: null })
  expect(await refusal(actors.decider, upheld, 'appeal')).toMatchObject({ status: 409 })
  expect(await act(actors.supervisor, red, 'score')).toMatchObject({ state: 'scored', points: 3, next: [{ who: '责任单位', what: '整改并报告' }] })

  await goTo('2026-03-26T00:10:00')
  await city.app.jobs.drain()
  const late = await pageOf(actors.decider, red.id)
  expect(late.rectification).toMatchObject({ isOverdue: true })
  expect(late.acts.filter(({ kind }) => kind === 'rectificationOverdue')).toHaveLength(1)
  for (const api of [actors.decider, actors.supervisor]) expect(await told(api, number)).toContain('整改超期：黄牌超期未说明')
  await act(actors.decider, red, 'report-rectification', '补办交接，两件都已办结')
  await act(actors.supervisor, red, 'return-rectification', '请写明以后怎样防止')
  await act(actors.decider, red, 'report-rectification', '已建立离岗交接单')
  const done = await act(actors.supervisor, red, 'confirm-rectification')
  expect(done).toMatchObject({ rectification: { state: 'confirmed' }, next: [], isIntact: true })
  expect(isIn(await todo(actors.supervisor, 'supervisor'), red)).toBe(false)
  await city.owner.query('update supervision.card_act set note = $1 where card_id = $2 and seq = 1', ['别的话', red.id])
  expect((await pageOf(actors.decider, red.id)).isIntact).toBe(false)
  expect((await verifyCardHistories(city.platform)).faults).toEqual([`监察牌 ${red.id}（${number}）的经过与存证不符`])
})

test('what a window is late with, its hall answers for', async () => {
  await goTo('2026-04-01T09:00:00')
  const { number } = await bringTo(actors, 'received')
  await city.app.jobs.drain()
  await goTo('2026-04-20T09:00:00')
  const { cards } = await signalsOf(actors.clerk, number)
  expect(cards).toMatchObject([{ rule: 'lateAcceptance', level: 'red', rectification: { state: 'open' } }])
  expect(isIn(await todo(actors.clerk, 'staff'), cards[0]!)).toBe(true)
  expect(await act(actors.clerk, cards[0]!, 'explain', '申请集中，没有来得及')).toMatchObject({ state: 'explained' })
})
