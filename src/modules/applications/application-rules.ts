import { Refusal } from '../../platform/errors.ts'
import { toLocalMinute } from '../../platform/legal-dates.ts'
import { addWorkdays, type Day, receiptDay, type WorkCalendar } from '../calendar/calendar-rules.ts'
import { readClock } from '../calendar/clock-rules.ts'
import { type Application, type ApplicationDetail, type ApplicationState, pausesOf, stateWords } from './application.ts'
import type { NewVersionEffect } from './new-version.ts'
import type { MaterialCheck, RecordEvent, StoredEvent, Submission } from './record-events.ts'

/** What can be asked of a case. The names are the verbs of its addresses, in code spelling. */
export type Command =
  | { verb: 'receive' }
  | { verb: 'requestCorrection'; checks: MaterialCheck[]; note?: string | undefined; withinWorkdays: number }
  | { verb: 'supplyCorrection'; materials: { id: string; provided: 'file' | 'paper' | 'waived'; files: string[] }[] }
  | { verb: 'accept'; checks: MaterialCheck[] }
  | { verb: 'refuse'; reason: string; referral?: string | undefined }
  | { verb: 'startSpecialProcedure'; stepId: string; reason: string; expectedWorkdays: number }
  | { verb: 'endSpecialProcedure'; result: string }
  | { verb: 'review'; opinion: 'agree' | 'disagree'; note: string }
  | { verb: 'extend'; reason: string; workdays: number }
  | { verb: 'decide'; outcome: 'granted' | 'denied'; reason: string }
  | { verb: 'makeCertificate'; identifier: string; certificateNumber: string; hash: string }
  | { verb: 'handOut'; place: string }
  | { verb: 'deliver'; method: 'electronic' | 'counter' | 'post'; receiver: string; courierNumber?: string | undefined }
  | { verb: 'withdraw'; reason: string }
  | { verb: 'return'; reason: string }
  | { verb: 'moveToVersion'; effect: NewVersionEffect }

export type Verb = Command['verb']

/** 行政许可法 art. 32(4): everything that has to be corrected is told once, within five days. */
export const CORRECTION_NOTICE_WORKDAYS = 5
/** 行政许可法 art. 42: one extension of ten days, approved by the head of the authority. */
export const EXTENSION_WORKDAYS = 10
/** 行政许可法 art. 44: the licence is issued and delivered within ten days of the decision. */
export const DELIVERY_WORKDAYS = 10

const STATES: Record<Verb, readonly ApplicationState[]> = {
  receive: ['submitted'],
  requestCorrection: ['submitted', 'received'],
  supplyCorrection: ['correctionRequested'],
  accept: ['submitted', 'received'],
  refuse: ['submitted', 'received', 'correctionRequested'],
  startSpecialProcedure: ['accepted', 'reviewed'],
  endSpecialProcedure: ['accepted', 'reviewed'],
  review: ['accepted'],
  extend: ['accepted', 'reviewed'],
  decide: ['reviewed'],
  makeCertificate: ['granted'],
  handOut: ['granted', 'denied', 'certified'],
  deliver: ['granted', 'denied', 'certified', 'handedOut'],
  withdraw: ['submitted', 'received', 'correctionRequested', 'accepted', 'reviewed'],
  return: ['submitted', 'received', 'correctionRequested', 'accepted', 'reviewed'],
  // Once accepted, the notice of acceptance has said by what the case is handled.
  moveToVersion: ['submitted', 'received'],
}

export const verbWords: Record<Verb, string> = {
  receive: '收件', requestCorrection: '告知补正', supplyCorrection: '提交补正', accept: '受理', refuse: '不予受理', startSpecialProcedure: '开始特别程序',
  endSpecialProcedure: '结束特别程序', review: '审查', extend: '延长期限', decide: '作出决定', makeCertificate: '制证', handOut: '出件', deliver: '送达', withdraw: '撤回', return: '退件', moveToVersion: '改按新版指南办理',
}

/** Verbs in the order of the process. */
export const VERBS = Object.keys(STATES) as Verb[]

