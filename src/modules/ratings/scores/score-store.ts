import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Counts, Measure } from './score.ts'

/** What is counted, and its column. */
const COLUMNS: Record<Measure, string> = {
  invited: 'invited', answered: 'answered', grade5: 'grade_5', grade4: 'grade_4', grade3: 'grade_3', grade2: 'grade_2', grade1: 'grade_1',
  disregarded: 'disregarded', rectified: 'rectified', rectifiedOnTime: 'rectified_on_time', namedBad: 'named_bad', followedUp: 'followed_up',
}
const MEASURES = Object.keys(COLUMNS) as Measure[]
const NAMES = Object.values(COLUMNS)
const list = (toText: (name: string) => string): Statement => rawSql(NAMES.map(toText).join(', '))

/** Whom a count belongs to. `channel` is how it was rated; left out where invitations and their answers are counted. */
export interface CountedPlace {
  region: string
  authorityId: string
  hallId: string
  itemCode: string
  itemName: string
  channel?: string
}

/** One thing to count, in the month of `at`; a negative number takes back what was counted. */
export interface Count extends CountedPlace {
  at: Date
  counts: Partial<Counts>
}

/** The first day of the month of an instant. */
export const monthOf = (at: Date): string => `${toLegalDate(at).slice(0, 7)}-01`

/** Adds to the counts, as a part of the command that changes what is counted. Rows come in the order of their key, so that two commands cannot wait for each other. */
export const addCounts = (counted: readonly Count[]): Statement => mergeCounts(toRows(counted), sql`where exists (select 1 from guard)`)

/** The same for what a statement of its own has found: `source` names a relation with `region, at, authority_id, hall_id, item_code, item_name` of newly made invitations. */
export const countInvited = (source: Statement): Statement => sql`
  insert into ratings.score_month as kept (region, month, authority_id, hall_id, item_code, channel, item_name, invited)
  select region, date_trunc('month', at at time zone 'Asia/Shanghai')::date, authority_id, hall_id, item_code, '', max(item_name), count(*)
  from ${source} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
  on conflict (region, month, authority_id, hall_id, item_code, channel) do update set item_name = excluded.item_name, invited = kept.invited + excluded.invited`

const mergeCounts = (rows: object[], condition: Statement): Statement => sql`
  insert into ratings.score_month as kept (region, month, authority_id, hall_id, item_code, channel, item_name, ${list((name) => name)})
  select region, month, authority_id, hall_id, item_code, channel, max(item_name), ${list((name) => `coalesce(sum(${name}), 0)`)}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(region text, month date, authority_id text, hall_id text, item_code text, channel text, item_name text, ${list((name) => `${name} int`)})
  ${condition}
  group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
  on conflict (region, month, authority_id, hall_id, item_code, channel) do update set item_name = excluded.item_name, ${list((name) => `${name} = kept.${name} + excluded.${name}`)}`

const toRows = (counted: readonly Count[]): object[] => counted.map(({ region, authorityId, hallId, itemCode, itemName, channel, at, counts }) => ({
  region, month: monthOf(at), authority_id: authorityId, hall_id: hallId, item_code: itemCode, channel: channel ?? '', item_name: itemName,
  ...Object.fromEntries(MEASURES.map((measure) => [COLUMNS[measure], counts[measure] ?? 0])),
}))

/** What scores are asked of: whole months, `until` the first day after. */
export interface ScoreQuery {
  regions: readonly string[]
  from: string
  until: string
  authorityId?: string | undefined
  hallId?: string | undefined
  itemCode?: string | undefined
}

/** Counts of everything together (`all`), and of each region, authority, hall, item and rating channel. */
export interface ScoreRow extends Counts {
  scope: 'all' | 'region' | 'authority' | 'hall' | 'item' | 'channel'
  /** Its code; empty for `all`, and for the channel of what was not rated yet. */
  key: string
  /** Of an item. */
  itemName: string
}

const SUMS = rawSql(MEASURES.map((measure) => `coalesce(sum(${COLUMNS[measure]}), 0)::int as "${measure}"`).join(', '))

/** Sums the months of a period into every breakdown the page has, however many ratings there are. */
export const listScores = (db: Db, query: ScoreQuery): Promise<ScoreRow[]> =>
  db.query<ScoreRow>([query.authorityId, query.hallId, query.itemCode].every((value) => value === undefined) ? sumTotals(query) : sumPlaces(query))

/** Everywhere in some regions. Every rating has one authority: their sum is the region's. */
const sumTotals = ({ regions, from, until }: ScoreQuery): Statement => sql`
  with total as materialized (
    select region, scope, key, max(item_name) as item_name, ${list((name) => `sum(${name}) as ${name}`)} from ratings.score_total
    where region = any(${regions}::text[]) and span = ${spanOf(from, until)} and start >= ${from}::date and start < ${until}::date group by 1, 2, 3)
  select scope, key, max(item_name) as "itemName", ${SUMS} from total group by scope, key
  union all
  select case grouping(region) when 0 then 'region' else 'all' end, coalesce(region, ''), '', ${SUMS} from total where scope = 'authority' group by grouping sets ((), (region))`

/** Whole quarters are read as such: a third of the rows. */
const spanOf = (from: string, until: string): 'month' | 'quarter' => ([from, until].every((day) => /-(01|04|07|10)-01$/.test(day)) ? 'quarter' : 'month')

/** One authority, hall or item, or where they meet. */
function sumPlaces({ regions, from, until, authorityId, hallId, itemCode }: ScoreQuery): Statement {
  const only = (column: string, value: string | undefined) => (value === undefined ? rawSql('') : sql` and ${rawSql(column)} = ${value}`)
  return sql`
    with place as materialized (
      select region, authority_id, hall_id, item_code, channel, max(item_name) as item_name, ${list((name) => `sum(${name}) as ${name}`)} from ratings.score_month
      where region = any(${regions}::text[]) and month >= ${from}::date and month < ${until}::date${only('authority_id', authorityId)}${only('hall_id', hallId)}${only('item_code', itemCode)}
      group by 1, 2, 3, 4, 5)
    select case grouping(region, authority_id, hall_id, item_code, channel) when 15 then 'region' when 23 then 'authority' when 27 then 'hall' when 29 then 'item' when 30 then 'channel' else 'all' end as scope,
      coalesce(region, authority_id, hall_id, item_code, channel, '') as key, coalesce(max(item_name), '') as "itemName", ${SUMS}
    from place group by grouping sets ((), (region), (authority_id), (hall_id), (item_code), (channel))`
}
