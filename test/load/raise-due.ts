import { systemContext } from '../../src/platform/context.ts'
import { openWorker } from './due.ts'
import { RAISED_AT, raiseAll } from './raise.ts'

/** One worker that raises what is due, in a process that may be killed: `raise-due.ts DATABASE_URL DATA_DIR`. */
const [databaseUrl, dataDir] = process.argv.slice(2)
const worker = await openWorker({ databaseUrl: databaseUrl!, dataDir: dataDir! }, RAISED_AT)
// Whoever is to kill it looks from now on.
process.send?.('begins')
await raiseAll(systemContext(worker.platform, 'load'))
await worker.close()
process.disconnect?.()
