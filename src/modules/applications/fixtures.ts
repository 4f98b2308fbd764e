import { createNationalWorkCalendar } from '../calendar/work-calendar-data.ts'
import type { Application, ApplicationState } from './application.ts'
import type { Command, CommandOf, Verb } from './lifecycle/command.ts'
import { fallDue } from './lifecycle/falling-due-rules.ts'
import { begin, evolve } from './lifecycle/fold-rules.ts'
import { decide } from './lifecycle/lifecycle-rules.ts'
import type { Submission } from './record/record-events.ts'

export const calendar = createNationalWorkCalendar()

/** A Monday with nothing special around it. */
export const SUBMITTED_ON = '2026-03-02'

export const aSubmission = (given: Partial<Submission> = {}): Submission => ({
  on: SUBMITTED_ON, at: `${SUBMITTED_ON}T01:00:00.000Z`,
  itemCode: 'food-business-licence', itemVersion: 1, itemName: '食品经营许可', taskCode: '1137990000400001673990120001000',
  authorityId: '379902-SCJG', divisionCode: '379902000000', hallId: 'H-379902',
  applicantId: '019a0000-0000-7000-8000-000000000001', applicantName: '陈小满', applicantKind: 'person', agentId: null, channel: 'online',
  kind: 'promised', statutoryLimit: { amount: 20, unit: 'workday' }, promisedLimit: { amount: 5, unit: 'workday' },
  reviewSteps: [{ id: 's2', name: '材料审查' }], specialSteps: [{ id: 's3', name: '现场核查', days: 3 }], makesCertificate: true, isCommitmentItem: true,
  situations: [], form: {},
  materials: [
    { id: 'm1', name: '经营场所平面布局图', necessary: true, provided: 'file', files: ['f1'], check: 'unchecked' },
    { id: 'm2', name: '从业人员健康证明', necessary: true, provided: 'file', files: ['f2'], check: 'unchecked', deferrable: true, committable: true },
    { id: 'm3', name: '设备清单', necessary: false, provided: 'none', files: [], check: 'unchecked' },
  ],
  ...given,
})

/** Runs a command as the room does, without a database. */
export function after(application: Application, command: Command, today = SUBMITTED_ON, time?: string): Application {
  return decide(application, command, { today, calendar, time }).reduce((state, event) => evolve(state, { ...event, seq: state.version + 1, hash: 'h' }), application)
}

export const allQualified = [{ id: 'm1', result: 'qualified' as const }, { id: 'm2', result: 'qualified' as const }]

/** Each verb as it may be sent: what the table tests try in every state. */
export const commandExamples: { [V in Verb]: CommandOf<V> } = {
  requestRevision: { verb: 'requestRevision', reason: '地址不完整', withinWorkdays: 10 },
  revise: { verb: 'revise', preReviewDueOn: '2026-03-04', situations: [], materials: aSubmission().materials, form: {} },
  receive: { verb: 'receive' },
  moveToVersion: { verb: 'moveToVersion', effect: { needs: [], gains: [], content: { ...aSubmission(), itemVersion: 2 } } },
  handOver: { verb: 'handOver', by: '刘敏', originals: ['身份证复印件 1 份'], courierNumber: 'YZ0001' },
  takeOver: { verb: 'takeOver', by: '王强' },
  requestCorrection: { verb: 'requestCorrection', checks: [{ id: 'm1', result: 'unqualified', reason: '不清' }, { id: 'm2', result: 'qualified' }], withinWorkdays: 10 },
  allowSecondCorrection: { verb: 'allowSecondCorrection', reason: '法律修改，需要新的材料' },
  supplyCorrection: { verb: 'supplyCorrection', materials: [{ id: 'm1', provided: 'file', files: ['f'] }] },
  accept: { verb: 'accept', checks: allQualified },
  acceptWithDeferral: { verb: 'acceptWithDeferral', checks: [allQualified[0]!], deferred: [{ id: 'm2', withinWorkdays: 5 }], promise: { signedBy: '陈小满', textVersion: 1 }, clock: 'runs', overrun: 'withdrawn' },
  supplyDeferred: { verb: 'supplyDeferred', materials: [{ id: 'm2', provided: 'file', files: ['f'] }] },
  acceptWithCommitment: { verb: 'acceptWithCommitment', checks: allQualified, kind: 'licence', promise: { signedBy: '陈小满', textVersion: 1 }, checkWithinDays: 60 },
  withdrawCommitment: { verb: 'withdrawCommitment', reason: '想交原件' },
  checkCommitment: { verb: 'checkCommitment', outcome: 'breached', note: '现场与承诺不符', rectifyWithinWorkdays: 10 },
  confirmRectification: { verb: 'confirmRectification', note: '已整改' },
  revokeDecision: { verb: 'revokeDecision', reason: '承诺不实' },
  refuse: { verb: 'refuse', reason: '不属于' },
  startSpecialProcedure: { verb: 'startSpecialProcedure', stepId: 's3', reason: '核查', expectedWorkdays: 3 },
  endSpecialProcedure: { verb: 'endSpecialProcedure', result: '符合' },
  offerHearing: { verb: 'offerHearing', matter: '直接关系他人重大利益' },
  requestHearing: { verb: 'requestHearing', reason: '要求听证' },
  review: { verb: 'review', opinion: 'agree', note: '符合' },
  extend: { verb: 'extend', reason: '需要', maximum: 10 },
  assign: { verb: 'assign', to: { id: 'o1', name: '甲' }, reason: '按专长分派' },
  prioritise: { verb: 'prioritise', reason: '重点项目' },
  decide: { verb: 'decide', outcome: 'granted', reason: '' },
  makeCertificate: { verb: 'makeCertificate', identifier: 'i', certificateNumber: 'n', hash: 'h' },
  handOut: { verb: 'handOut', place: 'H-379902' },
  deliver: { verb: 'deliver', method: 'electronic', receiver: '陈小满' },
  withdraw: { verb: 'withdraw', reason: '不办了' },
  return: { verb: 'return', reason: '放弃' },
  transferUpward: { verb: 'transferUpward', to: '市市场监督管理局', reason: '由上级机关决定' },
  void: { verb: 'void', reason: '重复录入', by: { id: 'o1', name: '甲' }, isEntryError: true },
}

