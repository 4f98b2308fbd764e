import type { Platform } from '../../../platform/context.ts'
import { defineSetting, getSetting, parseText, parseWholeNumber } from '../../../platform/settings.ts'
import { type EntranceField, type FreeService, parseEntranceHalls, parseFreeServices } from './entry-rules.ts'

/** What the windows of a region give for free. */
export const freeServices = defineSetting({
  key: 'queue.freeServices', title: '窗口的免费服务和计量单位', fallback: '复印/张 打印/张 邮寄/件 印章刻制/枚 网络使用/次',
  source: '演示默认值：各地政务大厅常见的免费服务，请按本地公布的清单设置',
  parse: parseText(300, { hint: '写成“复印/张 邮寄/件”这样，用空格分开，斜线后是单位；名称不能重复。', isRight: (text) => parseFreeServices(text) !== undefined }),
})

/** Epidemic halls had to write down who comes in; that is over, and no law asks for it now. */
export const entranceHalls = defineSetting({
  key: 'queue.entranceHalls', title: '登记进入的大厅和登记内容', fallback: '', source: '默认不登记：现行法律没有一般性的进入登记要求；《个人信息保护法》第六条要求收集个人信息限于最小范围',
  parse: parseText(500, { mayBeEmpty: true, hint: '写成“H-379902=人数”或“H-379902=姓名、电话”，用空格分开；不写的大厅不登记。不能登记健康信息。', isRight: (text) => parseEntranceHalls(text) !== undefined }),
})

export const keepEntranceDays = defineSetting({
  key: 'queue.keepEntranceDays', title: '进入登记的姓名、电话保存多久', fallback: 14, source: '演示默认值：《个人信息保护法》第十九条要求保存期限为实现目的所必要的最短时间', parse: parseWholeNumber(1, 60, '日'),
})

/** What holds in a region on a day. */
export async function getFreeServices(platform: Platform, region: string): Promise<FreeService[]> {
  return parseFreeServices(await getSetting(platform, freeServices, region, platform.clock.today())) ?? []
}

/** What a hall asks of whoever comes in; undefined where it counts nobody. */
export async function findEntranceFields(platform: Platform, { region, hallId }: { region: string; hallId: string }): Promise<EntranceField[] | undefined> {
  return parseEntranceHalls(await getSetting(platform, entranceHalls, region, platform.clock.today()))?.get(hallId)
}
