import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { Assessment, AutomaticRule, RuleSet, SampleFinding, SampleReason, Simulation } from './rule-set.ts'

const RULE_SET = sql`region, item_code as "itemCode", version, revision, state, rules, note, drafted_by as "draftedBy", drafted_by_name as "draftedByName", drafted_at as "draftedAt",
  returned_note as "returnedNote", simulation, approved_by_name as "approvedByName", approved_at as "approvedAt", valid_from as "validFrom"`

/** Every version of an item in a region, newest first. */
export const listRuleSets = (db: Db, region: string, itemCode: string): Promise<RuleSet[]> =>
  db.query(sql`select ${RULE_SET} from applications.automatic_rule_set where region = ${region} and item_code = ${itemCode} order by region desc, item_code desc, version desc`)

/** Of every item of a region its newest version and the switch. As many as there are items with rules. */
export const listRegionRuleSets = (db: Db, region: string): Promise<(Pick<RuleSet, 'itemCode' | 'version' | 'state'> & { isOn: boolean })[]> =>
  db.query(sql`
    select distinct on (item_code) item_code as "itemCode", version, state, coalesce(s.is_on, false) as "isOn"
    from applications.automatic_rule_set r left join applications.automatic_switch s using (region, item_code)
    where region = ${region} order by item_code, version desc`)

/** The rules that decide today, of those items that are switched on. One statement for a batch of announcements. */
export const listRuleSetsAtWork = (db: Db, items: readonly { region: string; itemCode: string }[], today: string): Promise<Pick<RuleSet, 'region' | 'itemCode' | 'version' | 'rules'>[]> =>
  db.query(sql`
    select s.region, s.item_code as "itemCode", r.version, r.rules
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as asked(region text, "itemCode" text)
    join applications.automatic_switch s on s.region = asked.region and s.item_code = asked."itemCode" and s.is_on
    join lateral (
      select version, rules from applications.automatic_rule_set
      where region = s.region and item_code = s.item_code and state = 'approved' and valid_from <= ${today}::date
      order by region desc, item_code desc, version desc limit 1) r on true`)

interface DraftedVersion {
  region: string
  itemCode: string
  rules: AutomaticRule[]
  note: string
  by: { id: string; name: string }
  at: Date
}

/** The guard of a new version: nothing comes back while another is open. */
export const insertRuleSet = ({ region, itemCode, rules, note, by, at }: DraftedVersion): Statement => sql`
  insert into applications.automatic_rule_set (region, item_code, version, revision, state, rules, note, drafted_by, drafted_by_name, drafted_at)
  select ${region}, ${itemCode}, coalesce(max(version), 0) + 1, 1, 'drafted', ${JSON.stringify(rules)}::jsonb, ${note}, ${by.id}::uuid, ${by.name}, ${at}::timestamptz
  from applications.automatic_rule_set where region = ${region} and item_code = ${itemCode}
  on conflict do nothing returning version`

/** The guard of a saved draft: what was simulated before is no longer what stands here. */
export const updateRuleSet = ({ region, itemCode, rules, note, by, at }: DraftedVersion, revision: number): Statement => sql`
  update applications.automatic_rule_set set revision = revision + 1, rules = ${JSON.stringify(rules)}::jsonb, note = ${note}, simulation = null,
    drafted_by = ${by.id}::uuid, drafted_by_name = ${by.name}, drafted_at = ${at}::timestamptz
  where region = ${region} and item_code = ${itemCode} and state = 'drafted' and revision = ${revision}::int returning version`

type Step = { region: string; itemCode: string; revision: number }

export const markSubmitted = ({ region, itemCode, revision }: Step): Statement => sql`
  update applications.automatic_rule_set set state = 'submitted', revision = revision + 1, returned_note = null
  where region = ${region} and item_code = ${itemCode} and state = 'drafted' and revision = ${revision}::int and simulation is not null returning version`

export const markReturned = ({ region, itemCode, revision }: Step, note: string): Statement => sql`
  update applications.automatic_rule_set set state = 'drafted', revision = revision + 1, returned_note = ${note}
  where region = ${region} and item_code = ${itemCode} and state = 'submitted' and revision = ${revision}::int returning version`

