import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { ROOT } from '../../src/platform/config.ts'
import { runCommand } from '../check/run-command.ts'

const BUILT = join(ROOT, 'dist/staff')
const STAMP = join(ROOT, 'dist/staff.stamp')

/**
 * Builds the staff ends into `dist/staff`, unless they were built from exactly these sources before.
 * Returns whether it had to. @throws Error with what the build printed
 */
export async function buildStaffEnd(): Promise<boolean> {
  const wanted = stampOfSources()
  if (existsSync(join(BUILT, 'index.html')) && existsSync(join(BUILT, 'console.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  // Beside the one in use: a platform that is running keeps serving whole files until the new ones are complete.
  const building = join(ROOT, `dist/.staff-${process.pid}`)
  try {
    const result = await runCommand('node_modules/vite/bin/vite.js', ['build', '--outDir', building, '--emptyOutDir', '--logLevel', 'warn'])
    if (!result.isOk) throw new Error(`工作台构建失败：\n${result.output}`)
    await compress(join(building, 'assets'))
    rmSync(BUILT, { recursive: true, force: true })
    renameSync(building, BUILT)
  } finally {
    rmSync(building, { recursive: true, force: true })
  }
  writeFileSync(STAMP, wanted)
  return true
}

/** Smaller travels in one packet anyway. */
const MIN_COMPRESSED_BYTES = 1024

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)]

/** Once and as small as can be, so that no server does it for every clerk who comes in the morning; on all cores, since antd alone takes a second. */
async function compress(folder: string): Promise<void> {
  await Promise.all(readdirSync(folder).map(async (name) => {
    const file = join(folder, name)
    const content = readFileSync(file)
    if (content.length < MIN_COMPRESSED_BYTES) return
    await Promise.all([toBrotli(content).then((small) => writeFile(`${file}.br`, small)), toGzip(content, { level: 9 }).then((small) => writeFile(`${file}.gz`, small))])
  }))
}

/** One number for all that goes into the build. */
function stampOfSources(): string {
  const hash = createHash('sha256')
  // Forms are drawn from the platform's model of them.
  const sources = ['web', 'src/platform/forms'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  for (const file of [...sources.sort(), ...['package-lock.json', 'vite.config.ts', 'tools/build/antd-styles.ts'].map((name) => join(ROOT, name))]) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
