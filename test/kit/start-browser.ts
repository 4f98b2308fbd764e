import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'
import { ROOT } from '../../src/platform/config.ts'
import { hasMemory } from './memory-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The program of the browser; each worker starts one and keeps it. */
    browserPath: string
    /** Where the browser finds its fonts' settings. */
    browserFonts: string
    hasMemoryToShare: boolean
  }
}

/** A real Chromium. It unpacks to one place, so this must not happen in several workers at once. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('browserPath', await chromium.executablePath())
  project.provide('browserFonts', installChineseFont())
  project.provide('hasMemoryToShare', hasMemory(2 ** 30))
}

/** The package brings Latin letters only; without this every Chinese character is a box and no width is right. */
function installChineseFont(): string {
  const name = 'NotoSansSC_400Regular.ttf'
  // Where the package has unpacked its own fonts and what tells of them.
  const settings = join(tmpdir(), 'fonts')
  const folder = join(settings, 'fonts')
  const target = join(folder, name)
  if (!existsSync(target)) {
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(ROOT, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular', name), target)
  }
  return settings
}
