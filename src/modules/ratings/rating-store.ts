import type { Db } from '../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../platform/db/sql.ts'
import type { Grade, Invitation, Rating, Tally } from './rating.ts'

const INVITATION = rawSql(`region, number, applicant_id as "applicantId", agent_id as "agentId", item_code as "itemCode", item_name as "itemName",
  authority_id as "authorityId", hall_id as "hallId", channel, invited_at as "invitedAt", rated_at as "ratedAt"`)

/**
 * Invites once for each case and counts who was newly invited, all of one region; a case that was invited before changes nothing.
 * The counts are taken in the order of their key, so that two readers cannot wait for each other.
 */
export async function insertInvitations(db: Db, region: string, invitations: Omit<Invitation, 'region' | 'ratedAt'>[]): Promise<void> {
  await db.query(sql`
    with invited as (
      insert into ratings.invitation (region, number, applicant_id, agent_id, item_code, item_name, authority_id, hall_id, channel, invited_at)
      select ${region}, number, "applicantId", "agentId", "itemCode", "itemName", "authorityId", "hallId", channel, "invitedAt"
      from jsonb_to_recordset(${JSON.stringify(invitations)}::jsonb) as row(number text, "applicantId" uuid, "agentId" uuid, "itemCode" text,
        "itemName" text, "authorityId" text, "hallId" text, channel text, "invitedAt" timestamptz)
      on conflict (region, number) do nothing
      returning authority_id, item_code)
    insert into ratings.tally (region, authority_id, item_code, invited)
    select ${region}, authority_id, item_code, count(*) from invited group by authority_id, item_code order by authority_id, item_code
    on conflict (region, authority_id, item_code) do update set invited = tally.invited + excluded.invited`)
}

/** The invitation of a case this person applied for, for herself or for another. Served by the two indexes of whose it is. */
export async function findInvitationOf(db: Db, subjectId: string, number: string): Promise<Invitation | undefined> {
  const [row] = await db.query<Invitation>(sql`
    select ${INVITATION} from ratings.invitation where number = ${number} and (applicant_id = ${subjectId} or agent_id = ${subjectId})`)
  return row
}

/** Invitations still open, newest number first; `by` says as whom. Served by invitation_by_applicant and invitation_by_agent. */
export const listInvitationsOpenTo = (db: Db, by: 'applicant' | 'agent', subjectId: string, before: string | undefined, limit: number): Promise<Invitation[]> => {
  const person = rawSql(by === 'applicant' ? 'applicant_id' : 'agent_id')
  return db.query<Invitation>(sql`
    select ${INVITATION} from ratings.invitation
    where ${person} = ${subjectId} and rated_at is null and number < ${before ?? 'x'}
    order by ${person}, number desc limit ${limit}`)
}

export async function findRating(db: Db, region: string, number: string): Promise<Rating | undefined> {
  const [row] = await db.query<Rating>(sql`
    select region, number, grade, options, options_version as "optionsVersion", comment, is_anonymous as "isAnonymous", channel, rated_at as "ratedAt"
    from ratings.rating where region = ${region} and number = ${number}`)
  return row
}

/** The guard of a rating: takes the invitation while it is still open. Of two at once the second finds it taken. */
export const closeInvitation = ({ region, number }: Invitation, at: Date): Statement => sql`
  update ratings.invitation set rated_at = ${at}::timestamptz where region = ${region} and number = ${number} and rated_at is null returning 1`

export const insertRating = (rating: Rating): Statement => sql`
  insert into ratings.rating (region, number, grade, options, options_version, comment, is_anonymous, channel, rated_at)
  select ${rating.region}, ${rating.number}, ${rating.grade}::smallint, ${rating.options}::text[], ${rating.optionsVersion}::int, ${rating.comment}::text,
    ${rating.isAnonymous}::boolean, ${rating.channel}, ${rating.ratedAt}::timestamptz
  where exists (select 1 from guard)`

/** Counts a grade; the invitation was counted when it was made. */
export const addToTally = ({ region, authorityId, itemCode }: Invitation, grade: Grade): Statement => sql`
  insert into ratings.tally as tally (region, authority_id, item_code, ${rawSql(`grade_${grade}`)})
  select ${region}, ${authorityId}, ${itemCode}, 1 where exists (select 1 from guard)
  on conflict (region, authority_id, item_code) do update set ${rawSql(`grade_${grade} = tally.grade_${grade} + 1`)}`

/** Sums over an item, an authority, both or the whole city. One row for each item of an authority, however many ratings there are. */
export async function readTally(db: Db, itemCode: string | undefined, authorityId: string | undefined): Promise<Tally> {
  const [row] = await db.query<Record<'invited' | `g${Grade}`, number>>(sql`
    select coalesce(sum(invited), 0)::int as invited, coalesce(sum(grade_1), 0)::int as g1, coalesce(sum(grade_2), 0)::int as g2,
      coalesce(sum(grade_3), 0)::int as g3, coalesce(sum(grade_4), 0)::int as g4, coalesce(sum(grade_5), 0)::int as g5
    from ratings.tally
    where true${itemCode ? sql` and item_code = ${itemCode}` : rawSql('')}${authorityId ? sql` and authority_id = ${authorityId}` : rawSql('')}`)
  const { invited, g1, g2, g3, g4, g5 } = row!
  return { invited, grades: { 1: g1, 2: g2, 3: g3, 4: g4, 5: g5 } }
}
