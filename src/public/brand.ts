import type { Platform } from '../platform/context.ts'
import { defineSetting, getSetting, parseText, type SettingDefinition } from '../platform/settings.ts'
import type { BrandColours } from './ui/assets.ts'

const colour = (key: string, title: string): SettingDefinition<string> =>
  defineSetting({ key: `portal.${key}`, title, fallback: '', source: '未设置时用默认配色', parse: parseText(7, { mayBeEmpty: true, hint: '写成 #0b5cad 这样，与白字的对比度不低于 4.5。', isRight: (typed) => /^#[0-9a-f]{6}$/i.test(typed) }) })

/** The colours that a region gives its portal and the screens of its halls. An empty text means: not set. */
export const brandSettings = { accent: colour('accent', '主色'), accentDark: colour('accentDark', '深主色') }

/** Both or none: one colour of ours beside one of theirs would clash. */
export const toBrand = ({ accent, accentDark }: BrandColours): BrandColours | undefined => (accent && accentDark ? { accent, accentDark } : undefined)

/** Those in force today. */
export async function readBrand(platform: Platform, region: string): Promise<BrandColours | undefined> {
  const day = platform.clock.today()
  const [accent, accentDark] = await Promise.all([getSetting(platform, brandSettings.accent, region, day), getSetting(platform, brandSettings.accentDark, region, day)])
  return toBrand({ accent, accentDark })
}
