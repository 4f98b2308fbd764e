import { callingPolicyWords, type CallingPolicy } from '../../src/modules/queue/calling/calling-rules.ts'
import { type DayPlace, findDayFaults, playDay, readHalls, readToldError, readWaits, type Waits } from '../../test/load/hall-day.ts'
import { hours, planDay } from '../../test/load/hall-day-plan.ts'
import { conclude, emit, round, type Row } from './report.ts'
import { openStage, type Stage } from './stage.ts'

export interface HallDayOptions {
  seed: number
  visitors: number
  /** One policy, once: for whoever changes the estimate. */
  isQuick: boolean
}

/** A workday of the invented calendar. */
export const DAY = '2026-03-03'
export const COUNTIES = ['379902', '379921', '379922']
export const WINDOWS = 20
const POLICIES = Object.keys(callingPolicyWords) as CallingPolicy[]

/** A day of three halls under each policy, the same once more, and with a server killed in it. */
export async function benchHallDay(options: HallDayOptions, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const rows: Row[] = []
    const summary: Record<string, unknown> = {}
    const days: OneDay[] = []
    for (const policy of options.isQuick ? POLICIES.slice(0, 1) : POLICIES) days.push(await playOne(stage, options, policy))
    if (!options.isQuick) {
      const again = await playOne(stage, options, POLICIES[0]!)
      const [first, second] = [days[0]!.calls, again.calls].map((calls) => calls.map((of) => new Set(of)))
      const differs = first!.reduce((sum, calls, hall) => sum + [...calls].filter((call) => !second![hall]!.has(call)).length, 0)
      const killed = await playOne(stage, options, POLICIES[0]!, hours(10, 30))
      Object.assign(summary, { repeatedDiffers: differs, killedFaults: killed.faults.length })
      rows.push(
        { what: `the same day by the same seed once more: calls at another second or window, of ${days[0]!.calls.flat().length.toLocaleString('en')}`, result: String(differs), floor: '0', goal: '' },
        { what: 'the same day, one of two servers killed (-9) at 10:30 and started again: tickets lost, called twice or at two windows', result: String(killed.faults.length), floor: '0', goal: '' },
      )
      if (killed.faults.length > 0) process.exitCode = 1
    }
    for (const { policy, taken, faults, waits, toldError, seconds } of days) {
      rows.push({ what: `a day of 3 halls, 60 windows, ${taken.toLocaleString('en')} tickets, two servers, ${policy} (played in ${round(seconds, 0)} s): waits of others · of those with priority; faults; told wait, mean error`, result: `${inWords(waits, 'others')} · ${inWords(waits, 'priority')}; ${faults.length}; ${round(toldError, 0)} %`, floor: '0 faults, ≤ 25 %', goal: '' })
    }
    conclude('hall-day', command, { ...summary, days: days.map(({ calls: _, ...day }) => day) }, rows, stage.postgresVersion)
    if (days.some(({ faults }) => faults.length > 0)) process.exitCode = 1
  } finally {
    await stage.close()
  }
}

const inWords = (waits: readonly Waits[], who: Waits['who']): string => {
  const found = waits.find((each) => each.who === who)
  return found ? `mean ${found.meanMinutes}, p95 ${found.p95Minutes}, longest ${found.maxMinutes} min` : 'nobody'
}

interface OneDay {
  policy: CallingPolicy
  taken: number
  requests: number
  calls: string[][]
  faults: string[]
  waits: Waits[]
  toldError: number
  seconds: number
}

async function playOne(stage: Stage, { seed, visitors }: HallDayOptions, policy: CallingPolicy, killAt?: number): Promise<OneDay> {
  const place: DayPlace = { databaseUrl: await stage.copyCity('bench_hall_day'), dataDir: stage.dataDir, day: DAY }
  try {
    const plan = planDay({ seed, halls: await readHalls(place, COUNTIES), visitorsOfAHall: Math.round(visitors / COUNTIES.length), windowsOfAHall: WINDOWS })
    const startedAt = performance.now()
    const played = await playDay(place, plan, { policy, ...(killAt === undefined ? {} : { killAt }) })
    const seconds = (performance.now() - startedAt) / 1000
    const day = { policy, ...played, faults: await findDayFaults(place, plan, played, policy), waits: await readWaits(place), toldError: await readToldError(place), seconds }
    emit({ bench: 'hall-day', what: killAt === undefined ? 'day' : 'day with a server killed', policy, taken: day.taken, requests: day.requests, faults: day.faults.slice(0, 5), waits: day.waits, toldErrorPercent: round(day.toldError), seconds: round(seconds) })
    return day
  } finally {
    await stage.drop('bench_hall_day')
  }
}
