import { randomUUID } from 'node:crypto'
import { type DayPlace, hireClerks, readHalls } from '../../test/load/hall-day.ts'
import { planDay } from '../../test/load/hall-day-plan.ts'
import { type Connection, openConnection } from '../../test/load/http.ts'
import { signIn } from '../../test/load/lifecycle.ts'
import { openScreens } from '../../test/load/screens.ts'
import { startServer } from '../../test/load/server-child.ts'
import { COUNTIES, DAY, WINDOWS } from './hall-day.ts'
import { conclude, quantile, round } from './report.ts'
import { openStage, type Stage } from './stage.ts'

export interface QueueOptions {
  screens: number
}

const BUSY_HOUR = `${DAY}T10:00:00+08:00`
const CALLS = 200
const LONGEST_MS = 5_000
const TAKES_PER_SECOND = 50
const TAKE_SECONDS = 20

/** 排队叫号: from a call to the screens, and taking a number, in a hall full of both. */
export async function benchQueue({ screens }: QueueOptions, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const { called, taken } = await timeHall(stage, screens)
    conclude('queue', command, { called, taken }, [
      { what: `from 叫号 to the screen, ${screens} screens of one hall, p95 of ${CALLS} calls at every screen`, result: `${round(called.p95)} ms (p50 ${round(called.p50)})`, floor: '< 300 ms', goal: '' },
      { what: `取号 at ${TAKES_PER_SECOND}/s in ten halls with ${screens} screens, p95`, result: `${round(taken.p95)} ms (p50 ${round(taken.p50)})`, floor: '< 50 ms', goal: '' },
    ], stage.postgresVersion)
  } finally {
    await stage.close()
  }
}

const percentiles = (times: number[]) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) })

type Times = ReturnType<typeof percentiles>

async function timeHall(stage: Stage, screens: number): Promise<{ called: Times; taken: Times }> {
  const place: DayPlace = { databaseUrl: await stage.copyCity('bench_queue'), dataDir: stage.dataDir, day: DAY }
  const [hall] = planDay({ seed: 1, halls: await readHalls(place, COUNTIES), visitorsOfAHall: 1, windowsOfAHall: WINDOWS }).halls
  const logins = await hireClerks(place, { halls: [hall!] })
  const server = await startServer({ ...place, now: BUSY_HOUR })
  try {
    const own = openConnection(server.port)
    const windows: OpenWindow[] = []
    for (const { no } of hall!.windows.filter(({ letters }) => letters.includes('A'))) windows.push({ no, connection: openConnection(server.port), token: await signIn(own, logins.get(`${hall!.hallId}/${no}`)!) })
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
  const desks: { hallId: string; token: string; connections: Connection[] }[] = []
  for (const { hallId, region } of counties) desks.push({ hallId, token: await signIn(own, `clerk-${region}-2`), connections: Array.from({ length: 5 }, () => openConnection(port)) })
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
