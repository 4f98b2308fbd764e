import { Refusal } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { supervisedRegion, toView } from '../wall/list-wall.ts'
import { listBySerial } from '../wall/wall-store.ts'
import { TopicList, type TopicNumbers, TopicQuery } from './contract.ts'
import { type Topic, topicTrendWords } from './topic.ts'
import { listTopicRows } from './topic-store.ts'

const DEFAULT_LIMIT = 50

const METHOD = '从“基本满意”及以下评价的文字中，找出比其他评价明显更常出现的说法（按条数计，对数几率比，单侧 95% 显著）；与前一段等长时间比较，看是新出现、在增多还是持续。已隐去、已剔除的评价不计。'

/** 评价热点: what people complain of, by region, item or hall, each with some of what was written (masked). */
export const listTopics = defineOperation({
  id: 'ratings.listTopics',
  summary: '评价热点：群众在评价里集中反映什么，附例子',
  audience: 'staff',
  permission: 'ratings.readTopics',
  query: TopicQuery,
  output: TopicList,
  async run(ctx, { query }) {
    const [region, directory] = await Promise.all([topicRegion(ctx, query.region), getDirectory(ctx)])
    const topics = await listTopicRows(ctx.db, region, query.scope ?? 'region', query.of, query.limit ?? DEFAULT_LIMIT)
    const entries = new Map((topics.length === 0 ? [] : await listBySerial(ctx.db, [...new Set(topics.flatMap(({ examples }) => examples))])).map((entry) => [entry.serial, entry]))
    return {
      region: { code: region, name: directory.region(region) },
      rows: topics.map((topic) => {
        // A text that was taken down since then is no example any more.
        const examples = topic.examples.flatMap((serial) => { const entry = entries.get(serial); return entry && !entry.hiddenAt ? [toView(directory, entry)] : [] })
        return { scope: topic.scope, of: nameOf(topic, directory.hall, examples[0]?.item.name), term: topic.term, ...toNumbers(topic), examples }
      }),
      minedAt: topics[0] ? toRfc3339(topics[0].minedAt) : null,
      method: METHOD,
    }
  },
})

const nameOf = ({ scope, scopeId }: Topic, hall: (id: string) => { name: string }, itemName: string | undefined) =>
  scope === 'region' ? null : { code: scopeId, name: scope === 'hall' ? hall(scopeId).name : (itemName ?? scopeId) }

export const toNumbers = ({ texts, badTexts, textsBefore, scopeTexts, scopeTextsBefore, score, trend, periodFrom, periodUntil }: Topic): TopicNumbers =>
  ({ texts, badTexts, textsBefore, scopeTexts, scopeTextsBefore, score: Math.round(score * 100) / 100, trend, trendName: topicTrendWords[trend], periodFrom, periodUntil })

/** A county sees its own topics; the city every county's, and its own those of all together. */
export async function topicRegion(ctx: Context, asked: string | undefined): Promise<string> {
  const own = await supervisedRegion(ctx)
  if (own !== undefined) {
    if (asked !== undefined && asked !== own) throw new Refusal(403, 'ratings.topics_elsewhere', '只能查看本地区的评价热点。')
    return own
  }
  const directory = await getDirectory(ctx)
  if (asked !== undefined) directory.region(asked)
  return asked ?? directory.listRegions()[0]!.code
}
