import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Forecast, Monitor } from '../../src/modules/supervision/monitor/monitor-contract.ts'
import { type Actors, allQualified, AUTHORITY, bringTo, command, foodLicenceAtCounter, REGION, signInActors } from '../kit/actors.ts'
import { answerOf, type Api, problemOf, type Reply } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

function refusalOf(answer: Reply<unknown>, status: number) {
  expect(answer.status).toBe(status)
  return problemOf(answer)
}

interface Rows {
  title: string
  rows: { number: string | null; overdueDays: number; levelName: string | null; stageName: string | null }[]
  next: string | null
}

const monitor = async (api: Api, query = '') => answerOf(await api.get<Monitor>(`/staff/supervision/monitor${query}`))
const behind = async (api: Api, query: string) => answerOf(await api.get<Rows>(`/staff/supervision/monitored?${query}`))
const numbersOf = ({ rows }: Rows) => rows.map(({ number }) => number)

/** Counts the open cases from the cases themselves, however they are counted in the tables. */
const openNow = async () => (await city.owner.query<{ stage: string; count: number }>("select stage, count(*)::int as count from supervision.matter where closed_at is null and kind = 'application' group by stage order by stage")).rows

describe('the live monitor of a region', () => {
  test('counts cases where they stand, and each number leads to its cases', async () => {
    const waiting = await bringTo(actors, 'submitted')
    const reviewed = await bringTo(actors, 'accepted')
    const done = await bringTo(actors, 'delivered')
    await city.app.jobs.drain()
    const now = await monitor(actors.supervisor)
    expect(now.total.open).toBe((await openNow()).reduce((sum, { count }) => sum + count, 0))
    expect(Object.fromEntries(now.stages.map(({ stage, open }) => [stage, open]))).toMatchObject({ preReview: 1, review: 1 })
    expect(now.flow.at(-1)).toMatchObject({ opened: 3, closed: 1 })
    expect(now.authorities).toEqual([expect.objectContaining({ id: AUTHORITY, open: 2, overdue: 0 })])
    expect(now.halls).toEqual([expect.objectContaining({ open: 2 })])
    expect(numbersOf(await behind(actors.supervisor, 'of=open'))).toEqual([waiting.number, reviewed.number])
    expect(numbersOf(await behind(actors.supervisor, 'of=open&stage=review'))).toEqual([reviewed.number])
    expect(numbersOf(await behind(actors.supervisor, `of=open&authority=${AUTHORITY}`))).toHaveLength(2)
    expect(numbersOf(await behind(actors.supervisor, `of=open&hall=${now.halls[0]!.id}`))).toHaveLength(2)
    expect(numbersOf(await behind(actors.supervisor, 'of=opened'))).toHaveLength(3)
    expect(numbersOf(await behind(actors.supervisor, 'of=closed'))).toEqual([done.number])
  })

  test('pages through a list without missing a case or showing one twice', async () => {
    const first = await behind(actors.supervisor, 'of=open&limit=1')
    const second = await behind(actors.supervisor, `of=open&limit=1&cursor=${encodeURIComponent(first.next!)}`)
    expect([...numbersOf(first), ...numbersOf(second)]).toEqual(numbersOf(await behind(actors.supervisor, 'of=open')))
    expect(second.next).toBeNull()
    const opened = await behind(actors.supervisor, 'of=opened&limit=2')
    expect([...numbersOf(opened), ...numbersOf(await behind(actors.supervisor, `of=opened&limit=2&cursor=${encodeURIComponent(opened.next!)}`))]).toHaveLength(3)
    expect(refusalOf(await actors.supervisor.get('/staff/supervision/monitored?of=open&cursor=x_1'), 422).code).toBe('platform.bad_cursor')
    expect(refusalOf(await actors.supervisor.get('/staff/supervision/monitored?of=nothing'), 422).code).toBe('platform.invalid_input')
  })

  test('tells a day before what will be late, then what is, and which service rule it broke', async () => {
    city.platform.clock.moveTo(new Date('2026-03-09T09:10:00+08:00'))
    await city.app.jobs.drain()
    actors = await signInActors(city.url)
    const before = await monitor(actors.supervisor)
    const due = [...numbersOf(await behind(actors.supervisor, 'of=dueToday'))]
    expect(due).toHaveLength(before.total.dueToday)
    const forecast = answerOf(await actors.supervisor.get<Forecast>('/staff/supervision/forecast'))
    expect(forecast.certain.rows.map(({ number }) => number)).toEqual(due)
    expect(forecast.nextWorkday).toBe('2026-03-10')
    city.platform.clock.moveTo(new Date('2026-04-20T09:10:00+08:00'))
    await city.app.jobs.drain()
    actors = await signInActors(city.url)
    const after = await monitor(actors.supervisor)
    // The one that nobody received is accepted by law meanwhile, and as late.
    expect(after.total.overdueByPromise).toBe(2)
    const late = await behind(actors.supervisor, 'of=overdueByPromise')
    expect(late.rows.map(({ stageName }) => stageName)).toEqual(['审查决定', '审查决定'])
    expect(late.rows[0]!.overdueDays).toBeGreaterThan(20)
    expect(numbersOf(await behind(actors.supervisor, 'of=overdueByLaw'))).toHaveLength(after.total.overdueByLaw)
    expect(numbersOf(await behind(actors.supervisor, `of=overdue&authority=${AUTHORITY}`))).toHaveLength(after.total.overdue)
    const red = await behind(actors.supervisor, 'of=signals&level=red')
    expect(red.rows).toHaveLength(after.signals.find(({ level }) => level === 'red')!.count)
    const inTime = after.services.find(({ id }) => id === 'inTime')!
    expect((await behind(actors.supervisor, 'of=signals&service=inTime&limit=200')).rows).toHaveLength(inTime.count)
    const yellow = await behind(actors.supervisor, 'of=signals&limit=2')
    expect((await behind(actors.supervisor, `of=signals&limit=200&cursor=${encodeURIComponent(yellow.next!)}`)).rows).toHaveLength(after.signals.reduce((sum, { count }) => sum + count, 0) - 2)
  })

  test('learns from finished cases how long a stage takes, and says so where they are too few', async () => {
    const running = await bringTo(actors, 'accepted')
    await city.app.jobs.drain()
    const itemCode = 'food-business-licence'
    const few = answerOf(await actors.supervisor.get<Forecast>('/staff/supervision/forecast')).likely
    expect([few.rows, few.unknown]).toEqual([[], few.looked])
    await city.owner.query("insert into supervision.pace (region, item_code, stage, week, workdays, count) values ($1, $2, 'review', '2026-04-06', 9, 30)", [REGION, itemCode])
    const enough = answerOf(await actors.supervisor.get<Forecast>('/staff/supervision/forecast')).likely
    expect(enough.rows).toEqual([expect.objectContaining({ number: running.number, median: 9, expectedDays: 9 })])
    expect(enough.rows[0]!.samples).toBeGreaterThanOrEqual(30)
  })

  test('counts on the same, whoever tells first and however often: the tally equals the cases', async () => {
    const { rows } = await city.owner.query<{ stage: string; count: number }>("select stage, sum(count)::int as count from supervision.tally where measure = 'open' group by stage having sum(count) <> 0 order by stage")
    expect(rows).toEqual(await openNow())
    const signals = 'select level, rule, count(*)::int as count from supervision.signal where not exists (select 1 from supervision.signal_correction wrong where wrong.signal_id = signal.id) group by level, rule order by level, rule'
    const tallied = 'select level, rule, sum(count)::int as count from supervision.signal_tally group by level, rule having sum(count) <> 0 order by level, rule'
    expect((await city.owner.query(tallied)).rows).toEqual((await city.owner.query(signals)).rows)
  })
})

