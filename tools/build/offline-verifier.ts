import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/platform/config.ts'

const BUILT = join(ROOT, 'dist/offline-verifier')
const ENTRY = 'src/modules/certificates/seals/offline/verifier.ts'
/** What the page is made of, beside its packages. */
const SOURCES = ['src/modules/certificates/seals', 'src/platform/sm2', 'src/platform/signed-file']
const SOURCE_FILES = ['src/modules/certificates/certificate.ts', 'src/platform/canonical-json.ts', 'src/platform/clock.ts', 'src/platform/legal-dates.ts']

/** Builds the script of the page that checks files without a network into `dist/offline-verifier`, unless it was built from exactly these sources. Returns whether it had to. */
export async function buildOfflineVerifier(): Promise<boolean> {
  const wanted = stampOfSources()
  const [script, stamp] = [join(BUILT, 'verifier.js'), join(BUILT, 'stamp')]
  if (existsSync(script) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  const { build } = await import('vite')
  const output = await build({
    root: ROOT, configFile: false, logLevel: 'error', publicDir: false,
    build: { write: false, target: 'es2022', lib: { entry: join(ROOT, ENTRY), formats: ['iife'], name: 'offlineVerifier' } },
  })
  const [chunk] = (Array.isArray(output) ? output : [output]).flatMap((each) => ('output' in each ? each.output : []))
  if (chunk?.type !== 'chunk') throw new Error('离线核验页构建失败：没有产出脚本。')
  mkdirSync(BUILT, { recursive: true })
  writeFileSync(script, chunk.code)
  writeFileSync(stamp, wanted)
  return true
}

function stampOfSources(): string {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  for (const file of [...files.sort(), ...[...SOURCE_FILES, 'package-lock.json'].map((path) => join(ROOT, path))]) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
