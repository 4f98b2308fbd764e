import { reachesRegion } from '../../../platform/regional-rules.ts'
import { naturalDaysBetween, type WorkCalendar } from '../../calendar/calendar-rules.ts'
import { readClock } from '../../calendar/clock-rules.ts'
import type { Counts } from '../scores/score.ts'
import type { ExclusionKind, Finding, FollowUpOutcome, Rectification, RectificationClock } from './rectification.ts'

/** Who is at the desk. */
export interface Desk {
  id: string
  region: string
  authorityId: string
  roles: readonly string[]
}

/** What officers do; each is an operation of its own. */
export const rectificationVerbWords = {
  contact: '记录联系情况', verify: '核实', reply: '答复评价人', reportPlanDone: '报告计划完成', followUp: '回访', applyExclusion: '申请剔除', reviewExclusion: '复核剔除申请', decideObjection: '复议异议',
} as const
export type RectificationVerb = keyof typeof rectificationVerbWords

export const RECTIFICATION_CODE = '^CP[1-9]\\d{17}$'
/** No limit runs. */
export const NO_DAY = '9999-12-31'
/** A 回访 that finds nothing mended sends back once: after that it is the supervisor's to settle. */
const MOST_SENT_BACK = 1

/** The lowest serial of a day is 1. */
export const toRectificationCode = (region: string, day: string, serial: number): string => `CP${region}${day.replaceAll('-', '').slice(2)}${String(serial).padStart(6, '0')}`
export const regionOfRectification = (code: string): string => code.slice(2, 8)

/** The rated body answers for itself. */
export const isOfAuthority = ({ region, authorityId }: Rectification, desk: Desk): boolean =>
  desk.region === region && desk.authorityId === authorityId && (desk.roles.includes('reviewer') || desk.roles.includes('decider'))

/** 政务服务主管部门 of the place or of its city; never somebody of the rated body. */
export const supervises = ({ region, authorityId }: Pick<Rectification, 'region' | 'authorityId'>, desk: Desk): boolean =>
  desk.roles.includes('supervisor') && desk.authorityId !== authorityId && reachesRegion(desk.region, region)

export const mayRead = (rectification: Rectification, desk: Desk): boolean => isOfAuthority(rectification, desk) || supervises(rectification, desk)

/** Left out of satisfaction: as long as nobody has put it back. */
export const isExcluded = ({ exclusion }: Pick<Rectification, 'exclusion'>): boolean => exclusion === 'excluded' || exclusion === 'objected' || exclusion === 'upheld'

/** Whoever gave their name is called, however far the rated body has come meanwhile. */
const isToContact = (rectification: Pick<Rectification, 'detail'>): boolean => runningOf(rectification).some(({ kind }) => kind === 'contact')

const hasOpenPlan = ({ detail }: Rectification): boolean => detail.finding === 'planned' && detail.planDoneOn === null

/** Why this officer may not do it now, as a sentence; undefined when they may. */
export function reasonAgainst(verb: RectificationVerb, rectification: Rectification, desk: Desk): string | undefined {
  return reasonOfDesk(verb, rectification, desk) ?? reasonOfState(verb, rectification, desk)
}

const OF_AUTHORITY: readonly RectificationVerb[] = ['verify', 'reply', 'reportPlanDone', 'applyExclusion']

export function reasonOfDesk(verb: RectificationVerb, rectification: Rectification, desk: Desk): string | undefined {
  if (OF_AUTHORITY.includes(verb)) return isOfAuthority(rectification, desk) ? undefined : '由被评价单位的审查或决定人员办理。'
  return supervises(rectification, desk) ? undefined : '由政务服务主管部门的监察人员办理，被评价单位的人员不能办理。'
}

