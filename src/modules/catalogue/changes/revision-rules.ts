import { toLegalDate, toLocalMinute } from '../../../platform/legal-dates.ts'
import { type HistoryEntry, type ItemChange, OPEN_STATES } from './item-change.ts'

/** One saved state of a change, as far as its place in time matters. */
export interface Save {
  revision: number
  at: Date
}

/** So long every save of an open change stays: people still undo, and join what they wrote, from there. */
export const EVERY_SAVE_DAYS = 7
const DAY_MS = 24 * 3600 * 1000

const dayOf = ({ at }: Save): string => toLegalDate(at)
const hourOf = ({ at }: Save): string => toLocalMinute(at).slice(0, 13)

/**
 * Which saves of a change nobody needs any more: an editor saves every few seconds, a record is read by the day.
 * Of a change that is done, the last of each day stays; of an open one every save of the last seven days, and of older
 * ones the last of each hour. The first, the last and what stood when a step was taken (送审、退回、公布) always stay: they
 * say who answered for which text.
 * @returns revisions that may be deleted; run again on what is left, none
 */
export function dispensableRevisions({ state, history }: Pick<ItemChange, 'state' | 'history'>, saves: readonly Save[], now: Date): number[] {
  const inOrder = saves.toSorted((a, b) => a.revision - b.revision)
  const isOpen = (OPEN_STATES as readonly string[]).includes(state)
  const keepAllSince = isOpen ? now.getTime() - EVERY_SAVE_DAYS * DAY_MS : Number.POSITIVE_INFINITY
  const lastOfPeriod = new Map(inOrder.map((save) => [isOpen ? hourOf(save) : dayOf(save), save.revision]))
  const kept = new Set([inOrder[0]?.revision, inOrder.at(-1)?.revision, ...lastOfPeriod.values(), ...history.map((step) => standingAt(step, inOrder))])
  return inOrder.filter(({ revision, at }) => !kept.has(revision) && at.getTime() < keepAllSince).map(({ revision }) => revision)
}

/** A step saves nothing: what was saved last before it is what it was taken on. */
const standingAt = ({ revision = 1 }: HistoryEntry, inOrder: readonly Save[]): number | undefined => inOrder.findLast((save) => save.revision <= revision)?.revision
