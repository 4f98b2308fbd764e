import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Clue, ClueOutcome } from './clue.ts'

const CLUE = rawSql(`region, number, version, state, kind, content, place, happened_on::text as "happenedOn", contact_sealed as "contactSealed", file_ids as "fileIds", received_at as "receivedAt", due_on::text as "dueOn",
  answer, outcome, answered_at as "answeredAt", answered_by as "answeredBy", answered_by_name as "answeredByName", finding_id as "findingId"`)

/** Takes a serial of the day. One that is not used in the end leaves a gap. */
export const takeClueSerial = async (db: Db, region: string, day: string): Promise<number> =>
  (await db.query<{ last: number }>(sql`
    insert into supervision.clue_serial (region, day, last) values (${region}, ${day}::date, 1)
    on conflict (region, day) do update set last = clue_serial.last + 1 returning last`))[0]!.last

export const insertClue = (clue: Clue): Statement => sql`
  insert into supervision.clue (region, number, version, state, kind, content, place, happened_on, contact_sealed, file_ids, received_at, due_on)
  values (${clue.region}, ${clue.number}, ${clue.version}::int, ${clue.state}, ${clue.kind}, ${clue.content}, ${clue.place}, ${clue.happenedOn}::date, ${clue.contactSealed}, ${clue.fileIds}::uuid[],
    ${clue.receivedAt}::timestamptz, ${clue.dueOn}::date)
  returning 1`

export const findClue = async (db: Db, region: string, number: string): Promise<Clue | undefined> =>
  (await db.query<Clue>(sql`select ${CLUE} from supervision.clue where region = ${region} and number = ${number}`))[0]

/** The guard of an answer: once. */
export const saveClueAnswer = ({ region, number, version }: Clue, given: { answer: string; outcome: ClueOutcome; at: Date; by: string; byName: string; findingId: string | null }): Statement => sql`
  update supervision.clue set version = version + 1, state = 'answered', answer = ${given.answer}, outcome = ${given.outcome}, answered_at = ${given.at}::timestamptz, answered_by = ${given.by}::uuid,
    answered_by_name = ${given.byName}, finding_id = ${given.findingId}::uuid
  where region = ${region} and number = ${number} and version = ${version}::int and state = 'received' returning 1`

/** What waits for an answer, the most urgent first. Served by clue_open. */
export const openCluePage = (region: string, after: { dueOn: string; number: string } | undefined, limit: number): Statement => sql`
  select ${CLUE} from supervision.clue where region = ${region} and state = 'received' and (due_on, number) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.number ?? ''}) order by region, due_on, number limit ${limit}`

/** All, the newest first. Served by the primary key. */
export const cluePage = (region: string, before: string | undefined, limit: number): Statement => sql`
  select ${CLUE} from supervision.clue where region = ${region} and number < ${before ?? 'G'} order by region desc, number desc limit ${limit}`

export const listClueRows = (db: Db, statement: Statement): Promise<Clue[]> => db.query<Clue>(statement)

/** Every look at who reported is kept. */
export const insertContactLook = (look: { region: string; clueNumber: string; id: string; officerId: string; officerName: string; purpose: string; at: Date }): Statement => sql`
  insert into supervision.contact_look (region, clue_number, id, officer_id, officer_name, purpose, at)
  values (${look.region}, ${look.clueNumber}, ${look.id}::uuid, ${look.officerId}::uuid, ${look.officerName}, ${look.purpose}, ${look.at}::timestamptz) returning 1`

/** Who looked, the oldest first. Served by contact_look_pkey: ids are given in order. */
export const listContactLooks = (db: Db, region: string, number: string): Promise<{ officerName: string; purpose: string; at: Date }[]> =>
  db.query(sql`select officer_name as "officerName", purpose, at from supervision.contact_look where region = ${region} and clue_number = ${number} order by region, clue_number, id`)
