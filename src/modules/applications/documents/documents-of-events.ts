import { toLegalDate } from '../../../platform/legal-dates.ts'
import { durationText, itemWords, type ServiceItem } from '../../catalogue/index.ts'
import type { Directory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import type { Deadlines } from '../lifecycle/deadline-rules.ts'
import { DELIVERY_WORKDAYS } from '../lifecycle/decision-rules.ts'
import { CORRECTION_NOTICE_WORKDAYS } from '../lifecycle/receipt-rules.ts'
import type { RecordEvent, StoredEvent } from '../record/record-events.ts'
import type { DocumentDataByKind, DocumentKind } from './document-templates.ts'
import type { DocumentCommon, HandedInMaterial, Remedies } from './document-parts.ts'
import type { DeliveredThing } from './records-of-delivery.ts'

/** What one kind of document says beyond what all of them say; a union stays a union. */
type OwnPart<Data> = Data extends unknown ? Omit<Data, keyof DocumentCommon> : never

/** A document that an event calls for, before its number and what all documents say. */
export type CalledFor = { [K in DocumentKind]: { kind: K; own: OwnPart<DocumentDataByKind[K]>; /** Another than the authority issues it. */ hallId?: string } }[DocumentKind]

/** What a document may be made from. */
export interface Scene {
  /** As it stands after all events of the sitting. */
  application: Application
  deadlines: Deadlines
  item: ServiceItem
  directory: Directory
  /** Everything that happened in the same sitting. */
  sitting: readonly StoredEvent[]
}

type EventOf<T extends RecordEvent['type']> = Extract<RecordEvent, { type: T }> & Pick<StoredEvent, 'at' | 'actor' | 'seq'>
type Calls = { [T in RecordEvent['type']]?: (scene: Scene, event: EventOf<T>) => CalledFor[] }

/** 行政复议法 art. 20: 60 days; 行政诉讼法 art. 46: six months. */
const REVIEW_WITHIN_DAYS = 60
const LITIGATION_WITHIN_MONTHS = 6

/**
 * Which documents an event calls for (行政许可法 art. 32 last paragraph: in writing, with date; rules of each in its template).
 * What is not here is told by what it leads to: a review by the decision, the end of a special procedure by the timeline.
 */
const CALLS: Calls = {
  // Taken in at a counter, it is received in the same breath: one receipt is enough.
  submitted: ({ application, deadlines, directory }, { data, at }) =>
    application.channel === 'counter' ? [] : [{
      kind: 'submissionReceipt',
      own: { submittedOn: data.on, preReviewDueOn: data.preReviewDueOn ?? deadlines.dueOn ?? toLegalDate(at), window: directory.hall(application.hallId).name },
    }],
  revisionRequested: ({ application }, { data }) => [{ kind: 'preReviewOpinion', own: { submittedOn: submittedOn(application), opinions: [data.reason], dueOn: data.dueOn } }],
  received: ({ application, deadlines, item }, { data, actor, at }) => [{
    kind: 'receipt',
    own: {
      receivedOn: data.on,
      receivedThrough: application.channel === 'online' ? '网上提交' : '窗口收件',
      receivedBy: actor.kind === 'staff' ? actor.name : undefined,
      materials: handedIn(application, item),
      // Accepted, refused or told what to correct in the same sitting: the answer comes with the receipt.
      replyDueOn: (application.state === 'received' ? deadlines.dueOn : null) ?? toLegalDate(at),
    },
  }],
  correctionRequested: ({ application, directory }, { data }) => {
    const hall = directory.hall(application.hallId)
    return [{
      kind: 'correctionNotice',
      own: {
        submittedOn: submittedOn(application),
        corrections: data.materials.map(({ name, reason }) => ({ material: name, problem: reason, remedy: '按上述原因改正后重新提交' })),
        dueOn: data.dueOn,
        waysToSubmit: ['登录政务服务网，在「我的办件」中上传', `到${hall.name}（${hall.address}）窗口提交`],
        note: data.note,
        acceptanceLimit: `${CORRECTION_NOTICE_WORKDAYS}个工作日`,
      },
    }]
  },
  correctionSupplied: (scene, { data }) => [{
    kind: 'supplementReceipt',
    own: { supplied: 'correction', receivedOn: data.on, materials: handedInNow(scene, data.materials), replyDueOn: scene.deadlines.dueOn ?? undefined },
  }],
  deferredSupplied: (scene, { data }) => {
    const { deferral } = scene.application.detail
    return [{
      kind: 'supplementReceipt',
      own: {
        supplied: 'deferral', receivedOn: data.on, materials: handedInNow(scene, data.materials),
        owed: deferral?.owed.filter(({ suppliedOn }) => !suppliedOn).map(({ materialId, dueOn }) => ({ name: materialNamed(scene, materialId), dueOn })),
      },
    }]
  },
  accepted: (scene, { data }) => [acceptanceOf(scene, data.on, {})],
  deemedAccepted: (scene, { data }) => [acceptanceOf(scene, data.on, { deemed: true })],
  refused: (scene, { data }) => [{
    kind: 'refusalNotice',
    own: {
      submittedOn: submittedOn(scene.application), ground: data.ground ?? (data.referral ? 'notOurAuthority' : 'other'), reasons: [data.reason],
      competentBody: data.referral, remedies: remediesOf(scene),
    },
  }],

  specialProcedureStarted: (_scene, { data }) => [{ kind: 'specialProcedureNotice', own: { procedure: data.name, reason: data.reason, startedOn: data.on, expectedWorkdays: data.expectedWorkdays } }],
  extended: ({ application, deadlines }, { data, actor }) => [{
    kind: 'extensionNotice',
    own: {
      acceptedOn: application.acceptedOn ?? data.on, reason: data.reason, extendedBy: durationText(data.by), dueOn: deadlines.statutoryDueOn ?? data.on,
      dueOnExpected: deadlines.isProvisional, approvedBy: actor.name,
    },
  }],
  hearingOffered: (_scene, { data }) => [{ kind: 'hearingNotice', own: { matter: data.matter, requestDueOn: data.requestDueOn } }],
  commitmentChecked: (_scene, { data }) => (data.outcome === 'breached' && data.rectifyBy ? [{ kind: 'rectificationNotice', own: { findings: data.note, dueOn: data.rectifyBy } }] : []),

  granted: (scene, { data }) => {
    const { application } = scene
    const commitment = committedIn(scene)
    return [{
      kind: 'decision',
      own: {
        acceptedOn: application.acceptedOn ?? data.on, remedies: remediesOf(scene), result: 'granted',
        findings: commitment ? '申请人已书面承诺符合法定条件。' : '申请材料齐全，符合法定形式，经审查符合法定条件。',
        content: [{ label: '办理事项', value: application.itemName }, ...(data.note ? [{ label: '说明', value: data.note }] : [])],
        deliverWithinDays: DELIVERY_WORKDAYS,
        commitment: commitment && { checkDueOn: commitment.checkDueOn },
        automatic: data.automatic,
      },
    }]
  },
  denied: (scene, { data }) => [{
    kind: 'decision',
    own: { acceptedOn: scene.application.acceptedOn ?? data.on, findings: '本机关依法对申请材料进行了审查。', remedies: remediesOf(scene), result: 'denied', reasons: [data.reason] },
  }],
  decisionRevoked: (scene, { data }) => {
    const { application, item } = scene
    const { certificate } = application.detail
    return [{
      kind: 'revocationDecision',
      own: {
        decidedOn: application.decidedOn ?? data.on, reason: data.reason, revokedOn: data.on, remedies: remediesOf(scene),
        certificate: certificate && { name: item.result.name, number: certificate.number },
      },
    }]
  },

  handedOut: (scene, { data }) => {
    const { name, address, hours } = scene.directory.hall(data.place)
    return [{ kind: 'collectionNotice', own: { ready: results(scene), place: { name, address, hours } } }]
  },
  delivered: (scene, { data, actor }) => {
    const { application, directory } = scene
    const delivered = results(scene)
    const { courierNumber } = data
    return [
      ...(data.method === 'post' && courierNumber
        ? [{ kind: 'courierSlip' as const, own: { delivered, recipient: data.receiver, courierNumber, sentOn: data.on, sentBy: actor.kind === 'staff' ? actor.name : undefined } }]
        : []),
      {
        kind: 'deliveryRecord',
        own: {
          delivered, recipient: application.applicantName, method: DELIVERY_METHODS[data.method], place: directory.hall(application.hallId).name, courierNumber,
          deliveredOn: data.on, deliveredBy: actor.name, receivedBy: data.receiver,
        },
      },
    ]
  },

  withdrawn: (scene, { data }) => [data.isOverrun
    ? terminationOf(scene, data, { cause: 'deferralOverdue', isReturn: false, remedies: remediesOf(scene) })
    : terminationOf(scene, { on: data.on, reason: `申请人申请撤回：${data.reason}` }, { cause: 'withdrawn', isReturn: false })],
  returned: (scene, { data }) => {
    const { correction } = scene.application.detail
    const cause = data.isOverrun ? 'deferralOverdue' : correction && !correction.suppliedOn ? 'correctionOverdue' : 'other'
    return [terminationOf(scene, data, { cause, isReturn: true, remedies: remediesOf(scene) })]
  },
  ended: (scene, { data }) => [terminationOf(scene, data, { cause: scene.application.detail.deferral ? 'deferralOverdue' : 'other', isReturn: false, remedies: remediesOf(scene) })],
  transferred: ({ application, item }, { data }) => [{
    kind: 'transferSlip',
    own: { to: data.to, submittedOn: submittedOn(application), acceptedOn: application.acceptedOn ?? undefined, opinion: data.reason, materials: handedIn(application, item) },
  }],
  voided: ({ application }, { data, actor }) => [{
    kind: 'voidingDecision',
    own: { reason: data.reason, isEntryError: data.code === 3, voidedOn: data.on, requestedBy: application.detail.voiding?.byName, confirmedBy: actor.kind === 'staff' ? actor.name : undefined },
  }],
  handedOver: ({ application, directory }, { data }) => [{
    kind: 'handoverSlip',
    hallId: application.detail.remote?.hallId ?? application.hallId,
    own: { to: directory.authority(application.authorityId).name, originals: data.originals, handedOverOn: data.on, handedOverBy: data.by, courierNumber: data.courierNumber },
  }],
}

/** Whether an event of this type may call for a document at all: most commands find out here that there is nothing to do. */
export const mayCall = (type: RecordEvent['type']): boolean => CALLS[type] !== undefined

/** The documents an event calls for, in the order they are handed over. */
export function documentsCalledFor(scene: Scene, event: StoredEvent): CalledFor[] {
  const call = CALLS[event.type] as ((scene: Scene, event: StoredEvent) => CalledFor[]) | undefined
  return call ? call(scene, event) : []
}

/** With materials that come later, or on a commitment, the acceptance is called so: both are signed in the same sitting. */
function acceptanceOf(scene: Scene, on: string, more: { deemed?: true }): CalledFor {
  const { application, deadlines, item, sitting } = scene
  const { detail } = application
  const deferral = sitting.some(({ type }) => type === 'materialsDeferred') ? detail.deferral : undefined
  const commitment = committedIn(scene)
  return {
    kind: 'acceptanceNotice',
    own: {
      submittedOn: submittedOn(application),
      acceptedOn: on,
      materials: handedIn(application, item),
      timeLimit: durationText(detail.promisedLimit),
      dueOn: deadlines.promisedDueOn ?? on,
      dueOnExpected: deadlines.isProvisional,
      excludedProcedures: detail.specialSteps.map((step) => `${step.name}（预计${step.days}个工作日）`),
      deferral: deferral && { materials: deferral.owed.map(({ materialId, dueOn }) => ({ name: materialNamed(scene, materialId), dueOn })), overrun: deferral.overrun, clock: deferral.clock },
      commitment: commitment && { materials: commitment.materialIds.map((id) => materialNamed(scene, id)), checkDueOn: commitment.checkDueOn },
      ...more,
    },
  }
}

const committedIn = ({ application, sitting }: Scene) => (sitting.some(({ type }) => type === 'committed') ? application.detail.commitment : undefined)

function terminationOf({ application, item }: Scene, { on, reason }: { on: string; reason: string }, more: Pick<DocumentDataByKind['terminationNotice'], 'cause' | 'isReturn' | 'remedies'>): CalledFor {
  return {
    kind: 'terminationNotice',
    own: { submittedOn: submittedOn(application), explanation: reason, endedOn: on, returnedMaterials: handedIn(application, item).filter(({ form }) => form === '原件'), ...more },
  }
}

const DELIVERY_METHODS = { electronic: '电子送达', counter: '直接送达', post: '邮寄送达' } as const

const submittedOn = ({ submittedAt }: Application) => toLegalDate(submittedAt)

function results({ application: { number, detail: { certificate } }, item }: Scene): DeliveredThing[] {
  const result = certificate ? { title: item.result.name, number: certificate.number } : { title: item.result.name || '办理结果', number }
  return [{ ...result, copies: 1 }]
}

const materialNamed = ({ application }: Scene, id: string): string => application.detail.materials.find((material) => material.id === id)?.name ?? id

function handedIn(application: Application, item: ServiceItem): HandedInMaterial[] {
  const known = new Map([...item.materials, ...item.situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))].map((material) => [material.id, material]))
  return application.detail.materials
    .filter((material) => material.provided === 'file' || material.provided === 'paper')
    .map((material) => ({
      name: material.name,
      form: material.provided === 'file' ? '电子文件' : itemWords.form[known.get(material.id)?.form ?? 'original'],
      copies: material.provided === 'file' ? 1 : Math.max(1, known.get(material.id)?.copies ?? 1),
    }))
}

/** Of what came in just now, that which is there to be held or opened. */
function handedInNow({ application, item }: Scene, materials: readonly { id: string }[]): HandedInMaterial[] {
  const now = new Set(materials.map(({ id }) => id))
  return handedIn({ ...application, detail: { ...application.detail, materials: application.detail.materials.filter(({ id }) => now.has(id)) } }, item)
}

function remediesOf({ application, directory }: Scene): Remedies {
  const region = directory.region(application.region)
  return { reviewBody: `${region}人民政府`, reviewWithinDays: REVIEW_WITHIN_DAYS, court: `${region}人民法院`, litigationWithinMonths: LITIGATION_WITHIN_MONTHS }
}
