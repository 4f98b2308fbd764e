import { describe, expect, it } from 'vitest'
import type { ServiceItem } from '../../catalogue/index.ts'
import type { Directory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import { after, allQualified, anApplication, calendar, commandExamples, SUBMITTED_ON } from '../fixtures.ts'
import type { Command } from '../lifecycle/command.ts'
import { readDeadlines } from '../lifecycle/deadline-rules.ts'
import { fallDue } from '../lifecycle/falling-due-rules.ts'
import { evolve } from '../lifecycle/fold-rules.ts'
import { decide } from '../lifecycle/lifecycle-rules.ts'
import { eventWords, type RecordEvent, type StoredEvent } from '../record/record-events.ts'
import { documentsCalledFor, mayCall } from './documents-of-events.ts'

const hall = { id: 'H-379902', region: '379902', name: '澄湖区政务服务中心', address: '湖滨路8号', hours: '工作日', phone: '0000-8000001' }
const directory = { authority: () => ({ name: '澄湖区市场监督管理局' }), hall: () => hall, region: () => '澄湖区' } as unknown as Directory
const item = { materials: [], situations: [], result: { name: '食品经营许可证' } } as unknown as ServiceItem

function calledFor(before: Application, happened: RecordEvent[]) {
  let application = before
  const sitting = happened.map((event) => {
    const stored = { ...event, seq: application.version + 1, hash: 'h', at: `${SUBMITTED_ON}T02:00:00.000Z`, actor: { kind: 'staff', id: 'o1', name: '林知行' } } as unknown as StoredEvent & RecordEvent
    application = evolve(application, stored)
    return stored
  })
  const scene = { application, deadlines: readDeadlines(application, calendar, SUBMITTED_ON), item, directory, sitting }
  return sitting.flatMap((event) => documentsCalledFor(scene, event))
}

const by = (application: Application, command: Command, today = SUBMITTED_ON) => calledFor(application, decide(application, command, { today, calendar }))
const kindsBy = (...of: Parameters<typeof by>) => by(...of).map(({ kind }) => kind)
const committed = after(anApplication(), commandExamples.acceptWithCommitment)

describe('which documents a command brings', () => {
  it.each<[string, Application, Command, string[]]>([
    ['a pre-review that sends it back', anApplication(), commandExamples.requestRevision, ['preReviewOpinion']],
    ['a receipt', anApplication(), { verb: 'receive' }, ['receipt']],
    ['an acceptance of what just came', anApplication(), { verb: 'accept', checks: allQualified }, ['receipt', 'acceptanceNotice']],
    ['an acceptance of what was received', anApplication({ state: 'received' }), { verb: 'accept', checks: allQualified }, ['acceptanceNotice']],
    ['an acceptance with deferred materials', anApplication(), commandExamples.acceptWithDeferral, ['receipt', 'acceptanceNotice']],
    ['a licence granted on a commitment', anApplication(), commandExamples.acceptWithCommitment, ['receipt', 'acceptanceNotice', 'decision']],
    ['a request for corrections', anApplication({ state: 'received' }), commandExamples.requestCorrection, ['correctionNotice']],
    ['corrections that came in', anApplication({ state: 'correctionRequested' }), commandExamples.supplyCorrection, ['supplementReceipt']],
    ['deferred materials that came in', after(anApplication(), commandExamples.acceptWithDeferral), commandExamples.supplyDeferred, ['supplementReceipt']],
    ['a refusal', anApplication({ state: 'received' }), commandExamples.refuse, ['refusalNotice']],
    ['a special procedure', anApplication({ state: 'accepted' }), commandExamples.startSpecialProcedure, ['specialProcedureNotice']],
    ['an extension', anApplication({ state: 'accepted' }), commandExamples.extend, ['extensionNotice']],
    ['a hearing that is offered', anApplication({ state: 'accepted' }), commandExamples.offerHearing, ['hearingNotice']],
    ['a review', anApplication({ state: 'accepted' }), commandExamples.review, []],
    ['a grant', anApplication({ state: 'reviewed' }), commandExamples.decide, ['decision']],
    ['a denial', anApplication({ state: 'reviewed' }), { verb: 'decide', outcome: 'denied', reason: '不符合条件' }, ['decision']],
    ['a certificate', anApplication({ state: 'granted' }), commandExamples.makeCertificate, []],
    ['a result that lies ready', anApplication({ state: 'certified' }), commandExamples.handOut, ['collectionNotice']],
    ['a delivery at the counter', anApplication({ state: 'handedOut' }), { verb: 'deliver', method: 'counter', receiver: '陈小满' }, ['deliveryRecord']],
    ['a delivery by post', anApplication({ state: 'certified' }), { verb: 'deliver', method: 'post', receiver: '陈小满', courierNumber: 'YZ1' }, ['courierSlip', 'deliveryRecord']],
    ['a commitment that was kept', committed, { verb: 'checkCommitment', outcome: 'kept', note: '相符' }, []],
    ['a breach to be put right', committed, commandExamples.checkCommitment, ['rectificationNotice']],
    ['a revocation', after(committed, { verb: 'checkCommitment', outcome: 'breached', note: '不符' }), commandExamples.revokeDecision, ['revocationDecision']],
    ['a withdrawal', anApplication({ state: 'accepted' }), commandExamples.withdraw, ['terminationNotice']],
    ['a return', anApplication({ state: 'accepted' }), commandExamples.return, ['terminationNotice']],
    ['a transfer upwards', anApplication({ state: 'accepted' }), commandExamples.transferUpward, ['transferSlip']],
    ['the first of two who void it', anApplication(), commandExamples.void, []],
    ['the second of two who void it', after(anApplication(), commandExamples.void), { verb: 'void', reason: '重复录入', by: { id: 'o2', name: '乙' }, isEntryError: true }, ['voidingDecision']],
  ])('%s', (_what, application, command, kinds) => {
    expect(kindsBy(application, command)).toEqual(kinds)
  })

  it('silence brings a notice of acceptance that says so', () => {
    const received = anApplication({ state: 'received' })
    const today = '2026-03-20'
    expect(calledFor(received, fallDue(received, { today, calendar }, { checkWithinDays: 60 }))).toMatchObject([{ kind: 'acceptanceNotice', own: { deemed: true, acceptedOn: SUBMITTED_ON } }])
  })

  it('deferred materials that never came bring an end that names them, by the way the local rule has it', () => {
    for (const [overrun, isReturn] of [['withdrawn', false], ['returned', true], ['ended', false]] as const) {
      const deferred = after(anApplication(), { ...commandExamples.acceptWithDeferral, overrun })
      expect(calledFor(deferred, fallDue(deferred, { today: '2026-03-20', calendar }, { checkWithinDays: 60 })), overrun).toMatchObject([
        { kind: 'terminationNotice', own: { cause: 'deferralOverdue', isReturn, explanation: expect.stringContaining('从业人员健康证明') as string, remedies: { reviewWithinDays: 60 } } },
      ])
    }
  })

  it('an acceptance names what is deferred with its days, the overrun and the clock of the local rule', () => {
    expect(by(anApplication(), commandExamples.acceptWithDeferral).at(-1)).toMatchObject({ own: { deferral: { materials: [{ name: '从业人员健康证明', dueOn: '2026-03-09' }], overrun: 'withdrawn', clock: 'runs' } } })
  })

  it('what was accepted in the same sitting is answered with the receipt, not by a day to come', () => {
    expect(by(anApplication(), { verb: 'accept', checks: allQualified })[0]).toMatchObject({ kind: 'receipt', own: { replyDueOn: SUBMITTED_ON } })
    expect(by(anApplication(), { verb: 'receive' })[0]).toMatchObject({ kind: 'receipt', own: { replyDueOn: '2026-03-09' } })
  })

  it('hand-over between windows is issued by the window that sends', () => {
    const remote = anApplication({ state: 'received', remote: { region: '379903', hallId: 'H-379903', checks: { by: '甲', identity: 'cardReader', formal: '齐全' } } })
    expect(by(remote, commandExamples.handOver)).toMatchObject([{ kind: 'handoverSlip', hallId: 'H-379903' }])
  })

  it('only events that the timeline tells sufficiently bring nothing', () => {
    const silent = (Object.keys(eventWords) as RecordEvent['type'][]).filter((type) => !mayCall(type))
    expect(silent.sort()).toEqual([
      'assigned', 'certificateMade', 'commitmentRectified', 'commitmentWithdrawn', 'committed', 'hearingRequested', 'materialsChecked', 'materialsDeferred', 'movedToVersion', 'prioritised',
      'reviewed', 'revised', 'secondCorrectionAllowed', 'specialProcedureEnded', 'takenOver', 'voidingRequested',
    ])
  })
})
