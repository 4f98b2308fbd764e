import type { Announcement } from '../../platform/announcement.ts'
import type { Context } from '../../platform/context.ts'
import type { Statement } from '../../platform/db/sql.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { commit, refuseUsedKey } from '../../platform/unit-of-work.ts'
import { getWorkCalendar } from '../calendar/index.ts'
import { type Application, stateWords } from './application.ts'
import { parseApplicationNumber, regionOfApplicationNumber } from './application-number-rules.ts'
import { type Command, decide, queueOf, readDeadlines } from './application-rules.ts'
import { findApplication, type FoundApplication, insertEvents, listEvents, updateApplication } from './application-store.ts'
import { appendEvents } from './chain-events.ts'
import type { CommandAnswer } from './contract.ts'
import { issueDocuments, toDocumentId } from './issue-documents.ts'
import { announcementOf } from './announce.ts'
import { type EventActor, eventWords, type RecordEvent, type StoredEvent } from './record-events.ts'

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
  await refuseUsedKey(ctx)
  const { application: before, place } = await getPlacedApplication(ctx, change.number)
  const actor = await change.toActor(before)
  if (before.version !== change.version) throw await staleVersion(ctx, before, change.version)
  const calendar = await getWorkCalendar(ctx, before.region)
  const today = ctx.clock.today()

  let application = before
  const stored: StoredEvent[] = []
  for (const command of await change.toCommands(before)) {
    const events: RecordEvent[] = decide(application, command, { today, calendar })
    const appended = appendEvents(ctx, application, events, actor)
    application = appended.application
    stored.push(...appended.stored)
  }
  const deadlines = readDeadlines(application, calendar, today)
  const documents = await issueDocuments(ctx, application, deadlines, stored)
  const answer: CommandAnswer = {
    number: application.number,
    version: application.version,
    state: application.state,
    stateName: stateWords[application.state],
    dueOn: deadlines.dueOn,
    documents: documents.map(({ seq, kind, title, documentNumber }) => ({ id: toDocumentId({ seq, kind }), kind, title, documentNumber })),
  }
  const isWritten = await commit(ctx, {
    region: application.region,
    guard: updateApplication(application, deadlines, queueOf(application), before.version),
    parts: [insertEvents(application.region, application.number, stored, documents), ...(change.toParts?.(application) ?? [])],
    announcements: [announcementOf(application, stored.at(-1)!.type, place), ...(change.toAnnouncements?.() ?? [])],
    answer,
  })
  if (!isWritten) throw await staleVersion(ctx, await getApplication(ctx, change.number), before.version)
  return answer
}

/** Someone was faster: says what changed since the version the caller saw. */
async function staleVersion(ctx: Context, now: Application, seen: number): Promise<Refusal> {
  const events = await listEvents(ctx.db, now.region, now.number)
  const changes = events.filter((event) => event.seq > seen).map((event) => ({ title: eventWords[event.type], at: event.at, by: event.actor.name }))
  const what = changes.map(({ title, by }) => `${by}：${title}`).join('；')
  return new Refusal(409, 'applications.changed_meanwhile', `办件已有变化（${what || '版本号不符'}），请查看最新内容后再操作。您填写的内容没有提交。`, { extra: { version: now.version, changes } })
}
