import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { deleteRevisions, listChangesToThin, listSavesOf } from './change-store.ts'
import { dispensableRevisions, EVERY_SAVE_DAYS } from './revision-rules.ts'

const DAY_MS = 24 * 3600 * 1000

/** A change that is done is looked at this long: a platform that stood still for a fortnight catches up, and a tick does not grow with the years. */
const LOOKED_BACK_DAYS = 30

/** Thins the saves that editors make every few seconds (`revision-rules.ts`). Hourly: a platform that is restarted every night never lives a day. */
export const thinRevisions: TimedJob = {
  id: 'catalogue.thinRevisions',
  everySeconds: 3600,
  async run(ctx) {
    const now = ctx.clock.now()
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)
    const changes = await listChangesToThin(ctx.db, { doneSince: daysAgo(LOOKED_BACK_DAYS), openedBefore: daysAgo(EVERY_SAVE_DAYS) })
    const saves = Map.groupBy(await listSavesOf(ctx.db, changes.map(({ id }) => id)), ({ changeId }) => changeId)
    const gone = changes.flatMap((change) => dispensableRevisions(change, saves.get(change.id) ?? [], now).map((revision) => ({ changeId: change.id, revision })))
    if (gone.length > 0) await deleteRevisions(ctx.db, gone)
  },
}
