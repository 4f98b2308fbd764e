import type { Context } from '../../../platform/context.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { summarise } from '../../../platform/forms/index.ts'
import { getWorkCalendar } from '../../calendar/index.ts'
import { durationText, getItemVersion, itemWords } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getSubject, maskIdentityNumber, maskPhone } from '../../subjects/index.ts'
import { type Application, channelWords, stateWords } from '../application.ts'
import { formOf } from '../submission/application-form.ts'
import type { Verb } from '../lifecycle/command.ts'
import { readDeadlines } from '../lifecycle/deadline-rules.ts'
import { runningSpecialProcedure } from '../lifecycle/examination-rules.ts'
import { reasonAgainst, reasonAgainstImmediate, verbWords } from '../lifecycle/lifecycle-rules.ts'
import { listDocuments, listEvents } from '../record/application-store.ts'
import { findNewVersion } from '../lifecycle/move-to-version.ts'
import type { ApplicationView } from '../contract.ts'
import { openAnswers } from '../submission/form-secrets.ts'
import { toDocumentId } from '../documents/issue-documents.ts'
import { eventWords, type RecordEvent, type StoredEvent, type Submission } from '../record/record-events.ts'

const providedWords = { file: '已上传', paper: '纸质', waived: '免提交', deferred: '承诺后补', committed: '以承诺代替', none: '未提交' } as const
const checkWords = { unchecked: '未核对', qualified: '合格', unqualified: '不合格' } as const

export interface Viewer {
  /** Verbs this viewer's screens offer, each with the reason why this viewer may not, if any. */
  verbs: { verb: Verb; reason: string | undefined }[]
  /** Offered to windows: an immediate item is handled in one sitting. */
  immediate?: { reason: string | undefined }
  /** Whether identity numbers and phones are shown in full. */
  seesSecrets: boolean
  /** Where this viewer opens documents: `/api/v1/staff`, `/api/v1/citizen`. */
  base: string
}

/** Everything a case page shows, in words. */
export async function describeApplication(ctx: Context, application: Application, viewer: Viewer): Promise<ApplicationView> {
  const { region, number, detail, state } = application
  const [item, directory, calendar, events, documents, applicant, files] = await Promise.all([
    getItemVersion(ctx, application.itemCode, application.itemVersion),
    getDirectory(ctx),
    getWorkCalendar(ctx, region),
    listEvents(ctx.db, region, number),
    listDocuments(ctx.db, region, number),
    getSubject(ctx, application.applicantId),
    listFiles(ctx.db, detail.materials.flatMap((material) => material.files)),
  ])
  const fileById = new Map(files.map((file) => [file.id, file]))
  const deadlines = readDeadlines(application, calendar, ctx.clock.today())
  const hall = directory.hall(application.hallId)
  const owed = new Set(state === 'correctionRequested' ? detail.correction?.materialIds : [])
  const running = runningSpecialProcedure(detail)
  const submission = events[0]?.data as Submission | undefined
  // A case that moved to another version was still filled in, and sealed, by the form of the one it began with.
  const form = formOf(submission && submission.itemVersion !== item.version ? await getItemVersion(ctx, application.itemCode, submission.itemVersion) : item)
  const url = `${viewer.base}/applications/${number}`
  const newVersion = await findNewVersion(ctx, application)
  return {
    number, region, regionName: directory.region(region),
    state, stateName: stateWords[state], version: application.version,
    item: { code: item.code, version: item.version, name: item.name, kindName: itemWords.kind[item.kind], resultName: item.result.name },
    authority: { id: application.authorityId, name: directory.authority(application.authorityId).name },
    hall: { id: hall.id, name: hall.name, address: hall.address, phone: hall.phone },
    applicant: { id: applicant.id, name: applicant.name, kind: applicant.kind, identityMasked: applicant.identityMasked },
    channel: application.channel, channelName: channelWords[application.channel]!,
    submittedAt: application.submittedAt, receivedOn: application.receivedOn, acceptedOn: application.acceptedOn, decidedOn: application.decidedOn, completedOn: application.completedOn,
    statutoryDueOn: deadlines.statutoryDueOn, promisedDueOn: deadlines.promisedDueOn, dueOn: deadlines.dueOn, dueIsProvisional: deadlines.isProvisional,
    statutoryLimitText: durationText(detail.statutoryLimit), promisedLimitText: durationText(detail.promisedLimit),
    paused: deadlines.paused, pauseReason: running ? `${running.name}：${running.reason}（预计${running.expectedWorkdays}个工作日，不计入办理时间）` : null,
    usedDays: deadlines.usedDays, leftDays: deadlines.leftDays, overdueDays: deadlines.overdueDays,
    step: stepOf(application), steps: stepsOf(application, item.steps),
    specialSteps: detail.specialSteps,
    situations: detail.situations,
    form: submission
      ? summarise(form, openAnswers(ctx.sealed, form, submission.form)).map((section) => ({
          id: section.id,
          title: section.title,
          rows: section.rows.filter((row) => row.answered).map((row) => ({ label: row.label, value: viewer.seesSecrets ? row.value : maskAnswer(row.kind, row.value) })),
        }))
      : [],
    materials: detail.materials.map((material) => ({
      id: material.id, name: material.name, necessary: material.necessary, provided: material.provided, providedName: providedWords[material.provided],
      waivedBy: material.waivedBy ?? null,
      files: material.files.flatMap((id) => fileById.get(id) ?? []).map(({ id, name, mediaType, sizeBytes }) => ({ id, name, mediaType, sizeBytes })),
      check: material.check, checkName: checkWords[material.check], reason: material.reason ?? null, isOwed: owed.has(material.id),
    })),
    correction: detail.correction ? { requestedOn: detail.correction.requestedOn, dueOn: detail.correction.dueOn, isSupplied: detail.correction.suppliedOn !== undefined } : null,
    documents: documents.map((document) => ({
      id: toDocumentId(document), kind: document.kind, title: document.title, documentNumber: document.documentNumber,
      issuedAt: document.issuedAt.toISOString(), url: `${url}/documents/${toDocumentId(document)}`,
    })),
    certificate: detail.certificate ? { ...detail.certificate, url: `/certificates/${detail.certificate.identifier}` } : null,
    newVersion: newVersion ? { version: newVersion.content.itemVersion, needs: newVersion.needs, gains: newVersion.gains } : null,
    // Cards are issued by supervision; until that room stands there are none.
    cards: [],
    timeline: events.map(toTimelineEntry),
    allowedActions: [
      ...viewer.verbs.map(({ verb, reason }) => toAction(verb, verbWords[verb], reason ?? reasonAgainst(application, verb, { today: ctx.clock.today(), calendar }))),
      ...(viewer.immediate ? [toAction('handleImmediately', '当场办结', viewer.immediate.reason ?? reasonAgainstImmediate(application))] : []),
    ],
  }
}

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
    // A special procedure that nobody started is optional: the process goes past it.
    const isOptional = step.kind === 'specialProcedure'
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
    case 'reviewed': return `${event.data.opinion === 'agree' ? '同意' : '不同意'}：${event.data.note}`
    case 'extended': case 'denied': case 'withdrawn': case 'returned': return event.data.reason
    case 'granted': return event.data.note || null
    case 'movedToVersion': return `由第 ${event.data.fromVersion} 版改为第 ${event.data.itemVersion} 版`
    case 'certificateMade': return `证照编号 ${event.data.certificateNumber}`
    case 'delivered': return event.data.courierNumber ? `快递单号 ${event.data.courierNumber}` : `签收人 ${event.data.receiver}`
    default: return null
  }
}