/** Why `verb` cannot be done now, as a Chinese sentence; undefined when it can. Every screen's disabled action reads this. */
export function reasonAgainst(application: Application, verb: Verb): string | undefined {
  const { state, detail } = application
  const running = runningSpecialProcedure(detail)
  if (!STATES[verb].includes(state)) {
    return verb === 'makeCertificate' && state === 'granted' ? undefined : `办件目前「${stateWords[state]}」，不能${verbWords[verb]}。`
  }
  switch (verb) {
    case 'requestCorrection':
      return detail.correction ? '补正只能一次性告知，本件已经告知过。如材料仍不符合要求，请受理后依法审查，或不予受理。' : undefined
    case 'startSpecialProcedure':
      if (running) return `特别程序「${running.name}」还没有结束。`
      return detail.specialSteps.length === 0 ? '本事项的办事指南没有特别程序。' : undefined
    case 'endSpecialProcedure':
      return running ? undefined : '没有正在进行的特别程序。'
    case 'review': case 'decide':
      return running ? `特别程序「${running.name}」还没有结束，结束后才能${verbWords[verb]}。` : undefined
    case 'extend':
      if (!detail.statutoryLimit) return '本事项没有法定时限，不需要延长。'
      return detail.extensions.length > 0 ? '办理期限只能延长一次，本件已经延长过。' : undefined
    case 'makeCertificate':
      return detail.makesCertificate ? undefined : '本事项不颁发证照，请直接送达。'
    case 'handOut': case 'deliver':
      return state === 'granted' && detail.makesCertificate ? '请先制证，再出件送达。' : undefined
    default:
      return undefined
  }
}

/** Why a case cannot be handled in one sitting: only immediate items, and only from the start (S002 9: 收件即受理、受理即办理). */
export function reasonAgainstImmediate(application: Application): string | undefined {
  if (application.detail.kind !== 'immediate') return '本事项是承诺件，需要由审批单位审查决定，不能当场办结。'
  return reasonAgainst(application, 'accept')
}

