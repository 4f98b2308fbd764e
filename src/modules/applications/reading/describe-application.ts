import type { Context } from '../../../platform/context.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { summarise } from '../../../platform/forms/index.ts'
import { getNearLimit, getWorkCalendar } from '../../calendar/index.ts'
import { durationText, getItemVersion, itemWords } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { describeAutomatic, mayBeAutomatic } from '../automatic/describe-automatic.ts'
import { describeRemote } from '../crossing/describe-remote.ts'
import { describeDelivery } from '../delivery/describe-delivery.ts'
import { maskPhone } from '../../../platform/phone-numbers.ts'
import { getSubject, maskIdentityNumber } from '../../subjects/index.ts'
import { type Application, channelWords, type CounterPlace, resultWords, stateWords } from '../application.ts'
import { describePromises, noteOfPromise } from './describe-promises.ts'
import { owedMaterials } from '../lifecycle/deferral-rules.ts'
import type { Verb } from '../lifecycle/command.ts'
import { readDeadlines } from '../lifecycle/deadline-rules.ts'
import { runningSpecialProcedure } from '../lifecycle/examination-rules.ts'
import { reasonAgainst, reasonAgainstImmediate, verbWords } from '../lifecycle/lifecycle-rules.ts'
import { listEventsWithDocuments } from '../record/application-store.ts'
import { findNewVersion } from '../lifecycle/move-to-version.ts'
import type { ApplicationView } from '../contract.ts'
import { clockFacts, describeClocks } from './describe-clocks.ts'
import { describeChanges } from './describe-changes.ts'
import { standInText } from './describe-stand-in.ts'
import { formHandedIn } from './handed-in-form.ts'
import { nextDesk } from './next-desk.ts'
import { toDocumentId } from '../documents/issue-documents.ts'
import { eventWords, type RecordEvent, type StoredEvent } from '../record/record-events.ts'

const providedWords = { file: '已上传', paper: '纸质', waived: '免提交', deferred: '承诺后补', committed: '以承诺代替', none: '未提交' } as const
const checkWords = { unchecked: '未核对', qualified: '合格', unqualified: '不合格' } as const

export interface Viewer {
  /** Verbs this viewer's screens offer, each with the reason why this viewer may not, if any. */
  verbs: { verb: Verb; reason: string | undefined }[]
  /** Offered to windows: an immediate item is handled in one sitting. */
  immediate?: { reason: string | undefined }
  /** Whether identity numbers and phones are shown in full. */
  seesSecrets: boolean
  /** Whoever is told the pick-up code. */
  isApplicant?: true
  /** Where this viewer opens documents: `/api/v1/staff`, `/api/v1/citizen`. */
  base: string
}