function reasonOfState(verb: RectificationVerb, rectification: Rectification, desk: Desk): string | undefined {
  const { state, exclusion, isAnonymous, detail } = rectification
  if (verb === 'decideObjection') {
    if (exclusion !== 'objected') return '评价人没有提出异议。'
    return detail.reviewers.includes(desk.id) ? '您参加过剔除复核，异议由没有参加复核的人员复议。' : undefined
  }
  if (state === 'closed') return '这件差评已经办结。'
  switch (verb) {
    case 'contact':
      if (isAnonymous) return '匿名评价，不联系评价人。'
      return isToContact(rectification) ? undefined : '已经记录过联系情况。'
    case 'verify': return state === 'opened' || state === 'contacted' ? undefined : '已经核实过。'
    case 'reply': return state === 'verified' ? undefined : state === 'replied' ? '已经答复评价人。' : '请先核实，再答复评价人。'
    case 'reportPlanDone': return (state === 'verified' || state === 'replied') && hasOpenPlan(rectification) ? undefined : '没有待完成的整改计划。'
    case 'followUp':
      if (state !== 'replied') return '被评价单位答复以后再回访。'
      return hasOpenPlan(rectification) ? '整改计划还没有完成，完成后再回访。' : undefined
    case 'applyExclusion': return exclusion === 'none' ? undefined : '已经申请过剔除，只能申请一次。'
    case 'reviewExclusion':
      if (exclusion !== 'applied' && exclusion !== 'agreed') return '没有待复核的剔除申请。'
      return detail.reviewers.includes(desk.id) ? '您已经复核过，须由另一人复核。' : undefined
  }
}

/** The limits and the day on which something is done. */
export interface Days {
  today: string
  calendar: WorkCalendar
  contactDays: number
  rectifyDays: number
}

const workdayClock = (id: string, kind: RectificationClock['kind'], name: string, startedOn: string, amount: number): RectificationClock =>
  ({ id, kind, name, clock: { startedOn, amount, unit: 'workday', pauses: [], extensions: [] }, endedOn: null })

/** The limits that begin with a bad rating: whoever gave their name is called, everybody's is looked into. */
export const clocksOfOpening = (isAnonymous: boolean, { today, contactDays, rectifyDays }: Days, round = 1): RectificationClock[] => [
  ...(isAnonymous ? [] : [workdayClock(idOf('contact', round), 'contact', '联系评价人', today, contactDays)]),
  workdayClock(idOf('rectify', round), 'rectify', '整改答复', today, rectifyDays),
]

const idOf = (kind: string, round: number): string => (round === 1 ? kind : `${kind}:${round}`)

export const runningOf = ({ detail }: Pick<Rectification, 'detail'>): RectificationClock[] => detail.clocks.filter(({ endedOn }) => endedOn === null)

export const dueOf = ({ clock }: RectificationClock, { calendar, today }: Pick<Days, 'calendar' | 'today'>): string => readClock(calendar, clock, today).dueOn

/** What follows from the state: whose turn it is, and by when. */
export function settle(rectification: Rectification, days: Days): Rectification {
  const { state, exclusion } = rectification
  const isOpen = state !== 'closed'
  const isToFollow = state === 'replied' && !hasOpenPlan(rectification)
  const firstDue = (kind: RectificationClock['kind']) => runningOf(rectification).filter((clock) => clock.kind === kind).map((clock) => dueOf(clock, days)).sort()[0] ?? NO_DAY
  return {
    ...rectification,
    dueOn: firstDue('rectify'),
    contactOn: firstDue('contact'),
    awaitsAuthority: isOpen && !isToFollow,
    awaitsSupervisor: (isOpen && (isToContact(rectification) || isToFollow || exclusion === 'applied' || exclusion === 'agreed')) || exclusion === 'objected',
  }
}

type Change = Partial<Omit<Rectification, 'detail'>> & { detail?: Partial<Rectification['detail']> }

function change(before: Rectification, { detail, ...rest }: Change, days: Days): Rectification {
  return settle({ ...before, ...rest, version: before.version + 1, detail: { ...before.detail, ...detail } }, days)
}

const ending = ({ detail }: Rectification, today: string, isEnded: (clock: RectificationClock) => boolean): RectificationClock[] =>
  detail.clocks.map((clock) => (clock.endedOn === null && isEnded(clock) ? { ...clock, endedOn: today } : clock))

const isPlan = ({ id }: RectificationClock): boolean => id.startsWith('plan')

export const contacted = (before: Rectification, days: Days): Rectification =>
  change(before, { state: before.state === 'opened' ? 'contacted' : before.state, detail: { clocks: ending(before, days.today, ({ kind }) => kind === 'contact') } }, days)

/** A plan runs to its own day. */
export function verified(before: Rectification, finding: Finding, planDueOn: string | undefined, days: Days): Rectification {
  const { today } = days
  const plan: RectificationClock[] = finding === 'planned' && planDueOn
    ? [{ id: idOf('plan', before.detail.sentBack + 1), kind: 'rectify', name: '整改计划', clock: { startedOn: today, amount: naturalDaysBetween(today, planDueOn), unit: 'naturalDay', pauses: [], extensions: [] }, endedOn: null }]
    : []
  return change(before, { state: 'verified', detail: { finding, planDueOn: planDueOn ?? null, planDoneOn: null, clocks: [...before.detail.clocks, ...plan] } }, days)
}

