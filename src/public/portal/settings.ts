import { defineSetting, getSetting, parseText, type SettingDefinition } from '../../platform/settings.ts'
import type { Platform } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { getPublishedItem } from '../../modules/catalogue/index.ts'
import { brandSettings } from '../brand.ts'

/** Names, colours and words that a city gives its portal. An empty text means: not set. */
const text = (key: string, title: string, fallback: string, maxLength = 200, hint = ''): SettingDefinition<string> =>
  defineSetting({ key: `portal.${key}`, title, fallback, source: '演示默认值，请按本地情况设置', parse: parseText(maxLength, { mayBeEmpty: true, hint }) })

export const portalSettings = {
  platformName: text('platformName', '平台名称', '', 20, '空着用「城市名+一窗」。'),
  slogan: text('slogan', '一句话介绍', '办事只进一扇窗：查指南、网上申请、看进度、评服务。'),
  operatorName: text('operatorName', '主办单位', '', 200, '空着用市人民政府。'),
  recordLines: text('recordLines', '备案信息', '', 200, '多条用竖线隔开。'),
  hotlineNumber: text('hotlineNumber', '热线号码', '12345', 20),
  hotlineHours: text('hotlineHours', '热线服务时间', '24 小时', 30),
  ...brandSettings,
  exampleQueries: text('exampleQueries', '搜索框下的例子', '开饭馆|社保卡丢了|给孩子上户口|换驾照|办护照', 200, '用竖线隔开。'),
  frequentItems: defineSetting({
    key: 'portal.frequentItems', title: '首页常办事项', source: '演示默认值，请按本地情况设置',
    fallback: 'food-business-licence|social-security-card|individual-business-registration|company-registration|driving-licence-renewal|birth-household-registration',
    parse: parseText(1000, { mayBeEmpty: true, hint: '写事项的编码（办事指南网址的最后一段），用竖线隔开；办理得多了，首页改按实际的办件量排。' }),
    describe: async (platform, value) => (await Promise.all(toParts(value).map((code) => findItemName(platform, code)))).join('、'),
  }),
}

export type PortalSettings = { [Name in keyof typeof portalSettings]: string }

/** Everything a region has set for its portal, in force today. */
export async function readPortalSettings(platform: Platform, region: string): Promise<PortalSettings> {
  const day = platform.clock.today()
  const values = await Promise.all(Object.entries(portalSettings).map(async ([name, definition]) => [name, await getSetting(platform, definition, region, day)]))
  return Object.fromEntries(values) as PortalSettings
}

/** The parts of a text of several, separated by upright strokes. */
export const toParts = (value: string): string[] => value.split('|').map((part) => part.trim()).filter(Boolean)

/** What people call an item; one that is not on offer is told with its code, to be taken off the list. */
const findItemName = (platform: Platform, code: string): Promise<string> =>
  getPublishedItem(platform, code).then(({ name }) => name, (error: unknown) => {
    if (error instanceof Refusal) return `${code}（现在不能办）`
    throw error
  })
