// A process that numbers documents, for the test of two of them: tells its numbers, then waits until it is stopped or killed.
import { createLogger } from '../../src/platform/create-platform.ts'
import { createDb, createPool } from '../../src/platform/db/db.ts'
import { holdSerials } from '../../src/modules/applications/documents/document-serials.ts'

const [, , url = '', heading = '', count = '0'] = process.argv
const pool = createPool({ url, role: 'yichuang_app', max: 2, onError: () => {} })
const serials = holdSerials(createDb(pool), createLogger('error'))
const taken: number[] = []
for (let index = 0; index < Number(count); index++) taken.push(await serials.take({ region: '379902', heading, year: 2026 }))
process.send!(taken)
process.on('message', () => {
  void serials.giveBack().then(() => pool.end()).then(() => process.exit(0))
})