/** What a command makes happen. @throws Refusal in Chinese when it may not; then nothing happens */
export function decide(application: Application, command: Command, context: { today: Day; calendar: WorkCalendar }): RecordEvent[] {
  const reason = reasonAgainst(application, command.verb)
  if (reason) throw new Refusal(409, codeAgainst(application, command.verb), reason)
  const { today, calendar } = context
  const { detail } = application
  const received: RecordEvent[] = application.state === 'submitted' ? [{ type: 'received', data: { on: today } }] : []
  switch (command.verb) {
    case 'receive':
      return received
    case 'requestCorrection': {
      const checks = completeChecks(detail, command.checks)
      const wrong = checks.filter((check) => check.result === 'unqualified')
      if (wrong.length === 0) throw new Refusal(422, 'applications.nothing_to_correct', '没有不合格的材料，不需要补正。请标出不合格的材料并写明原因，或直接受理。', { errors: [{ pointer: '/checks', message: '请至少标出一份不合格的材料。' }] })
      return [
        ...received,
        { type: 'materialsChecked', data: { checks } },
        {
          type: 'correctionRequested',
          data: {
            on: today,
            dueOn: addWorkdays(calendar, today, command.withinWorkdays).dueOn,
            materials: wrong.map((check) => ({ id: check.id, name: materialOf(detail, check.id).name, reason: check.reason! })),
            ...(command.note ? { note: command.note } : {}),
          },
        },
      ]
    }
    case 'supplyCorrection': {
      const owed = new Set(detail.correction!.materialIds)
      const supplied = new Set(command.materials.map((material) => material.id))
      const strange = command.materials.find((material) => !owed.has(material.id))
      if (strange) throw new Refusal(422, 'applications.not_asked_for', '补正通知没有要求这份材料，请只补交通知列出的材料。', { errors: [{ pointer: `/materials/${strange.id}`, message: '补正通知没有要求这份材料。' }] })
      // 行政许可法 art. 32(5): accepted once everything that was asked for is in, so a partial correction is not one.
      const missing = [...owed].filter((id) => !supplied.has(id))
      if (missing.length > 0) throw new Refusal(422, 'applications.correction_incomplete', '补正材料还没有交齐，请一次交齐通知列出的全部材料。', { errors: missing.map((id) => ({ pointer: `/materials/${id}`, message: `请补交「${materialOf(detail, id).name}」。` })) })
      return [{ type: 'correctionSupplied', data: { on: today, materials: command.materials } }]
    }
    case 'accept': {
      const checks = completeChecks(detail, command.checks)
      const wrong = checks.filter((check) => check.result === 'unqualified')
      if (wrong.length > 0) throw new Refusal(422, 'applications.material_unqualified', '有不合格的材料，不能受理。请告知申请人补正。', { errors: wrong.map((check) => ({ pointer: `/checks/${check.id}`, message: `「${materialOf(detail, check.id).name}」不合格。` })) })
      return [...received, { type: 'materialsChecked', data: { checks } }, { type: 'accepted', data: { on: today } }]
    }
    case 'refuse':
      return [...received, { type: 'refused', data: { on: today, reason: command.reason, ...(command.referral ? { referral: command.referral } : {}) } }]
    case 'startSpecialProcedure': {
      const step = detail.specialSteps.find((each) => each.id === command.stepId)
      if (!step) throw new Refusal(422, 'applications.no_such_procedure', '办事指南没有这个特别程序，请从列出的特别程序中选择。', { errors: [{ pointer: '/stepId', message: '请从本事项的特别程序中选择。' }] })
      return [{ type: 'specialProcedureStarted', data: { on: today, stepId: step.id, name: step.name, reason: command.reason, expectedWorkdays: command.expectedWorkdays } }]
    }
    case 'endSpecialProcedure':
      return [{ type: 'specialProcedureEnded', data: { on: today, stepId: runningSpecialProcedure(detail)!.stepId, result: command.result } }]
    case 'review': {
      const step = detail.reviewSteps[detail.reviewedSteps.length]!
      return [{ type: 'reviewed', data: { on: today, stepId: step.id, stepName: step.name, opinion: command.opinion, note: command.note } }]
    }
    case 'extend':
      return [{ type: 'extended', data: { on: today, by: { amount: command.workdays, unit: detail.statutoryLimit!.unit }, reason: command.reason } }]
    case 'decide':
      // 行政许可法 art. 38: whoever is denied is told why.
      if (command.outcome === 'denied' && command.reason.trim().length < 2) throw new Refusal(422, 'applications.reason_missing', '决定不予的，应当说明理由。请填写后再提交。', { errors: [{ pointer: '/reason', message: '请填写不予的理由。' }] })
      return [command.outcome === 'granted' ? { type: 'granted', data: { on: today, note: command.reason } } : { type: 'denied', data: { on: today, reason: command.reason } }]
    case 'makeCertificate':
      return [{ type: 'certificateMade', data: { on: today, identifier: command.identifier, certificateNumber: command.certificateNumber, hash: command.hash } }]
    case 'handOut':
      return [{ type: 'handedOut', data: { on: today, place: command.place } }]
    case 'deliver': {
      if (command.method === 'post' && !command.courierNumber) throw new Refusal(422, 'applications.courier_missing', '邮寄送达需要填写快递单号。', { errors: [{ pointer: '/courierNumber', message: '请填写快递单号。' }] })
      return [{ type: 'delivered', data: { on: today, method: command.method, receiver: command.receiver, ...(command.courierNumber ? { courierNumber: command.courierNumber } : {}) } }]
    }
    case 'withdraw':
      return [{ type: 'withdrawn', data: { on: today, reason: command.reason } }]
    case 'return':
      return [{ type: 'returned', data: { on: today, reason: command.reason } }]
    case 'moveToVersion': {
      const { needs, content } = command.effect
      if (needs.length > 0) throw new Refusal(409, 'applications.new_version_needs_more', `按新版指南办理还需要：${needs.join('；')}。请继续按原来的指南办理，或撤回后重新申请。`)
      return [{ type: 'movedToVersion', data: { on: today, fromVersion: application.itemVersion, ...content } }]
    }
  }
}

/** A second correction and a second extension have names of their own: people quote them. */
function codeAgainst({ state, detail }: Application, verb: Verb): string {
  if (!STATES[verb].includes(state)) return 'applications.not_open'
  if (verb === 'requestCorrection' && detail.correction) return 'applications.already_corrected'
  if (verb === 'extend' && detail.extensions.length > 0) return 'applications.already_extended'
  if (verb === 'handOut' || verb === 'deliver') return 'applications.certificate_missing'
  return 'applications.not_possible'
}

/** The clerk judges every material exactly once; a material that stays out must be one that is not necessary. */
function completeChecks(detail: ApplicationDetail, checks: MaterialCheck[]): MaterialCheck[] {
  const errors: { pointer: string; message: string }[] = []
  const byId = new Map(checks.map((check) => [check.id, check]))
  for (const check of checks) {
    if (!detail.materials.some((material) => material.id === check.id)) errors.push({ pointer: `/checks/${check.id}`, message: '办事指南没有要求这份材料，不能核对或索要（指南之外无材料）。' })
    else if (check.result === 'unqualified' && !check.reason?.trim()) errors.push({ pointer: `/checks/${check.id}/reason`, message: '请写明不合格的原因，申请人要据此补正。' })
  }
  if (byId.size < checks.length) errors.push({ pointer: '/checks', message: '同一份材料只能核对一次。' })
  for (const material of detail.materials) {
    if (byId.has(material.id) || material.check === 'qualified') continue
    if (material.necessary || material.provided !== 'none') errors.push({ pointer: `/checks/${material.id}`, message: `请核对「${material.name}」。` })
  }
  if (errors.length > 0) throw new Refusal(422, 'applications.checks_incomplete', '材料还没有核对完，请逐份标明合格或不合格。', { errors })
  return checks
}

