import { type CallingWindow, mayCall, type Waiting } from '../calling/calling-rules.ts'

/**
 * How long those who wait will wait, were nobody else to come: each window, as soon as it is free, calls the first it may, and serves them
 * as long as services of that line took of late. The same order as calling, so that lines that share windows, priorities and
 * appointments are right by themselves. Measured at 0.3 ms for 300 who wait at 36 windows.
 */
export interface Hall {
  /** In order of turn. */
  waiting: readonly Waiting[]
  /** Windows that call, with the seconds until each is free and when it rests. */
  windows: readonly (CallingWindow & { freeInSeconds: number; rests?: readonly Rest[] })[]
  /** Mean seconds of a service. */
  secondsOf(line: string): number
}

/** Seconds from now in which a window calls nobody; whom it serves when they begin is served to the end. */
export interface Rest {
  from: number
  to: number
}

const afterRests = (seconds: number, rests: readonly Rest[] = []): number => rests.reduce((at, { from, to }) => (at >= from && at < to ? to : at), seconds)

/** How many of so many windows stay through extended hours. */
export const stayingOf = (windows: number, sharePercent: number): number => Math.ceil((windows * sharePercent) / 100)

/** Seconds until each is called, by id. Whom no window serves is left out. */
export function forecastCalls({ waiting, windows, secondsOf }: Hall): Map<string, number> {
  const calls = new Map<string, number>()
  const left = [...waiting]
  let working = windows.map((window) => ({ ...window, freeInSeconds: afterRests(window.freeInSeconds, window.rests) }))
  while (left.length > 0 && working.length > 0) {
    const window = working.reduce((first, each) => (each.freeInSeconds < first.freeInSeconds ? each : first))
    const at = left.findIndex((each) => mayCall(window, each))
    if (at < 0) {
      // Nobody else comes: it has no more to do.
      working = working.filter((each) => each !== window)
      continue
    }
    const [next] = left.splice(at, 1)
    calls.set(next!.id, window.freeInSeconds)
    window.freeInSeconds = afterRests(window.freeInSeconds + secondsOf(next!.line), window.rests)
  }
  return calls
}

/** What a window still has to do with whom it called: a service is counted from the call on. One that runs over is about to end. */
export const remainingSeconds = (meanSeconds: number, elapsedSeconds: number): number => Math.max(meanSeconds - elapsedSeconds, meanSeconds / 5)

/** How much the newest service counts: the mean follows some twenty services, about an hour of a busy line. */
const NEWEST_COUNTS = 0.1

/** The mean after one more service. A service much longer than usual counts as four times the mean: somebody forgot to press 办完. */
export const nextMean = (mean: number, seconds: number): number => mean + NEWEST_COUNTS * (Math.min(Math.max(seconds, 0), mean * 4) - mean)

/** As people are told: whole minutes, in steps that say how sure it is (5 minutes from half an hour on). */
export const toToldMinutes = (seconds: number): number => {
  const minutes = Math.ceil(seconds / 60)
  return minutes <= 30 ? minutes : Math.ceil(minutes / 5) * 5
}
