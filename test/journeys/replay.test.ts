import { afterAll, beforeAll, expect, test } from 'vitest'
import { announceAgain } from '../../src/modules/applications/index.ts'
import { replayRecord, watchOpenCases } from '../../src/flows/replay-record.ts'
import { canonicalJson } from '../../src/platform/canonical-json.ts'
import { systemContext } from '../../src/platform/context.ts'
import type { AnnouncedEvent } from '../../src/platform/jobs/jobs.ts'
import { type Actors, bringTo, command, REGION, type ReachableState, signInActors } from '../kit/actors.ts'
import { answerOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let numbers: string[]
/** What was announced while it happened. */
const live: AnnouncedEvent[] = []

/** Every table that this room makes of what others announce. */
const OF_SUPERVISION = ['matter', 'signal', 'card', 'tally', 'pace', 'signal_tally', 'item_use', 'visited_case', 'visit_tally']

beforeAll(async () => {
  city = await startTestApp()
  // The city was watched from its first day.
  await watchOpenCases.run(ctx())
  actors = await signInActors(city.url)
  // The outbox is emptied when it is read: what stood in it is noted on the way.
  await city.owner.query(`create table public.announced (serial bigserial, region text, type text, payload jsonb, at timestamptz);
    create function public.note() returns trigger language plpgsql security definer as $$ begin insert into public.announced (region, type, payload, at) values (new.region, new.type, new.payload, new.at); return new; end $$;
    create trigger note after insert on platform.outbox for each row execute function public.note()`)
  numbers = await liveThroughSixWeeks()
  for (const row of (await city.owner.query<AnnouncedEvent & { at: Date }>(`select region, type, payload, at from public.announced where type like 'applications.%' order by serial`)).rows) live.push({ ...row, id: '', at: row.at.toISOString() })
})
afterAll(() => city.close())

async function moveClock(now: string): Promise<void> {
  answerOf(await actors.visitor.post('/demo/clock', { now }))
  actors = await signInActors(city.url)
}

/** Cases that stand still in every state, one that is stopped and goes on, one that the law accepts, demands that are refused, a rating. */
async function liveThroughSixWeeks(): Promise<string[]> {
  const states: ReachableState[] = ['submitted', 'received', 'accepted', 'accepted', 'reviewed', 'granted', 'certified', 'delivered', 'delivered']
  const filed = []
  for (const state of states) filed.push(await bringTo(actors, state))
  const [, received, paused, extended, , , , delivered] = filed.map(({ number }) => number) as [string, string, string, string, string, string, string, string]
  await city.app.jobs.drain()
  answerOf(await actors.citizen.post(`/citizen/ratings/${delivered}`, { grade: 5 }))
  await moveClock('2026-03-05T10:00:00+08:00')
  await command(actors.reviewer, paused, 'start-special-procedure', { stepId: 's3', reason: '现场核查', expectedWorkdays: 3 })
  await command(actors.decider, extended, 'extend', { reason: '情况复杂' })
  const { number: late, version } = await bringTo(actors, 'submitted')
  await actors.clerk.post(`/staff/applications/${late}/request-correction`, { checks: [{ id: 'm99', result: 'unqualified', reason: '请交一份无犯罪记录证明' }] }, { version })
  // The law accepts and the reviewer reviews in one write, before any job has looked.
  await city.app.jobs.drain()
  city.platform.clock.moveTo(new Date('2026-03-12T15:00:00+08:00'))
  actors = await signInActors(city.url)
  await command(actors.reviewer, received, 'review', { opinion: 'agree', note: '符合条件' })
  await command(actors.reviewer, paused, 'end-special-procedure', { result: '现场符合要求' })
  await moveClock('2026-03-20T09:10:00+08:00')
  await command(actors.reviewer, paused, 'review', { opinion: 'agree', note: '符合条件' })
  await moveClock('2026-04-10T09:10:00+08:00')
  return [...filed.map(({ number }) => number), late]
}

const ctx = () => systemContext(city.platform, 'replay')

/** What only says when something was written down, how it is numbered, or what people did with it since. */
const LEFT_OUT = ['id', 'serial', 'noticed_at', 'checked_at', 'reminded_at']

/** The rows of a table in one order. What becomes of a card is not in the record of its case. */
async function rowsOf(table: string): Promise<string[]> {
  const { rows } = await city.owner.query<Record<string, unknown>>(`select * from ${table}`)
  const isOfCase = ({ rule }: { rule?: unknown }) => rule !== 'unansweredCard'
  return (JSON.parse(JSON.stringify(rows)) as typeof rows).filter(isOfCase).map((row) => {
    if (table === 'supervision.card') return `${row.matter_id as string} ${row.rule as string} ${row.level as string}`
    const kept = Object.fromEntries(Object.entries(row).filter(([column]) => !LEFT_OUT.includes(column)))
    if (table !== 'supervision.matter') return canonicalJson(kept)
    const past = row.past as { raised: { rule: string }[]; happenings: { rule: string }[] }
    return canonicalJson({ ...kept, id: row.id, past: { ...past, happenings: past.happenings.filter(isOfCase), raised: past.raised.filter(isOfCase).map((each) => canonicalJson(each)).sort() } })
  }).sort()
}
async function readModel(): Promise<Record<string, string[]>> {
  const model: Record<string, string[]> = {}
  for (const table of [...OF_SUPERVISION.map((name) => `supervision.${name}`), 'ratings.invitation', 'ratings.score_month']) model[table] = await rowsOf(table)
  return model
}

test('what was announced is announced again from the record: the same, in the same order', async () => {
  const again = (await announceAgain(ctx(), REGION, numbers)).flatMap(({ announced }) => announced)
  const inWords = (events: readonly AnnouncedEvent[]) => events.map(({ type, at, payload: { leftPlace: _, documents: _documents, ...payload } }) => `${at} ${String(payload.number)} ${type} ${canonicalJson(payload)}`)
  const told = new Set(numbers)
  expect(inWords(again).sort()).toEqual(inWords(live.filter(({ type, payload }) => told.has(String(payload.number)) && !/deskNoted|courierTroubled/.test(type))).sort())
  expect(again.length).toBeGreaterThan(40)
  // What the law did and what somebody did in the same write are two things, each with the case as it then stood.
  const { number } = again.find(({ type, payload }, index) => type === 'applications.deemedAccepted' && again[index + 1]?.payload.number === payload.number)!.payload
  expect(again.flatMap(({ type, payload }) => (payload.number === number ? [`${type} ${String(payload.state)} ${String(payload.version)}`] : []))).toEqual(['applications.submitted submitted 1', 'applications.received received 2', 'applications.deemedAccepted accepted 3', 'applications.reviewed reviewed 4'])
})

test('read again over what stands, the record changes nothing and tells nobody', async () => {
  const before = await readModel()
  expect(before['supervision.signal']!.length).toBeGreaterThan(20)
  const first = await replayRecord(ctx(), ['supervision'])
  expect(first).toMatchObject({ raised: 0, wrong: [] })
  expect(await replayRecord(ctx(), ['supervision'])).toMatchObject({ cases: first.cases, changed: 0, raised: 0, wrong: [] })
  expect(await readModel()).toEqual(before)
})

test('read again from empty, the record gives the same matters, signals, cards, counts and invitations', async () => {
  const before = await readModel()
  const { rows: [outbox] } = await city.owner.query<{ count: string }>('select count(*) from public.announced')
  await city.owner.query(`truncate ${OF_SUPERVISION.map((table) => `supervision.${table}`).join(', ')}`)
  await city.owner.query('delete from ratings.invitation where rated_at is null; truncate ratings.score_month')
  const { cases, events, changed } = await replayRecord(ctx(), ['supervision'])
  expect({ cases, changed }).toEqual({ cases: numbers.length, changed: numbers.length })
  expect(events).toBeGreaterThan(50)
  await replayRecord(ctx(), ['ratings'])
  const after = await readModel()
  for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table])
  expect((await city.owner.query<{ count: string }>('select count(*) from public.announced')).rows[0]).toEqual(outbox)
})

