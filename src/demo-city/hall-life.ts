import { addDays, getWorkCalendar, isWorkday } from '../modules/calendar/index.ts'
import { getDirectory } from '../modules/organisation/index.ts'
import { queueTimedJobs } from '../modules/queue/index.ts'
import { createClock } from '../platform/clock.ts'
import { type Actor, ANONYMOUS, type Platform, systemContext } from '../platform/context.ts'
import { Refusal } from '../platform/errors.ts'
import type { Route } from '../platform/http/routes.ts'
import { readCityFile } from './city-file.ts'
import { inventResidents } from './residents.ts'
import { actorOf, createRun, type Run } from './run-operation.ts'

/** The hall where the demonstration is looked at. */
const HALL = 'H-379902'
const CLERKS = ['clerk-379902-1', 'clerk-379902-2', 'clerk-379902-3', 'clerk-379902-4']
/** Windows for every matter: each clerk has one. */
const WINDOWS = ['007', '008', '009', '010']
const MINUTE_MS = 60_000

/** What people come for, by item or line. */
const PURPOSES = [
  { item: 'food-business-licence' }, { item: 'social-security-card' }, { line: 'A' }, { item: 'individual-business-registration' }, { item: 'elderly-allowance', priority: 'elder' }, { item: 'food-business-licence' }, { line: 'A' },
] as const

const closeDay = queueTimedJobs.find(({ id }) => id === 'queue.closeDay')!

const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)
const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/**
 * Lets the hall of the demonstration live: who sits where this week and next, who has booked, who waits for a full day, the last working
 * day's tickets and those of today until now. Through the operations everybody uses, with the clock in the past; what is there stays.
 */
export async function seedHallLife(platform: Platform, routes: readonly Route[]): Promise<void> {
  try {
    await letHallLive(platform, routes)
  } catch (error) {
    // The hall of an older demonstration, or as its people have changed it since, may refuse what this one wants: it stays as it is, and the city starts.
    if (!(error instanceof Refusal) || error.status >= 500) throw error
    platform.log.warn({ code: error.code, detail: error.detail }, '演示：大厅的窗口、排队业务或人员已经改动，不再补充演示的排班、预约和号票')
  }
}

async function letHallLive(platform: Platform, routes: readonly Route[]): Promise<void> {
  const run = createRun(platform, routes)
  const today = platform.clock.today()
  const { region } = (await getDirectory(platform)).hall(HALL)
  const calendar = await getWorkCalendar(platform, region, HALL)
  const manager = await actorOf(platform, 'hall-379902')
  const clerks = await Promise.all(CLERKS.map((login) => actorOf(platform, login)))
  const isNewWeek = await seedRota(run, manager, clerks, mondayOf(today), (day) => isWorkday(calendar, day))
  await seedRota(run, manager, clerks, addDays(mondayOf(today), 7), (day) => isWorkday(calendar, day))
  if (isNewWeek) await seedAppointments(platform, run)

  // What a demonstration that was stopped yesterday left open is over.
  await closeDay.run(systemContext(platform, closeDay.id))
  const hasTickets = async (day: string): Promise<boolean> => (await run<{ count: number }>('queue.listHallTickets', manager, { params: { hall: HALL }, query: { day } })).count > 0
  const before = Array.from({ length: 14 }, (_, index) => addDays(today, -index - 1)).find((day) => isWorkday(calendar, day))
  const { morning, afternoon } = calendar.officeHours
  const opens = (day: string) => new Date(momentOf(day, morning.from).getTime() + 5 * MINUTE_MS)
  if (before !== undefined && !(await hasTickets(before)) && !(await isStaffed(run, clerks))) await playDay({ platform, routes, clerks, from: opens(before), tickets: 16 })
  const now = platform.clock.now()
  if (!isWorkday(calendar, today) || now < opens(today) || now >= momentOf(today, afternoon.to) || (await hasTickets(today)) || (await isStaffed(run, clerks))) return
  const from = new Date(Math.max(opens(today).getTime(), now.getTime() - 75 * MINUTE_MS))
  await playDay({ platform, routes, clerks, from, tickets: 40, until: now })
}

/** Whether somebody works in the hall by hand: then it lives by itself. */
const isStaffed = async (run: Run, clerks: readonly Actor[]): Promise<boolean> =>
  (await run<{ windows: { state: string | null }[] }>('queue.readDesk', clerks[0]!, {})).windows.some(({ state }) => state !== null)

/** One week's rota, published; tells whether there was none. */
async function seedRota(run: Run, manager: Actor, clerks: readonly Actor[], monday: string, isOpen: (day: string) => boolean): Promise<boolean> {
  const rota = await run<{ version: number; publishedAt: string | null; duties: unknown[] }>('organisation.readRota', manager, { params: { id: HALL }, query: { day: monday } })
  if (rota.version > 0) return false
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index)).filter(isOpen)
  const duties = days.flatMap((day) => (['morning', 'afternoon'] as const).flatMap((half) => clerks.map(({ principalId }, index) => ({ day, half, windowNo: WINDOWS[index]!, officerId: principalId }))))
  if (duties.length === 0) return true
  const saved = await run<{ version: number }>('organisation.saveRota', manager, { params: { id: HALL, monday }, body: { duties }, version: rota.version })
  await run('organisation.publishRota', manager, { params: { id: HALL, monday }, version: saved.version })
  return true
}

