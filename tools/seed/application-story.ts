import { createDice, type Dice } from '../../src/demo-city/invented-names.ts'
import type { Application, HandedMaterial } from '../../src/modules/applications/application.ts'
import { toApplicationNumber } from '../../src/modules/applications/record/application-number-rules.ts'
import type { Command } from '../../src/modules/applications/lifecycle/command.ts'
import { type Deadlines, queueOf, readDeadlines } from '../../src/modules/applications/lifecycle/deadline-rules.ts'
import { begin } from '../../src/modules/applications/lifecycle/fold-rules.ts'
import { decide, reasonAgainst } from '../../src/modules/applications/lifecycle/lifecycle-rules.ts'
import { CORRECTION_NOTICE_WORKDAYS } from '../../src/modules/applications/lifecycle/receipt-rules.ts'
import type { DocumentRow } from '../../src/modules/applications/record/application-store.ts'
import { appendEvents } from '../../src/modules/applications/record/chain-events.ts'
import { sealAnswers } from '../../src/modules/applications/submission/form-secrets.ts'
import type { DocumentSerials } from '../../src/modules/applications/documents/document-serials.ts'
import { issueDocuments } from '../../src/modules/applications/documents/issue-documents.ts'
import type { EventActor, StoredEvent, Submission } from '../../src/modules/applications/record/record-events.ts'
import { addWorkdays, type Day, onOrNextWorkday, toDay, toDayNumber } from '../../src/modules/calendar/calendar-rules.ts'
import { tailorMaterials } from '../../src/modules/catalogue/index.ts'
import type { Officer } from '../../src/modules/organisation/index.ts'
import type { Clock } from '../../src/platform/clock.ts'
import type { Context } from '../../src/platform/context.ts'
import { toLegalDate } from '../../src/platform/legal-dates.ts'
import type { Applicant, Offer, World } from './application-world.ts'
import { type MadeCertificate, prepareSeededCertificate } from './seeded-certificate.ts'

/** What all stories of one load share. */
export interface StorySettings {
  count: number
  people: number
  enterprises: number
  /** The day before which everything happened. */
  today: Day
  /** Codes of certificate types by `definer/name`, and the first serial reserved for this load. */
  certificateTypes: ReadonlyMap<string, string>
  firstCertificateSerial: number
  /** A file that stands for every upload. */
  fileId: string
}

/** One application and everything the platform would have written for it. */
export interface Story {
  application: Application
  deadlines: Deadlines
  queue: string | null
  events: StoredEvent[]
  documents: DocumentRow[]
  certificate: MadeCertificate | undefined
  taskCode: string
}

/** A clock that says what the story says. */
export interface StoryClock extends Clock {
  set(at: number): void
}

export function createStoryClock(): StoryClock {
  let at = 0
  return { now: () => new Date(at), today: () => toLegalDate(new Date(at)), aheadMs: () => at - Date.now(), moveTo: (to) => void (at = to.getTime()), catchUp: (to) => void (at = Math.max(at, to.getTime())), set: (to) => void (at = to) }
}

/** The application's role at every step of its way. */
type Who = 'applicant' | 'clerk' | 'reviewer' | 'decider' | 'certificateClerk'

interface Move {
  who: Who
  /** Workdays after the step before. */
  afterWorkdays: number
  toCommand(application: Application): Command
}

const MONTHS_18_DAYS = 540
const RECENT_DAYS = 90
const MINUTE_MS = 60_000
/** Serials of seeded numbers count down from the last, those of a living platform up from the first: they meet after 100,000 a day. */
const LAST_SERIAL = 999_999
const SERIALS = 900_000
/** Numbers of seeded documents lie beyond those a living office reaches in a year. */
const FIRST_DOCUMENT_SERIAL = 1_000_000

/**
 * Tells the `index`-th application: who applied for what, and what happened until it was delivered, ended otherwise or is
 * waiting now. The rules themselves decide (`decide`, `evolve`, `readDeadlines`, `issueDocuments`); only people and days are invented.
 */
