import { buildOfflineVerifier } from './build/offline-verifier.ts'
import { buildStaffEnd } from './build/staff-end.ts'

// `npm run build`: the staff ends and the page that checks files without a network, for production images that start without building. `npm start` does it by itself.
try {
  const isBuilt = await buildStaffEnd()
  await buildOfflineVerifier()
  process.stdout.write(isBuilt ? '工作台已构建到 dist/staff\n' : '工作台没有变化，不必重新构建\n')
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
