import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { ROOT } from '../../src/platform/config.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of the run is spoken to. */
    browserEndpoint: string
  }
}

/** One real Chromium for the whole run. It unpacks to one place, so this must not happen in several workers at once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = await chromium.executablePath()
  installChineseFont()
  const server = await playwright.launchServer({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'], headless: true })
  project.provide('browserEndpoint', server.wsEndpoint())
  return () => server.close()
}

/** The package brings Latin letters only; without this every Chinese character is a box and no width is right. */
function installChineseFont(): void {
  const name = 'NotoSansSC_400Regular.ttf'
  const folder = join(tmpdir(), 'fonts', 'fonts')
  const target = join(folder, name)
  if (existsSync(target)) return
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(ROOT, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular', name), target)
}
