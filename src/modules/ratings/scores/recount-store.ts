import type { Db } from '../../../platform/db/db.ts'
import { rawSql, sql } from '../../../platform/db/sql.ts'

/** Counts that follow from invitations and ratings alone; what became of bad ratings is counted by its own steps. */
const COUNTS = ['invited', 'answered', 'grade_1', 'grade_2', 'grade_3', 'grade_4', 'grade_5', 'disregarded', 'named_bad']
const each = (toText: (name: string) => string) => rawSql(COUNTS.map(toText).join(', '))
const zero = (...but: string[]) => rawSql(COUNTS.map((name) => but.find((given) => given.endsWith(` as ${name}`)) ?? `0 as ${name}`).join(', '))

/**
 * Counts a region's invitations and ratings anew and adds to its score months what is missing, or takes away what is too much. Only
 * differences are written, so that what is rated meanwhile stays counted. Looks at every rating, by intention. Returns how many rows were wrong.
 */
export async function recountScores(db: Db, region: string): Promise<number> {
  const [row] = await db.query<{ wrong: number }>(sql`
    with difference as (
      select month, authority_id, hall_id, item_code, channel, max(item_name) as item_name, ${each((name) => `sum(${name})::int as ${name}`)}
      from (
        select date_trunc('month', invited_at at time zone 'Asia/Shanghai')::date as month, authority_id, hall_id, item_code, '' as channel, item_name,
          ${zero('1 as invited', '(rated_at is not null)::int as answered')}
        from ratings.invitation where region = ${region}
        union all
        select date_trunc('month', said.rated_at at time zone 'Asia/Shanghai')::date, authority_id, hall_id, item_code, said.channel, item_name, ${zero(
          ...[1, 2, 3, 4, 5].map((grade) => `(grade = ${grade} and not is_left_out)::int as grade_${grade}`), 'is_left_out::int as disregarded', '(grade <= 2 and not is_anonymous and not is_left_out)::int as named_bad')}
        from (select rating.*, wall.disregarded_on is not null as is_left_out from ratings.rating left join ratings.wall_entry wall using (region, number, occasion) where rating.region = ${region}) as said
          join ratings.invitation using (region, number, occasion)
        union all
        select month, authority_id, hall_id, item_code, channel, item_name, ${each((name) => `-${name}`)} from ratings.score_month where region = ${region}
      ) as counted
      group by month, authority_id, hall_id, item_code, channel
      having ${rawSql(COUNTS.map((name) => `sum(${name}) <> 0`).join(' or '))}),
    mended as (
      insert into ratings.score_month as kept (region, month, authority_id, hall_id, item_code, channel, item_name, ${each((name) => name)})
      select ${region}, month, authority_id, hall_id, item_code, channel, item_name, ${each((name) => name)} from difference order by month, authority_id, hall_id, item_code, channel
      on conflict (region, month, authority_id, hall_id, item_code, channel) do update set ${each((name) => `${name} = kept.${name} + excluded.${name}`)}
      returning 1)
    select count(*)::int as wrong from mended`)
  return row!.wrong
}
