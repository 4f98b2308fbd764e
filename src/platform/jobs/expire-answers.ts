import { deleteAnswersBefore } from '../idempotency-store.ts'
import type { TimedJob } from './jobs.ts'

const KEPT_MS = 24 * 3600_000

/** Idempotency keys are promised for a day; after that they may be used again. */
export const expireAnswers: TimedJob = {
  id: 'platform.expireAnswers',
  everySeconds: 3600,
  run: (ctx) => deleteAnswersBefore(ctx.db, new Date(ctx.clock.now().getTime() - KEPT_MS)),
}
