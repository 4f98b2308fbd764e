import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { CallingPolicy } from '../../src/modules/queue/calling/calling-rules.ts'
import { defaultLines, lettersOf } from '../../src/modules/queue/lines/line-rules.ts'
import type { HallWindow } from '../../src/modules/organisation/index.ts'
import type { DeskTicket, TicketView } from '../../src/modules/queue/contract.ts'
import { type DayPlan, type DaySize, type HallPlan, hours, type Visitor } from './hall-day-plan.ts'
import { type Answer, type Connection, openConnection } from './http.ts'
import { signIn } from './lifecycle.ts'
import { type ServerChild, startServer } from './server-child.ts'

/**
 * Plays a planned day through the API of two servers over one database, with the clocks of both moved on in small steps. Everybody does
 * what people do: take a number, wait, walk to the counter, are served, sent on, miss the call, come back, lose patience; each clerk
 * calls, calls again, serves. Within a hall one thing happens after the other, so that a seed gives the same day again; the halls beside
 * each other.
 */
export interface DayPlace {
  databaseUrl: string
  dataDir: string
  /** A workday, `YYYY-MM-DD`. */
  day: string
}

export interface PlayedDay {
  taken: number
  /** `number window seconds` of every call in order, by hall: the same for the same seed. */
  calls: string[][]
  requests: number
}

const STEP_SECONDS = 5
const FIRST = hours(8, 40)
/** The clocks go on while servers start and clerks sign in. */
const SETTING_UP_SECONDS = 900
/** Whoever waits at closing time is served. */
const LAST = hours(19)
/** Clerks are at their windows before the doors open. */
const SITS_DOWN = hours(8, 40)
const OPENS = hours(9)
const NOON = { from: hours(12), to: hours(13, 30) }
const CALL_EVERY_SECONDS = 40
const CALL_TIMES = 3
const GAP_SECONDS = 8

type Task = () => Promise<void>

