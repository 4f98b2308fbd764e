/** Long work cut into steps: a command takes them at once, a server lets others in between (`workbook/take-turns.ts`). */
export type Steps<Result> = Generator<undefined, Result>

/** Rows worked on before others get their turn: some ten milliseconds. */
export const ROWS_A_TURN = 50

/** All steps without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
