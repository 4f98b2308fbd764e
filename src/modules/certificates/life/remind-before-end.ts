import type { Context } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { CertificateRunningOut } from '../events.ts'
import { parseReminderDays, type ReminderWindow, reminderWindows } from './reminder-rules.ts'
import { listMarks, listRunningOut, moveMark, type ReminderMark } from './reminder-store.ts'
import { reminderDays } from './settings.ts'

const BATCH = 200

/**
 * 到期提醒: announces certificates whose end is near, for holders to be told. Only valid ones: what is suspended, taken back or
 * replaced is told of by what became of it. How far it has come is kept with what it announces, in one write: killed in between,
 * or done by several at once, nobody is told twice.
 */
export const remindBeforeEnd: TimedJob = {
  id: 'certificates.remindBeforeEnd',
  everySeconds: 600,
  async run(ctx) {
    const today = ctx.clock.today()
    const regions = (await getDirectory(ctx)).listRegions().map(({ code }) => code)
    const marks = new Map((await listMarks(ctx.db, regions)).map(({ region, step, ...mark }) => [`${region}/${step}`, mark]))
    for (const region of regions) {
      const days = parseReminderDays(await getSetting(ctx, reminderDays, region, today))
      for (const window of reminderWindows(days, today)) await remind(ctx, region, window, marks.get(`${region}/${window.step}`))
    }
  },
}

async function remind(ctx: Context, region: string, { step, from, to }: ReminderWindow, seen: ReminderMark | undefined): Promise<void> {
  for (let mark = seen; ;) {
    const after: ReminderMark = mark === undefined || mark.validUntil < from ? { validUntil: from, identifier: '' } : mark
    if (after.validUntil > to || (after.validUntil === to && after.identifier === DAY_DONE)) return
    const found = await listRunningOut(ctx.db, region, after, to, BATCH)
    const next = found.length < BATCH ? { validUntil: to, identifier: DAY_DONE } : found.at(-1)!
    if (!(await commit(ctx, { region, guard: moveMark(region, step, mark, next), announcements: found.map(announcementOf), answer: null }))) return
    mark = next
  }
}

/** Sorts after every identifier. */
const DAY_DONE = '~'

const announcementOf = ({ identifier, number, name, holderId, issuingAuthorityId, validUntil }: CertificateRunningOut) =>
  ({ type: 'certificates.runningOut', payload: { identifier, number, name, holderId, issuingAuthorityId, validUntil } })