export const replied = (before: Rectification, reply: string, days: Days): Rectification =>
  change(before, { state: 'replied', detail: { reply, repliedOn: days.today, clocks: ending(before, days.today, (clock) => clock.kind === 'rectify' && !isPlan(clock)) } }, days)

export const planDone = (before: Rectification, days: Days): Rectification =>
  change(before, { detail: { planDoneOn: days.today, clocks: ending(before, days.today, isPlan) } }, days)

/** Somebody who is not content is heard again once; after that the supervisor settles it. */
export const maySendBack = ({ detail }: Rectification, outcome: FollowUpOutcome): boolean => outcome === 'unsatisfied' && detail.sentBack < MOST_SENT_BACK

export function followedUp(before: Rectification, outcome: FollowUpOutcome, isSentBack: boolean, days: Days): Rectification {
  // Who follows up has called: what was left to call is done with it.
  const ended = ending(before, days.today, () => true)
  if (!isSentBack) return change(before, { state: 'closed', detail: { followUp: outcome, clocks: ended } }, days)
  const round = before.detail.sentBack + 2
  // Whoever was called just now need not be called again.
  const clocks = clocksOfOpening(true, days, round)
  return change(before, { state: 'contacted', detail: { followUp: outcome, sentBack: before.detail.sentBack + 1, finding: null, planDueOn: null, planDoneOn: null, clocks: [...ended, ...clocks] } }, days)
}

export const exclusionApplied = (before: Rectification, exclusionKind: ExclusionKind, days: Days): Rectification => change(before, { exclusion: 'applied', detail: { exclusionKind } }, days)

/** Two have to agree; one is enough to refuse, and the rectification goes on as before. */
export function exclusionReviewed(before: Rectification, reviewerId: string, isAgreed: boolean, days: Days): Rectification {
  const reviewers = [...before.detail.reviewers, reviewerId]
  if (!isAgreed) return change(before, { exclusion: 'refused', detail: { reviewers } }, days)
  if (before.exclusion === 'applied') return change(before, { exclusion: 'agreed', detail: { reviewers } }, days)
  return change(before, { exclusion: 'excluded', state: 'closed', detail: { reviewers, clocks: ending(before, days.today, () => true) } }, days)
}

export const objected = (before: Rectification, days: Days): Rectification => change(before, { exclusion: 'objected' }, days)

/** What is put back begins anew, with limits of today. */
export function objectionDecided(before: Rectification, isUpheld: boolean, days: Days): Rectification {
  if (isUpheld) return change(before, { exclusion: 'upheld' }, days)
  const clocks = clocksOfOpening(before.isAnonymous, days, before.detail.sentBack + 2)
  return change(before, { exclusion: 'restored', state: 'opened', detail: { clocks: [...before.detail.clocks, ...clocks] } }, days)
}

/** 追评: once there is an answer to say something about. */
export const mayRateAgain = (rectification: Rectification): boolean => (rectification.state === 'replied' || rectification.state === 'closed') && !isExcluded(rectification)

/** How a bad rating counts in the scores as it stands now. */
export function countsOf(rectification: Rectification, days: Pick<Days, 'calendar' | 'today'>): Partial<Counts> {
  if (isExcluded(rectification)) return { disregarded: 1 }
  const { grade, isAnonymous, detail } = rectification
  const isRectified = detail.repliedOn !== null && detail.finding !== null && !hasOpenPlan(rectification)
  const isLate = detail.clocks.some((clock) => clock.kind === 'rectify' && clock.endedOn !== null && clock.endedOn > dueOf(clock, days))
  return {
    [`grade${grade}`]: 1, namedBad: isAnonymous ? 0 : 1, rectified: isRectified ? 1 : 0, rectifiedOnTime: isRectified && !isLate ? 1 : 0,
    followedUp: !isAnonymous && detail.followUp !== null ? 1 : 0,
  }
}

/** What a step changes in the scores; measures that stay are left out. */
export function countsBetween(before: Partial<Counts>, after: Partial<Counts>): Partial<Counts> {
  const measures = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Counts)[]
  return Object.fromEntries(measures.flatMap((measure) => {
    const difference = (after[measure] ?? 0) - (before[measure] ?? 0)
    return difference === 0 ? [] : [[measure, difference]]
  }))
}