export async function tellStory(ctx: Context & { clock: StoryClock }, world: World, settings: StorySettings, index: number): Promise<Story> {
  const dice = createDice(index * 7919 + 17)
  const { dayNumber, isOpen } = placeInTime(index, settings, dice)
  const region = world.pickRegion(dice)
  const calendar = world.calendarOf(region)
  const offer = world.pickOffer(dice, region)
  const kind = offer.item.serves.persons && (!offer.item.serves.enterprises || dice.below(100) < 60) ? 'person' : 'enterprise'
  const applicant = world.pickApplicant(dice, kind, region, kind === 'person' ? settings.people : settings.enterprises)
  // Halls are closed on rest days; what would fall on a day still to come is applied for online.
  const openDay = onOrNextWorkday(calendar, toDay(dayNumber))
  const channel = dice.below(100) < 65 || openDay >= settings.today ? 'online' : 'counter'
  const submittedOn = channel === 'online' ? toDay(dayNumber) : openDay
  let at = instantOn(submittedOn, dice)
  ctx.clock.set(at)

  const submission = invent(ctx, world, settings, offer, applicant, region, channel, dice)
  const number = toApplicationNumber({ region, date: submittedOn, serial: LAST_SERIAL - (index % SERIALS) })
  const hall = world.directory.hall(submission.hallId)
  const clerk = world.clerkOf(hall.id, dice)
  const actorOf = (who: Who): EventActor => {
    if (who === 'applicant') return { kind: 'citizen', id: applicant.id, name: applicant.name }
    if (who === 'clerk') return { kind: 'staff', id: clerk.id, name: clerk.name, office: hall.name }
    return toActor(world, world.officerOf(submission.authorityId, who))
  }

  const events: StoredEvent[] = []
  const documents: Story['documents'] = []
  // A story has one document of each kind at most, so its index is a number that no other story's has.
  const serials: DocumentSerials = { take: () => FIRST_DOCUMENT_SERIAL + index, putBack() {} }
  let application = begin(region, number, submission)
  let deadlines: Deadlines
  let certificate: MadeCertificate | undefined
  const append = async (happened: Parameters<typeof appendEvents>[1], actor: EventActor) => {
    const appended = appendEvents(application, happened, actor, ctx.clock.now().toISOString())
    application = appended.application
    events.push(...appended.stored)
    deadlines = readDeadlines(application, calendar, ctx.clock.today())
    documents.push(...(await issueDocuments(ctx, application, deadlines, appended.stored, serials)))
  }
  await append(
    [{ type: 'submitted', data: submission }, ...(channel === 'counter' ? [{ type: 'received' as const, data: { on: submission.on } }] : [])],
    actorOf(channel === 'counter' ? 'clerk' : 'applicant'),
  )

  const moves = planMoves(submission, dice)
  const stopAfter = isOpen ? openStop(moves.length, dice) : moves.length
  const end = instantOn(settings.today, undefined)
  for (const move of moves.slice(0, stopAfter)) {
    const day = toLegalDate(new Date(at))
    at = move.afterWorkdays === 0 ? at + (5 + dice.below(60)) * MINUTE_MS : instantOn(addWorkdays(calendar, day, move.afterWorkdays).dueOn, dice)
    if (at >= end) break
    ctx.clock.set(at)
    let command = move.toCommand(application)
    // A plan made at the start may come to an extension when the limit is over: that day nobody asks for one.
    if (command.verb === 'extend' && reasonAgainst(application, 'extend', { today: ctx.clock.today(), calendar })) continue
    if (command.verb === 'makeCertificate') {
      certificate = prepareSeededCertificate(world.directory, application, offer.item.result, settings, index, ctx.clock.now())
      command = { verb: 'makeCertificate', identifier: certificate.identifier, certificateNumber: certificate.number, hash: certificate.hash }
    }
    await append(decide(application, command, { today: ctx.clock.today(), calendar }), actorOf(move.who))
  }
  return { application, deadlines: deadlines!, queue: queueOf(application), events, documents, certificate, taskCode: submission.taskCode }
}

/**
 * When the `index`-th of all was submitted. Half of the load is closed cases spread evenly over 18 months, half are open
 * ones of the last three: indexes run with time, as the rows of a table that grew by itself.
 */
function placeInTime(index: number, { count, today }: StorySettings, dice: Dice): { dayNumber: number; isOpen: boolean } {
  const last = toDayNumber(today) - 1
  const older = 0.5 * ((MONTHS_18_DAYS - RECENT_DAYS) / MONTHS_18_DAYS)
  const share = (index + 0.5) / count
  if (share < older) return { dayNumber: last - MONTHS_18_DAYS + Math.floor((share / 0.5) * MONTHS_18_DAYS), isOpen: false }
  const dayNumber = last - RECENT_DAYS + Math.ceil(((share - older) / (1 - older)) * RECENT_DAYS)
  return { dayNumber, isOpen: dice.below(1000) < (0.5 / (1 - older)) * 1000 }
}

