import { type Desk, roleDesk, supervisorDesk, type Telling, tell } from '../modules/messages/index.ts'
import { getDirectory } from '../modules/organisation/index.ts'
import type { RectificationProgressed, ReminderDue } from '../modules/ratings/events.ts'
import { getRatersToTell, makeRatingCode, ratingLink } from '../modules/ratings/index.ts'
import type { Context } from '../platform/context.ts'
import type { AnnouncedEvent, Reader } from '../platform/jobs/jobs.ts'
import { toChineseDate } from '../platform/pdf/index.ts'

/** 智能邀评: the ratings know whom, the messages how: hence a flow. The link rates without signing in. */
export const tellReminders: Reader = {
  id: 'flows.tellRatingReminders',
  on: ['ratings.reminderDue'],
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, await Promise.all(events.map(async ({ id, region, at, payload }): Promise<Telling> => {
      const { number, itemName, hallId, subjects, smsTo } = payload as unknown as ReminderDue
      const { code } = await makeRatingCode(ctx, { region, number, occasion: 'closed' }, 'sms')
      return { id, region, at, number, template: 'applicant.ratingReminder', subjects, smsTo, words: { itemName, hallName: directory.hall(hallId).name, link: await ratingLink(ctx, region, code) } }
    })))
  },
}

/** What a step tells whoever rated; what goes on between the offices is not theirs to follow. */
const TO_RATER: Record<string, 'applicant.badRatingAnswered' | 'applicant.ratingExcluded' | 'applicant.objectionDecided'> = {
  reply: 'applicant.badRatingAnswered', agreeExclusion: 'applicant.ratingExcluded', upholdExclusion: 'applicant.objectionDecided', restore: 'applicant.objectionDecided',
}

/** Tells both sides of a bad rating that it is their turn, and whoever rated what came of it. Officers learn of no case and no rater. */
export const tellRectifications: Reader = {
  id: 'flows.tellRectifications',
  on: ['ratings.rectificationProgressed'],
  async run(ctx, events) {
    await tell(ctx, (await Promise.all(events.map((event) => toTellings(ctx, event)))).flat())
  },
}

async function toTellings(ctx: Context, { id, region, at, payload }: AnnouncedEvent): Promise<Telling[]> {
  const step = payload as unknown as RectificationProgressed
  const words = {
    code: step.code, itemName: step.itemName, authorityName: (await getDirectory(ctx)).authority(step.authorityId).name, exclusionName: step.exclusionName,
    answerBy: step.clocks.length > 0 ? toChineseDate(step.contactOn < step.dueOn ? step.contactOn : step.dueOn) : '没有规定',
  }
  const common = { id, region, at, words }
  const desks = desksFor(region, step)
  const template = step.act === 'agreeExclusion' && !step.isClosed ? undefined : TO_RATER[step.act]
  if (!template) return desks.length > 0 ? [{ ...common, number: step.code, template: 'officer.badRating', desks }] : []
  const { number, raters } = await getRatersToTell(ctx, step.code)
  return [{ ...common, number, template, subjects: raters }, ...(desks.length > 0 ? [{ ...common, number: step.code, template: 'officer.badRating' as const, desks }] : [])]
}

/** Steps that put something on the other side's desk. */
function desksFor(region: string, { act, authorityId, isAnonymous, isClosed, awaitsSupervisor }: RectificationProgressed): Desk[] {
  const authority = [roleDesk(region, 'reviewer', authorityId), roleDesk(region, 'decider', authorityId)]
  switch (act) {
    case 'open': case 'restore': return isAnonymous ? authority : [...authority, supervisorDesk(region)]
    case 'sendBack': case 'refuseExclusion': return authority
    case 'agreeExclusion': return isClosed ? authority : [supervisorDesk(region)]
    case 'reply': case 'reportPlanDone': return awaitsSupervisor ? [supervisorDesk(region)] : []
    case 'applyExclusion': case 'object': return [supervisorDesk(region)]
    default: return []
  }
}
