import type { Context } from '../../../platform/context.ts'
import type { Reader, TimedJob } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import type { ApplicationProgressed } from '../../applications/events.ts'
import { addDays } from '../../calendar/index.ts'
import { libraryDays } from '../settings.ts'
import { deleteOutdatedEntries, putHanded } from './library-store.ts'

const handedOf = (payload: Record<string, unknown>) => (payload as unknown as ApplicationProgressed).handed ?? []

/** 一次提交、反复使用: what an applicant handed in lies in their library afterwards. */
export const onHandedIn: Reader = {
  id: 'materials.onHandedIn',
  on: ['applications.submitted', 'applications.received', 'applications.revised', 'applications.correctionSupplied', 'applications.deferredSupplied'],
  wants: ({ payload }) => handedOf(payload).length > 0,
  async run(ctx, events) {
    const entries = await Promise.all(events.map(async ({ region, at, payload }) => {
      const { number, applicantId, itemCode, itemName, authorityId } = payload as unknown as ApplicationProgressed
      const validUntil = await lastDayOf(ctx, region, toLegalDate(at))
      return handedOf(payload).map(({ name, files }) => ({ id: ctx.ids.next(), subjectId: applicantId, name, files, applicationNumber: number, itemCode, itemName, authorityId, keptAt: at, validUntil }))
    }))
    await putHanded(ctx.db, entries.flat())
  },
}

/** The last day on which what was kept on `day` can be used again. */
export const lastDayOf = async (ctx: Context, region: string, day: string): Promise<string> => addDays(day, await getSetting(ctx, libraryDays, region, day))

/** What can no longer be used again is deleted; the case it was handed in with keeps its own. */
export const forgetOldEntries: TimedJob = {
  id: 'materials.forgetOldEntries',
  everySeconds: 3600,
  async run(ctx) {
    while ((await deleteOutdatedEntries(ctx.db, ctx.clock.today(), 1000)) > 0);
  },
}
