import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { SubjectKind } from '../subject.ts'

/** A subject found by what it is registered under. */
export interface FoundSubject {
  id: string
  kind: SubjectKind
  name: string
  identityMasked: string
}

/** Two look-ups, because the index of identities lies on another node than the subjects. */
export async function listSubjectsByIdentityHash(db: Db, hashes: readonly string[]): Promise<(FoundSubject & { identityHash: string })[]> {
  const owners = await db.query<{ identityHash: string; id: string }>(sql`
    select identity_hash as "identityHash", subject_id as id from subjects.subject_identity where identity_hash = any(${hashes}::text[])`)
  const found = await db.query<FoundSubject>(sql`
    select id, kind, name, identity_masked as "identityMasked" from subjects.subject where id = any(${owners.map(({ id }) => id)}::uuid[])`)
  const byId = new Map(found.map((subject) => [subject.id, subject]))
  return owners.flatMap(({ id, identityHash }) => (byId.has(id) ? [{ ...byId.get(id)!, identityHash }] : []))
}
