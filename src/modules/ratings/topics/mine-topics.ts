import type { Context, Platform } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../../organisation/index.ts'
import { topicDays, topicTexts } from './settings.ts'
import type { RatedText } from './topic.ts'
import { findTopics } from './topic-rules.ts'
import { listRatedTexts, replaceTopics } from './topic-store.ts'

/** Texts read at a time: some ten milliseconds of words between two waits, so that requests are not held up. */
const TEXTS_AT_ONCE = 2_000

const daysBefore = (day: string, days: number): string => toLegalDate(new Date(Date.parse(`${day}T04:00:00Z`) - days * 86_400_000))

/** Finds the topics of every county, and of the whole city under the city's code. Running it again changes nothing but the time. */
export async function mineTopics(ctx: Platform): Promise<void> {
  const [city, ...counties] = (await getDirectory(ctx)).listRegions().map(({ code }) => code)
  const today = ctx.clock.today()
  const everywhere = { now: [] as RatedText[], before: [] as RatedText[] }
  for (const region of [...counties, city!]) {
    const [days, minTexts] = await Promise.all([getSetting(ctx, topicDays, region, today), getSetting(ctx, topicTexts, region, today)])
    const from = daysBefore(today, days - 1)
    const { now, before } = await readTexts(ctx, region, from, daysBefore(from, days))
    everywhere.now.push(...now)
    everywhere.before.push(...before)
    const texts = region === city ? everywhere : { now, before }
    const topics = findTopics(texts.now, texts.before, minTexts)
    await ctx.db.transaction((db) => replaceTopics(db, region, topics, from, today, ctx.clock.now()))
  }
}

async function readTexts({ db }: Platform, region: string, from: string, since: string): Promise<{ now: RatedText[]; before: RatedText[] }> {
  const read: (RatedText & { ratedOn: string })[] = []
  for (let page = await listRatedTexts(db, region, since, undefined, TEXTS_AT_ONCE); page.length > 0; page = page.length < TEXTS_AT_ONCE ? [] : await listRatedTexts(db, region, since, page.at(-1)!.serial, TEXTS_AT_ONCE)) read.push(...page)
  return { now: read.filter(({ ratedOn }) => ratedOn >= from), before: read.filter(({ ratedOn }) => ratedOn < from) }
}

/** Four times a day: what is new today is seen today. */
export const mineTopicsRegularly: TimedJob = { id: 'ratings.mineTopics', everySeconds: 6 * 3600, run: (ctx: Context) => mineTopics(ctx) }
