import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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

function write(path: string, text: string): void {
  const file = join(ROOT, path)
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === text
  mkdirSync(dirname(file), { recursive: true })
  if (!isSame) writeFileSync(file, text)
  process.stdout.write(`${isSame ? '未变' : '已写'}  ${path}\n`)
}
