import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Consent, ConsentNotice, ConsentScope } from './consent.ts'

const CONSENT = rawSql(`subject_id as "subjectId", id, scope, notice_version as "noticeVersion", channel, given_at as "givenAt", given_as as "givenAs",
  given_by as "givenBy", given_by_name as "givenByName", evidence, withdrawn_at as "withdrawnAt", withdrawn_by_name as "withdrawnByName"`)

/** The latest of each scope: what counts. Served by consent_by_scope, read backwards. */
export const listLatestConsents = (db: Db, subjectId: string): Promise<Consent[]> =>
  db.query<Consent>(sql`select distinct on (scope) ${CONSENT} from subjects.consent where subject_id = ${subjectId} order by scope desc, id desc`)

export async function findLatestConsent(db: Db, subjectId: string, scope: ConsentScope): Promise<Consent | undefined> {
  const rows = await db.query<Consent>(sql`select ${CONSENT} from subjects.consent where subject_id = ${subjectId} and scope = ${scope} order by id desc limit 1`)
  return rows[0]
}

/** Everything somebody ever agreed to, newest first; no more than a person's own clicks. */
export const listConsentHistory = (db: Db, subjectId: string, limit: number): Promise<Consent[]> =>
  db.query<Consent>(sql`select ${CONSENT} from subjects.consent where subject_id = ${subjectId} order by id desc limit ${limit}`)

/** Returns a row when it was written: nothing is written where the same notice stands agreed to already, on `countsFrom` (a legal day) or later. What stood before it is history from then on. */
export const insertConsent = (consent: Consent, countsFrom: string | null): Statement => sql`
  with given as (
    insert into subjects.consent (subject_id, id, scope, notice_version, channel, given_at, given_as, given_by, given_by_name, evidence)
    select ${consent.subjectId}::uuid, ${consent.id}::uuid, ${consent.scope}, ${consent.noticeVersion}::int, ${consent.channel}, ${consent.givenAt}::timestamptz,
      ${consent.givenAs}, ${consent.givenBy}::uuid, ${consent.givenByName}, ${consent.evidence}::text
    where not exists (select 1 from subjects.consent where subject_id = ${consent.subjectId} and scope = ${consent.scope} and notice_version >= ${consent.noticeVersion} and withdrawn_at is null
      and given_at >= coalesce((${countsFrom}::date)::timestamp at time zone 'Asia/Shanghai', '-infinity'))
    returning subject_id, scope, given_at),
  replaced as (
    update subjects.consent c set superseded_at = given.given_at from given
    where c.subject_id = given.subject_id and c.scope = given.scope and c.superseded_at is null)
  select 1 from given`

/** Returns a row for each that it ended: ends whatever stands agreed to in a scope. */
export const endConsents = (subjectId: string, scope: ConsentScope, at: Date, byName: string): Statement => sql`
  update subjects.consent set withdrawn_at = ${at}::timestamptz, withdrawn_by_name = ${byName}
  where subject_id = ${subjectId} and scope = ${scope} and withdrawn_at is null returning 1`

/** Versions that were published after what ships with the platform. A handful. */
export const listPublishedNotices = (db: Db): Promise<ConsentNotice[]> =>
  db.query<ConsentNotice>(sql`select scope, version, title, text, needs_new_consent as "needsNewConsent", from_day as "fromDay", published_at as "publishedAt",
    published_by_name as "publishedByName", source from subjects.consent_notice order by scope, version`)

/** Returns a row when it was written; another who published the same version was faster. */
export const insertNotice = (notice: ConsentNotice, publishedBy: string): Statement => sql`
  insert into subjects.consent_notice (scope, version, title, text, needs_new_consent, source, from_day, published_by, published_by_name, published_at)
  values (${notice.scope}, ${notice.version}, ${notice.title}, ${notice.text}, ${notice.needsNewConsent}, ${notice.source}, ${notice.fromDay}::date, ${publishedBy}, ${notice.publishedByName}, ${notice.publishedAt}::timestamptz)
  on conflict (scope, version) do nothing returning 1`

/** Deletes a batch of those whose place another took before `before`, of people of a region, but of nobody in `kept`. Returns how many went. Served by consent_superseded. */
export async function deleteSupersededConsents(db: Db, region: string, before: Date, kept: readonly string[], limit: number): Promise<number> {
  const rows = await db.query(sql`
    delete from subjects.consent where (subject_id, id) in (
      select c.subject_id, c.id from subjects.consent c join subjects.subject s on s.id = c.subject_id
      where c.superseded_at < ${before}::timestamptz and s.region = ${region} and c.subject_id <> all(${kept}::uuid[]) order by c.superseded_at limit ${limit})
    returning 1`)
  return rows.length
}
