import type { Board } from '../../modules/queue/index.ts'

export interface Announcement {
  key: string
  number: string
  windowNo: string
  text: string
}

/** Calls that wait to be announced, each `times` times. */
export function createAnnouncements(times: number): {
  take(board: Pick<Board, 'calls' | 'windows'>): void
  next(): Announcement | undefined
  isOver(announcement: Announcement): boolean
}
