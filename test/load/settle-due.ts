import { settleFallenDue } from '../../src/modules/applications/index.ts'
import { systemContext } from '../../src/platform/context.ts'
import { openWorker } from './due.ts'

/** One worker with one job, in a process that may be killed: `settle-due.ts DATABASE_URL DATA_DIR`. */
const [databaseUrl, dataDir] = process.argv.slice(2)
const worker = await openWorker({ databaseUrl: databaseUrl!, dataDir: dataDir! })
// Whoever is to kill it looks from now on.
process.send?.('begins')
await settleFallenDue.run(systemContext(worker.platform, settleFallenDue.id))
await worker.close()
process.disconnect?.()
