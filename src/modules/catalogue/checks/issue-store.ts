import type { Db } from '../../../platform/db/db.ts'
import { rawSql, sql, type Statement } from '../../../platform/db/sql.ts'
import type { CheckIssue, IssueState } from './issue.ts'

const ISSUE = rawSql(`id, rule_id as "ruleId", problem, item_code as "itemCode", division_code as "divisionCode", region, path, message, severity, department_name as "departmentName",
  state, first_seen_at as "firstSeenAt", due_on as "dueOn", owner_id as "ownerId", owner_name as "ownerName", reason, decided_by as "decidedBy", decided_at as "decidedAt", reported_by as "reportedBy"`)

/** What a check found, as an issue would be opened. */
export type FoundIssue = Pick<CheckIssue, 'id' | 'ruleId' | 'problem' | 'itemCode' | 'divisionCode' | 'region' | 'path' | 'message' | 'severity' | 'departmentName' | 'dueOn'>

export interface Applied {
  opened: number
  settled: number
}

/**
 * Makes the standing issues what a check found, in one statement: new ones are opened, those that stand say what is found now
 * (their owner, due day and excuse stay), those not found any more are settled. Run again it changes nothing.
 * @param itemCodes what was checked; undefined for the whole catalogue
 */
export async function applyFindings(db: Db, found: readonly FoundIssue[], itemCodes: readonly string[] | undefined, settledBy: string, at: Date): Promise<Applied> {
  const [applied] = await db.query<Applied>(sql`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f (
        id uuid, "ruleId" text, problem text, "itemCode" text, "divisionCode" text, region text, path text, message text, severity text, "departmentName" text, "dueOn" date)
    ), standing as (
      select * from catalogue.check_issue where state <> 'settled' and reported_by is null and (${itemCodes ?? null}::text[] is null or item_code = any(${itemCodes ?? null}::text[]))
    ), still as (
      update catalogue.check_issue i set message = found.message, severity = found.severity, department_name = found."departmentName", problem = found.problem
      from found join standing s on s.rule_id = found."ruleId" and s.item_code = found."itemCode" and s.division_code = found."divisionCode" and s.path = found.path
      where i.id = s.id and (i.message, i.severity, i.department_name, i.problem) is distinct from (found.message, found.severity, found."departmentName", found.problem)
    ), gone as (
      update catalogue.check_issue i set state = 'settled', decided_by = ${settledBy}, decided_at = ${at}::timestamptz, reason = '复查已消除'
      from standing s where i.id = s.id and not exists (
        select 1 from found where s.rule_id = found."ruleId" and s.item_code = found."itemCode" and s.division_code = found."divisionCode" and s.path = found.path)
      returning 1
    ), opened as (
      insert into catalogue.check_issue (id, rule_id, problem, item_code, division_code, region, path, message, severity, department_name, first_seen_at, due_on)
      select id, "ruleId", problem, "itemCode", "divisionCode", region, path, message, severity, "departmentName", ${at}::timestamptz, "dueOn" from found
      on conflict (rule_id, item_code, division_code, path) where state <> 'settled' and reported_by is null do nothing
      returning 1
    )
    select (select count(*)::int from opened) as opened, (select count(*)::int from gone) as settled`)
  return applied!
}

export interface CheckRun extends Applied {
  id: string
  at: Date
  actorName: string
  items: number
  findings: number
}

export async function insertRun(db: Db, run: CheckRun): Promise<void> {
  await db.query(sql`insert into catalogue.check_run (id, at, actor_name, items, findings, opened, settled)
    values (${run.id}, ${run.at}, ${run.actorName}, ${run.items}, ${run.findings}, ${run.opened}, ${run.settled})`)
}

export async function findLastRun(db: Db): Promise<CheckRun | undefined> {
  const [row] = await db.query<CheckRun>(sql`select id, at, actor_name as "actorName", items, findings, opened, settled from catalogue.check_run order by at desc limit 1`)
  return row
}

