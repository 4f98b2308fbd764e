import type { Context } from '../../../platform/context.ts'
import { defineSetting, getSetting, parseWholeNumber } from '../../../platform/settings.ts'
import type { CompositeWeights } from './score.ts'

const SOURCE = '演示权重：由公开报道的数字推算，不是官方权重，请按本地考核办法设置'
const weight = (key: string, title: string, fallback: number) => defineSetting({ key: `ratings.${key}`, title: `好差评综合评分：${title}的权重`, fallback, source: SOURCE, parse: parseWholeNumber(0, 100, '%') })

const quality = weight('qualityWeight', '政务服务质量', 30)
const rectification = weight('rectificationWeight', '差评整改', 30)
const halls = weight('hallsWeight', '大厅推广度', 20)
const items = weight('itemsWeight', '办事评价覆盖度', 20)

/** What is said wherever the composite is shown. */
export const WEIGHTS_NOTE = '综合评分没有全国统一的权重，这里用的是本地设置（未设置时为演示权重，由公开报道的数字推算，不是官方权重）。没有差评可整改时，该项不计，其余各项按比例折算。'

/** The weights in force in a region on a day. */
export async function getWeights(ctx: Context, region: string, day: string): Promise<CompositeWeights> {
  const [ofQuality, ofRectification, ofHalls, ofItems] = await Promise.all([quality, rectification, halls, items].map((setting) => getSetting(ctx, setting, region, day)))
  return { quality: ofQuality!, rectification: ofRectification!, halls: ofHalls!, items: ofItems! }
}
