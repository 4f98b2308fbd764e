import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { portalPaths } from '../../src/public/portal/paths.ts'
import { prepareClients, runLifecycle } from '../../test/load/lifecycle.ts'
import { startServer } from '../../test/load/server-child.ts'
import { conclude, emit, median, type Row, round } from './report.ts'
import { launchChromium, measureInBrowser } from './lighthouse.ts'
import { openStage } from './stage.ts'

export interface PagesOptions {
  clients: number
  seconds: number
  /** Lighthouse runs of each page; 0 leaves them out. */
  runs: number
}

const REGION = '379902'
const ITEM = 'food-business-licence'

/** The public pages: how many a second, how heavy, and what Lighthouse says of them on a phone. */
export async function benchPages({ clients, seconds, runs }: PagesOptions, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const url = await stage.copyCity('bench_pages')
    const server = await startServer({ dataDir: stage.dataDir, databaseUrl: url })
    try {
      const origin = `http://127.0.0.1:${server.port}`
      const [client] = await prepareClients(server.port, 1)
      const { number } = await runLifecycle(client!)
      const cookie = await signInByForm(origin, client!.resident.person.login)
      client!.connection.close()
      const pages: { name: string; path: string; cookie?: string }[] = [
        { name: 'home', path: portalPaths.home() },
        { name: 'search', path: portalPaths.search({ q: '开饭馆' }) },
        { name: 'guide', path: portalPaths.guide(REGION, ITEM) },
        { name: 'form', path: portalPaths.startApplication(REGION, ITEM), cookie },
        { name: 'progress', path: portalPaths.application(number), cookie },
      ]
      const rows: Row[] = []
      const summary: Record<string, unknown> = {}
      for (const page of pages) {
        const answer = await fetch(origin + page.path, { headers: page.cookie ? { cookie: page.cookie } : {}, redirect: 'manual' })
        await answer.text()
        if (answer.status !== 200) {
          emit({ bench: 'pages', skipped: page.name, why: `${page.path} answers ${answer.status}` })
          continue
        }
        if (!page.cookie) {
          const { perSecond, p99Ms } = await cannon(origin + page.path, clients, seconds)
          emit({ bench: 'pages', page: page.name, perSecond, p99Ms })
          summary[page.name] = { perSecond, p99Ms }
          rows.push({ what: `${page.name}, logged out, ${clients} clients`, result: `${perSecond}/s (p99 ${p99Ms} ms)`, floor: page.name === 'guide' ? '1,000/s' : '', goal: page.name === 'guide' ? '4,000/s' : '' })
        }
        const bytes = await bytesOfFirstView(origin, page.path, page.cookie)
        emit({ bench: 'pages', page: page.name, firstViewGzipBytes: bytes })
        summary[page.name] = { ...(summary[page.name] as object | undefined), firstViewGzipBytes: bytes }
        rows.push({ what: `${page.name}, first view, gzip, all requests`, result: `${round(bytes / 1024)} KB`, floor: '≤ 20 KB', goal: '≤ 8 KB' })
      }
      if (runs > 0) {
        const chromium = await launchChromium()
        try {
          for (const page of pages.filter(({ name }) => name in summary)) {
            const measured = []
            for (let run = 0; run < runs; run++) measured.push(await measureInBrowser(chromium.port, origin + page.path, page.cookie))
            const score = median(measured.map((each) => each.performance))
            const others = { accessibility: median(measured.map((each) => each.accessibility)), bestPractices: median(measured.map((each) => each.bestPractices)), seo: median(measured.map((each) => each.seo)) }
            const lcp = median(measured.map((each) => each.lcpMs))
            emit({ bench: 'pages', page: page.name, lighthouse: { performance: score, ...others, lcpMs: round(lcp, 0) } })
            rows.push({ what: `${page.name}, Lighthouse mobile, median of ${runs} (performance / accessibility / best practices)`, result: `${score} / ${others.accessibility} / ${others.bestPractices}, LCP ${round(lcp / 1000, 2)} s`, floor: '98; LCP ≤ 1.2 s', goal: '100; LCP ≤ 0.8 s' })
          }
        } finally {
          await chromium.close()
        }
      }
      conclude('pages', command, summary, rows, stage.postgresVersion)
    } finally {
      await server.stop()
    }
  } finally {
    await stage.drop('bench_pages')
    await stage.close()
  }
}

async function cannon(url: string, connections: number, duration: number): Promise<{ perSecond: number; p99Ms: number }> {
  await autocannon({ url, connections, duration: Math.min(2, duration) })
  const result = await autocannon({ url, connections, duration, headers: { 'accept-encoding': 'gzip' } })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  return { perSecond: Math.round(result.requests.average), p99Ms: round(result.latency.p99) }
}

/** A session cookie as the API gives it to browsers. */
async function signInByForm(origin: string, login: string): Promise<string> {
  const { DEMO_PASSWORD } = await import('../../src/demo-city/city-file.ts')
  const answer = await fetch(`${origin}/api/v1/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password: DEMO_PASSWORD, transport: 'cookie' }) })
  return answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
}

/** What a browser that was never here loads for this page: the page and every stylesheet, script, icon and image it names. */
async function bytesOfFirstView(origin: string, path: string, cookie?: string): Promise<number> {
  const get = async (url: string) => {
    const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip', ...(cookie ? { cookie } : {}) } })
    // fetch has unpacked it already; what came over the wire is measured by packing it again where the server did.
    const body = Buffer.from(await answer.arrayBuffer())
    return { body, isGzip: answer.headers.get('content-encoding') === 'gzip' }
  }
  const size = ({ body, isGzip }: { body: Buffer; isGzip: boolean }) => (isGzip ? gzipSync(body).length : body.length)
  const page = await get(origin + path)
  const html = page.body.toString('utf8')
  const named = [...html.matchAll(/<(?:link[^>]+href|script[^>]+src|img[^>]+src)="([^"]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&')).filter((each) => !/^(data:|https?:)/.test(each) && !/rel="(canonical|alternate|help)"/.test(each))
  let bytes = size(page)
  for (const each of new Set(named)) bytes += size(await get(new URL(each, origin + path).href))
  return bytes
}