function materialOf(detail: ApplicationDetail, id: string) {
  return detail.materials.find((material) => material.id === id)!
}

export function runningSpecialProcedure(detail: ApplicationDetail) {
  return detail.specialProcedures.find((procedure) => !procedure.endedOn)
}

/** The state a submission begins with. */
export function begin(region: string, number: string, data: Submission): Application {
  return {
    region, number, version: 0, headHash: '', state: 'submitted',
    itemCode: data.itemCode, itemVersion: data.itemVersion, itemName: data.itemName,
    authorityId: data.authorityId, divisionCode: data.divisionCode, hallId: data.hallId,
    applicantId: data.applicantId, applicantName: data.applicantName, agentId: data.agentId,
    channel: data.channel, submittedAt: data.at,
    receivedOn: null, acceptedOn: null, decidedOn: null, completedOn: null,
    detail: {
      applicantKind: data.applicantKind, kind: data.kind, statutoryLimit: data.statutoryLimit, promisedLimit: data.promisedLimit,
      reviewSteps: data.reviewSteps, specialSteps: data.specialSteps, makesCertificate: data.makesCertificate,
      materials: data.materials, situations: data.situations, reviewedSteps: [], specialProcedures: [], extensions: [],
    },
  }
}

/** The state after one more event. Pure: the same events always give the same case. */
export function evolve(before: Application, event: Pick<StoredEvent, 'seq' | 'hash'> & RecordEvent): Application {
  const after: Application = { ...before, version: event.seq, headHash: event.hash }
  const withDetail = (change: Partial<ApplicationDetail>, rest: Partial<Application> = {}): Application => ({ ...after, ...rest, detail: { ...before.detail, ...change } })
  switch (event.type) {
    case 'submitted':
      return after
    case 'received':
      return { ...after, state: 'received', receivedOn: event.data.on }
    case 'materialsChecked': {
      const checks = new Map(event.data.checks.map((check) => [check.id, check]))
      return withDetail({ materials: before.detail.materials.map((material) => {
        const check = checks.get(material.id)
        return check ? { ...material, check: check.result, reason: check.reason } : material
      }) })
    }
    case 'correctionRequested':
      return withDetail({ correction: { requestedOn: event.data.on, dueOn: event.data.dueOn, materialIds: event.data.materials.map(({ id }) => id) } }, { state: 'correctionRequested' })
    case 'correctionSupplied': {
      const supplied = new Map(event.data.materials.map((material) => [material.id, material]))
      return withDetail(
        {
          correction: { ...before.detail.correction!, suppliedOn: event.data.on },
          materials: before.detail.materials.map((material) => {
            const fresh = supplied.get(material.id)
            return fresh ? { ...material, provided: fresh.provided, files: fresh.files, check: 'unchecked', reason: undefined } : material
          }),
        },
        // The five days begin anew on the day all corrections are in (行政许可法 art. 32(5)).
        { state: 'received', receivedOn: event.data.on },
      )
    }
    case 'accepted':
      return { ...after, state: 'accepted', acceptedOn: event.data.on }
    case 'refused':
      return { ...after, state: 'refused', completedOn: event.data.on }
    case 'specialProcedureStarted': {
      const { on, stepId, name, reason, expectedWorkdays } = event.data
      return withDetail({ specialProcedures: [...before.detail.specialProcedures, { stepId, name, reason, expectedWorkdays, startedOn: on }] })
    }
    case 'specialProcedureEnded':
      return withDetail({ specialProcedures: before.detail.specialProcedures.map((procedure) => (procedure.endedOn ? procedure : { ...procedure, endedOn: event.data.on, result: event.data.result })) })
    case 'reviewed': {
      const reviewedSteps = [...before.detail.reviewedSteps, event.data.stepId]
      return withDetail({ reviewedSteps }, reviewedSteps.length >= before.detail.reviewSteps.length ? { state: 'reviewed' } : {})
    }
    case 'extended':
      return withDetail({ extensions: [...before.detail.extensions, event.data.by] })
    case 'granted':
      return { ...after, state: 'granted', decidedOn: event.data.on, completedOn: before.detail.makesCertificate ? null : event.data.on }
    case 'denied':
      return { ...after, state: 'denied', decidedOn: event.data.on, completedOn: event.data.on }
    case 'certificateMade':
      return withDetail({ certificate: { identifier: event.data.identifier, number: event.data.certificateNumber } }, { state: 'certified', completedOn: event.data.on })
    case 'handedOut':
      return { ...after, state: 'handedOut' }
    case 'delivered':
      return { ...after, state: 'delivered' }
    case 'withdrawn':
      return { ...after, state: 'withdrawn', completedOn: event.data.on }
    case 'returned':
      return { ...after, state: 'returned', completedOn: event.data.on }
    case 'movedToVersion': {
      const { itemVersion, itemName, on: _on, fromVersion: _from, ...content } = event.data
      return withDetail(content, { itemVersion, itemName })
    }
  }
}

