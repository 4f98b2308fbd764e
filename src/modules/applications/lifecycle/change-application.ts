import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { getWorkCalendar, receiptDay, type WorkCalendar } from '../../calendar/index.ts'
import { type Application, stateWords } from '../application.ts'
import { parseApplicationNumber, regionOfApplicationNumber } from '../record/application-number-rules.ts'
import type { Command, Verb } from './command.ts'
import { countRefusedDemand } from './count-refused-demand.ts'
import { queueOf, readDeadlines } from './deadline-rules.ts'
import { fallDue } from './falling-due-rules.ts'
import { decide, refuseObstacle } from './lifecycle-rules.ts'
import { breachParts } from './record-breaches.ts'
import type { Moment } from './verb-rule.ts'
import { findApplication, type FoundApplication, insertEvents, listEvents, updateApplication } from '../record/application-store.ts'
import { BY_LAW } from '../record/by-law.ts'
import { appendEvents } from '../record/chain-events.ts'
import type { CommandAnswer } from '../contract.ts'
import { issueDocuments, toDocumentId } from '../documents/issue-documents.ts'
import { announcementOf } from '../announce.ts'
import { type EventActor, eventWords, type RecordEvent, type StoredEvent } from '../record/record-events.ts'
import { commitmentCheckDays } from '../settings.ts'

/** @throws Refusal 404 when there is no such case; the number's check digit is looked at first */
export const getApplication = async (ctx: Context, number: string): Promise<Application> => (await getPlacedApplication(ctx, number)).application

async function getPlacedApplication(ctx: Context, number: string): Promise<FoundApplication> {
  const parsed = parseApplicationNumber(number)
  if (!parsed.valid) throw new Refusal(404, 'applications.bad_number', parsed.reason)
  const found = await findApplication(ctx.db, regionOfApplicationNumber(number), number)
  if (!found) throw notFound('这个办件', 'applications.not_found')
  return found
}

export interface Change {
  number: string
  /** The version the caller saw. */
  version: number
  /** What is asked for: how the case stands has the first word, before anything that was sent with it. */
  verb?: Verb
  /** What to do, once the case is known: one command, or several in one sitting. */
  toCommands(application: Application): Promise<Command[]> | Command[]
  /** Who does it, once the case is known. @throws Refusal when it is not theirs */
  toActor(application: Application): Promise<EventActor>
  /** What another room writes in the same statement. */
  toParts?(application: Application): Statement[]
  /** What the other room announces with it. */
  toAnnouncements?(): Announcement[]
}

/** One command on one case: load → decide (rules) → save → announce. Nothing is written when anything is refused. */
export async function changeApplication(ctx: Context, change: Change): Promise<CommandAnswer> {
  const found = await getPlacedApplication(ctx, change.number)
  const before = found.application
  await refuseUsedKey(ctx, before.region)
  const actor = await change.toActor(before)
  if (before.version !== change.version) throw await staleVersion(ctx, before, change.version)
  const calendar = await getWorkCalendar(ctx, before.region, before.hallId)
  const minute = toLocalMinute(ctx.clock.now())
  const moment = { today: ctx.clock.today(), calendar, receiptOn: receiptDay(calendar, minute), time: minute.slice(11) }

  // What the law has made of the case meanwhile comes first: a late job gains nobody a day.
  const draft = openDraft(ctx, before)
  draft.append(await fallenDueOf(ctx, before, moment), BY_LAW)
  const settled = { application: draft.application, events: draft.stored.length }
  if (change.verb) refuseObstacle(draft.application, change.verb, moment)
  try {
    for (const command of await change.toCommands(draft.application)) draft.append(decide(draft.application, command, moment), actor)
  } catch (error) {
    await countRefusedDemand(ctx, before, actor, error)
    throw error
  }
  const answer = await save(ctx, found, draft, calendar, {
    parts: change.toParts?.(draft.application) ?? [],
    announcements: change.toAnnouncements?.() ?? [],
    settledApart: settled.events > 0 && draft.stored.length > settled.events ? settled.application : undefined,
  })
  if (!answer) throw await staleVersion(ctx, await getApplication(ctx, change.number), before.version)
  return answer
}

