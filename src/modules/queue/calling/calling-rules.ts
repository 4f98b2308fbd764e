/**
 * Who is called next. Tickets stand in order of rank, then of turn, then as they were taken; a window calls the first that
 * one of its lines holds. Where a ticket stands is written on it when it is taken and never depends on who calls.
 *
 * - `fifo`: as taken. An appointment stands where its slot would have been taken.
 * - `strictPriority`: whoever has priority before all others. On a busy day others may wait until closing.
 * - `headStart`: a priority counts as taken so many minutes earlier. Nobody starves: whoever waits is passed only by those
 *   who come within the longest head start after them, and by appointments whose slot was before them (calling-rules.test.ts).
 */
export const callingPolicyWords = {
  headStart: '优先人群提前若干分钟（不会让其他人一直等）',
  fifo: '按取号先后',
  strictPriority: '优先人群一律在前',
} as const
export type CallingPolicy = keyof typeof callingPolicyWords

export interface Turn {
  /** Lower ranks first. */
  rank: number
  turnAt: Date
}

export interface TurnFacts {
  takenAt: Date
  /** Start of the slot of an appointment. */
  slotAt?: Date | undefined
  /** Of its priority class; undefined without one. */
  headStartMinutes?: number | undefined
}

/** Where a ticket stands. */
export function turnOf(policy: CallingPolicy, { takenAt, slotAt, headStartMinutes }: TurnFacts): Turn {
  const hasPriority = headStartMinutes !== undefined
  const ahead = policy === 'headStart' && hasPriority ? new Date(takenAt.getTime() - headStartMinutes * 60_000) : undefined
  // With an appointment and a priority one has whichever is earlier.
  const turnAt = slotAt && ahead ? (slotAt < ahead ? slotAt : ahead) : (slotAt ?? ahead ?? takenAt)
  return { rank: policy === 'strictPriority' && !hasPriority ? 1 : 0, turnAt }
}

/** A ticket that waits, as far as calling looks at it. */
export interface Waiting extends Turn {
  id: string
  line: string
  /** Sent to this window. */
  forWindow: string | null
}

export const compareTurns = (a: Waiting, b: Waiting): number => a.rank - b.rank || a.turnAt.getTime() - b.turnAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** A window with the letters of the lines it calls from. */
export interface CallingWindow {
  no: string
  letters: readonly string[]
}

export const mayCall = ({ no, letters }: CallingWindow, { line, forWindow }: Pick<Waiting, 'line' | 'forWindow'>): boolean => (forWindow === null ? letters.includes(line) : forWindow === no)

/** Whom a window calls of those in order; what the store does in one statement (ticket-store.ts `lockNext`). */
export const chooseNext = (window: CallingWindow, inOrder: readonly Waiting[]): Waiting | undefined => inOrder.find((each) => mayCall(window, each))

/**
 * Where somebody who missed their call comes in again: behind so many that wait now, or first when there are none.
 * @param inOrder those who wait in the line
 */
export function turnOnReturn(inOrder: readonly Turn[], behind: number, { rank, turnAt, now }: Turn & { now: Date }): Turn {
  const last = inOrder[Math.min(behind, inOrder.length) - 1]
  if (!last) return { rank, turnAt: inOrder.length === 0 ? now : turnAt }
  return { rank: last.rank, turnAt: new Date(last.turnAt.getTime() + 1) }
}
