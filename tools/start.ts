import { buildOfflineVerifier } from './build/offline-verifier.ts'
import { buildStaffEnd } from './build/staff-end.ts'

// `npm start`: builds the staff ends when their sources changed, then starts the platform.
try {
  const startedAt = performance.now()
  if (await buildStaffEnd()) process.stderr.write(`工作台构建 ${((performance.now() - startedAt) / 1000).toFixed(1)} 秒\n`)
  await buildOfflineVerifier()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}
await import('../src/main.ts')
