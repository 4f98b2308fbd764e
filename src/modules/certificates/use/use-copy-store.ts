import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { UseCopy } from './use-copy.ts'

const COLUMNS = `subject_id as "subjectId", id, identifier, certificate_name as "certificateName", purpose, used_by_unit as "usedByUnit", valid_until as "validUntil",
  made_at as "madeAt", made_by as "madeBy", made_by_name as "madeByName", revoked_at as "revokedAt"`

/** The command that makes a copy. */
export const insertUseCopy = ({ subjectId, id, identifier, certificateName, purpose, usedByUnit, validUntil, madeAt, madeBy, madeByName }: UseCopy): Statement => sql`
  insert into certificates.use_copy (subject_id, id, identifier, certificate_name, purpose, used_by_unit, valid_until, made_at, made_by, made_by_name)
  values (${subjectId}::uuid, ${id}::uuid, ${identifier}, ${certificateName}, ${purpose}, ${usedByUnit}, ${validUntil}::date, ${madeAt}::timestamptz, ${madeBy}::uuid, ${madeByName})
  returning id`

/** The command that ends a copy; one that was ended before stays ended when it was. */
export const revokeCopy = (subjectId: string, id: string, at: Date): Statement => sql`
  update certificates.use_copy set revoked_at = ${at}::timestamptz where subject_id = ${subjectId}::uuid and id = ${id}::uuid and revoked_at is null returning id`

const FIND = `select ${COLUMNS} from certificates.use_copy where subject_id = $1 and id = $2`

export async function findUseCopy(db: Db, subjectId: string, id: string): Promise<UseCopy | undefined> {
  const [row] = await db.query<UseCopy>({ text: FIND, values: [subjectId, id] })
  return row
}

const LIST = `select ${COLUMNS} from certificates.use_copy where subject_id = $1 and identifier = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`

/** The copies of one certificate, newest first; `before` is the last of the page before. */
export const listUseCopyRows = (db: Db, subjectId: string, identifier: string, before: string | undefined, limit: number): Promise<UseCopy[]> =>
  db.query<UseCopy>({ text: LIST, values: [subjectId, identifier, before ?? null, limit] })
