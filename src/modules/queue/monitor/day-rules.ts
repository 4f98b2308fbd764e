import type { Ticket } from '../tickets/ticket.ts'

/** A ticket as far as the figures of a day look at it. */
export type FiguresTicket = Pick<Ticket, 'line' | 'state' | 'itemCode' | 'itemName' | 'missedAt' | 'dueAt' | 'firstCalledAt' | 'servingAt' | 'endedAt'>

/** The same with what a list of tickets shows: never whose it is, nor for what somebody comes first. */
export type DayTicket = FiguresTicket & Pick<Ticket, 'id' | 'number' | 'source' | 'windowNo' | 'officerId' | 'calls' | 'estimatedSeconds' | 'takenAt'> & { isPriority: boolean }

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

/** What it waited until the first call; of one that still waits, until now; undefined of one that left uncalled. */
export function waitedOf({ state, dueAt, firstCalledAt }: FiguresTicket, now: Date): number | undefined {
  if (firstCalledAt) return secondsBetween(dueAt, firstCalledAt)
  return state === 'waiting' ? secondsBetween(dueAt, now) : undefined
}

/** How long it took at the window; undefined while it is not finished there. */
export const servedOf = ({ state, servingAt, endedAt }: FiguresTicket): number | undefined => (state === 'finished' && servingAt && endedAt ? secondsBetween(servingAt, endedAt) : undefined)

/** Tenths of a minute. */
export const toMinutes = (seconds: number): number => Math.round(seconds / 6) / 10

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length)

/** The value that so many of a hundred do not exceed (nearest rank); null of none. */
export const percentile = (values: readonly number[], percent: number): number | null => values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((values.length * percent) / 100) - 1)] ?? null

const orNull = (seconds: number | null): number | null => (seconds === null ? null : toMinutes(seconds))

const serviceSeconds = (tickets: readonly FiguresTicket[]): number[] => tickets.flatMap((ticket) => servedOf(ticket) ?? [])

export function figuresOf(tickets: readonly FiguresTicket[]): DayFigures {
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
export const itemTimes = (tickets: readonly FiguresTicket[], most: number): { itemCode: string; itemName: string; served: number; meanServiceMinutes: number }[] =>
  [...Map.groupBy(tickets.filter(({ itemCode, itemName }) => itemCode !== null && itemName !== null), ({ itemCode }) => itemCode!)]
    .map(([itemCode, of]) => ({ itemCode, itemName: of[0]!.itemName!, seconds: serviceSeconds(of) }))
    .filter(({ seconds }) => seconds.length > 0)
    .sort((a, b) => b.seconds.length - a.seconds.length)
    .slice(0, most)
    .map(({ itemCode, itemName, seconds }) => ({ itemCode, itemName, served: seconds.length, meanServiceMinutes: toMinutes(mean(seconds)!) }))

/** How long whoever waits longest has waited; null while nobody does. */
export function longestWaitMinutes(tickets: readonly FiguresTicket[], now: Date): number | null {
  const longest = longestWaiting(tickets)
  return longest === undefined ? null : Math.floor(secondsBetween(longest.dueAt, now) / 60)
}

/** Who waits longest; undefined while nobody does. */
export const longestWaiting = <T extends FiguresTicket>(tickets: readonly T[]): T | undefined => tickets.filter(({ state }) => state === 'waiting').toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0]

/** Mean error of what was told in percent: Σ|told − waited| ÷ Σ waited; null where nobody waited. */
export const toldErrorPercent = ({ offSeconds, waitedSeconds }: { offSeconds: number; waitedSeconds: number }): number | null =>
  waitedSeconds === 0 ? null : Math.round((offSeconds / waitedSeconds) * 1000) / 10
