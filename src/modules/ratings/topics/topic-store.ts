import type { Db } from '../../../platform/db/db.ts'
import { rawSql, sql } from '../../../platform/db/sql.ts'
import { LAST_SERIAL } from '../wall/wall-store.ts'
import type { FoundTopic, RatedText, Topic, TopicScope } from './topic.ts'

const TOPIC = rawSql(`region, scope, scope_id as "scopeId", term, texts, bad_texts as "badTexts", texts_before as "textsBefore", scope_texts as "scopeTexts", scope_texts_before as "scopeTextsBefore", score, trend,
  examples, period_from::text as "periodFrom", period_until::text as "periodUntil", mined_at as "minedAt"`)

/** What was written since a day, newest first, page by page. What was taken down or disregarded speaks no more. Served by wall_texts. */
export const listRatedTexts = (db: Db, region: string, since: string, before: number | undefined, limit: number): Promise<(RatedText & { ratedOn: string })[]> => db.query(sql`
  select serial, item_code as "itemCode", hall_id as "hallId", grade, text, rated_on::text as "ratedOn" from ratings.wall_entry
  where region = ${region} and text is not null and hidden_at is null and disregarded_on is null and rated_on >= ${since}::date and serial < ${before ?? LAST_SERIAL}::int
  order by region, serial desc limit ${limit}`)

/** Puts what was found now in the place of what was found before; mined by two at once it is the same. */
export async function replaceTopics(db: Db, region: string, topics: readonly FoundTopic[], from: string, until: string, at: Date): Promise<void> {
  await db.query(sql`delete from ratings.topic where region = ${region}`)
  if (topics.length === 0) return
  await db.query(sql`
    insert into ratings.topic (region, scope, scope_id, term, texts, bad_texts, texts_before, scope_texts, scope_texts_before, score, trend, examples, period_from, period_until, mined_at)
    select ${region}, scope, "scopeId", term, texts, "badTexts", "textsBefore", "scopeTexts", "scopeTextsBefore", score, trend, examples, ${from}::date, ${until}::date, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(topics)}::jsonb) as found(scope text, "scopeId" text, term text, texts int, "badTexts" int, "textsBefore" int, "scopeTexts" int, "scopeTextsBefore" int, score real, trend text, examples int[])
    on conflict (region, scope, scope_id, term) do nothing`)
}

/** The strongest topics of a region's scope, or of one item or hall. Served by topic_by_score. */
export const listTopicRows = (db: Db, region: string, scope: TopicScope, scopeId: string | undefined, limit: number): Promise<Topic[]> => db.query<Topic>(sql`
  select ${TOPIC} from ratings.topic where region = ${region} and scope = ${scope}${scopeId === undefined ? rawSql('') : sql` and scope_id = ${scopeId}`} order by region, scope, score desc, term limit ${limit}`)

export const findTopic = async (db: Db, region: string, scope: TopicScope, scopeId: string, term: string): Promise<Topic | undefined> =>
  (await db.query<Topic>(sql`select ${TOPIC} from ratings.topic where region = ${region} and scope = ${scope} and scope_id = ${scopeId} and term = ${term}`))[0]
