import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import lighthouse from 'lighthouse'
import { ROOT } from '../../src/platform/config.ts'

export interface Measured {
  /** 0–100 */
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  lcpMs: number
}

export interface LaunchedChromium {
  /** Of the DevTools protocol. */
  port: number
  close(): Promise<void>
}

const START_TIMEOUT_MS = 30_000

/** A headless Chromium of our own with an empty profile. */
export async function launchChromium(): Promise<LaunchedChromium> {
  const executable = await sparticuz.executablePath()
  installChineseFont()
  const profile = mkdtempSync(join(tmpdir(), 'yichuang-lighthouse-'))
  const child = spawn(executable, ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const port = await devToolsPort(child)
  return {
    port,
    async close() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill()
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Chromium names its port on stderr once it listens. */
function devToolsPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Chromium did not start')), START_TIMEOUT_MS)
    let text = ''
    child.stderr!.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(text)?.[1]
      if (!port) return
      clearTimeout(timer)
      resolve(Number(port))
    })
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${String(code)}: ${text.slice(-500)}`)))
  })
}

/** Lighthouse's defaults: a mid-range phone on slow 4G, simulated, with a cold cache. */
export async function measureInBrowser(port: number, url: string, cookie?: string): Promise<Measured> {
  const result = await lighthouse(url, {
    port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    disableStorageReset: false,
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  })
  const lhr = result?.lhr
  if (!lhr || lhr.runtimeError) throw new Error(`Lighthouse cannot measure ${url}: ${lhr?.runtimeError?.message ?? 'no result'}`)
  const score = (category: string): number => Math.round((lhr.categories[category]?.score ?? Number.NaN) * 100)
  return { performance: score('performance'), accessibility: score('accessibility'), bestPractices: score('best-practices'), seo: score('seo'), lcpMs: lhr.audits['largest-contentful-paint']?.numericValue ?? Number.NaN }
}

/** The package brings Latin letters only: without this every Chinese character is a box and no layout is right. */
function installChineseFont(): void {
  const name = 'NotoSansSC_400Regular.ttf'
  const folder = join(tmpdir(), 'fonts', 'fonts')
  if (existsSync(join(folder, name))) return
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(ROOT, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular', name), join(folder, name))
}
