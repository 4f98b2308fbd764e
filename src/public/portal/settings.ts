import { defineSetting, getSetting, type SettingDefinition } from '../../platform/settings.ts'
import type { Platform } from '../../platform/context.ts'

/** Names, colours and words that a city gives its portal. An empty text means: not set. */
const text = (key: string, title: string, fallback: string, maxLength = 200): SettingDefinition<string> =>
  defineSetting({ key: `portal.${key}`, title, fallback, source: '演示默认值，请按本地情况设置', parse: (typed) => (typed.length <= maxLength ? typed : undefined) })

const colour = (key: string, title: string): SettingDefinition<string> =>
  defineSetting({ key: `portal.${key}`, title, fallback: '', source: '未设置时用默认配色', parse: (typed) => (typed === '' || /^#[0-9a-f]{6}$/i.test(typed) ? typed : undefined) })

export const portalSettings = {
  platformName: text('platformName', '平台名称（未设置时用「城市名+一窗」）', '', 20),
  slogan: text('slogan', '一句话介绍', '办事只进一扇窗：查指南、网上申请、看进度、评服务。'),
  operatorName: text('operatorName', '主办单位（未设置时用市人民政府）', ''),
  recordLines: text('recordLines', '备案信息，多条用竖线隔开', ''),
  hotlineNumber: text('hotlineNumber', '热线号码', '12345', 20),
  hotlineHours: text('hotlineHours', '热线服务时间', '24 小时', 30),
  accent: colour('accent', '主色（#rrggbb，与白字对比度不低于 4.5）'),
  accentDark: colour('accentDark', '深主色（#rrggbb，与白字对比度不低于 4.5）'),
  exampleQueries: text('exampleQueries', '搜索框下的例子，用竖线隔开', '开饭馆|社保卡丢了|给孩子上户口|换驾照|办护照'),
  frequentItems: text('frequentItems', '首页常办事项的编码，用竖线隔开', 'food-business-licence|social-security-card|individual-business-registration|company-registration|driving-licence-renewal|birth-household-registration', 1000),
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