/** Everything a case page shows, in words. */
export async function describeApplication(ctx: Context, application: Application, viewer: Viewer): Promise<ApplicationView> {
  const { region, number, detail, state } = application
  const [item, directory, calendar, { events, documents }, applicant, files] = await Promise.all([
    getItemVersion(ctx, application.itemCode, application.itemVersion),
    getDirectory(ctx),
    getWorkCalendar(ctx, region, application.hallId),
    listEventsWithDocuments(ctx.db, region, number),
    getSubject(ctx, application.applicantId),
    listFiles(ctx.db, detail.materials.flatMap((material) => material.files)),
  ])
  const fileById = new Map(files.map((file) => [file.id, file]))
  const deadlines = readDeadlines(application, calendar, ctx.clock.today())
  const hall = directory.hall(application.hallId)
  const owed = new Set(state === 'correctionRequested' ? detail.correction?.materialIds : state === 'accepted' || state === 'reviewed' ? owedMaterials(detail) : [])
  const running = runningSpecialProcedure(detail)
  const handedIn = await formHandedIn(ctx, application.itemCode, events)
  const changes = handedIn
    ? await describeChanges(ctx, events, {
        form: handedIn.form, providedWords, nameOfMaterial: (id) => detail.materials.find((material) => material.id === id)?.name ?? item.materials.find((material) => material.id === id)?.name ?? '其他材料',
        showAnswer: (kind, value) => (viewer.seesSecrets ? value : maskAnswer(kind, value)),
      })
    : []
  const url = `${viewer.base}/applications/${number}`
  const newVersion = await findNewVersion(ctx, application)
  const delivery = await describeDelivery(ctx, application, { isApplicant: viewer.isApplicant ?? false, seesSecrets: viewer.seesSecrets })
  return {
    number, region, regionName: directory.region(region), divisionCode: application.divisionCode,
    state, stateName: stateWords[state], version: application.version,
    item: { code: item.code, version: item.version, name: item.name, kindName: itemWords.kind[item.kind], resultName: item.result.name },
    authority: { id: application.authorityId, name: directory.authority(application.authorityId).name },
    hall: { id: hall.id, name: hall.name, address: hall.address, phone: hall.phone },
    applicant: { id: applicant.id, name: applicant.name, kind: applicant.kind, identityMasked: applicant.identityMasked },
    channel: application.channel, channelName: channelWords[application.channel]!, takenInAt: takenInAt(detail.counter),
    submittedAt: application.submittedAt, receivedOn: application.receivedOn, acceptedOn: application.acceptedOn, decidedOn: application.decidedOn, completedOn: application.completedOn,
    statutoryDueOn: deadlines.statutoryDueOn, promisedDueOn: deadlines.promisedDueOn, dueOn: deadlines.dueOn, dueIsProvisional: deadlines.isProvisional,
    statutoryLimitText: durationText(detail.statutoryLimit), promisedLimitText: durationText(detail.promisedLimit),
    paused: deadlines.paused, pauseReason: !deadlines.paused ? null : running ? `${running.name}：${running.reason}（预计${running.expectedWorkdays}个工作日，不计入办理时间）` : '等待补交容缺材料，补齐后继续计算',
    usedDays: deadlines.usedDays, leftDays: deadlines.leftDays, overdueDays: deadlines.overdueDays,
    clocks: describeClocks(application, calendar, clockFacts(item, events), ctx.clock.today(), await getNearLimit(ctx, region, ctx.clock.today())),
    step: stepOf(application), steps: stepsOf(application, item.steps),
    next: nextDesk(application, directory), priority: detail.priority?.reason ?? null, assignedTo: detail.assignedTo ?? null, changes,
    specialSteps: detail.specialSteps,
    situations: detail.situations,
    form: handedIn
      ? summarise(handedIn.form, handedIn.answers).map((section) => ({
          id: section.id,
          title: section.title,
          rows: section.rows.filter((row) => row.answered).map((row) => ({ label: row.label, value: viewer.seesSecrets ? row.value : maskAnswer(row.kind, row.value) })),
        }))
      : [],
    materials: detail.materials.map((material) => ({
      id: material.id, name: material.name, necessary: material.necessary, provided: material.provided, providedName: material.fromLibrary ? '材料库复用' : providedWords[material.provided],
      waivedBy: material.waivedBy ?? null, standInText: standInText(material),
      files: material.files.flatMap((id) => fileById.get(id) ?? []).map(({ id, name, mediaType, sizeBytes }) => ({ id, name, mediaType, sizeBytes })),
      check: material.check, checkName: checkWords[material.check], reason: material.reason ?? null, isOwed: owed.has(material.id),
      deferrable: material.deferrable ?? false, committable: material.committable ?? false,
    })),
    correction: detail.correction ? { requestedOn: detail.correction.requestedOn, dueOn: detail.correction.dueOn, isSupplied: detail.correction.suppliedOn !== undefined } : null,
    ...describePromises(application, calendar, ctx.clock.today()),
    revision: detail.revision ? { requestedOn: detail.revision.requestedOn, dueOn: detail.revision.dueOn, reason: detail.revision.reason, isRevised: detail.revision.revisedOn !== undefined } : null,
    hearing: detail.hearing ? { informedOn: detail.hearing.informedOn, requestDueOn: detail.hearing.requestDueOn, requestedOn: detail.hearing.requestedOn ?? null, holdBy: detail.hearing.holdBy ?? null } : null,
    voiding: detail.voiding ? { byName: detail.voiding.byName, reason: detail.voiding.reason } : null,
    result: detail.result ? { code: detail.result.code, name: resultWords[detail.result.code], reason: detail.result.reason } : null,
    documents: documents.map((document) => ({
      id: toDocumentId(document), kind: document.kind, title: document.title, documentNumber: document.documentNumber,
      issuedAt: document.issuedAt.toISOString(), url: `${url}/documents/${toDocumentId(document)}`,
    })),
    certificate: detail.certificate ? { ...detail.certificate, url: `/certificates/${detail.certificate.identifier}` } : null,
    newVersion: newVersion ? { version: newVersion.content.itemVersion, needs: newVersion.needs, gains: newVersion.gains } : null,
    remote: describeRemote(application, directory),
    delivery,
    automatic: mayBeAutomatic(application, events) ? await describeAutomatic(ctx, application) : null,
    // Cards are issued by supervision; until that room stands there are none.
    cards: [],
    timeline: events.map(toTimelineEntry),
    allowedActions: [
      ...viewer.verbs.map(({ verb, reason }) => toAction(verb, verbWords[verb], reason ?? reasonAgainst(application, verb, { today: ctx.clock.today(), calendar }))),
      ...(viewer.immediate ? [toAction('handleImmediately', '当场办结', viewer.immediate.reason ?? reasonAgainstImmediate(application))] : []),
    ],
  }
}

