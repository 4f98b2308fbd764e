import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { AnsweredBefore, commit } from '../../../platform/unit-of-work.ts'
import { getWorkCalendar } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { announcementOf } from '../announce.ts'
import { stateWords } from '../application.ts'
import { toApplicationNumber } from '../record/application-number-rules.ts'
import { queueOf, readDeadlines } from '../lifecycle/deadline-rules.ts'
import { begin } from '../lifecycle/fold-rules.ts'
import { allocateSerial, deleteDraftWith, insertApplication, insertEvents, insertSubjectIndex } from '../record/application-store.ts'
import { appendEvents } from '../record/chain-events.ts'
import type { QueuePlace } from '../events.ts'
import { issueDocuments, toDocumentId } from '../documents/issue-documents.ts'
import { queryPasswordOf } from '../query-password.ts'
import { maskName } from '../../subjects/index.ts'
import { insertSiteIntake } from '../sites/site-intake-store.ts'
import type { EventActor, RecordEvent, Submission } from '../record/record-events.ts'

/** A new case stands in no list yet. */
const NOWHERE: QueuePlace = { queue: null, dueOn: null }

export interface Filing {
  region: string
  submission: Submission
  actor: EventActor
  /** At a counter the materials are received in the same breath. */
  isReceived: boolean
  draft?: { subjectId: string; id: string } | undefined
  /** What another room counts with it. */
  beside?: Statement[]
}

/** Opens a case: number, first events, documents, the applicant's own list, all in one write. */
export async function fileApplication(ctx: Context, { region, submission, actor, isReceived, draft, beside = [] }: Filing) {
  const [{ serial, isKeyUsed }, calendar, directory] = await Promise.all([
    allocateSerial(ctx.db, ctx.actor.accountId, ctx.idempotency?.key),
    getWorkCalendar(ctx, region, submission.hallId),
    getDirectory(ctx),
  ])
  // A new case meets no older state that would refuse a replay, so the key itself is asked.
  if (isKeyUsed) throw new AnsweredBefore()
  const today = ctx.clock.today()
  const number = toApplicationNumber({ region, date: today, serial })
  const events: RecordEvent[] = [{ type: 'submitted', data: submission }, ...(isReceived ? [{ type: 'received' as const, data: { on: today, time: toLocalMinute(ctx.clock.now()).slice(11) } }] : [])]
  const { application, stored } = appendEvents(begin(region, number, submission), events, actor, ctx.clock.now().toISOString())
  const deadlines = readDeadlines(application, calendar, today)
  const documents = await issueDocuments(ctx, application, deadlines, stored)
  const answer = {
    number,
    queryPassword: queryPasswordOf(ctx, number),
    version: application.version,
    state: application.state,
    stateName: stateWords[application.state],
    itemName: application.itemName,
    authorityName: directory.authority(application.authorityId).name,
    dueOn: deadlines.dueOn,
  }
  const subjects = [...new Set([application.applicantId, ...(application.agentId ? [application.agentId] : [])])]
  const parts: Statement[] = [insertEvents(region, number, stored, documents), insertSubjectIndex(application, subjects), ...beside]
  const site = submission.counter?.site
  if (site) parts.push(insertSiteIntake(region, { officerId: actor.id, day: today, siteId: site.id, itemCode: application.itemCode, number, itemName: application.itemName, applicantMasked: maskName(application.applicantName), at: ctx.clock.now() }))
  if (draft) parts.push(deleteDraftWith(draft.subjectId, draft.id))
  await commit(ctx, {
    region,
    guard: insertApplication(application, deadlines, queueOf(application)),
    parts,
    at: stored[0]!.at,
    announcements: [announcementOf(application, stored.at(-1)!, NOWHERE, calendar, documents.map(({ seq, kind, title }) => ({ id: toDocumentId({ seq, kind }), title })))],
    answer,
    status: 201,
  })
  return answer
}