/** How far an open case has come: most wait for their review, some at every other place. */
function openStop(moves: number, dice: Dice): number {
  const share = dice.below(100)
  if (share < 12) return 0
  return Math.min(moves - 1, 1 + dice.below(moves))
}

/** Somewhen in office hours, Asia/Shanghai; without dice the beginning of the day. */
const instantOn = (day: Day, dice: Dice | undefined): number =>
  Date.parse(`${day}T00:00:00+08:00`) + (dice ? (9 * 60 + dice.below(8 * 60)) * MINUTE_MS + dice.below(60_000) : 0)

/** Stands in a plan until the certificate is made, which needs the case as it then is. */
const UNMADE: Command = { verb: 'makeCertificate', identifier: '', certificateNumber: '', hash: '' }

const toActor = (world: World, officer: Officer): EventActor => ({
  kind: 'staff', id: officer.id, name: officer.name, office: world.directory.authority(officer.authorityId).name,
})

/** The way of this application, as its item's process and chance have it. */
function planMoves(submission: Submission, dice: Dice): Move[] {
  const chance = (percent: number) => dice.below(100) < percent
  const { kind, promisedLimit, statutoryLimit, specialSteps, reviewSteps, makesCertificate, channel } = submission
  const isImmediate = kind === 'immediate'
  const days = promisedLimit.unit === 'hour' ? 0 : promisedLimit.amount
  const wait = (most: number) => (isImmediate || most < 1 ? 0 : 1 + dice.below(Math.max(1, Math.floor(most))))
  const move = (who: Who, afterWorkdays: number, toCommand: Move['toCommand']): Move => ({ who, afterWorkdays, toCommand })
  const ends = chance(2) ? 'refuse' : chance(3) ? 'withdraw' : chance(2) ? 'return' : undefined

  const moves: Move[] = []
  if (!isImmediate && chance(12)) {
    moves.push(
      move('clerk', wait(CORRECTION_NOTICE_WORKDAYS), (application) => ({ verb: 'requestCorrection', checks: checksOf(application, true), withinWorkdays: 10 })),
      move('applicant', wait(8), (application) => ({ verb: 'supplyCorrection', materials: application.detail.correction!.materialIds.map((id) => ({ id, provided: channel === 'online' ? 'file' : 'paper', files: [] })) })),
    )
  } else if (ends === 'refuse') {
    return [move('clerk', wait(CORRECTION_NOTICE_WORKDAYS), () => ({ verb: 'refuse', reason: '申请事项依法不属于本行政机关职权范围', referral: '有管辖权的行政机关' }))]
  }
  if (!isImmediate && channel === 'online' && chance(30)) moves.unshift(move('clerk', wait(2), () => ({ verb: 'receive' })))
  moves.push(move('clerk', wait(3), (application) => ({ verb: 'accept', checks: checksOf(application, false) })))
  if (ends === 'withdraw') return [...moves, move('applicant', wait(days), () => ({ verb: 'withdraw', reason: '暂不办理' }))]
  if (ends === 'return') return [...moves, move('reviewer', wait(days), () => ({ verb: 'return', reason: '申请人无正当理由长期不予配合，无法继续办理' }))]
  const special = specialSteps[0]
  if (special && chance(60)) {
    moves.push(
      move('reviewer', wait(2), () => ({ verb: 'startSpecialProcedure', stepId: special.id, reason: `依法需要${special.name}`, expectedWorkdays: special.days })),
      move('reviewer', Math.max(1, Math.ceil(special.days)), () => ({ verb: 'endSpecialProcedure', result: '符合要求' })),
    )
  }
  if (statutoryLimit && !isImmediate && chance(2)) moves.push(move('decider', 1, () => ({ verb: 'extend', reason: '情况复杂，需要进一步核实', maximum: 10 })))
  // Four in a hundred decisions come too late, so that there is something to supervise.
  const late = chance(4) ? 6 : 0
  for (const [index] of reviewSteps.entries()) {
    moves.push(move('reviewer', wait(days / (reviewSteps.length + 1)) + (index === 0 ? late : 0), () => ({ verb: 'review', opinion: 'agree', note: '申请材料齐全，符合法定条件' })))
  }
  const isDenied = chance(5)
  moves.push(move('decider', wait(days / 3), () => isDenied ? { verb: 'decide', outcome: 'denied', reason: '经审查，不符合法定条件、标准' } : { verb: 'decide', outcome: 'granted', reason: '' }))
  if (!isDenied && makesCertificate) moves.push(move('certificateClerk', wait(2), () => UNMADE))
  if (!isImmediate && chance(25)) moves.push(move('clerk', wait(1), () => ({ verb: 'handOut', place: submission.hallId })))
  moves.push(move('clerk', wait(3), (application) =>
    chance(15) ? { verb: 'deliver', method: 'post', receiver: application.applicantName, courierNumber: `YH${100_000_000 + dice.below(900_000_000)}` } : { verb: 'deliver', method: channel === 'online' ? 'electronic' : 'counter', receiver: application.applicantName }))
  return moves
}

