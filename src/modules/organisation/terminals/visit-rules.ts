import type { Visit, VisitLimits } from './visit.ts'

/** When a visit is over by itself: left alone for too long, or going on for too long. */
export function visitEndsAt({ beganAt, lastAt }: Pick<Visit, 'beganAt' | 'lastAt'>, { idleSeconds, longestMinutes }: VisitLimits): Date {
  return new Date(Math.min(lastAt.getTime() + idleSeconds * 1000, beganAt.getTime() + longestMinutes * 60_000))
}
