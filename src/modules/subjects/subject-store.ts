import type { Db } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Proxy, Subject } from './subject.ts'

/** A subject with what only the database keeps. */
export interface SubjectRow extends Subject {
  identityHash: string
  identitySealed: string
  phoneSealed: string | null
}

const COLUMNS = `id, kind, name, identity_masked as "identityMasked", address, region, sex, birth_date as "birthDate", legal_representative_id as "legalRepresentativeId"`

export async function findSubject(db: Db, id: string): Promise<Subject | undefined> {
  const rows = await db.query<Subject>({ text: `select ${COLUMNS} from subjects.subject where id = $1`, values: [id] })
  return rows[0]
}

/** A subject and the sealed number it is registered under, in one look. */
export async function findSubjectWithIdentity(db: Db, id: string): Promise<(Subject & { identitySealed: string }) | undefined> {
  const rows = await db.query<Subject & { identitySealed: string }>({ text: `select ${COLUMNS}, identity_sealed as "identitySealed" from subjects.subject where id = $1`, values: [id] })
  return rows[0]
}

/** Two look-ups, because the index of identities lies on another node than the subjects. */
export async function findSubjectByIdentityHash(db: Db, identityHash: string): Promise<Subject | undefined> {
  const [owner] = await db.query<{ subject_id: string }>(sql`select subject_id from subjects.subject_identity where identity_hash = ${identityHash}`)
  return owner && findSubject(db, owner.subject_id)
}

export async function findSealed(db: Db, id: string): Promise<{ identitySealed: string; phoneSealed: string | null } | undefined> {
  const rows = await db.query<{ identitySealed: string; phoneSealed: string | null }>(sql`
    select identity_sealed as "identitySealed", phone_sealed as "phoneSealed" from subjects.subject where id = ${id}`)
  return rows[0]
}

/** Takes the identities that are still free; waits for others who are just taking one. Returns those it got. */
export async function claimIdentities(db: Db, subjects: Pick<SubjectRow, 'id' | 'identityHash'>[]): Promise<Set<string>> {
  const rows = await db.query<{ identity_hash: string }>(sql`insert into subjects.subject_identity (identity_hash, subject_id)
    select "identityHash", id from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as row("identityHash" text, id uuid)
    on conflict (identity_hash) do nothing
    returning identity_hash`)
  return new Set(rows.map((row) => row.identity_hash))
}

export async function insertSubjects(db: Db, subjects: SubjectRow[], at: Date): Promise<void> {
  await db.query(sql`insert into subjects.subject
      (id, kind, name, identity_masked, identity_sealed, phone_sealed, address, region, sex, birth_date, legal_representative_id, created_at)
    select id, kind, name, "identityMasked", "identitySealed", "phoneSealed", address, region, sex, "birthDate", "legalRepresentativeId", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as row(id uuid, kind text, name text, "identityMasked" text, "identitySealed" text,
      "phoneSealed" text, address text, region text, sex text, "birthDate" date, "legalRepresentativeId" uuid)`)
}

export async function insertProxies(db: Db, proxies: Proxy[]): Promise<void> {
  await db.query(sql`insert into subjects.proxy (principal_id, agent_id, scope, from_day, until_day)
    select "principalId", "agentId", 'applications', "fromDay", "untilDay"
    from jsonb_to_recordset(${JSON.stringify(proxies)}::jsonb) as row("principalId" uuid, "agentId" uuid, "fromDay" date, "untilDay" date)`)
}

export async function findProxy(db: Db, principalId: string, agentId: string): Promise<Proxy | undefined> {
  const rows = await db.query<Proxy>(sql`
    select principal_id as "principalId", agent_id as "agentId", from_day as "fromDay", until_day as "untilDay"
    from subjects.proxy where principal_id = ${principalId} and agent_id = ${agentId}`)
  return rows[0]
}

/** Takes away how to reach somebody. */
export async function clearContacts(db: Db, id: string): Promise<void> {
  await db.query(sql`update subjects.subject set phone_sealed = null, address = null where id = ${id}`)
}

/** Ends that somebody acts for others, and others for them. Served by proxy_pkey and proxy_by_agent. */
export async function deleteProxiesOf(db: Db, id: string): Promise<void> {
  await db.query(sql`delete from subjects.proxy where principal_id = ${id}`)
  await db.query(sql`delete from subjects.proxy where agent_id = ${id}`)
}

export const listProxiesOfAgent = (db: Db, agentId: string): Promise<Proxy[]> =>
  db.query(sql`select principal_id as "principalId", agent_id as "agentId", from_day as "fromDay", until_day as "untilDay"
    from subjects.proxy where agent_id = ${agentId} order by principal_id`)

export const listRepresented = (db: Db, representativeId: string): Promise<Subject[]> =>
  db.query({ text: `select ${COLUMNS} from subjects.subject where legal_representative_id = $1 order by id`, values: [representativeId] })

export const listSubjects = (db: Db, ids: string[]): Promise<Subject[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.query({ text: `select ${COLUMNS} from subjects.subject where id = any($1::uuid[]) order by id`, values: [ids] })

/** The phone of each, or of who represents it. */
export const listSealedPhones = (db: Db, ids: string[]): Promise<{ id: string; phoneSealed: string | null }[]> =>
  db.query(sql`
    select s.id, coalesce(s.phone_sealed, r.phone_sealed) as "phoneSealed"
    from subjects.subject s left join subjects.subject r on r.id = s.legal_representative_id where s.id = any(${ids}::uuid[])`)

export async function listRepresentedIds(db: Db, representativeId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`select id from subjects.subject where legal_representative_id = ${representativeId} order by id`)
  return rows.map(({ id }) => id)
}
