import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Level } from '../rules/rule.ts'
import type { Signal } from '../signals/signal.ts'
import type { MatterClock } from '../watch/matter.ts'
import type { PaceSample, Stage } from './standing-rules.ts'

/** What a case adds to the counts as it stands: its day by its stage and by the law, the day it began, the day it ended. */
const COUNTED = (row: 'new' | 'old') => rawSql(`
  select ${row}.region, counted.measure, counted.day, counted.stage, ${row}.authority_id, coalesce(${row}.hall_id, '') as hall_id, ${row === 'new' ? 1 : -1} as count
  from ${row === 'new' ? 'guard as new' : 'supervision.matter as old join guard on guard.region = old.region and guard.kind = old.kind and guard.id = old.id'},
  lateral (values
    ('open', case when ${row}.closed_at is null then ${row}.due_on end, ${row}.stage),
    ('law', case when ${row}.closed_at is null then ${row}.law_due_on end, ''),
    ('opened', (${row}.opened_at at time zone 'Asia/Shanghai')::date, ''),
    ('closed', (${row}.closed_at at time zone 'Asia/Shanghai')::date, '')) as counted (measure, day, stage)
  where ${row}.kind = 'application' and counted.day is not null`)

/**
 * Part of what writes matters: the difference between how they stood and how they stand. A part reads its tables as they were before
 * the statement, so `old` is the row that `guard` replaced. In the order of the key: two writers cannot wait for each other.
 */
export const countStandings = (): Statement => sql`
  insert into supervision.tally as tally (region, measure, day, stage, authority_id, hall_id, count)
  select region, measure, day, stage, authority_id, hall_id, sum(count) from (${COUNTED('new')} union all ${COUNTED('old')}) as changed
  group by region, measure, day, stage, authority_id, hall_id having sum(count) <> 0
  order by region, measure, day, stage, authority_id, hall_id
  on conflict (region, measure, day, stage, authority_id, hall_id) do update set count = tally.count + excluded.count`

/** Part of what writes matters: how long the stages took that ended with it. */
export const countPace = (region: string, samples: readonly PaceSample[]): Statement => sql`
  insert into supervision.pace as pace (region, item_code, stage, week, workdays, count)
  select ${region}, "itemCode", stage, week, workdays, count(*)
  from jsonb_to_recordset(${JSON.stringify(samples)}::jsonb) as row("itemCode" text, stage text, week date, workdays int)
  where exists (select 1 from guard)
  group by "itemCode", stage, week, workdays order by "itemCode", stage, week, workdays
  on conflict (region, item_code, stage, week, workdays) do update set count = pace.count + excluded.count`

/** Days long past count nothing any more; speeds of before last season neither. */
export async function deleteEmptied(db: Db, paceBefore: string): Promise<void> {
  await db.query(sql`delete from supervision.tally where count = 0`)
  await db.query(sql`delete from supervision.pace where week < ${paceBefore}::date`)
}

export interface StandingSum {
  stage: Stage
  authorityId: string
  hallId: string
  open: number
  dueToday: number
  dueSoon: number
  overdue: number
}

/** Open cases of regions by stage, authority and hall. Served by tally_pkey. */
export const sumStandings = (db: Db, regions: readonly string[], authorityId: string | undefined, { today, soon }: { today: string; soon: string }): Promise<(StandingSum & { region: string })[]> =>
  db.query(sql`
    select region, stage, authority_id as "authorityId", hall_id as "hallId", sum(count)::int as open, coalesce(sum(count) filter (where day = ${today}::date), 0)::int as "dueToday",
      coalesce(sum(count) filter (where day > ${today}::date and day <= ${soon}::date), 0)::int as "dueSoon", coalesce(sum(count) filter (where day < ${today}::date), 0)::int as overdue
    from supervision.tally
    where region = any(${regions}::text[]) and measure = 'open' and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null}) and count <> 0
    group by region, stage, authority_id, hall_id`)

/** Open cases past a limit of the law. Served by tally_pkey. */
export const sumOverdueByLaw = (db: Db, regions: readonly string[], authorityId: string | undefined, today: string): Promise<{ region: string; authorityId: string; hallId: string; count: number }[]> =>
  db.query(sql`
    select region, authority_id as "authorityId", hall_id as "hallId", sum(count)::int as count from supervision.tally
    where region = any(${regions}::text[]) and measure = 'law' and day < ${today}::date and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null}) and count <> 0
    group by region, authority_id, hall_id`)

