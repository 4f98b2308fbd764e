import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { LIFE_VERBS } from './certificate-life-rules.ts'
import { changeCertificateState } from './change-certificate-state.ts'
import { listRunOut } from './life-store.ts'

const BATCH = 200

/**
 * 期满失效: whoever asks is told from the first day on (`stateOn`); this writes it into the history and announces it, so that holders'
 * lists follow and others may act. Each is one guarded write: two workers never do it twice.
 */
export const expireCertificates: TimedJob = {
  id: 'certificates.expire',
  everySeconds: 600,
  async run(ctx) {
    const today = ctx.clock.today()
    let last: Awaited<ReturnType<typeof listRunOut>>[number] | undefined
    for (;;) {
      const due = await listRunOut(ctx.db, today, last, BATCH)
      for (const { identifier, validUntil } of due) {
        await changeCertificateState(ctx, { identifier, revision: undefined, command: { verb: 'expire', reason: `有效期至 ${validUntil}，期满未延续`, basis: LIFE_VERBS.expire.usualBasis } })
          .catch((error: unknown) => ctx.log.error({ err: error, identifier }, 'a certificate that ran out could not be written down, trying again'))
      }
      last = due.at(-1)
      if (due.length < BATCH) return
    }
  },
}
