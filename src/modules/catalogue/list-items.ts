import { invalidInput } from '../../platform/errors.ts'
import type { ItemPage, ThemeList } from './contract.ts'
import { createSummarise } from './item-summary.ts'
import { loadPublishedItems, type Reading } from './published-items.ts'

export type ItemAudience = 'persons' | 'enterprises'

export interface ItemFilter {
  audience?: ItemAudience | undefined
  /** 主题, of the audience when that is given. */
  theme?: string | undefined
  region?: string | undefined
  /** `next` of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

/** Items in the order of the base catalogue, a page at a time. */
export async function listItems(platform: Reading, { audience, theme, region, cursor, limit = 20 }: ItemFilter): Promise<ItemPage> {
  const published = await loadPublishedItems(platform)
  const summarise = await createSummarise(platform, region)
  const matching = [...published.values()].flatMap(({ item }) => {
    const isMeant = (audience === undefined || item.serves[audience]) && (theme === undefined || item.themes.some((each) => each.topic === theme && (audience === undefined || each.audience === audience)))
    return isMeant ? (summarise(item) ?? []) : []
  })
  const start = cursor === undefined ? 0 : matching.findIndex((item) => item.code === cursor) + 1
  if (cursor !== undefined && start === 0) throw invalidInput([{ pointer: '/cursor', message: '翻页位置已失效，请从第一页重新查看。' }])
  const items = matching.slice(start, start + limit)
  return { items, total: matching.length, next: start + limit < matching.length ? items.at(-1)!.code : null }
}

const AUDIENCE_NAMES: Record<ItemAudience, string> = { persons: '个人办事', enterprises: '法人办事' }

/** Themes with how many items each holds, in the order in which the catalogue first names them. */
export async function listThemes(platform: Reading): Promise<ThemeList> {
  const themes = [...(await loadPublishedItems(platform)).values()].flatMap(({ item }) => item.themes)
  const groups = Map.groupBy(themes, ({ audience, topic }) => `${audience}/${topic}`)
  return {
    items: [...groups.values()].map((group) => {
      const { audience, topic } = group[0]!
      return { audience, audienceName: AUDIENCE_NAMES[audience], topic, count: group.length }
    }),
  }
}
