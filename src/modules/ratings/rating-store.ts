import type { Db } from '../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../platform/db/sql.ts'
import type { Invitation, Rating } from './rating.ts'
import type { EventKey } from './invitations/event-key-rules.ts'
import { countInvited } from './scores/score-store.ts'

const INVITATION = rawSql(`region, number, occasion, applicant_id as "applicantId", agent_id as "agentId", item_code as "itemCode", item_name as "itemName",
  authority_id as "authorityId", hall_id as "hallId", channel, invited_at as "invitedAt", rated_at as "ratedAt"`)

/**
 * Invites once for each service event and counts who was newly invited, all of one region; an event that was invited for before changes nothing.
 * The counts are taken in the order of their key, so that two readers cannot wait for each other.
 */
export async function insertInvitations(db: Db, region: string, invitations: Omit<Invitation, 'region' | 'ratedAt'>[]): Promise<void> {
  await db.query(sql`
    with invited as (
      insert into ratings.invitation (region, number, occasion, applicant_id, agent_id, item_code, item_name, authority_id, hall_id, channel, invited_at)
      select ${region}, number, occasion, "applicantId", "agentId", "itemCode", "itemName", "authorityId", "hallId", channel, "invitedAt"
      from jsonb_to_recordset(${JSON.stringify(invitations)}::jsonb) as row(number text, occasion text, "applicantId" uuid, "agentId" uuid, "itemCode" text,
        "itemName" text, "authorityId" text, "hallId" text, channel text, "invitedAt" timestamptz)
      on conflict (region, number, occasion) do nothing
      returning region, invited_at as at, authority_id, hall_id, item_code, item_name)
    ${countInvited(rawSql('invited'))}`)
}

/** The invitation of a case this person applied for, for herself or for another. Served by the two indexes of whose it is. */
export async function findInvitationOf(db: Db, subjectId: string, { number, occasion }: EventKey): Promise<Invitation | undefined> {
  const [row] = await db.query<Invitation>(sql`
    select ${INVITATION} from ratings.invitation where number = ${number} and occasion = ${occasion} and (applicant_id = ${subjectId} or agent_id = ${subjectId})`)
  return row
}

/** The invitation of a service event, whoever it is about: for those whom a code or a receipt leads to it. */
export async function findInvitation(db: Db, region: string, { number, occasion }: EventKey): Promise<Invitation | undefined> {
  const [row] = await db.query<Invitation>(sql`select ${INVITATION} from ratings.invitation where region = ${region} and number = ${number} and occasion = ${occasion}`)
  return row
}

/** Every service event of a case one was invited for, few rows. Served by the primary key. */
export const listInvitationsOfCase = (db: Db, region: string, number: string): Promise<Invitation[]> =>
  db.query<Invitation>(sql`select ${INVITATION} from ratings.invitation where region = ${region} and number = ${number} order by region desc, number desc, occasion desc`)

/** Invitations still open, or those answered, newest number first; `by` says as whom. Served by invitation_by_applicant and invitation_by_agent. */
export const listInvitationsTo = (db: Db, by: 'applicant' | 'agent', subjectId: string, isOpen: boolean, before: EventKey | undefined, limit: number): Promise<Invitation[]> => {
  const person = rawSql(by === 'applicant' ? 'applicant_id' : 'agent_id')
  return db.query<Invitation>(sql`
    select ${INVITATION} from ratings.invitation
    where ${person} = ${subjectId} and ${rawSql(isOpen ? 'rated_at is null' : 'rated_at is not null')} and (number, occasion) < (${before?.number ?? 'x'}, ${before?.occasion ?? ''})
    order by ${person}, number desc, occasion desc limit ${limit}`)
}

export async function findRating(db: Db, region: string, { number, occasion }: EventKey): Promise<Rating | undefined> {
  const [row] = await db.query<Rating>(sql`
    select region, number, occasion, grade, options, options_version as "optionsVersion", comment, is_anonymous as "isAnonymous", channel, rated_at as "ratedAt"
    from ratings.rating where region = ${region} and number = ${number} and occasion = ${occasion}`)
  return row
}

/** Those of a region who were invited between two moments and have neither rated nor been reminded, locked; another worker's are left to it. Served by invitation_to_remind. */
export const lockToRemind = (db: Db, region: string, from: Date, until: Date, limit: number): Promise<Invitation[]> =>
  db.query<Invitation>(sql`
    select ${INVITATION} from ratings.invitation
    where region = ${region} and occasion = 'closed' and rated_at is null and reminded_at is null and invited_at >= ${from}::timestamptz and invited_at < ${until}::timestamptz
    order by region, invited_at limit ${limit} for update skip locked`)

/** The guard of reminding them: once. */
export const markReminded = (region: string, numbers: readonly string[], at: Date): Statement => sql`
  update ratings.invitation set reminded_at = ${at}::timestamptz where region = ${region} and number = any(${numbers}::text[]) and occasion = 'closed' and reminded_at is null returning 1`

/** The guard of a rating: takes the invitation while it is still open. Of two at once the second finds it taken. */
export const closeInvitation = ({ region, number, occasion }: Invitation, at: Date): Statement => sql`
  update ratings.invitation set rated_at = ${at}::timestamptz where region = ${region} and number = ${number} and occasion = ${occasion} and rated_at is null returning 1`

export const insertRating = (rating: Rating): Statement => sql`
  insert into ratings.rating (region, number, occasion, grade, options, options_version, comment, is_anonymous, channel, rated_at)
  select ${rating.region}, ${rating.number}, ${rating.occasion}, ${rating.grade}::smallint, ${rating.options}::text[], ${rating.optionsVersion}::int, ${rating.comment}::text,
    ${rating.isAnonymous}::boolean, ${rating.channel}, ${rating.ratedAt}::timestamptz
  where exists (select 1 from guard)`