interface SlotDays {
  days: { day: string; free: number; slots: { slot: string; free: number }[] }[]
}

/** A day that is booked up has no more places than this: more people than that have nothing else to do. */
const FULL_AT_MOST = 24
const LINES = ['K', 'G', 'B', 'J']

/** Visits on the next days, and one line whose next day is full, with two who wait for a place. */
async function seedAppointments(platform: Platform, run: Run): Promise<void> {
  const people = inventResidents(readCityFile()).filter(({ note }) => note === undefined).map(({ login }) => login)
  const book = async (line: string, slot: string) => run('queue.bookAppointment', await actorOf(platform, people.shift()!), { body: { hall: HALL, line, slot } })
  const slotsOf = (line: string) => run<SlotDays>('queue.listSlots', ANONYMOUS, { params: { hall: HALL, line } })
  for (const { slots } of (await slotsOf('A')).days.filter(({ free }) => free > 0).slice(0, 3)) for (const index of [0, 2, 3, 7]) if (slots[index]) await book('A', slots[index].slot)
  const { lines } = await run<{ lines: { letter: string }[] }>('queue.readBoard', ANONYMOUS, { params: { hall: HALL } })
  for (const line of LINES.filter((letter) => lines.some((each) => each.letter === letter))) {
    const day = (await slotsOf(line)).days.find(({ free }) => free > 0)
    if (!day || day.free > FULL_AT_MOST) continue
    for (const { slot, free } of day.slots) for (let place = 0; place < free; place++) await book(line, slot)
    for (let count = 0; count < 2; count++) await run('queue.joinWaitingList', await actorOf(platform, people.shift()!), { body: { hall: HALL, line, day: day.day } })
    return
  }
}

interface Play {
  platform: Platform
  routes: readonly Route[]
  clerks: readonly Actor[]
  from: Date
  tickets: number
  /** Nothing: until everybody was served and the windows closed. */
  until?: Date
}

/** What a window is at. */
interface AtWindow {
  ticket: { id: string; version: number } | undefined
  /** When this is over, by the minute of the play. */
  nextAt: number
}

const TAKES_EVERY_MINUTES = 2
const SERVICE_MINUTES = [10, 14, 11, 16]
/** One of so many does not come when called. */
const MISSING = 9

/** People come, windows call, serve and finish, minute by minute. Three calls without anybody make a 过号. */
async function playDay({ platform, routes, clerks, from, tickets, until }: Play): Promise<void> {
  const clock = createClock(from)
  const run = createRun({ ...platform, clock }, routes)
  const windows = clerks.map((): AtWindow => ({ ticket: undefined, nextAt: 2 }))
  const step = async (index: number, verb: string) => {
    const at = windows[index]!
    at.ticket = await run<{ id: string; version: number }>(`queue.${verb}`, clerks[index]!, { params: { id: at.ticket!.id }, version: at.ticket!.version })
  }
  for (const [index, clerk] of clerks.entries()) await run('queue.openWindow', clerk, { params: { no: WINDOWS[index]! } })
  let [taken, called] = [0, 0]
  const isOver = () => (until ? clock.now() >= until : taken === tickets && windows.every(({ ticket }) => ticket === undefined) && called === tickets)
  for (let minute = 0; !isOver(); minute++) {
    if (taken < tickets && minute % TAKES_EVERY_MINUTES === 0) {
      await run('queue.takeTicket', ANONYMOUS, { params: { hall: HALL }, body: PURPOSES[taken % PURPOSES.length]! })
      taken += 1
    }
    for (const [index, at] of windows.entries()) {
      if (minute < at.nextAt) continue
      if (at.ticket) {
        await step(index, 'finishServing')
        at.ticket = undefined
      } else if (called < taken) {
        at.ticket = await run<{ id: string; version: number }>('queue.callNext', clerks[index]!, { params: { no: WINDOWS[index]! } })
        called += 1
        if (called % MISSING === 0) {
          for (const verb of ['callAgain', 'callAgain', 'markMissed']) await step(index, verb)
          at.ticket = undefined
        } else {
          await step(index, 'startServing')
          at.nextAt = minute + SERVICE_MINUTES[(called + index) % SERVICE_MINUTES.length]!
        }
      }
    }
    clock.catchUp(new Date(from.getTime() + (minute + 1) * MINUTE_MS))
  }
  if (!until) for (const [index, clerk] of clerks.entries()) await run('queue.closeWindow', clerk, { params: { no: WINDOWS[index]! } })
}