export async function playDay(place: DayPlace, plan: DayPlan, { policy, killAt }: { policy: CallingPolicy; killAt?: number }): Promise<PlayedDay> {
  const at = (seconds: number) => new Date(Date.parse(`${place.day}T00:00:00+08:00`) + seconds * 1000)
  const start = () => startServer({ dataDir: place.dataDir, databaseUrl: place.databaseUrl, now: at(FIRST - SETTING_UP_SECONDS).toISOString() })
  const clerks = await hireClerks(place, plan)
  await setPolicy(place, plan, policy)
  const servers = [await start(), await start()]
  try {
    const halls = await Promise.all(plan.halls.map((hall) => openHall(hall, clerks, servers)))
    let killed = false
    for (let now = FIRST; now < LAST; ) {
      if (killAt !== undefined && !killed && now >= killAt) {
        killed = true
        // In the middle of what it does: a connection that breaks asks the other server again, with the same key.
        const step = Promise.all(halls.map((hall) => hall.step(now)))
        await servers[0]!.kill()
        await step
        servers[0] = await startServer({ dataDir: place.dataDir, databaseUrl: place.databaseUrl, now: at(now).toISOString() })
        halls.forEach((hall) => hall.reconnect(servers))
      }
      await Promise.all(servers.map((server) => server.moveClock(at(now))))
      await Promise.all(halls.map((hall) => hall.step(now)))
      // Nothing happens in between.
      const next = Math.min(...halls.map((hall) => hall.nextAt() ?? LAST))
      now = Math.max(now + STEP_SECONDS, Math.ceil(next / STEP_SECONDS) * STEP_SECONDS)
    }
    await endDay(servers[1]!, at(hours(20)))
    return { taken: halls.reduce((sum, { counts }) => sum + counts.taken, 0), calls: halls.map(({ calls }) => calls), requests: halls.reduce((sum, { counts }) => sum + counts.requests, 0) }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

interface PlayedHall {
  calls: string[]
  counts: { taken: number; requests: number }
  /** Undefined when nothing more happens. */
  nextAt(): number | undefined
  step(now: number): Promise<void>
  reconnect(servers: readonly ServerChild[]): void
}

async function openHall(plan: HallPlan, clerks: ReadonlyMap<string, string>, servers: readonly ServerChild[]): Promise<PlayedHall> {
  let connections: Connection[] = servers.map(({ port }) => openConnection(port))
  const tokens = new Map<string, string>()
  const enter = async (no: string) => tokens.set(no, await signIn(connections[0]!, clerks.get(`${plan.hallId}/${no}`)!).catch(() => signIn(connections[1]!, clerks.get(`${plan.hallId}/${no}`)!)))
  for (const { no } of plan.windows) await enter(no)
  const desks = plan.windows.map(({ no }) => no)

  const agenda: { at: number; seq: number; task: Task }[] = []
  let seq = 0
  let now = 0
  const later = (inSeconds: number, task: Task) => agenda.push({ at: now + inSeconds, seq: seq++, task })
  const calls: string[] = []
  const counts = { taken: 0, requests: 0 }
  const visitorOf = new Map<string, Visitor>()
  const called = new Set<Visitor>()
  const missedOnce = new Set<Visitor>()
  const sentOn = new Set<Visitor>()
  /** Windows where nobody came when they called. */
  const idle = new Set<string>()
  const nowWaits = (line: string) => {
    const free = plan.windows.find(({ no, letters }) => letters.includes(line) && idle.has(no))
    if (!free) return
    idle.delete(free.no)
    later(STEP_SECONDS, () => callNext(free.no))
  }

  /** One write with a key of its own. Whichever server answers: where one is gone, the other is asked the same thing again. */
  async function ask<Body>(path: string, clerkAt: string | undefined, body: unknown, { version, allowed = [], first = 0 }: { version?: number; allowed?: string[]; first?: number } = {}): Promise<Body | undefined> {
    counts.requests++
    const key = randomUUID()
    const send = async (): Promise<Answer> => {
      const token = clerkAt && tokens.get(clerkAt)
      const request = {
        method: 'POST', path: `/api/v1${path}`, body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...(token ? { authorization: `Bearer ${token}` } : {}), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
      }
      return connections[first % connections.length]!.ask(request).catch(() => connections[(first + 1) % connections.length]!.ask(request))
    }
    let answer = await send()
    if (answer.status === 401 && clerkAt) {
      // After a long noon one signs in again.
      await enter(clerkAt)
      answer = await send()
    }
    if (answer.status < 300) return JSON.parse(answer.body) as Body
    const { code } = JSON.parse(answer.body) as { code: string }
    if (allowed.includes(code)) return undefined
    throw new Error(`${path}: ${answer.status} ${answer.body}`)
  }

  async function arrive(visitor: Visitor, index: number): Promise<void> {
    // By the desk's own tablet: the machines in a hall have one address and a limit that a compressed day would meet.
    const ticket = await ask<TicketView>(`/staff/halls/${plan.hallId}/tickets`, desks[index % desks.length], { line: visitor.line, ...(visitor.says ? { priority: visitor.says } : {}), ...(visitor.holder ? { holder: visitor.holder } : {}) }, { first: index, allowed: ['queue.hall_closed'] })
    if (!ticket) return
    counts.taken++
    visitorOf.set(ticket.id, visitor)
    nowWaits(visitor.line)
    if (visitor.patience === undefined) return
    later(visitor.patience, async () => {
      if (called.has(visitor)) return
      await ask(`/halls/${plan.hallId}/tickets/${ticket.id}/leave-line`, undefined, {}, { first: index, allowed: ['queue.ticket_not_open', 'queue.ticket_changed'] })
    })
  }

  const letGo = (no: string) => later(GAP_SECONDS, () => callNext(no))

  async function callNext(no: string): Promise<void> {
    const window = plan.windows.find((each) => each.no === no)!
    const index = plan.windows.indexOf(window)
    // Whoever is idle when noon comes goes when the next would be called.
    if (now >= NOON.from && now < NOON.to && !window.staysAtNoon) {
      await ask(`/staff/windows/${no}/pause`, no, {}, { first: index })
      later(NOON.to - now + (index % 4) * STEP_SECONDS, async () => {
        await ask(`/staff/windows/${no}/open`, no, {}, { first: index })
        await callNext(no)
      })
      return
    }
    const ticket = await ask<DeskTicket>(`/staff/windows/${no}/call-next`, no, {}, { first: index, allowed: ['queue.nobody_waits'] })
    if (!ticket) return void idle.add(no)
    calls.push(`${ticket.number} ${no} ${now}`)
    const visitor = visitorOf.get(ticket.id)!
    called.add(visitor)
    if (visitor.misses && !missedOnce.has(visitor)) await callInVain(no, ticket, visitor)
    else later(visitor.walksSeconds, () => serve(no, ticket, visitor))
  }

  async function callInVain(no: string, ticket: DeskTicket, visitor: Visitor): Promise<void> {
    missedOnce.add(visitor)
    let { version } = ticket
    for (let time = 1; time < CALL_TIMES; time++) {
      later(time * CALL_EVERY_SECONDS, async () => {
        ;({ version } = (await ask<DeskTicket>(`/staff/tickets/${ticket.id}/call-again`, no, {}, { version }))!)
      })
    }
    later(CALL_TIMES * CALL_EVERY_SECONDS, async () => {
      ;({ version } = (await ask<DeskTicket>(`/staff/tickets/${ticket.id}/mark-missed`, no, {}, { version }))!)
      letGo(no)
      const { returnsAfter } = visitor.misses!
      if (returnsAfter === undefined) return
      later(returnsAfter, async () => {
        const back = await ask<DeskTicket>(`/staff/tickets/${ticket.id}/return-to-line`, desks[0], {}, { version, allowed: ['queue.ticket_not_open', 'queue.has_ticket'] })
        if (back) nowWaits(ticket.line)
      })
    })
  }

  async function serve(no: string, ticket: DeskTicket, visitor: Visitor): Promise<void> {
    const serving = (await ask<DeskTicket>(`/staff/tickets/${ticket.id}/start-serving`, no, {}, { version: ticket.version }))!
    if (visitor.sentTo && !sentOn.has(visitor)) {
      sentOn.add(visitor)
      later(Math.round(visitor.serviceSeconds / 4), async () => {
        await ask(`/staff/tickets/${ticket.id}/transfer`, no, { line: visitor.sentTo, reason: '取错了业务' }, { version: serving.version })
        nowWaits(visitor.sentTo!)
        letGo(no)
      })
      return
    }
    later(visitor.serviceSeconds, async () => {
      await ask(`/staff/tickets/${ticket.id}/finish-serving`, no, {}, { version: serving.version })
      letGo(no)
    })
  }

  plan.visitors.forEach((visitor, index) => agenda.push({ at: visitor.arrivesAt, seq: seq++, task: () => arrive(visitor, index) }))
  plan.windows.forEach(({ no }, index) => {
    agenda.push({ at: SITS_DOWN, seq: seq++, task: async () => {
      await ask(`/staff/windows/${no}/open`, no, {}, { first: index })
      later(OPENS - SITS_DOWN + (index % 6) * STEP_SECONDS, () => callNext(no))
    } })
  })

  return {
    calls, counts,
    nextAt: () => agenda.reduce<number | undefined>((first, { at }) => (first === undefined || at < first ? at : first), undefined),
    async step(second) {
      now = second
      for (;;) {
        agenda.sort((a, b) => a.at - b.at || a.seq - b.seq)
        if (agenda.length === 0 || agenda[0]!.at > second) return
        await agenda.shift()!.task()
      }
    },
    reconnect(to) {
      connections = to.map(({ port }) => openConnection(port))
    },
  }
}

type WindowRow = Pick<HallWindow, 'no' | 'kind' | 'field' | 'takes'> & { region: string; hallId: string }

/** What a window is for first: all fields, where it serves all. */
const rankOf = (letter: string): number => (letter === 'A' ? 0 : 1)

/** Halls of the city with their windows, for a plan. */
export const readHalls = (place: DayPlace, regions: readonly string[]): Promise<DaySize['halls']> =>
  withOwner(place, async (client) => {
    const { rows } = await client.query<WindowRow>(`
      select h.region, h.id as "hallId", w.no, w.kind, w.field, json_build_object('everything', w.takes_everything, 'items', w.item_codes, 'authorities', w.authority_ids) as takes
      from organisation.hall h join organisation.hall_window w on w.hall_id = h.id where h.level = 'county' and h.region = any($1::text[]) order by h.region, w.no`, [regions])
    return [...Map.groupBy(rows, ({ hallId }) => hallId)].map(([hallId, windows]) => {
      const lines = defaultLines(windows)
      return { hallId, region: windows[0]!.region, windows: windows.map((window) => ({ no: window.no, letters: lettersOf(lines, window).sort((a, b) => rankOf(a) - rankOf(b)) })) }
    })
  })

/** Lets everything that falls due by then be done. */
async function endDay({ port }: ServerChild, now: Date): Promise<void> {
  const connection = openConnection(port)
  const answer = await connection.ask({ method: 'POST', path: '/api/v1/demo/clock', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now: now.toISOString() }) })
  connection.close()
  if (answer.status !== 200) throw new Error(`the day does not end: ${answer.status} ${answer.body}`)
}

