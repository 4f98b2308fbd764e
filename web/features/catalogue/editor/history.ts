import type { Content } from '../types.ts'

/** What one typed, to go back and forth in. */
export interface History {
  past: readonly Content[]
  present: Content
  future: readonly Content[]
  /** The place that was edited last and when: typing on there is one step. */
  last: { path: string; at: number } | null
}

/** A pause after which typing on in the same field is another step. */
const PAUSE_MS = 1500
/** Contents share what did not change, so a long day of steps is small. */
const MAX_STEPS = 500

export const beginHistory = (present: Content): History => ({ past: [], present, future: [], last: null })

/** @param at milliseconds of any clock that only goes forward */
export function edit(history: History, content: Content, path: string, at: number): History {
  const goesOn = history.last !== null && history.last.path === path && at - history.last.at < PAUSE_MS && history.past.length > 0
  const past = goesOn ? history.past : [...history.past, history.present].slice(-MAX_STEPS)
  return { past, present: content, future: [], last: { path, at } }
}

export function undo(history: History): History {
  const before = history.past.at(-1)
  return before === undefined ? history : { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], last: null }
}

export function redo(history: History): History {
  const [next, ...future] = history.future
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future, last: null }
}
