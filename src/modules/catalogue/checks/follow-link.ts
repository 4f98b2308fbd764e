import { lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What became of following an address. */
export interface LinkOutcome {
  /** A sentence; null where it answered. */
  problem: string | null
  /** Will not mend itself: no such page, nothing the public can reach. */
  isCertain: boolean
  /** Some server spoke: where none does, it may be the platform's own network that is down. */
  isAnswered: boolean
}

export interface FollowOptions {
  timeoutMs: number
  /** Hosts that are followed wherever they are: the platform's own. */
  isTrustedHost?: (host: string) => boolean
}

const MOST_REDIRECTS = 5
const OPEN: LinkOutcome = { problem: null, isCertain: false, isAnswered: true }

/** Networks no citizen reaches. The platform stands inside one: an address in a guide must not make it look around there. */
const inner = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [network, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) inner.ipv4.addSubnet(network, prefix, 'ipv4')
// Everything but global unicast, and within that what only wraps an IPv4 address (6to4, NAT64) or is for documents.
for (const [network, prefix] of [['::', 3], ['4000::', 2], ['8000::', 1], ['2001:db8::', 32], ['2002::', 16]] as const) inner.ipv6.addSubnet(network, prefix, 'ipv6')

/** Whether an IP address lies in a network that the public cannot reach. */
export function isInnerAddress(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return inner[family].check(address, family)
}

class InnerAddress extends Error {}

/**
 * Resolves and refuses in one: the connection goes to the very address that was looked at, so a name cannot
 * mean a public host when it is checked and an inner one when it is called.
 */
const lookupPublic: LookupFunction = (host, options, callback) => resolve(host, { ...options, all: true }, (error, addresses) => {
  if (error) return callback(error, '', 0)
  if (addresses.some(({ address }) => isInnerAddress(address))) return callback(new InnerAddress(), '', 0)
  if (options.all) return callback(null, addresses)
  callback(null, addresses[0]!.address, addresses[0]!.family)
})

/** Asks whether an address of a guide can be opened: HEAD, or GET where a server knows no HEAD; redirects are followed and looked at the same. */
export async function followLink(url: string, options: FollowOptions): Promise<LinkOutcome> {
  let at = url
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const target = parse(at)
      if (target === undefined) return { problem: '不是 http 或 https 地址。', isCertain: true, isAnswered: true }
      let { status, location } = await ask(target, 'HEAD', options)
      if (status === 403 || status === 405 || status === 501) ({ status, location } = await ask(target, 'GET', options))
      if (status < 300 || status === 304) return OPEN
      if (status < 400 && location !== undefined) {
        at = new URL(location, target).href
        continue
      }
      // A page behind a login is there.
      if (status === 401 || status === 403) return OPEN
      return { problem: status === 404 || status === 410 ? `页面不存在（${status}）。` : `对方服务器返回 ${status}。`, isCertain: status === 404 || status === 410, isAnswered: true }
    }
    return { problem: `跳转超过 ${MOST_REDIRECTS} 次。`, isCertain: true, isAnswered: true }
  } catch (error) {
    return explain(error)
  }
}

function parse(text: string): URL | undefined {
  const url = URL.parse(text)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined
}

function ask(url: URL, method: 'HEAD' | 'GET', { timeoutMs, isTrustedHost }: FollowOptions): Promise<{ status: number; location: string | undefined }> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isTrusted = isTrustedHost?.(url.host) ?? false
  if (!isTrusted && isIP(host) !== 0 && isInnerAddress(host)) return Promise.reject(new InnerAddress())
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((done, fail) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const sent = request(url, { method, signal, agent: false, headers: { 'user-agent': 'Mozilla/5.0 (compatible; guide link check)', accept: '*/*' }, ...(isTrusted ? {} : { lookup: lookupPublic }) }, (response) => {
      done({ status: response.statusCode ?? 0, location: response.headers.location })
      // Only the head matters; what a page weighs is not loaded.
      response.destroy()
    })
    sent.on('error', (error) => fail(signal.aborted ? signal.reason : error))
    sent.end()
  })
}

/** What went wrong on the way, as people say it. */
function explain(error: unknown): LinkOutcome {
  if (error instanceof InnerAddress) return { problem: '地址在内部网络，公众打不开。', isCertain: true, isAnswered: true }
  if (!(error instanceof Error)) throw error
  if (error.name === 'TimeoutError') return { problem: '等了很久没有回应。', isCertain: false, isAnswered: false }
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND') return { problem: '域名不存在。', isCertain: false, isAnswered: false }
  if (/CERT|SIGNED|SSL|TLS/.test(code)) return { problem: '网站的安全证书有问题。', isCertain: true, isAnswered: true }
  if (code === '') throw error
  return { problem: `连接不上（${code}）。`, isCertain: false, isAnswered: false }
}
