import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { EventKey } from '../invitations/event-key-rules.ts'
import type { Rating } from '../rating.ts'

/** 追评 beside the first rating. */
export type SecondRating = Pick<Rating, 'region' | 'number' | 'occasion' | 'grade' | 'options' | 'optionsVersion' | 'comment' | 'ratedAt'>

/** The guard of rating again: of two at once the second finds it done. */
export const insertSecondRating = (rating: SecondRating): Statement => sql`
  insert into ratings.second_rating (region, number, occasion, grade, options, options_version, comment, rated_at)
  values (${rating.region}, ${rating.number}, ${rating.occasion}, ${rating.grade}::smallint, ${rating.options}::text[], ${rating.optionsVersion}::int, ${rating.comment}::text, ${rating.ratedAt}::timestamptz)
  on conflict (region, number, occasion) do nothing returning 1`

/** Served by the primary key. */
export const findSecondRating = async (db: Db, region: string, { number, occasion }: EventKey): Promise<SecondRating | undefined> =>
  (await db.query<SecondRating>(sql`
    select region, number, occasion, grade, options, options_version as "optionsVersion", comment, rated_at as "ratedAt" from ratings.second_rating
    where region = ${region} and number = ${number} and occasion = ${occasion}`))[0]
