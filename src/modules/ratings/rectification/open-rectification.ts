import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getWorkCalendar } from '../../calendar/index.ts'
import type { Invitation, Rating } from '../rating.ts'
import { contactDays, rectifyDays } from '../settings.ts'
import { announceRectification } from './announce-rectification.ts'
import type { Rectification } from './rectification.ts'
import { clocksOfOpening, type Days, settle, toRectificationCode } from './rectification-rules.ts'
import { insertRectification, insertRectificationAct, takeRectificationSerial } from './rectification-store.ts'

/** The limits of a region on the day something is done. */
export async function daysOf(ctx: Context, region: string): Promise<Days> {
  const today = ctx.clock.today()
  const [calendar, contact, rectify] = await Promise.all([getWorkCalendar(ctx, region), getSetting(ctx, contactDays, region, today), getSetting(ctx, rectifyDays, region, today)])
  return { today, calendar, contactDays: contact, rectifyDays: rectify }
}

/** 差评整改 begins with the rating itself: parts of the command that rates. Of an anonymous rating nobody is kept who could be called. */
export async function openRectification(ctx: Context, invitation: Invitation, rating: Rating, raterId: string): Promise<{ parts: Statement[]; announcements: Announcement[] }> {
  const { region, number, occasion, itemCode, itemName, authorityId, hallId } = invitation
  const { grade, isAnonymous, ratedAt } = rating
  const day = toLegalDate(ratedAt)
  const [days, serial] = await Promise.all([daysOf(ctx, region), takeRectificationSerial(ctx.db, region, day)])
  const opened = settle({
    region, code: toRectificationCode(region, day, serial), number, occasion, version: 1, state: 'opened', exclusion: 'none', itemCode, itemName, authorityId, hallId, grade, isAnonymous,
    raterId: isAnonymous ? null : raterId, openedAt: ratedAt, dueOn: day, contactOn: day, awaitsAuthority: true, awaitsSupervisor: !isAnonymous,
    detail: {
      clocks: clocksOfOpening(isAnonymous, days), finding: null, planDueOn: null, planDoneOn: null, reply: null, repliedOn: null, followUp: null, sentBack: 0, exclusionKind: null, reviewers: [],
    },
  } satisfies Rectification, days)
  return {
    parts: [insertRectification(opened), insertRectificationAct(opened, { seq: 1, kind: 'open', byId: 'rater', byName: isAnonymous ? '匿名评价人' : '评价人', note: '', detail: {}, at: ratedAt })],
    announcements: [announceRectification(opened, 'open')],
  }
}