/** What began and what ended, by day. Served by tally_pkey. */
export const sumFlow = (db: Db, region: string, authorityId: string | undefined, from: string): Promise<{ measure: 'opened' | 'closed'; day: string; count: number }[]> =>
  db.query(sql`
    select measure, day::text as day, sum(count)::int as count from supervision.tally
    where region = ${region} and measure in ('opened', 'closed') and day >= ${from}::date and day < 'infinity' and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null}) and count <> 0
    group by measure, day`)

type SignalKey = Pick<Signal, 'matterKind' | 'matterId' | 'rule' | 'occasion' | 'level'>

/**
 * Part of what raises signals: counts those that are new, and takes off those that are withdrawn now. Both as the tables were before the
 * statement: what was raised or withdrawn earlier is not counted again. Whoever raises holds the lock of the matter.
 */
export const countSignals = (region: string, raised: readonly (SignalKey & Pick<Signal, 'raisedAt' | 'authorityId'>)[], withdrawn: readonly SignalKey[]): Statement => sql`
  insert into supervision.signal_tally as tally (region, day, level, rule, authority_id, count)
  select ${region}, day, level, rule, authority_id, sum(count) from (
    select (row."raisedAt" at time zone 'Asia/Shanghai')::date as day, row.level, row.rule, row."authorityId" as authority_id, 1 as count
    from jsonb_to_recordset(${JSON.stringify(raised)}::jsonb) as row("matterKind" text, "matterId" text, rule text, occasion text, level text, "raisedAt" timestamptz, "authorityId" text)
    where not exists (select 1 from supervision.signal as known where known.region = ${region} and ${SAME_SIGNAL})
    union all
    select (known.raised_at at time zone 'Asia/Shanghai')::date, known.level, known.rule, known.authority_id, -1
    from jsonb_to_recordset(${JSON.stringify(withdrawn)}::jsonb) as row("matterKind" text, "matterId" text, rule text, occasion text, level text)
    join supervision.signal as known on known.region = ${region} and ${SAME_SIGNAL}
    where not exists (select 1 from supervision.signal_correction as wrong where wrong.region = known.region and wrong.signal_id = known.id)) as changed
  where exists (select 1 from guard)
  group by day, level, rule, authority_id having sum(count) <> 0 order by day, level, rule, authority_id
  on conflict (region, day, level, rule, authority_id) do update set count = tally.count + excluded.count`

const SAME_SIGNAL = rawSql('known.matter_kind = row."matterKind" and known.matter_id = row."matterId" and known.rule = row.rule and known.occasion = row.occasion and known.level = row.level')

/** What was raised, by level, rule and whether it was today. Served by signal_tally_pkey. */
export const sumSignals = (db: Db, region: string, authorityId: string | undefined, from: string, today: string): Promise<{ level: Level; rule: string; count: number; today: number }[]> =>
  db.query(sql`
    select level, rule, sum(count)::int as count, coalesce(sum(count) filter (where day = ${today}::date), 0)::int as today from supervision.signal_tally
    where region = ${region} and day >= ${from}::date and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null})
    group by level, rule`)

/** A case of a list behind a number. */
export interface MonitoredCase {
  number: string
  itemCode: string | null
  itemName: string
  authorityId: string
  hallId: string | null
  stage: Stage | null
  dueOn: string | null
  lawDueOn: string | null
  openedAt: Date
  closedAt: Date | null
  clocks: MatterClock[]
}

const CASE = rawSql(`id as number, item_code as "itemCode", item_name as "itemName", authority_id as "authorityId", hall_id as "hallId", stage, nullif(due_on, 'infinity')::text as "dueOn", law_due_on::text as "lawDueOn",
  opened_at as "openedAt", closed_at as "closedAt", clocks`)

/** Which open cases: a place, a stage, and days of their limit. */
export interface OpenFilter {
  by: 'region' | 'authority' | 'hall' | 'stage'
  value?: string | undefined
  /** Further conditions on what the index of `by` finds. */
  authorityId?: string | undefined
  /** The last day of the stage is in `[from, until]`; without `until` also those that have none. */
  days: { from?: string | undefined; until?: string | undefined }
  lawBefore?: string | undefined
  stage?: Stage | undefined
}

export interface AfterDueCase {
  dueOn: string
  number: string
}

const COLUMN_OF = { authority: 'authority_id', hall: 'hall_id', stage: 'stage' } as const

