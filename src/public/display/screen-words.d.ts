import type { Board } from '../../modules/queue/index.ts'

export interface HallScreen {
  state: 'serving' | 'resting'
  calls: { number: string; window: string; word: string; state: 'called' | 'serving' }[]
  restHead: string
  restMore: string
  isEmpty: boolean
  lines: { letter: string; name: string; waiting: string; wait: string; state: 'open' | 'closed' }[]
  /** Lines nobody waits in and no window serves, in one sentence. */
  idleLines: string
  open: string
  paused: string
  closed: string
  pausedNames: string
  missed: { number: string }[]
  hasMissed: boolean
}

export interface WindowScreen {
  number: string
  state: 'called' | 'serving' | 'idle' | 'paused' | 'closed'
  word: string
  more: string
}

/** `now` in milliseconds. */
export function toHallScreen(board: Board, at: { now: number; windowCount: number }): HallScreen
export function toWindowScreen(board: Board, at: { now: number; windowNo: string }): WindowScreen