export const markApproved = ({ region, itemCode, revision }: Step, by: { id: string; name: string }, at: Date, validFrom: string): Statement => sql`
  update applications.automatic_rule_set set state = 'approved', revision = revision + 1, approved_by = ${by.id}::uuid, approved_by_name = ${by.name}, approved_at = ${at}::timestamptz, valid_from = ${validFrom}::date
  where region = ${region} and item_code = ${itemCode} and state = 'submitted' and revision = ${revision}::int and drafted_by <> ${by.id}::uuid returning version`

/** Kept with the very revision that was simulated. */
export const keepSimulation = ({ region, itemCode, revision }: Step, simulation: Simulation): Statement => sql`
  update applications.automatic_rule_set set simulation = ${JSON.stringify(simulation)}::jsonb
  where region = ${region} and item_code = ${itemCode} and state <> 'approved' and revision = ${revision}::int returning version`

/** On or off, by whom and why. */
export interface Switch {
  isOn: boolean
  reason: string
  changedByName: string
  changedAt: Date
}

export async function findSwitch(db: Db, region: string, itemCode: string): Promise<Switch | undefined> {
  const [row] = await db.query<Switch>(sql`
    select is_on as "isOn", reason, changed_by_name as "changedByName", changed_at as "changedAt" from applications.automatic_switch where region = ${region} and item_code = ${itemCode}`)
  return row
}

/** The guard of a switch: nothing comes back when it stands there already. */
export const writeSwitch = (region: string, itemCode: string, isOn: boolean, reason: string, by: { id: string; name: string }, at: Date): Statement => sql`
  insert into applications.automatic_switch as s (region, item_code, is_on, reason, changed_by, changed_by_name, changed_at)
  values (${region}, ${itemCode}, ${isOn}, ${reason}, ${by.id}::uuid, ${by.name}, ${at}::timestamptz)
  on conflict (region, item_code) do update set is_on = excluded.is_on, reason = excluded.reason, changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at
  where s.is_on <> excluded.is_on returning 1`

const assessmentValues = (a: Assessment): Statement => sql`${a.region}, ${a.number}, ${a.itemCode}, ${a.ruleSetVersion}::int, ${a.isGranted}::boolean, ${JSON.stringify(a.results)}::jsonb, ${a.obstacle}, ${a.assessedAt}::timestamptz`
const INTO_ASSESSMENT = sql`insert into applications.automatic_assessment (region, number, item_code, rule_set_version, is_granted, results, obstacle, assessed_at)`

/** Part of the decision it explains. */
export const insertAssessmentWith = (assessment: Assessment): Statement => sql`${INTO_ASSESSMENT} select ${assessmentValues(assessment)} where exists (select 1 from guard)`

/** The guard of a case that goes to people: nothing comes back when it was told already. */
export const insertAssessment = (assessment: Assessment): Statement => sql`${INTO_ASSESSMENT} values (${assessmentValues(assessment)}) on conflict do nothing returning 1`

export async function findAssessment(db: Db, region: string, number: string): Promise<Assessment | undefined> {
  const [row] = await db.query<Assessment>(sql`
    select region, number, item_code as "itemCode", rule_set_version as "ruleSetVersion", is_granted as "isGranted", results, obstacle, assessed_at as "assessedAt"
    from applications.automatic_assessment where region = ${region} and number = ${number}`)
  return row
}

/** A case a person looks at again. */
export interface Sample {
  region: string
  number: string
  reason: SampleReason
  itemCode: string
  itemName: string
  ruleSetVersion: number
  authorityId: string
  wish: string | null
  createdAt: Date
  finding: SampleFinding | null
  note: string | null
  settledByName: string | null
  settledAt: Date | null
}