/** Open cases, the most urgent first. Served by matter_open_by_due, …_authority, …_hall or …_stage. */
export function openPage(region: string, { days, ...filter }: OpenFilter, after: AfterDueCase | undefined, limit: number): Statement {
  const column = filter.by === 'region' ? undefined : COLUMN_OF[filter.by]
  return sql`
    select ${CASE} from supervision.matter
    where region = ${region} and kind = 'application' and closed_at is null ${column ? sql`and ${rawSql(column)} = ${filter.value}` : rawSql('')}
      and due_on <= ${days.until ?? 'infinity'}::date and (due_on, id) > (${after?.dueOn ?? days.from ?? '-infinity'}::date, ${after?.number ?? ''})
      ${filter.authorityId && filter.by !== 'authority' ? sql`and authority_id = ${filter.authorityId}` : rawSql('')}
      ${filter.lawBefore ? sql`and law_due_on < ${filter.lawBefore}::date` : rawSql('')}
      ${filter.stage && filter.by !== 'stage' ? sql`and stage = ${filter.stage}` : rawSql('')}
    order by region, ${column ? rawSql(`${column}, `) : rawSql('')}due_on, id limit ${limit}`
}

/** Cases that began on a day: their numbers are given by the day. Served by the primary key. */
export const openedPage = (region: string, { from, until }: { from: string; until: string }, authorityId: string | undefined, limit: number): Statement => sql`
  select ${CASE} from supervision.matter where region = ${region} and kind = 'application' and id > ${from} and id < ${until}
    and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null})
  order by region, kind, id limit ${limit}`

/** Cases that ended in a span of time, in its order. Served by matter_closed. */
export const closedPage = (region: string, { from, until }: { from: Date; until: Date }, authorityId: string | undefined, after: { at: Date; number: string } | undefined, limit: number): Statement => sql`
  select ${CASE} from supervision.matter where region = ${region} and kind = 'application' and closed_at is not null and closed_at < ${until}::timestamptz
    and (closed_at, id) > (${after?.at ?? from}::timestamptz, ${after?.number ?? ''}) and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null})
  order by region, closed_at, id limit ${limit}`

export const listMonitoredCases = (db: Db, statement: Statement): Promise<MonitoredCase[]> => db.query<MonitoredCase>(statement)

/** A signal of a list behind a number. */
export interface MonitoredSignal {
  id: string
  kind: string
  number: string
  rule: string
  level: Level
  raisedAt: Date
  title: string
  itemName: string
  authorityId: string
  hallId: string | null
  finding: string
  ruleTitle: string
  /** 系统启用前已发生: it is no card. */
  isBeforeWatch: boolean
}

/** What was raised since and is not withdrawn, the newest first. Served by signal_by_raised, of one level by signal_by_level. */
export const signalPage = (region: string, { from, rules, level, authorityId }: { from: Date; rules: readonly string[] | undefined; level: readonly Level[]; authorityId: string | undefined }, before: { at: Date; id: string } | undefined, limit: number): Statement => sql`
  select id, matter_kind as kind, matter_id as number, rule, level, raised_at as "raisedAt", title, item_name as "itemName", authority_id as "authorityId", hall_id as "hallId",
    snapshot ->> 'finding' as finding, snapshot ->> 'ruleTitle' as "ruleTitle", snapshot ? 'isBeforeWatch' as "isBeforeWatch"
  from supervision.signal
  where region = ${region} and raised_at >= ${from}::timestamptz and (raised_at, id) < (${before?.at ?? 'infinity'}::timestamptz, ${before?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
    and ${level.length === 1 ? sql`level = ${level[0]}` : sql`level = any(${level}::text[])`} and not exists (select 1 from supervision.signal_correction as wrong where wrong.region = signal.region and wrong.signal_id = signal.id)
    and (${rules ?? null}::text[] is null or rule = any(${rules ?? null}::text[])) and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null})
  order by region desc, ${level.length === 1 ? rawSql('level desc, ') : rawSql('')}raised_at desc, id desc limit ${limit}`

export const listMonitoredSignals = (db: Db, statement: Statement): Promise<MonitoredSignal[]> => db.query<MonitoredSignal>(statement)

/** How long stages of items took. Served by pace_pkey: a few weeks and lengths each. */
export const listPace = (db: Db, region: string, itemCodes: readonly string[], since: string): Promise<{ itemCode: string; stage: Stage; workdays: number; count: number }[]> =>
  db.query(sql`
    select item_code as "itemCode", stage, workdays, sum(count)::int as count from supervision.pace
    where region = ${region} and item_code = any(${itemCodes}::text[]) and week >= ${since}::date
    group by item_code, stage, workdays`)