/** The insertion of an issue that a person reports; made a part of the command that reports it. */
export const insertReported = (issue: CheckIssue): Statement => sql`
  insert into catalogue.check_issue (id, rule_id, problem, item_code, division_code, region, path, message, severity, department_name, first_seen_at, due_on, reported_by)
  values (${issue.id}, ${issue.ruleId}, ${issue.problem}, ${issue.itemCode}, ${issue.divisionCode}, ${issue.region}, ${issue.path}, ${issue.message}, ${issue.severity}, ${issue.departmentName}, ${issue.firstSeenAt}, ${issue.dueOn}::date, ${issue.reportedBy})
  returning id`

/** What somebody decided of an issue; writes nothing when its state is no longer the one decided on. */
export const updateIssue = (issue: CheckIssue, seen: IssueState): Statement => sql`
  update catalogue.check_issue set state = ${issue.state}, owner_id = ${issue.ownerId}, owner_name = ${issue.ownerName}, reason = ${issue.reason}, decided_by = ${issue.decidedBy}, decided_at = ${issue.decidedAt}
  where id = ${issue.id} and state = ${seen} returning id`

export async function findIssue(db: Db, id: string): Promise<CheckIssue | undefined> {
  const [row] = await db.query<CheckIssue>(sql`select ${ISSUE} from catalogue.check_issue where id = ${id}`)
  return row
}

export const listIssuesById = (db: Db, ids: readonly string[]): Promise<CheckIssue[]> => db.query<CheckIssue>(sql`select ${ISSUE} from catalogue.check_issue where id = any(${ids}::uuid[])`)

export interface IssuePage {
  state: IssueState
  region?: string | undefined
  ruleId?: string | undefined
  problem?: string | undefined
  itemCode?: string | undefined
  departmentName?: string | undefined
  ownerId?: string | undefined
  /** Only what was due before this day. */
  dueBefore?: string | undefined
  after?: { dueOn: string; id: string } | undefined
  limit: number
}

/** Issues by the day they are due, the most urgent first. */
export const issuePage = ({ state, region, ruleId, problem, itemCode, departmentName, ownerId, dueBefore, after, limit }: IssuePage): Statement => sql`
  select ${ISSUE} from catalogue.check_issue where state = ${state}${only('region', region)}${only('rule_id', ruleId)}${only('problem', problem)}${only('item_code', itemCode)}${only('department_name', departmentName)}${only('owner_id', ownerId)}
    ${dueBefore === undefined ? rawSql('') : sql` and due_on < ${dueBefore}::date`}${after === undefined ? rawSql('') : sql` and (due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)`}
  order by due_on, id limit ${limit}`

/** The column's name is ours, its value the caller's. */
const only = (column: 'region' | 'rule_id' | 'problem' | 'item_code' | 'department_name' | 'owner_id', value: string | undefined): Statement =>
  (value === undefined ? rawSql('') : sql`${rawSql(` and ${column} = `)}${value}`)

export const listIssues = (db: Db, page: IssuePage): Promise<CheckIssue[]> => db.query(issuePage(page))

export interface RuleCount {
  ruleId: string
  open: number
  overdue: number
  excused: number
}

/** How many issues of each rule stand. @param region all where undefined */
export const countByRule = (db: Db, region: string | undefined, today: string): Promise<RuleCount[]> => db.query(sql`
  select rule_id as "ruleId", count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'open' and due_on < ${today}::date)::int as overdue,
    count(*) filter (where state = 'excused')::int as excused
  from catalogue.check_issue where state in ('open', 'excused')${only('region', region)} group by rule_id`)

/** How many open issues there are of each kind people complain of. */
export const countByProblem = (db: Db, region: string | undefined): Promise<{ problem: CheckIssue['problem']; open: number }[]> => db.query(sql`
  select problem, count(*)::int as open from catalogue.check_issue where state = 'open'${only('region', region)} group by problem`)