const takenInAt = (counter: CounterPlace | undefined): string | null =>
  counter?.ticket ? `${counter.ticket.number} 号，${Number(counter.ticket.windowNo)} 号窗口收件` : counter?.site ? `${counter.site.name}收件` : null

const toAction = (verb: string, name: string, reason: string | undefined) => ({ verb: toSlug(verb), name, allowed: reason === undefined, reason: reason ?? null })

/** `requestCorrection` → `request-correction`: as addresses spell it. */
export const toSlug = (verb: string): string => verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function maskAnswer(kind: string, value: string): string {
  return kind === 'identityNumber' ? maskIdentityNumber(value) : kind === 'phone' ? maskPhone(value) : value
}

/** What is being done right now, in words. */
function stepOf({ state, detail }: Application): string | null {
  switch (state) {
    case 'submitted': return '等待预审'
    case 'revisionRequested': return '等待申请人修改'
    case 'received': return '等待受理'
    case 'correctionRequested': return '等待申请人补正'
    case 'accepted': return detail.reviewSteps[detail.reviewedSteps.length]?.name ?? '审查'
    case 'reviewed': return '等待决定'
    case 'granted': return detail.makesCertificate ? '制证' : '等待送达'
    case 'denied': case 'certified': return '等待送达'
    case 'handedOut': return '等待领取'
    case 'delivered': return detail.commitment && !detail.commitment.check && !detail.commitment.withdrawnOn ? '等待核查承诺' : null
    case 'refused': case 'withdrawn': case 'returned': case 'ended': case 'transferred': case 'voided': case 'revoked': return null
  }
}

/** How far the process has come, step by step: done, current, waiting. */
function stepsOf(application: Application, steps: { id: string; name: string; kind: string }[]): ApplicationView['steps'] {
  const { state, detail } = application
  const isDone = (step: { id: string; kind: string }): boolean => {
    switch (step.kind) {
      case 'accept': return application.acceptedOn !== null
      case 'review': return detail.reviewedSteps.includes(step.id)
      case 'specialProcedure': return detail.specialProcedures.some((procedure) => procedure.stepId === step.id && procedure.endedOn)
      case 'decide': return application.decidedOn !== null
      case 'makeCertificate': return detail.certificate !== undefined
      default: return state === 'delivered'
    }
  }
  const isRunning = (step: { id: string; kind: string }): boolean => detail.specialProcedures.some((procedure) => procedure.stepId === step.id && !procedure.endedOn)
  let isCurrentFound = application.completedOn !== null && state !== 'delivered' && state !== 'granted' && state !== 'denied' && state !== 'certified' && state !== 'handedOut'
  return steps.map((step) => {
    if (isDone(step)) return { ...step, status: 'done' }
    // A special procedure that nobody started is optional, and a decision on commitment needs no examination: the process goes past them.
    const isOptional = step.kind === 'specialProcedure' || (step.kind === 'review' && application.decidedOn !== null)
    if (isRunning(step)) return { ...step, status: 'current' }
    if (!isCurrentFound && !isOptional) {
      isCurrentFound = true
      return { ...step, status: 'current' }
    }
    return { ...step, status: isOptional && application.decidedOn ? 'skipped' : 'waiting' }
  })
}

