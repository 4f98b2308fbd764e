// A platform in a process of its own, for load tests: started by `startServer`, never by hand.
import { connectOutside } from '../../src/outside.ts'
import { createApp } from '../../src/app.ts'
import { startBackgroundApart } from '../../src/background-apart.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import { seedTestCity } from '../kit/city.ts'
import { warmCatalogue } from '../../src/modules/catalogue/index.ts'

const config = readConfig(process.env)
const ownsDatabase = config.databaseUrl === undefined
const open = await openPlatform(config, { isServer: ownsDatabase, log: createLogger(process.env.LOG_LEVEL ?? 'error'), connect: connectOutside })
if (ownsDatabase && open.migrated.length > 0) await seedTestCity(open.platform)
// Limits on one account's requests would be what is measured: they are switched off.
const jobs = await startBackgroundApart(open, config)
const app = await createApp({ platform: open.platform, jobs, pool: open.pool, requestsPerMinute: 1_000_000_000 })
await warmCatalogue(open.platform)
await app.server.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.server.address() as { port: number }
process.send!({ port, databasePid: open.databasePid, databaseUrl: open.url })

const stop = async () => {
  await app.close()
  await open.close()
  process.exit(0)
}
process.on('message', (message: 'stop' | { moveClockTo: string }) => {
  if (message === 'stop') return void stop()
  const to = new Date(message.moveClockTo)
  // On a busy machine the clock may have gone further by itself.
  open.platform.clock.catchUp(to)
  process.send!('moved')
})
// Whoever started us is gone: a benchmark leaves nothing running.
process.on('disconnect', () => void stop())
