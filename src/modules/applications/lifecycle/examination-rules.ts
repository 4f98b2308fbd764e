import { Refusal } from '../../../platform/errors.ts'
import { addWorkdays, type Day } from '../../calendar/calendar-rules.ts'
import { type Duration, readClock } from '../../calendar/clock-rules.ts'
import type { ApplicationDetail } from '../application.ts'
import { statutoryClock } from './legal-clock-rules.ts'
import { notPossible, obstacle, type VerbRule } from './verb-rule.ts'

/** 行政许可法 art. 42(2): what several bodies handle together has forty-five days, and an extension of its own. */
const JOINT_LIMIT_WORKDAYS = 45
/** Which of the limits to an extension (`settings.ts`) a case falls under: always one in the unit of its own legal limit. */
export type ExtensionKind = 'workdays' | 'jointWorkdays' | 'withinADay' | 'naturalDays' | 'hours'
export function extensionKindOf({ amount, unit }: Duration): ExtensionKind {
  if (unit === 'hour') return 'hours'
  if (unit === 'naturalDay') return 'naturalDays'
  if (amount < 1) return 'withinADay'
  return amount === JOINT_LIMIT_WORKDAYS ? 'jointWorkdays' : 'workdays'
}
/** 行政许可法 art. 47: asked for within five days of being told, held within twenty of the request. */
export const HEARING_REQUEST_WORKDAYS = 5
export const HEARING_HELD_WORKDAYS = 20
/** The special procedure every item has by law (行政许可法 art. 45), whether its guide lists it or not. */
export const HEARING_STEP = { id: 'hearing', name: '听证', days: HEARING_HELD_WORKDAYS } as const

export const runningSpecialProcedure = (detail: ApplicationDetail) => detail.specialProcedures.find((procedure) => !procedure.endedOn)

/** The special procedures that may be started: the guide's own (流程之外无环节), and a hearing somebody asked for. */
export const specialStepsOf = ({ specialSteps, hearing }: ApplicationDetail) => (hearing?.requestedOn ? [...specialSteps, HEARING_STEP] : specialSteps)

const isHearingOpen = ({ hearing, specialProcedures }: ApplicationDetail): boolean =>
  hearing?.requestedOn !== undefined && !specialProcedures.some(({ stepId, endedOn }) => stepId === HEARING_STEP.id && endedOn)

const startSpecialProcedure: VerbRule<'startSpecialProcedure'> = {
  name: '开始特别程序',
  states: ['accepted', 'reviewed'],
  findObstacle: ({ detail }) => {
    const running = runningSpecialProcedure(detail)
    if (running) return notPossible(`特别程序「${running.name}」还没有结束。`)
    return specialStepsOf(detail).length === 0 ? notPossible('本事项的办事指南没有特别程序。') : undefined
  },
  decide({ detail }, { stepId, reason, expectedWorkdays }, { today }) {
    const step = specialStepsOf(detail).find((each) => each.id === stepId)
    if (!step) throw new Refusal(422, 'applications.no_such_procedure', '办事指南没有这个特别程序，请从列出的特别程序中选择（流程之外无环节）。这次要求已经记录。', {
      errors: [{ pointer: '/stepId', message: '请从本事项的特别程序中选择。' }], extra: { demanded: [`特别程序 ${stepId}：${reason}`] },
    })
    return [{ type: 'specialProcedureStarted', data: { on: today, stepId: step.id, name: step.name, reason, expectedWorkdays } }]
  },
}

const endSpecialProcedure: VerbRule<'endSpecialProcedure'> = {
  name: '结束特别程序',
  states: ['accepted', 'reviewed'],
  findObstacle: ({ detail }) => (runningSpecialProcedure(detail) ? undefined : notPossible('没有正在进行的特别程序。')),
  decide: ({ detail }, { result }, { today }) => [{ type: 'specialProcedureEnded', data: { on: today, stepId: runningSpecialProcedure(detail)!.stepId, result } }],
}

const offerHearing: VerbRule<'offerHearing'> = {
  name: '告知听证权利',
  states: ['accepted', 'reviewed'],
  findObstacle: ({ detail }) => (detail.hearing ? notPossible('听证权利已经告知过。') : undefined),
  decide: (_application, { matter }, { today, calendar }) => [{ type: 'hearingOffered', data: { on: today, requestDueOn: addWorkdays(calendar, today, HEARING_REQUEST_WORKDAYS).dueOn, matter } }],
}

