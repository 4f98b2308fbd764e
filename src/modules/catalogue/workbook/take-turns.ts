import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Steps } from '../in-turns-rules.ts'

/** All steps, with a turn for everybody else after each. */
export async function takeTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await nextTurn()
  }
}
