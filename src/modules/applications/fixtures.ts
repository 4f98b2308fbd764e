import { createNationalWorkCalendar } from '../calendar/work-calendar-data.ts'
import type { Application, ApplicationState } from './application.ts'
import { begin, type Command, decide, evolve } from './application-rules.ts'
import type { Submission } from './record-events.ts'

export const calendar = createNationalWorkCalendar()

/** A Monday with nothing special around it. */
export const SUBMITTED_ON = '2026-03-02'

export const aSubmission = (given: Partial<Submission> = {}): Submission => ({
  on: SUBMITTED_ON, at: `${SUBMITTED_ON}T01:00:00.000Z`,
  itemCode: 'food-business-licence', itemVersion: 1, itemName: '食品经营许可', taskCode: '1137990000400001673990120001000',
  authorityId: '379902-SCJG', divisionCode: '379902000000', hallId: 'H-379902',
  applicantId: '019a0000-0000-7000-8000-000000000001', applicantName: '陈小满', applicantKind: 'person', agentId: null, channel: 'online',
  kind: 'promised', statutoryLimit: { amount: 20, unit: 'workday' }, promisedLimit: { amount: 5, unit: 'workday' },
  reviewSteps: [{ id: 's2', name: '材料审查' }], specialSteps: [{ id: 's3', name: '现场核查', days: 3 }], makesCertificate: true,
  situations: [], form: {},
  materials: [
    { id: 'm1', name: '经营场所平面布局图', necessary: true, provided: 'file', files: ['f1'], check: 'unchecked' },
    { id: 'm2', name: '从业人员健康证明', necessary: true, provided: 'file', files: ['f2'], check: 'unchecked' },
    { id: 'm3', name: '设备清单', necessary: false, provided: 'none', files: [], check: 'unchecked' },
  ],
  ...given,
})

/** Runs a command as the room does, without a database. */
export function after(application: Application, command: Command, today = SUBMITTED_ON): Application {
  return decide(application, command, { today, calendar }).reduce((state, event) => evolve(state, { ...event, seq: state.version + 1, hash: 'h' }), application)
}

export const allQualified = [{ id: 'm1', result: 'qualified' as const }, { id: 'm2', result: 'qualified' as const }]

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
}
const made: Command = { verb: 'makeCertificate', identifier: '1.2.156.3005.2.x', certificateNumber: 'JY1379902000001', hash: 'h' }
WAYS.certified = [...WAYS.granted, made]
WAYS.handedOut = [...WAYS.certified, { verb: 'handOut', place: 'H-379902' }]
WAYS.delivered = [...WAYS.handedOut, { verb: 'deliver', method: 'counter', receiver: '陈小满' }]

/** A case in any state it can really come to, by the way it comes there. */
export function anApplication({ state = 'submitted', ...given }: { state?: ApplicationState } & Partial<Submission> = {}): Application {
  const number = '3799022603020000015'
  const submitted = evolve(begin('379902', number, aSubmission(given)), { type: 'submitted', data: aSubmission(given), seq: 1, hash: 'h' })
  return WAYS[state].reduce((application, command) => after(application, command), submitted)
}