const WAYS: Record<ApplicationState, Command[]> = {
  submitted: [],
  received: [{ verb: 'receive' }],
  correctionRequested: [{ verb: 'requestCorrection', checks: [{ id: 'm1', result: 'unqualified', reason: '图纸不清' }, { id: 'm2', result: 'qualified' }], withinWorkdays: 10 }],
  accepted: [{ verb: 'accept', checks: allQualified }],
  reviewed: [{ verb: 'accept', checks: allQualified }, { verb: 'review', opinion: 'agree', note: '符合条件' }],
  granted: [{ verb: 'accept', checks: allQualified }, { verb: 'review', opinion: 'agree', note: '符合条件' }, { verb: 'decide', outcome: 'granted', reason: '' }],
  denied: [{ verb: 'accept', checks: allQualified }, { verb: 'review', opinion: 'disagree', note: '不符合' }, { verb: 'decide', outcome: 'denied', reason: '场所不符合要求' }],
  certified: [],
  handedOut: [],
  delivered: [],
  refused: [{ verb: 'refuse', reason: '不属于本机关职权', referral: '公安局' }],
  withdrawn: [{ verb: 'withdraw', reason: '不办了' }],
  returned: [{ verb: 'return', reason: '申请人放弃' }],
  ended: [],
  revisionRequested: [{ verb: 'requestRevision', reason: '申请表的地址不完整', withinWorkdays: 10 }],
  transferred: [{ verb: 'accept', checks: allQualified }, { verb: 'transferUpward', to: '市市场监督管理局', reason: '由上级机关决定' }],
  voided: [{ verb: 'void', reason: '重复录入', by: { id: 'o1', name: '甲' }, isEntryError: true }, { verb: 'void', reason: '重复录入', by: { id: 'o2', name: '乙' }, isEntryError: true }],
  revoked: [],
}
const made: Command = { verb: 'makeCertificate', identifier: '1.2.156.3005.2.x', certificateNumber: 'JY1379902000001', hash: 'h' }
WAYS.certified = [...WAYS.granted, made]
WAYS.handedOut = [...WAYS.certified, { verb: 'handOut', place: 'H-379902' }]
const promise = { signedBy: '陈小满', textVersion: 1 }
WAYS.revoked = [
  { verb: 'acceptWithCommitment', kind: 'licence', checks: allQualified, promise, checkWithinDays: 60 },
  { verb: 'checkCommitment', outcome: 'breached', note: '现场与承诺不符' },
  { verb: 'revokeDecision', reason: '承诺不实' },
]
WAYS.delivered = [...WAYS.handedOut, { verb: 'deliver', method: 'counter', receiver: '陈小满' }]

/** A case in any state it can really come to, by the way it comes there. */
export function anApplication({ state = 'submitted', ...given }: { state?: ApplicationState } & Partial<Submission> = {}): Application {
  const number = '3799022603020000015'
  const submitted = evolve(begin('379902', number, aSubmission(given)), { type: 'submitted', data: aSubmission(given), seq: 1, hash: 'h' })
  const there = WAYS[state].reduce((application, command) => after(application, command), submitted)
  return state === 'ended' ? settled(there) : there
}

/** A case whose deferred material never came, where the local rule ends it. */
function settled(submitted: Application): Application {
  const deferred = after(submitted, { verb: 'acceptWithDeferral', checks: [allQualified[0]!], deferred: [{ id: 'm2', withinWorkdays: 5 }], promise, clock: 'runs', overrun: 'ended' })
  return fallDue(deferred, { today: '2026-03-10', calendar }, { checkWithinDays: 60 }).reduce((state, event) => evolve(state, { ...event, seq: state.version + 1, hash: 'h' }), deferred)
}