describe('promised and real visits', () => {
  interface Visits { cases: number; exceeding: number; items: { code: string; cases: number; exceeding: number; most: number }[] }

  test('what was taken in and fetched at a counter on two days is two visits; more than promised leads to the case', async () => {
    const filed = answerOf(await actors.clerk.post<{ number: string }>('/staff/applications', foodLicenceAtCounter()))
    await command(actors.clerk, filed.number, 'accept', { checks: allQualified() })
    await command(actors.reviewer, filed.number, 'review', { opinion: 'agree', note: '符合条件' })
    await command(actors.decider, filed.number, 'decide', { outcome: 'granted' })
    await command(actors.certificateClerk, filed.number, 'make-certificate')
    city.platform.clock.moveTo(new Date('2026-04-22T09:10:00+08:00'))
    await command(actors.clerk, filed.number, 'hand-out')
    await command(actors.clerk, filed.number, 'deliver', { method: 'counter', receiver: '陈小满', identity: 'identityDocument', statement: '核对了本人身份证原件' })
    await city.app.jobs.drain()
    const { rows: [kept] } = await city.owner.query<{ promised: number; days: number; acts: string[] }>('select promised, cardinality(days) as days, acts from supervision.visited_case where number = $1', [filed.number])
    expect(kept).toEqual({ promised: expect.any(Number) as number, days: 2, acts: ['intake', 'pickUp'] })
    const visits = answerOf(await actors.supervisor.get<Visits>('/staff/supervision/visits'))
    const item = visits.items.find(({ code }) => code === 'food-business-licence')!
    expect(item.most).toBe(2)
    const extra = answerOf(await actors.supervisor.get<{ rows: { number: string; visits: { what: string }[] }[] }>('/staff/supervision/extra-visits?item=food-business-licence'))
    expect(extra.rows).toHaveLength(item.exceeding)
    expect(kept!.promised < 2 ? extra.rows.map(({ number }) => number) : [filed.number]).toContain(filed.number)
  })
})

describe('who sees the monitor', () => {
  test('a decider sees their own authority alone, a county its own region, the city every region', async () => {
    const own = await monitor(actors.decider)
    expect(own).toMatchObject({ isAuthority: true, regions: [] })
    expect(own.authorities.every(({ id }) => id === AUTHORITY)).toBe(true)
    const other = await monitor(await actors.as('decider-379902-MZJ'))
    expect(other.total.open).toBe(0)
    expect(refusalOf(await actors.supervisor.get('/staff/supervision/monitor?region=379903'), 403).code).toBe('supervision.other_region')
    const cityWide = await monitor(await actors.as('supervisor-379900'), `?region=${REGION}`)
    expect(cityWide.regions.find(({ region }) => region === REGION)!.open).toBe(cityWide.total.open)
    expect(cityWide.regions.length).toBeGreaterThan(3)
    expect(refusalOf(await actors.clerk.get('/staff/supervision/monitor'), 403).code).toBe('platform.not_permitted')
  })
})
