import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../src/platform/config.ts'
import { startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.ts'
import { migrate } from '../src/platform/db/migrations.ts'
import { makeGeneratedFiles } from './generate/generated-files.ts'

// `npm run generate`: everything in the repository that is made from something else. Run it after changing a migration,
// a route, an event or a schema; the house test fails while a file is not what this makes.
const folder = mkdtempSync(join(tmpdir(), 'yichuang-generate-'))
chmodSync(folder, 0o755)
const server = await startEmbeddedPostgres(folder, { fsync: 'off' })
try {
  await migrate(server.url)
  for (const [path, text] of Object.entries(await makeGeneratedFiles(server.url))) write(path, text)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
generateClient()

function write(path: string, text: string): void {
  const file = join(ROOT, path)
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === text
  if (!isSame) writeFileSync(file, text)
  process.stdout.write(`${isSame ? '未变' : '已写'}  ${path}\n`)
}

/** In a process of its own: it starts a whole platform to ask it for its OpenAPI description. */
function generateClient(): void {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'tools/generate-client.ts')], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write('web/client/api.d.ts 没有生成，原因见上。\n')
    process.exitCode = 1
  }
}