/** Deadlines of a case as they stand on `today`. */
export interface Deadlines {
  statutoryDueOn: Day | null
  promisedDueOn: Day | null
  /** 预计: a year in between has no published calendar yet. */
  isProvisional: boolean
  paused: boolean
  /** What whoever has the case now must keep: to accept, to decide, to deliver. */
  dueOn: Day | null
  usedDays: number
  leftDays: number | null
  overdueDays: number
}

export function readDeadlines(application: Application, calendar: WorkCalendar, today: Day): Deadlines {
  const { detail, acceptedOn, state } = application
  // What is decided stays as it was on that day: the clocks of art. 42 end with the decision.
  const asOf = application.completedOn ?? application.decidedOn ?? today
  const clock = (limit: { amount: number; unit: 'workday' | 'naturalDay' | 'hour' }, extensions: typeof detail.extensions) =>
    readClock(calendar, { startedOn: acceptedOn!, startedTime: '09:00', amount: limit.amount, unit: limit.unit, pauses: pausesOf(detail), extensions }, asOf)
  const statutory = acceptedOn && detail.statutoryLimit ? clock(detail.statutoryLimit, detail.extensions) : undefined
  // An extension is of the law's limit; the promise is not stretched with it, so that the wait stays visible.
  const promised = acceptedOn ? clock(detail.promisedLimit, []) : undefined
  const deadlines = {
    statutoryDueOn: statutory?.dueOn ?? null,
    promisedDueOn: promised?.dueOn ?? null,
    isProvisional: Boolean(statutory?.isProvisional || promised?.isProvisional),
    paused: Boolean(runningSpecialProcedure(detail)),
    usedDays: promised?.usedDays ?? 0,
    leftDays: promised ? promised.leftDays : null,
    overdueDays: promised?.overdueDays ?? 0,
  }
  return { ...deadlines, dueOn: dueOfQueue() }

  function dueOfQueue(): Day | null {
    switch (state) {
      // Handed in after hours or on a rest day, it counts from the next workday (民法典 art. 203).
      case 'submitted': return addWorkdays(calendar, receiptDay(calendar, toLocalMinute(application.submittedAt)), CORRECTION_NOTICE_WORKDAYS).dueOn
      case 'received': return addWorkdays(calendar, application.receivedOn!, CORRECTION_NOTICE_WORKDAYS).dueOn
      case 'correctionRequested': return detail.correction!.dueOn
      case 'accepted': case 'reviewed': return deadlines.promisedDueOn
      case 'granted': case 'denied': case 'certified': case 'handedOut': return addWorkdays(calendar, application.decidedOn!, DELIVERY_WORKDAYS).dueOn
      case 'delivered': case 'refused': case 'withdrawn': case 'returned': return null
    }
  }
}

/** The one list a case stands in: whoever it names has to act next. Null when nobody has to. */
export function queueOf(application: Application): string | null {
  const { state, hallId, authorityId, detail } = application
  switch (state) {
    case 'submitted': case 'received': return `intake:${hallId}`
    case 'correctionRequested': return `applicant:${hallId}`
    case 'accepted': return `review:${authorityId}`
    case 'reviewed': return `decide:${authorityId}`
    case 'granted': return detail.makesCertificate ? `certificate:${authorityId}` : `delivery:${hallId}`
    case 'denied': case 'certified': case 'handedOut': return `delivery:${hallId}`
    case 'delivered': case 'refused': case 'withdrawn': case 'returned': return null
  }
}
