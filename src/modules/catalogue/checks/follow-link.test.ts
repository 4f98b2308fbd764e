import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { aRawItem } from '../fixtures.ts'
import { importItems } from '../import-items.ts'
import { followLinks } from './check-links.ts'
import { followLink, isInnerAddress } from './follow-link.ts'
import { listBrokenLinks } from './link-store.ts'

let server: Server
let host: string
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const answer = (status: number, headers = {}) => response.writeHead(status, headers).end()
    switch (request.url) {
      case '/here': return answer(200)
      case '/no-head': return answer(request.method === 'HEAD' ? 405 : 200)
      case '/login': return answer(401)
      case '/moved': return answer(302, { location: '/here' })
      case '/circle': return answer(302, { location: '/circle' })
      case '/inside': return answer(302, { location: 'http://127.0.0.1:1/secret' })
      case '/ill': return answer(503)
      case '/slow': return undefined
      default: return answer(404)
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => {
  server.close(done)
  server.closeAllConnections()
}))

const follow = (path: string) => followLink(`http://${host}${path}`, { timeoutMs: 300, isTrustedHost: (each) => each === host })

describe('following an address', () => {
  test.each(['/here', '/no-head', '/login', '/moved'])('%s can be opened', async (path) => expect((await follow(path)).problem).toBeNull())

  test.each([
    ['/gone', '页面不存在（404）。', true],
    ['/ill', '对方服务器返回 503。', false],
    ['/slow', '等了很久没有回应。', false],
    ['/circle', '跳转超过 5 次。', true],
    // A redirect is looked at as the first address was.
    ['/inside', '地址在内部网络，公众打不开。', true],
  ])('%s cannot: %s', async (path, problem, isCertain) => expect(await follow(path)).toMatchObject({ problem, isCertain }))

  test.each(['http://127.0.0.1/', 'http://localhost/', 'http://10.1.2.3/', 'http://169.254.169.254/latest/meta-data', 'http://192.168.0.1/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://0.0.0.0/', 'http://2130706433/'])('%s is never called', async (url) => {
    expect(await followLink(url, { timeoutMs: 300 })).toMatchObject({ problem: '地址在内部网络，公众打不开。' })
  })

  test.each(['ftp://example.com/', 'file:///etc/passwd', 'http://', 'not an address'])('%s is no address of a guide', async (url) => {
    expect(await followLink(url, { timeoutMs: 300 })).toMatchObject({ problem: '不是 http 或 https 地址。' })
  })

  test('a port nobody listens on is told by its reason', async () => {
    expect(await followLink('http://127.0.0.1:9/', { timeoutMs: 300, isTrustedHost: () => true })).toMatchObject({ problem: '连接不上（ECONNREFUSED）。', isCertain: false, isAnswered: false })
  })

  test.each(['8.8.8.8', '114.114.114.114', '2400:3200::1'])('%s is a public address', (address) => expect(isInnerAddress(address)).toBe(false))
  test.each(['172.16.0.1', '172.31.255.255', '100.64.0.1', 'fe80::1', 'fd00::1', '::', '::ffff:10.0.0.1', '2002:7f00:1::'])('%s is none', (address) => expect(isInnerAddress(address)).toBe(true))
})

describe('the addresses of the published guides', () => {
  const platform = useTestPlatform()
  const publish = (sample: string, specification: string) => importItems(systemContext(platform, 'test'), [aRawItem({
    result: { name: '茶馆备案证明', kind: '证明', validity: null, sample }, specification: { name: '规范', url: specification, issuedOn: '2025-01-01' },
  })])
  const check = () => followLinks(systemContext(platform, 'test'), { trustedHosts: [host] })

  test('are followed once each, and what cannot be opened is remembered until it can', async () => {
    await publish(`http://${host}/here`, `http://${host}/gone`)
    expect(await check()).toEqual({ checked: 2, broken: [{ url: `http://${host}/gone`, problem: '页面不存在（404）。' }] })
    expect(await listBrokenLinks(platform.db)).toEqual([{ url: `http://${host}/gone`, problem: '页面不存在（404）。' }])
    await publish(`http://${host}/here`, `http://${host}/moved`)
    expect((await check()).broken).toEqual([])
    expect(await listBrokenLinks(platform.db)).toEqual([])
  })

  test('are told at the second failure where it may pass', async () => {
    await publish(`http://${host}/here`, `http://${host}/ill`)
    await check()
    expect(await listBrokenLinks(platform.db)).toEqual([])
    await check()
    expect(await listBrokenLinks(platform.db)).toHaveLength(1)
  })

  test('without a host are the platform\'s own', async () => {
    await publish('/samples/tea.pdf', '/here')
    platform.localAddress = `http://${host}`
    asked.length = 0
    expect((await check()).broken).toEqual([{ url: '/samples/tea.pdf', problem: '页面不存在（404）。' }])
    expect(asked.sort()).toEqual(['HEAD /here', 'HEAD /samples/tea.pdf'])
  })
})
