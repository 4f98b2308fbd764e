import { randomUUID } from 'node:crypto'
import { callingPolicyWords, type CallingPolicy } from '../../src/modules/queue/calling/calling-rules.ts'
import { type DayPlace, findDayFaults, hireClerks, playDay, readHalls, readToldError, readWaits, type Waits } from '../../test/load/hall-day.ts'
import { type DayPlan, hours, planDay } from '../../test/load/hall-day-plan.ts'
import { type Connection, openConnection } from '../../test/load/http.ts'
import { signIn } from '../../test/load/lifecycle.ts'
import { openScreens } from '../../test/load/screens.ts'
import { startServer } from '../../test/load/server-child.ts'
import { conclude, emit, quantile, round, type Row } from './report.ts'
import { openStage, type Stage } from './stage.ts'

export interface QueueOptions {
  seed: number
  screens: number
  visitors: number
  /** Only the day, under one policy: for whoever changes the estimate. */
  dayOnly: boolean
}

const DAY = '2026-03-03'
const NOON = '2026-03-03T10:00:00+08:00'
const COUNTIES = ['379902', '379921', '379922']
const WINDOWS = 20
const CALLS = 200
const LONGEST_MS = 5_000
const TAKES_PER_SECOND = 50
const TAKE_SECONDS = 20
const POLICIES = Object.keys(callingPolicyWords) as CallingPolicy[]

/** 排队叫号: from a call to the screens, taking a number, and a day of three halls under each policy. */
export async function benchQueue(options: QueueOptions, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const rows: Row[] = []
    const summary: Record<string, unknown> = {}
    if (!options.dayOnly) {
      const { called, taken } = await timeHall(stage, options)
      Object.assign(summary, { called, taken })
      rows.push(
        { what: `from 叫号 to the screen, ${options.screens} screens of one hall, p95 of ${CALLS} calls at every screen`, result: `${round(called.p95)} ms (p50 ${round(called.p50)})`, floor: '< 300 ms', goal: '' },
        { what: `取号 at ${TAKES_PER_SECOND}/s in ten halls with ${options.screens} screens, p95`, result: `${round(taken.p95)} ms (p50 ${round(taken.p50)})`, floor: '< 50 ms', goal: '' },
      )
    }
    const days = []
    for (const policy of options.dayOnly ? POLICIES.slice(0, 1) : POLICIES) days.push(await playOne(stage, options, policy))
    if (!options.dayOnly) {
      const again = await playOne(stage, options, POLICIES[0]!)
      const differs = days[0]!.calls.flat().filter((call, index) => call !== again.calls.flat()[index]).length
      const killed = await playOne(stage, options, POLICIES[0]!, hours(10, 30))
      Object.assign(summary, { repeatedDiffers: differs, killedFaults: killed.faults.length })
      rows.push(
        { what: `the same day by the same seed once more: calls that differ, of ${days[0]!.calls.flat().length}`, result: String(differs), floor: '0', goal: '' },
        { what: 'the same day, one of two servers killed (-9) at 10:30 and started again: tickets lost, called twice or at two windows', result: String(killed.faults.length), floor: '0', goal: '' },
      )
    }
    for (const { policy, taken, faults, waits, toldError, seconds } of days) {
      rows.push({ what: `a day of 3 halls, 60 windows, ${taken.toLocaleString('en')} tickets, two servers, ${policy} (played in ${round(seconds, 0)} s): waits of others · of those with priority; faults; told wait, mean error`, result: `${inWords(waits, 'others')} · ${inWords(waits, 'priority')}; ${faults.length}; ${round(toldError, 0)} %`, floor: '0 faults, ≤ 25 %', goal: '' })
    }
    conclude('queue', command, { ...summary, days: days.map(({ calls: _, ...day }) => day) }, rows, stage.postgresVersion)
    if (days.some(({ faults }) => faults.length > 0)) process.exitCode = 1
  } finally {
    await stage.close()
  }
}

const inWords = (waits: readonly Waits[], who: Waits['who']): string => {
  const found = waits.find((each) => each.who === who)
  return found ? `mean ${found.meanMinutes}, p95 ${found.p95Minutes}, longest ${found.maxMinutes} min` : 'nobody'
}

interface OneDay {
  policy: CallingPolicy
  taken: number
  requests: number
  calls: string[][]
  faults: string[]
  waits: Waits[]
  toldError: number
  seconds: number
}

async function playOne(stage: Stage, { seed, visitors }: QueueOptions, policy: CallingPolicy, killAt?: number): Promise<OneDay> {
  const place: DayPlace = { databaseUrl: await stage.copyCity('bench_queue'), dataDir: stage.dataDir, day: DAY }
  try {
    const plan = await planFor(place, seed, visitors)
    const startedAt = performance.now()
    const played = await playDay(place, plan, { policy, ...(killAt === undefined ? {} : { killAt }) })
    const seconds = (performance.now() - startedAt) / 1000
    const day = { policy, ...played, faults: await findDayFaults(place, plan, played, policy), waits: await readWaits(place), toldError: await readToldError(place), seconds }
    emit({ bench: 'queue', what: killAt === undefined ? 'day' : 'day with a server killed', policy, taken: day.taken, requests: day.requests, faults: day.faults.slice(0, 5), waits: day.waits, toldErrorPercent: round(day.toldError), seconds: round(seconds) })
    return day
  } finally {
    await stage.drop('bench_queue')
  }
}