/**
 * Writes what has happened to a case by itself, if anything has (`falling-due-rules.ts`).
 * Returns whether it wrote: another worker, or a command, may have been first, and then it is done already.
 */
export async function settleApplication(ctx: Context, number: string): Promise<boolean> {
  const found = await getPlacedApplication(ctx, number)
  const calendar = await getWorkCalendar(ctx, found.application.region, found.application.hallId)
  const draft = openDraft(ctx, found.application)
  draft.append(await fallenDueOf(ctx, found.application, { today: ctx.clock.today(), calendar }), BY_LAW)
  if (draft.stored.length === 0) return false
  return (await save(ctx, found, draft, calendar, { parts: [], announcements: [], settledApart: undefined })) !== undefined
}

/** What has fallen due, by the numbers of its region; they are in memory. */
async function fallenDueOf(ctx: Context, application: Application, moment: Moment): Promise<RecordEvent[]> {
  const checkWithinDays = await getSetting(ctx, commitmentCheckDays, application.region, moment.today)
  return fallDue(application, moment, { checkWithinDays })
}

interface Draft {
  readonly application: Application
  readonly stored: StoredEvent[]
  append(events: RecordEvent[], actor: EventActor): void
}

/** A case with what is about to happen to it. */
function openDraft(ctx: Context, before: Application): Draft {
  let application = before
  const stored: StoredEvent[] = []
  // One command, one moment: its events are known by it (`announce-again.ts`).
  const at = ctx.clock.now().toISOString()
  return {
    get application() {
      return application
    },
    stored,
    append(events, actor) {
      const appended = appendEvents(application, events, actor, at)
      application = appended.application
      stored.push(...appended.stored)
    },
  }
}

/** One statement: case, events, documents, breaches, outbox, answer. Undefined when someone was faster. */
async function save(
  ctx: Context, { application: before, place }: FoundApplication, { application, stored }: Draft, calendar: WorkCalendar,
  more: { parts: Statement[]; announcements: Announcement[]; /** The law acted before the caller did: two things to tell, and the case as it stood between. */ settledApart: Application | undefined },
): Promise<CommandAnswer | undefined> {
  const deadlines = readDeadlines(application, calendar, ctx.clock.today())
  const documents = await issueDocuments(ctx, application, deadlines, stored)
  const answer: CommandAnswer = {
    number: application.number,
    version: application.version,
    state: application.state,
    stateName: stateWords[application.state],
    dueOn: deadlines.dueOn,
    documents: documents.map(({ seq, kind, title, documentNumber }) => ({ id: toDocumentId({ seq, kind }), kind, title, documentNumber })),
  }
  // Documents stand in the order of their events, and what the law did comes first: it is served with its own announcement.
  const settledSeq = more.settledApart?.version ?? 0
  const settledDocuments = documents.filter(({ seq }) => seq <= settledSeq).length
  const isWritten = await commit(ctx, {
    region: application.region,
    guard: updateApplication(application, deadlines, queueOf(application), before.version),
    parts: [insertEvents(application.region, application.number, stored, documents), ...breachParts(application, stored), ...more.parts],
    at: stored[0]!.at,
    announcements: [
      ...(more.settledApart ? [announcementOf(more.settledApart, stored[0]!, place, calendar, answer.documents.slice(0, settledDocuments))] : []),
      // What the law did is told by its name, whatever else it brought with it; what somebody did, by how it ended.
      announcementOf(application, stored.at(-1)!.actor.id === BY_LAW.id ? stored[0]! : stored.at(-1)!, place, calendar, answer.documents.slice(settledDocuments)),
      ...more.announcements,
    ],
    answer,
  })
  return isWritten ? answer : undefined
}

/** Someone was faster: says what changed since the version the caller saw. */
async function staleVersion(ctx: Context, now: Application, seen: number): Promise<Refusal> {
  const events = await listEvents(ctx.db, now.region, now.number)
  const changes = events.filter((event) => event.seq > seen).map((event) => ({ title: eventWords[event.type], at: event.at, by: event.actor.name }))
  const what = changes.map(({ title, by }) => `${by}：${title}`).join('；')
  return new Refusal(409, 'applications.changed_meanwhile', `办件已有变化（${what || '版本号不符'}），请查看最新内容后再操作。您填写的内容没有提交。`, { extra: { version: now.version, changes } })
}
