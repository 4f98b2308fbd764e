import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replayRecord, watchOpenCases } from '../../src/flows/replay-record.ts'
import type { CardView, ReminderView } from '../../src/modules/supervision/cards/contract.ts'
import { followCards } from '../../src/modules/supervision/cards/follow-cards.ts'
import type { MatterClock, MatterNews } from '../../src/modules/supervision/watch/matter.ts'
import { followMatters, raiseOnce } from '../../src/modules/supervision/watch/watch-matters.ts'
import { systemContext } from '../../src/platform/context.ts'
import { type Actors, AUTHORITY, bringTo, command, type Filed, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { answerOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  await watchOpenCases.run(ctx())
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const ctx = () => systemContext(city.platform, 'test')
async function goTo(at: string): Promise<void> {
  city.platform.clock.moveTo(new Date(`${at}+08:00`))
  await city.app.jobs.drain()
  actors = await signInActors(city.url)
}

const elder = residentOf('resident1')
/** An immediate item, taken in at a counter. */
const takeIn = async (): Promise<Filed> => answerOf(await actors.clerk.post<Filed>('/staff/applications', {
  item: 'ebike-registration', region: REGION, applicant: { kind: 'person', name: elder.name, identityNumber: elder.identityNumber },
  form: {
    applicantKind: 'person', applicantName: elder.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: elder.identityNumber,
    applicantPhone: elder.phone, applicantAddress: elder.address, handledBy: 'applicant', truthStatement: true,
  },
  materials: { m1: { waived: true }, m2: { onPaper: true }, m3: { onPaper: true } },
}))
interface CaseSignals { cards: CardView[]; reminders: ReminderView[] }
const signalsOf = async (number: string): Promise<CaseSignals> => answerOf(await actors.supervisor.get<CaseSignals>(`/staff/applications/${number}/signals`))
const rulesOf = async (number: string): Promise<string[]> => {
  const { cards, reminders } = await signalsOf(number)
  return [...reminders, ...cards].map(({ rule, level }) => `${rule} ${level}`)
}

test('cases from before an upgrade raise nothing by the rule that came with it, whatever happens to them and however often they are read again; those after it do', async () => {
  const { number: before } = await takeIn()
  await city.app.jobs.drain()
  // As the version before left it: the case was watched without this clock, and the last thing was seen the day after.
  await city.owner.query(`update supervision.matter set checked_at = '2026-03-03T01:00:00Z', next_at = null, clocks = jsonb_path_query_array(clocks, '$[*] ? (@.kind != "immediate")') where id = $1`, [before])
  const migration = await readFile('db/migrations/0045-supervision-catalogue.sql', 'utf8')
  await city.owner.query(/insert into supervision\.rule_version[^;]+;/.exec(migration)![0])
  city.platform.memo.forget('supervision.rules')
  await goTo('2026-03-04T09:10:00')
  const { number: after } = await takeIn()
  await command(actors.clerk, before, 'accept', { checks: ['m1', 'm2', 'm3'].map((id) => ({ id, result: 'qualified' })) })
  await goTo('2026-03-06T09:10:00')
  expect(await rulesOf(before)).not.toContainEqual(expect.stringContaining('immediateNotImmediate'))
  expect(await rulesOf(after)).toEqual(['immediateNotImmediate warning', 'immediateNotImmediate yellow'])
  expect(await replayRecord(ctx(), ['supervision'])).toMatchObject({ raised: 0 })
  expect(await rulesOf(before)).not.toContainEqual(expect.stringContaining('immediateNotImmediate'))
  await city.owner.query('delete from supervision.rule_version')
  city.platform.memo.forget('supervision.rules')
})

test('what is not decided on the spot warns its window when the day is over, and is the card of the authority and the window one workday later', async () => {
  const { number } = await takeIn()
  await city.app.jobs.drain()
  await goTo('2026-03-09T09:10:00')
  expect(await rulesOf(number)).toEqual(['immediateNotImmediate warning'])
  expect(answerOf(await actors.clerk.get<{ rows: { title: string; about: { number: string | null } }[] }>('/staff/messages')).rows.filter(({ about }) => about.number === number).map(({ title }) => title)).toEqual(['监察预警：即办件未即办'])
  const accepted = await command(actors.clerk, number, 'accept', { checks: ['m1', 'm2', 'm3'].map((id) => ({ id, result: 'qualified' })) })
  expect(accepted).toMatchObject({ state: 'accepted' })
  await goTo('2026-03-11T09:10:00')
  // The promise of no days that was broken with it is no second card.
  expect(await rulesOf(number)).toEqual(['immediateNotImmediate warning', 'immediateNotImmediate yellow'])
})

test('what was broken before a city was watched stands on its case without a card, its supervisors are told once, and what breaks since is a card', async () => {
  const { number } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  city.platform.clock.moveTo(new Date('2026-03-19T09:10:00+08:00'))
  // Nobody has ever watched: no card, no signal, no count, nobody told.
  await city.owner.query('truncate supervision.matter, supervision.signal, supervision.card, supervision.tally, supervision.signal_tally, supervision.first_watch, platform.outbox')
  await watchOpenCases.run(ctx())
  await watchOpenCases.run(ctx())
  actors = await signInActors(city.url)
  const { cards, reminders } = await signalsOf(number)
  expect(cards).toEqual([])
  expect(reminders.map(({ rule, level, isBeforeWatch, raisedAt, noticedAt }) => ({ rule, level, isBeforeWatch, raised: raisedAt.slice(0, 10), noticed: noticedAt.slice(0, 10) }))).toContainEqual({ rule: 'lateDecision', level: 'yellow', isBeforeWatch: true, raised: '2026-03-18', noticed: '2026-03-19' })
  expect(reminders.map(({ level }) => level)).not.toContain('reminder')
  expect((await city.owner.query('select 1 from supervision.card')).rows).toEqual([])
  await city.app.jobs.drain()
  const desk = answerOf(await actors.supervisor.get<{ rows: { title: string; text: string }[] }>('/staff/messages?limit=100')).rows.filter(({ title }) => title.startsWith('电子监察已启用'))
  expect(desk).toEqual([expect.objectContaining({ text: expect.stringMatching(/启用以前已经发生的：.*超期办结（承诺时限） \d 件/) as string })])
  // Its red card falls after the watch began: like any other.
  await goTo('2026-03-24T09:10:00')
  expect((await signalsOf(number)).cards).toMatchObject([{ rule: 'lateDecision', level: 'red', state: 'raised' }])
  expect(await replayRecord(ctx(), ['supervision'])).toMatchObject({ raised: 0, wrong: [] })
})

const step: MatterClock = { id: 'step:s2', kind: 'step', name: '材料审查', clock: { startedOn: '2026-04-01', amount: 1, unit: 'workday', pauses: [], extensions: [] } }
const news = (id: string, type: string, at: string, version: number, clocks: MatterClock[]): MatterNews => ({
  type: `applications.${type}`, at: new Date(`${at}+08:00`).toISOString(),
  matter: { region: REGION, kind: 'application', id, title: '食品经营许可', itemCode: null, itemName: '食品经营许可', authorityId: AUTHORITY, hallId: null, officerId: null, state: type, isImmediate: false, openedAt: '2026-04-01T01:00:00.000Z', version, isClosed: false, clocks },
})

test('late news that takes cards back and the day that ends them never wait for each other, and the cards are taken back either way', async () => {
  for (let round = 0; round < 12; round++) {
    const ids = Array.from({ length: 12 }, (_, index) => `lock-${round}-${String(index).padStart(2, '0')}`)
    const dayOf = (days: number) => new Date(Date.parse('2026-04-08T09:00:00+08:00') + (round * 20 + days) * 86_400_000)
    city.platform.clock.moveTo(dayOf(0))
    await followMatters(ctx(), REGION, ids.map((id) => news(id, 'accepted', '2026-04-01T09:00:00', 1, [step])))
    await raiseOnce(ctx(), city.platform.clock.now().toISOString())
    city.platform.clock.moveTo(dayOf(12))
    await Promise.all([
      followCards.run(ctx()),
      followMatters(ctx(), REGION, ids.map((id) => news(id, 'reviewed', '2026-04-02T16:00:00', 2, []))),
      raiseOnce(ctx(), dayOf(11).toISOString()),
      followCards.run(ctx()),
    ])
    const { rows } = await city.owner.query<{ state: string }>(`select state from supervision.card where matter_id = any($1)`, [ids])
    expect(rows.length).toBeGreaterThanOrEqual(ids.length)
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['withdrawn']))
  }
})
