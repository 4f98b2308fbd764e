import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { carryOn } from './import-certificates.ts'
import { countFault, listRunning } from './import-store.ts'

const IMPORTS_AT_ONCE = 20
/** A fault that stays is told in the end; the same file again then does no harm. */
const MOST_FAULTS = 5

/** Brings in what was uploaded, import by import. */
export const carryOnImports: TimedJob = {
  id: 'certificates.carryOnImports',
  everySeconds: 1,
  async run(ctx) {
    for (const { region, id } of await listRunning(ctx.db, IMPORTS_AT_ONCE)) {
      await carryOn(ctx, region, id).catch(async (error: unknown) => {
        ctx.log.error({ err: error, import: id }, 'an import of certificates could not go on, trying again')
        await countFault(ctx.db, region, id, MOST_FAULTS, ctx.clock.now())
      })
    }
  },
}
