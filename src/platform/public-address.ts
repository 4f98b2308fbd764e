import type { Platform } from './context.ts'
import { defineSetting, getSetting } from './settings.ts'

const publicAddress = defineSetting({
  key: 'platform.publicAddress', title: '门户的公开网址（印在文书和证照的二维码里）', fallback: '', source: '未设置时用本机地址，仅供演示',
  parse: (text) => (/^https?:\/\/[^\s/]+$/.test(text) ? text : undefined),
})

/** Where people reach the portal of a region from outside, without a slash at the end. */
export async function getPublicAddress(platform: Platform, region: string): Promise<string> {
  return (await getSetting(platform, publicAddress, region, platform.clock.today())) || platform.localAddress
}
