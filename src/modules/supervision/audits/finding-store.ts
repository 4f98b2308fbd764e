import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Finding, FindingAct } from './finding.ts'

const FINDING = rawSql(`region, id, audit, source, state, version, title, facts, evidence_kind as "evidenceKind", evidence_id as "evidenceId", authority_id as "authorityId", found_at as "foundAt", found_by as "foundBy"`)

/** A unit of work's guard: the same thing is found once by an audit. */
export const insertFinding = (finding: Finding): Statement => sql`
  insert into supervision.finding (region, id, audit, source, state, version, title, facts, evidence_kind, evidence_id, authority_id, found_at, found_by)
  select ${finding.region}, ${finding.id}::uuid, ${finding.audit}, ${finding.source}, ${finding.state}, ${finding.version}::int, ${finding.title}, ${finding.facts}, ${finding.evidenceKind}, ${finding.evidenceId},
    ${finding.authorityId}, ${finding.foundAt}::timestamptz, ${finding.foundBy}
  on conflict (region, audit, evidence_kind, evidence_id) do nothing returning 1`

/** Part of an answer to a clue. */
export const insertFindingWith = (finding: Finding): Statement => {
  const { text, values } = insertFinding(finding)
  return { text: text.replace('on conflict', 'where exists (select 1 from guard) on conflict'), values }
}

export const insertFindingAct = (act: FindingAct): Statement => sql`
  insert into supervision.finding_act (region, finding_id, seq, kind, note, handed_to, file_ids, at, by_id, by_name)
  select ${act.region}, ${act.findingId}::uuid, ${act.seq}::int, ${act.kind}, ${act.note}, ${act.handedTo}, ${act.fileIds}::uuid[], ${act.at}::timestamptz, ${act.byId}, ${act.byName}
  where exists (select 1 from guard)`

/** The guard of an act. */
export const moveFinding = ({ region, id, version }: Finding, state: Finding['state']): Statement => sql`
  update supervision.finding set state = ${state}, version = version + 1 where region = ${region} and id = ${id}::uuid and version = ${version}::int returning 1`

export const findFinding = async (db: Db, region: string, id: string): Promise<Finding | undefined> =>
  (await db.query<Finding>(sql`select ${FINDING} from supervision.finding where region = ${region} and id = ${id}::uuid`))[0]

export const listFindingActs = (db: Db, region: string, id: string): Promise<FindingAct[]> =>
  db.query(sql`
    select region, finding_id as "findingId", seq, kind, note, handed_to as "handedTo", file_ids as "fileIds", at, by_id as "byId", by_name as "byName"
    from supervision.finding_act where region = ${region} and finding_id = ${id}::uuid order by seq`)

/** The newest first. Served by finding_open and finding_by_time. */
export const findingPage = (region: string, isOpen: boolean, before: { at: Date; id: string } | undefined, limit: number): Statement => sql`
  select ${FINDING} from supervision.finding
  where region = ${region} ${isOpen ? rawSql("and state = 'open'") : rawSql('')} and (found_at, id) < (${before?.at ?? 'infinity'}::timestamptz, ${before?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
  order by region desc, found_at desc, id desc limit ${limit}`

export const listFindings = (db: Db, statement: Statement): Promise<Finding[]> => db.query<Finding>(statement)
