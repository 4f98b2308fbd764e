import type { Ticket } from '../tickets/ticket.ts'

/** A ticket as far as the figures of a day look at it. */
export type DayTicket = Pick<Ticket, 'line' | 'state' | 'itemName' | 'missedAt' | 'dueAt' | 'firstCalledAt' | 'servingAt' | 'endedAt'>

/** Each ticket is counted once among `served`, `missed` and `abandoned`; what is left of `tickets` is still open. */
export interface DayFigures {
  tickets: number
  served: number
  /** 过号 and not served after. */
  missed: number
  /** 弃号 by whoever had it, before any call was missed. */
  abandoned: number
  /** Minutes from being due to the first call, of those that were called; null while nobody was. */
  meanWaitMinutes: number | null
  p95WaitMinutes: number | null
  /** Minutes at the window, of those served. */
  meanServiceMinutes: number | null
}

const secondsBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 1000)

/** Tenths of a minute. */
export const toMinutes = (seconds: number): number => Math.round(seconds / 6) / 10

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length)

/** The value that so many of a hundred do not exceed (nearest rank); null of none. */
export const percentile = (values: readonly number[], percent: number): number | null => values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((values.length * percent) / 100) - 1)] ?? null

const orNull = (seconds: number | null): number | null => (seconds === null ? null : toMinutes(seconds))

const serviceSeconds = (tickets: readonly DayTicket[]): number[] => tickets.flatMap(({ state, servingAt, endedAt }) => (state === 'finished' && servingAt && endedAt ? [secondsBetween(servingAt, endedAt)] : []))

export function figuresOf(tickets: readonly DayTicket[]): DayFigures {
  const waits = tickets.flatMap(({ dueAt, firstCalledAt }) => (firstCalledAt ? [secondsBetween(dueAt, firstCalledAt)] : []))
  return {
    tickets: tickets.length,
    served: tickets.filter(({ state }) => state === 'finished').length,
    missed: tickets.filter(({ state, missedAt }) => missedAt !== null && (state === 'missed' || state === 'abandoned')).length,
    abandoned: tickets.filter(({ state, missedAt }) => missedAt === null && state === 'abandoned').length,
    meanWaitMinutes: orNull(mean(waits)), p95WaitMinutes: orNull(percentile(waits, 95)), meanServiceMinutes: orNull(mean(serviceSeconds(tickets))),
  }
}

/** The items that were served most often, with how long each took. */
export const itemTimes = (tickets: readonly DayTicket[], most: number): { itemName: string; served: number; meanServiceMinutes: number }[] =>
  [...Map.groupBy(tickets.filter(({ itemName }) => itemName !== null), ({ itemName }) => itemName!)]
    .map(([itemName, of]) => ({ itemName, seconds: serviceSeconds(of) }))
    .filter(({ seconds }) => seconds.length > 0)
    .sort((a, b) => b.seconds.length - a.seconds.length)
    .slice(0, most)
    .map(({ itemName, seconds }) => ({ itemName, served: seconds.length, meanServiceMinutes: toMinutes(mean(seconds)!) }))

/** How long whoever waits longest has waited; null while nobody does. */
export function longestWaitMinutes(tickets: readonly DayTicket[], now: Date): number | null {
  const waits = tickets.filter(({ state }) => state === 'waiting').map(({ dueAt }) => secondsBetween(dueAt, now))
  return waits.length === 0 ? null : Math.floor(Math.max(...waits) / 60)
}

/** Mean error of what was told in percent: Σ|told − waited| ÷ Σ waited; null where nobody waited. */
export const toldErrorPercent = ({ offSeconds, waitedSeconds }: { offSeconds: number; waitedSeconds: number }): number | null =>
  waitedSeconds === 0 ? null : Math.round((offSeconds / waitedSeconds) * 1000) / 10
