import type { Context } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../../organisation/index.ts'
import { deleteSupersededConsents } from './consent-store.ts'
import { deleteAccessesBefore } from './data-access-store.ts'
import { listSubjectsWaiting } from './corrections/data-correction-store.ts'
import { firstInstantKept } from './retention-rules.ts'
import { accessYears, consentYears, deletionPaused } from './settings.ts'

/** Rows of one statement: the tables are never held for long, and what a killed run left the next takes. */
const BATCH = 1000

/**
 * 保存期限 (个人信息保护法 art. 19, 47): what was kept for its time is deleted, region by region; nothing where the region keeps it for the law, nor of
 * anybody whose 更正申请 is open. One entry of the audit log says how much went.
 */
export const deleteOutdated: TimedJob = {
  id: 'subjects.deleteOutdated',
  everySeconds: 3600,
  async run(ctx) {
    const regions = (await getDirectory(ctx)).listRegions().map(({ code }) => code)
    const waiting = await listSubjectsWaiting(ctx.db, regions)
    for (const region of regions) await deleteOfRegion(ctx, region, waiting)
  },
}

export async function deleteOfRegion(ctx: Context, region: string, waiting: readonly string[], batch = BATCH): Promise<void> {
  const today = ctx.clock.today()
  if ((await getSetting(ctx, deletionPaused, region, today)) === 'yes') return
  const [accessesKept, consentsKept] = [await getSetting(ctx, accessYears, region, today), await getSetting(ctx, consentYears, region, today)]
  const gone = { accesses: 0, consents: 0 }
  try {
    await untilNoneIsLeft(batch, () => deleteAccessesBefore(ctx.db, region, firstInstantKept(today, accessesKept), waiting, batch), (rows) => (gone.accesses += rows))
    await untilNoneIsLeft(batch, () => deleteSupersededConsents(ctx.db, region, firstInstantKept(today, consentsKept), waiting, batch), (rows) => (gone.consents += rows))
  } finally {
    // Also of a run that broke off: what is gone is gone.
    if (gone.accesses + gone.consents > 0) {
      await ctx.audit.append({ region, operation: 'subjects.deleteOutdated', actor: ctx.actor.accountId, detail: { ...gone, accessYears: accessesKept, consentYears: consentsKept } })
    }
  }
}

async function untilNoneIsLeft(batch: number, deleteBatch: () => Promise<number>, count: (rows: number) => void): Promise<void> {
  for (;;) {
    const rows = await deleteBatch()
    count(rows)
    if (rows < batch) return
  }
}