test('a signal that the record does not give is named and stays', async () => {
  await city.owner.query(`insert into supervision.signal select region, gen_random_uuid(), nextval('supervision.signal_serial'), matter_kind, matter_id, 'lateDelivery', 'delivery@2026-01-01', 'yellow', raised_at, noticed_at, title, item_code, item_name, authority_id, hall_id, officer_id, snapshot
    from supervision.signal limit 1`)
  const { wrong } = await replayRecord(ctx(), ['supervision'])
  expect(wrong).toEqual([{ number: expect.any(String), rule: 'lateDelivery', level: 'yellow', occasion: 'delivery@2026-01-01' }])
})

test('cases that were open before the room watched are taken in once, and only they', async () => {
  await city.owner.query(`truncate supervision.matter, supervision.first_watch`)
  await watchOpenCases.run(ctx())
  const { rows } = await city.owner.query<{ id: string }>(`select m.id, a.queue from supervision.matter m join applications.application a on a.number = m.id`)
  const { rows: open } = await city.owner.query(`select 1 from applications.application where queue is not null`)
  expect(rows.length).toBe(open.length)
  await city.owner.query(`truncate supervision.matter`)
  await watchOpenCases.run(ctx())
  expect((await city.owner.query('select 1 from supervision.matter')).rows).toEqual([])
})