async function withOwner<Result>({ databaseUrl }: DayPlace, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A clerk for every window, with the password of the first of the hall. Returns logins by `hall/window`. */
export const hireClerks = (place: DayPlace, plan: DayPlan): Promise<Map<string, string>> =>
  withOwner(place, async (client) => {
    const logins = new Map<string, string>()
    for (const { hallId, region, windows } of plan.halls) {
      for (const { no } of windows) {
        const login = `day-${region}-${no}`
        logins.set(`${hallId}/${no}`, login)
        const id = randomUUID()
        await client.query(`insert into organisation.officer (id, region, name, authority_id, unit_id, hall_id, roles)
          select $1, o.region, $2, o.authority_id, o.unit_id, o.hall_id, o.roles from organisation.officer o join platform.account a on a.principal_id = o.id where a.login = $3`, [id, `窗口${no}`, `clerk-${region}-1`])
        await client.query(`insert into platform.account (id, login, password_hash, kind, principal_id, created_at) select gen_random_uuid(), $2, password_hash, kind, $1, created_at from platform.account where login = $3`, [id, login, `clerk-${region}-1`])
      }
    }
    return logins
  })

const setPolicy = (place: DayPlace, plan: DayPlan, policy: CallingPolicy): Promise<void> =>
  withOwner(place, async (client) => {
    for (const region of new Set(plan.halls.map((hall) => hall.region))) {
      await client.query(`insert into platform.setting (region, key, from_day, value, source, set_by, set_at) values ($1, 'queue.callingPolicy', '2020-01-01', to_jsonb($2::text), 'hall-day', $3, now())`, [region, policy, randomUUID()])
    }
  })

export interface Waits {
  who: 'priority' | 'others'
  count: number
  meanMinutes: number
  p50Minutes: number
  p95Minutes: number
  maxMinutes: number
}

/** How long people waited for their first call, by what the tickets say. */
export const readWaits = (place: DayPlace): Promise<Waits[]> =>
  withOwner(place, async (client) => (await client.query<Waits>(`
    select case when priority is null then 'others' else 'priority' end as who, count(*)::int as count, round(avg(wait) / 60, 1)::float as "meanMinutes",
      round((percentile_cont(0.5) within group (order by wait) / 60)::numeric, 1)::float as "p50Minutes", round((percentile_cont(0.95) within group (order by wait) / 60)::numeric, 1)::float as "p95Minutes", round(max(wait) / 60, 1)::float as "maxMinutes"
    from (select priority, extract(epoch from greatest(first_called_at - due_at, interval '0')) as wait from queue.ticket where day = $1::date and first_called_at is not null) as waited
    group by 1 order by 1`, [place.day])).rows)

/** What was told at the taking against what was waited: the sum of the errors by the sum of the waits, in percent. */
export const readToldError = (place: DayPlace): Promise<number> =>
  withOwner(place, async (client) => (await client.query<{ error: number }>(`
    select (sum(abs(extract(epoch from first_called_at - due_at) - estimated_seconds)) / sum(extract(epoch from first_called_at - due_at)) * 100)::float as error
    from queue.ticket where day = $1::date and first_called_at is not null`, [place.day])).rows[0]!.error)

/** What is not as it should be. Read from the acts, which are only added to. */
export const findDayFaults = (place: DayPlace, plan: DayPlan, { taken }: Pick<PlayedDay, 'taken'>, policy: CallingPolicy): Promise<string[]> =>
  withOwner(place, async (client) => {
    const { rows: tickets } = await client.query<TicketRow>(`select hall_id as "hallId", id, number, line, state, rank, turn_at as "turnAt", priority from queue.ticket where day = $1::date`, [place.day])
    const { rows: acts } = await client.query<ActRow>(`
      select hall_id as "hallId", ticket_id as "ticketId", seq, kind, at, detail from queue.ticket_act where (hall_id, ticket_id) in (select hall_id, id from queue.ticket where day = $1::date) order by at, seq`, [place.day])
    const actsOf = Map.groupBy(acts, ({ ticketId }) => ticketId)
    return [
      ...(tickets.length === taken ? [] : [`${taken} tickets were given out, ${tickets.length} are kept`]),
      ...tickets.flatMap((ticket) => faultsOfTicket(ticket, actsOf.get(ticket.id) ?? [])),
      ...plan.halls.flatMap(({ hallId }) => [...faultsOfWindows(acts.filter((act) => act.hallId === hallId)), ...faultsOfOrder(tickets.filter((ticket) => ticket.hallId === hallId), actsOf, policy)]),
    ]
  })

interface TicketRow {
  hallId: string
  id: string
  number: string
  line: string
  state: string
  rank: number
  turnAt: Date
  priority: string | null
}

interface ActRow {
  hallId: string
  ticketId: string
  seq: number
  kind: string
  at: Date
  detail: { windowNo?: string }
}

const ENDS = ['finished', 'abandoned', 'settled']
const LEAVES_WINDOW = ['missed', 'putBack', 'transferred', ...ENDS]

/** Every ticket ends exactly once, with its last act. */
function faultsOfTicket({ number, state }: TicketRow, acts: readonly ActRow[]): string[] {
  const ends = acts.filter(({ kind }) => ENDS.includes(kind))
  const isOrdered = acts.every(({ seq }, index) => seq === index + 1)
  return [
    ...(['finished', 'abandoned'].includes(state) ? [] : [`${number} is still ${state}`]),
    ...(ends.length === 1 && acts.at(-1) === ends[0] ? [] : [`${number} ended ${ends.length} times`]),
    ...(isOrdered ? [] : [`${number} lacks an act`]),
  ]
}

/** No window has two. */
function faultsOfWindows(acts: readonly ActRow[]): string[] {
  const windowOf = new Map<string, string>()
  const ticketAt = new Map<string, string>()
  return acts.flatMap(({ ticketId, kind, detail }) => {
    const before = windowOf.get(ticketId)
    if (kind === 'called') {
      const no = detail.windowNo!
      const other = ticketAt.get(no)
      windowOf.set(ticketId, no)
      ticketAt.set(no, ticketId)
      return [...(other === undefined ? [] : [`window ${no} called ${ticketId} while it had ${other}`]), ...(before === undefined ? [] : [`${ticketId} was called by ${no} while at ${before}`])]
    }
    if (LEAVES_WINDOW.includes(kind) && before !== undefined) {
      windowOf.delete(ticketId)
      ticketAt.delete(before)
    }
    return []
  })
}

/** Whoever was called was the first of their line, by the policy, of those who waited then. Tickets that were sent on or came back have another turn: they are left out. */
function faultsOfOrder(tickets: readonly TicketRow[], actsOf: ReadonlyMap<string, readonly ActRow[]>, policy: CallingPolicy): string[] {
  const plain = tickets.flatMap((ticket) => {
    const acts = actsOf.get(ticket.id) ?? []
    const first = acts.find(({ kind }) => kind !== 'taken')
    if (acts.some(({ kind }) => ['transferred', 'returned', 'putBack', 'priorityRemoved'].includes(kind)) || !first) return []
    return [{ ...ticket, from: acts[0]!.at.getTime(), until: first.at.getTime(), isCalled: first.kind === 'called' }]
  })
  return [...Map.groupBy(plain, ({ line }) => line).values()].flatMap((ofLine) => {
    const inOrder = ofLine.toSorted((a, b) => a.rank - b.rank || a.turnAt.getTime() - b.turnAt.getTime() || (a.id < b.id ? -1 : 1))
    return inOrder.flatMap((called, index) => {
      if (!called.isCalled) return []
      // A step is played as one moment: whoever came within it may or may not have been there.
      const passed = inOrder.slice(0, index).filter(({ from, until }) => from < called.until - STEP_SECONDS * 1000 && until > called.until + STEP_SECONDS * 1000)
      const unfair = policy === 'strictPriority' && called.priority === null ? passed.filter(({ priority }) => priority !== null) : passed
      return unfair.map(({ number }) => `${called.number} was called before ${number}, who stood before`)
    })
  })
}