const requestHearing: VerbRule<'requestHearing'> = {
  name: '要求听证',
  states: ['accepted', 'reviewed'],
  findObstacle: ({ detail }, moment) => {
    if (!detail.hearing) return notPossible('审批单位还没有告知听证权利。')
    if (detail.hearing.requestedOn) return notPossible('已经要求过听证。')
    return moment && moment.today > detail.hearing.requestDueOn ? obstacle('hearing_too_late', `要求听证的期限是 ${detail.hearing.requestDueOn}，已经过了。`) : undefined
  },
  decide: (_application, { reason }, { today, calendar }) => [{ type: 'hearingRequested', data: { on: today, reason, holdBy: addWorkdays(calendar, today, HEARING_HELD_WORKDAYS).dueOn } }],
}

/** What keeps the examination from going on. */
export function findPause(detail: ApplicationDetail, what: string) {
  const running = runningSpecialProcedure(detail)
  return running ? notPossible(`特别程序「${running.name}」还没有结束，结束后才能${what}。`) : undefined
}

/** What a hearing still keeps from being decided. */
export function findHearing(detail: ApplicationDetail, today: Day | undefined) {
  if (isHearingOpen(detail)) return notPossible('申请人要求听证，听证结束后才能作出决定。')
  const { hearing } = detail
  return hearing && !hearing.requestedOn && today !== undefined && today <= hearing.requestDueOn ? notPossible(`已告知听证权利，申请人可以在 ${hearing.requestDueOn} 前提出，过后才能作出决定。`) : undefined
}

const review: VerbRule<'review'> = {
  name: '审查',
  states: ['accepted'],
  findObstacle: ({ detail }) => findPause(detail, '审查'),
  decide({ detail }, { opinion, note }, { today }) {
    const step = detail.reviewSteps[detail.reviewedSteps.length]!
    return [{ type: 'reviewed', data: { on: today, stepId: step.id, stepName: step.name, opinion, note } }]
  },
}

const extend: VerbRule<'extend'> = {
  name: '延长期限',
  states: ['accepted', 'reviewed'],
  findObstacle: (application, moment) => {
    const { detail } = application
    if (!detail.statutoryLimit) return notPossible('本事项没有法定时限，不需要延长。')
    if (detail.extensions.length > 0) return obstacle('already_extended', '办理期限只能延长一次，本件已经延长过。')
    // What is over cannot be made longer: the delay would disappear from the record.
    const clock = statutoryClock(application)
    const dueOn = moment && clock && readClock(moment.calendar, clock, moment.today).dueOn
    return dueOn !== undefined && moment!.today > dueOn ? obstacle('limit_is_over', `法定时限 ${dueOn} 已经过了，不能再延长。请尽快作出决定并说明逾期原因。`) : undefined
  },
  decide({ detail }, { reason, amount, maximum }, { today }) {
    const { unit } = detail.statutoryLimit!
    const by = amount ?? maximum
    const errors = [
      ...(by > maximum ? [{ pointer: '/amount', message: `不能超过规定的上限 ${maximum}（单位与法定期限相同）。` }] : []),
      // Half a workday is the smallest a limit is counted in; days and hours are whole.
      ...(unit !== 'workday' && !Number.isInteger(by) ? [{ pointer: '/amount', message: '请填写整数。' }] : []),
    ]
    if (errors.length > 0) throw new Refusal(422, 'applications.extension_too_long', '延长的时间不对，请按提示修改。', { errors })
    return [{ type: 'extended', data: { on: today, by: { amount: by, unit }, reason } }]
  },
}

const assign: VerbRule<'assign'> = {
  name: '分派',
  states: ['submitted', 'received', 'accepted', 'reviewed'],
  decide({ detail }, { to, reason }, { today }) {
    if (detail.assignedTo?.id === to.id) throw new Refusal(409, 'applications.assigned_already', `本件已经由${to.name}承办。`)
    return [{ type: 'assigned', data: { on: today, to, reason } }]
  },
}

const prioritise: VerbRule<'prioritise'> = {
  name: '开通绿色通道',
  states: ['submitted', 'received', 'correctionRequested', 'accepted', 'reviewed', 'granted', 'certified'],
  findObstacle: ({ detail }) => (detail.priority ? notPossible('本件已经在绿色通道。') : undefined),
  decide: (_application, { reason }, { today }) => [{ type: 'prioritised', data: { on: today, reason } }],
}

export const examinationRules = { startSpecialProcedure, endSpecialProcedure, offerHearing, requestHearing, review, extend, assign, prioritise }
