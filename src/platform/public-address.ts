import type { Platform } from './context.ts'
import { defineSetting, getSetting, parseText } from './settings.ts'

const publicAddress = defineSetting({
  key: 'platform.publicAddress', title: '门户的公开网址（印在文书和证照的二维码里）', fallback: '', source: '未设置时用本机地址，仅供演示',
  parse: parseText(200, { hint: '写成 https://域名，末尾不加斜线。', isRight: (text) => /^https?:\/\/[^\s/]+$/.test(text) }),
})

/** Where people reach the portal of a region from outside, without a slash at the end. */
export async function getPublicAddress(platform: Platform, region: string): Promise<string> {
  return (await getSetting(platform, publicAddress, region, platform.clock.today())) || platform.localAddress
}