/** Every material judged; one of them wrong when something is to be corrected. */
function checksOf({ detail }: Application, isOneWrong: boolean) {
  const handed = detail.materials.filter((material) => material.necessary || material.provided !== 'none')
  const known = handed.length > 0 ? handed : detail.materials
  return known.map(({ id }, index) => (isOneWrong && index === 0 ? { id, result: 'unqualified' as const, reason: '内容填写不完整，请补充后重新提交' } : { id, result: 'qualified' as const }))
}

function invent(ctx: Context, world: World, settings: StorySettings, { item, entries, form, answers }: Offer, applicant: Applicant, region: string, channel: Submission['channel'], dice: Dice): Submission {
  // Every region's own body first; where it has none, one of its townships or villages.
  const entry = entries[0]!.division_code === `${region}000000` && dice.below(100) < 70 ? entries[0]! : dice.pick(entries)
  const chosen = Object.fromEntries(item.situations.map((situation) => [situation.id, dice.pick(situation.options).id]))
  const handIn = (material: ReturnType<typeof tailorMaterials>[number]): HandedMaterial => {
    const base = { id: material.id, name: material.name, necessary: material.necessary, files: [], check: 'unchecked' as const }
    if (material.form === 'electronic' && /申请(书|表)/.test(material.name)) return { ...base, provided: 'waived', waivedBy: '本次填写的申请表' }
    if (material.exemptBy && dice.below(100) < 80) return { ...base, provided: 'waived', waivedBy: material.exemptBy }
    if (!material.necessary && dice.below(100) < 60) return { ...base, provided: 'none' }
    return channel === 'online' ? { ...base, provided: 'file', files: [settings.fileId] } : { ...base, provided: 'paper' }
  }
  const isPerson = applicant.kind === 'person'
  return {
    on: ctx.clock.today(),
    at: ctx.clock.now().toISOString(),
    itemCode: item.code, itemVersion: item.version, itemName: item.name, taskCode: entry.task_code,
    authorityId: entry.authority_id, divisionCode: entry.division_code, hallId: world.directory.hallOf(entry.division_code).id,
    applicantId: applicant.id, applicantName: applicant.name, applicantKind: applicant.kind, agentId: null, channel,
    kind: item.kind, statutoryLimit: item.statutoryLimit, promisedLimit: item.promisedLimit,
    reviewSteps: item.steps.filter((step) => step.kind === 'review').map(({ id, name }) => ({ id, name })),
    specialSteps: item.steps.filter((step) => step.kind === 'specialProcedure').map(({ id, name, days }) => ({ id, name, days })),
    makesCertificate: item.steps.some((step) => step.kind === 'makeCertificate'),
    situations: item.situations.map(({ id, question, options }) => ({ question, answer: options.find((option) => option.id === chosen[id])!.label })),
    materials: tailorMaterials(item, chosen).map(handIn),
    form: sealAnswers(ctx.sealed, form, {
      ...answers,
      ...(isPerson
        ? { applicantName: applicant.name, applicantIdentityNumber: applicant.identityNumber, applicantPhone: applicant.phone, applicantAddress: applicant.address }
        : { enterpriseName: applicant.name, enterpriseUscc: applicant.identityNumber, contactPhone: applicant.phone, enterpriseAddress: applicant.address }),
    } as Parameters<typeof sealAnswers>[2]),
  }
}