const planFor = async (place: DayPlace, seed: number, visitors: number): Promise<DayPlan> =>
  planDay({ seed, halls: await readHalls(place, COUNTIES), visitorsOfAHall: Math.round(visitors / COUNTIES.length), windowsOfAHall: WINDOWS })

const percentiles = (times: number[]) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) })

type Times = ReturnType<typeof percentiles>

async function timeHall(stage: Stage, { seed, screens }: QueueOptions): Promise<{ called: Times; taken: Times }> {
  const place: DayPlace = { databaseUrl: await stage.copyCity('bench_queue'), dataDir: stage.dataDir, day: DAY }
  const server = await startServer({ ...place, now: NOON })
  try {
    const [hall] = (await planFor(place, seed, COUNTIES.length)).halls
    const logins = await hireClerks(place, { halls: [hall!] })
    const own = openConnection(server.port)
    const windows = await Promise.all(hall!.windows.filter(({ letters }) => letters.includes('A')).map(async ({ no }) => ({ no, connection: openConnection(server.port), token: await signIn(own, logins.get(`${hall!.hallId}/${no}`)!) })))
    const called = await timeCalls(server.port, hall!.hallId, windows, screens)
    const taken = await timeTakes(server.port, place, screens)
    return { called, taken }
  } finally {
    await server.stop()
    await stage.drop('bench_queue')
  }
}

interface OpenWindow {
  no: string
  connection: Connection
  token: string
}

async function send<Body>({ connection, token }: Pick<OpenWindow, 'connection' | 'token'>, path: string, body: unknown, version?: number): Promise<Body> {
  const answer = await connection.ask({
    method: 'POST', path: `/api/v1${path}`, body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), authorization: `Bearer ${token}`, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
  })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body}`)
  return JSON.parse(answer.body) as Body
}

interface CalledTicket {
  id: string
  number: string
  version: number
}

/** Windows of one hall call, serve and call again; for each call the time until each screen has it. */
async function timeCalls(port: number, hallId: string, windows: readonly OpenWindow[], screens: number): Promise<Times> {
  const first = windows[0]!
  for (let taken = 0; taken < CALLS; taken++) await send(first, `/staff/halls/${hallId}/tickets`, { line: 'A' })
  for (const window of windows) await send(window, `/staff/windows/${window.no}/open`, {})
  const times: number[] = []
  const lastShown = new Map<number, string>()
  const arrivals = new Map<string, number[]>()
  const shown = await openScreens(port, Array.from({ length: screens }, () => hallId), (screen, text) => {
    // The newest call stands first on a board.
    const number = /"calls":\[\{"number":"([^"]+)"/.exec(text)?.[1]
    if (number === undefined || lastShown.get(screen) === number) return
    lastShown.set(screen, number)
    arrivals.set(number, [...(arrivals.get(number) ?? []), performance.now()])
  })
  try {
    for (let index = 0; index < CALLS; index++) {
      const window = windows[index % windows.length]!
      const from = performance.now()
      const ticket = await send<CalledTicket>(window, `/staff/windows/${window.no}/call-next`, {})
      await until(() => arrivals.get(ticket.number)?.length === screens || performance.now() - from > LONGEST_MS)
      times.push(...(arrivals.get(ticket.number) ?? []).map((at) => at - from))
      const serving = await send<CalledTicket>(window, `/staff/tickets/${ticket.id}/start-serving`, {}, ticket.version)
      await send(window, `/staff/tickets/${ticket.id}/finish-serving`, {}, serving.version)
    }
  } finally {
    shown.close()
  }
  const expected = CALLS * screens
  if (times.length < expected) throw new Error(`${expected - times.length} of ${expected} calls did not reach a screen within ${LONGEST_MS} ms`)
  return percentiles(times)
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((done) => setTimeout(done, 2))
}

/** People take numbers at a steady rate, whether the last was answered or not. */
async function timeTakes(port: number, place: DayPlace, screens: number): Promise<Times> {
  const own = openConnection(port)
  const counties = (await readHalls(place, ['379902', '379903', '379921', '379922', '379923', '379924', '379925', '379926', '379981', '379982']))
  const desks = await Promise.all(counties.map(async ({ hallId, region }) => ({ hallId, token: await signIn(own, `clerk-${region}-2`), connections: Array.from({ length: 5 }, () => openConnection(port)) })))
  const shown = await openScreens(port, Array.from({ length: screens }, (_, index) => counties[index % counties.length]!.hallId), () => {})
  const times: number[] = []
  try {
    const startedAt = performance.now()
    const asked: Promise<void>[] = []
    for (let index = 0; index < TAKES_PER_SECOND * TAKE_SECONDS; index++) {
      const dueAt = startedAt + (index * 1000) / TAKES_PER_SECOND
      await new Promise((done) => setTimeout(done, Math.max(0, dueAt - performance.now())))
      const desk = desks[index % desks.length]!
      const connection = desk.connections[Math.floor(index / desks.length) % desk.connections.length]!
      asked.push(send({ connection, token: desk.token }, `/staff/halls/${desk.hallId}/tickets`, { line: 'A' }).then(() => void times.push(performance.now() - dueAt)))
    }
    await Promise.all(asked)
  } finally {
    shown.close()
  }
  return percentiles(times)
}