export function toTimelineEntry(stored: StoredEvent): ApplicationView['timeline'][number] {
  const event = stored as RecordEvent & StoredEvent
  return { seq: stored.seq, type: stored.type, title: titleOf(event), at: stored.at, actorName: stored.actor.name, office: stored.actor.office ?? null, note: noteOf(event) }
}

function titleOf(event: RecordEvent): string {
  switch (event.type) {
    case 'reviewed': return event.data.stepName
    case 'specialProcedureStarted': return `${event.data.name}开始，办理时间暂停计算`
    case 'submitted': return event.data.channel === 'counter' ? '窗口提交申请' : eventWords.submitted
    default: return eventWords[event.type]
  }
}

function noteOf(event: RecordEvent): string | null {
  switch (event.type) {
    case 'correctionRequested': return `请在 ${event.data.dueOn} 前补正：${event.data.materials.map(({ name, reason }) => `${name}（${reason}）`).join('；')}`
    case 'refused': return event.data.referral ? `${event.data.reason}。请向${event.data.referral}申请` : event.data.reason
    case 'specialProcedureStarted': return `${event.data.reason}，预计 ${event.data.expectedWorkdays} 个工作日`
    case 'specialProcedureEnded': return event.data.result
    case 'revisionRequested': return `${event.data.reason}（请在 ${event.data.dueOn} 前修改后重新提交）`
    case 'secondCorrectionAllowed': case 'ended': case 'prioritised': case 'voidingRequested': case 'voided': return event.data.reason
    case 'hearingOffered': return event.data.matter
    case 'hearingRequested': return `${event.data.reason}（听证应当在 ${event.data.holdBy} 前举行）`
    case 'transferred': return `转报${event.data.to}：${event.data.reason}`
    case 'deemedAccepted': return `法定期限内没有告知，依法自收件之时（${event.data.on}${event.data.time ? ` ${event.data.time}` : ''}）起视为受理`
    case 'reviewed': return `${event.data.opinion === 'agree' ? '同意' : '不同意'}：${event.data.note}`
    case 'extended': case 'denied': case 'withdrawn': case 'returned': return event.data.reason
    case 'materialsDeferred': case 'deferredSupplied': case 'committed': case 'commitmentWithdrawn': case 'commitmentChecked': case 'commitmentRectified': case 'decisionRevoked': return noteOfPromise(event)
    case 'assigned': return `${event.data.to.name}（${event.data.reason}）`
    case 'granted': return event.data.note || null
    case 'movedToVersion': return `由第 ${event.data.fromVersion} 版改为第 ${event.data.itemVersion} 版`
    case 'certificateMade': return `证照编号 ${event.data.certificateNumber}`
    case 'delivered': return [`签收人 ${event.data.receiver}`, ...(event.data.courierNumber ? [`快递单号 ${event.data.courierNumber}`] : []), ...(event.data.checkedBy ? [event.data.checkedBy === 'pickUpCode' ? '凭取件码领取' : '核对证件领取'] : []), ...(event.data.statement ? [event.data.statement] : [])].join('，')
    case 'handedOver': return `${event.data.by}移交：${event.data.originals.join('、')}${event.data.courierNumber ? `，快递单号 ${event.data.courierNumber}` : ''}`
    case 'takenOver': return `${event.data.by}签收${event.data.note ? `：${event.data.note}` : ''}`
    default: return null
  }
}