type NewSample = Pick<Sample, 'region' | 'number' | 'reason' | 'itemCode' | 'itemName' | 'ruleSetVersion' | 'authorityId' | 'wish' | 'createdAt'>
const sampleValues = (s: NewSample): Statement => sql`${s.region}, ${s.number}, ${s.reason}, ${s.itemCode}, ${s.itemName}, ${s.ruleSetVersion}::int, ${s.authorityId}, ${s.wish}, ${s.createdAt}::timestamptz`
const INTO_SAMPLE = sql`insert into applications.automatic_sample (region, number, reason, item_code, item_name, rule_set_version, authority_id, wish, created_at)`
const SAMPLE = sql`region, number, reason, item_code as "itemCode", item_name as "itemName", rule_set_version as "ruleSetVersion", authority_id as "authorityId", wish, created_at as "createdAt",
  finding, note, settled_by_name as "settledByName", settled_at as "settledAt"`

/** Part of the decision that was drawn. */
export const insertSampleWith = (sample: NewSample): Statement => sql`${INTO_SAMPLE} select ${sampleValues(sample)} where exists (select 1 from guard)`
/** The guard of an applicant's wish: nothing comes back for a second one. */
export const insertSample = (sample: NewSample): Statement => sql`${INTO_SAMPLE} values (${sampleValues(sample)}) on conflict do nothing returning 1`

export const listSamplesOfCase = (db: Db, region: string, number: string): Promise<Sample[]> =>
  db.query(sql`select ${SAMPLE} from applications.automatic_sample where region = ${region} and number = ${number} order by region, number, reason`)

type Place = Pick<Sample, 'number' | 'reason'>

/** What waits to be looked at, oldest first; of one authority, or of the whole region. Served by automatic_sample_open and automatic_sample_open_of_region. */
export const listOpenSamples = (db: Db, region: string, authorityId: string | undefined, after: Place | undefined, limit: number): Promise<Sample[]> =>
  db.query(authorityId === undefined
    ? sql`select ${SAMPLE} from applications.automatic_sample where region = ${region} and settled_at is null and (number, reason) > (${after?.number ?? ''}, ${after?.reason ?? ''}) order by region, number, reason limit ${limit}`
    : sql`select ${SAMPLE} from applications.automatic_sample where region = ${region} and authority_id = ${authorityId} and settled_at is null and (number, reason) > (${after?.number ?? ''}, ${after?.reason ?? ''})
        order by region, authority_id, number, reason limit ${limit}`)

/** The guard of what a person found: nothing comes back when somebody was faster. */
export const markSettled = (place: Place & { region: string }, finding: SampleFinding, note: string, by: { id: string; name: string }, at: Date): Statement => sql`
  update applications.automatic_sample set finding = ${finding}, note = ${note}, settled_by = ${by.id}::uuid, settled_by_name = ${by.name}, settled_at = ${at}::timestamptz
  where region = ${place.region} and number = ${place.number} and reason = ${place.reason} and settled_at is null returning 1`

/** What people found of the cases a version decided. Served by automatic_sample_by_item. */
export async function countFindings(db: Db, region: string, itemCode: string, version: number): Promise<{ open: number; agreed: number; objected: number }> {
  const [row] = await db.query<{ open: number; agreed: number; objected: number }>(sql`
    select count(*) filter (where finding is null)::int as open, count(*) filter (where finding = 'agreed')::int as agreed, count(*) filter (where finding = 'objected')::int as objected
    from applications.automatic_sample where region = ${region} and item_code = ${itemCode} and rule_set_version = ${version}::int`)
  return row!
}

/** How far back a simulation looks: a rare item is not worth reading every case of the region. */
export const SIMULATION_WINDOW = 20_000

/** The newest cases of an item that people decided, among the newest of the region. Served by the primary key, backwards. */
export const listDecidedByPeople = (db: Db, region: string, itemCode: string, limit: number): Promise<{ number: string }[]> =>
  db.query(sql`
    select number from (
      select region, number, item_code, decided_on from applications.application where region = ${region} order by region desc, number desc limit ${SIMULATION_WINDOW}) recent
    where item_code = ${itemCode} and decided_on is not null
      and not exists (select 1 from applications.automatic_assessment a where a.region = recent.region and a.number = recent.number and a.is_granted)
    limit ${limit}`)
