/**
 * `npm run settings -- list` shows every local number and choice with what applies where nothing is set, and what is set.
 * `npm run settings -- set --region 379902 --key applications.correctionDays --value 15 --from 2026-01-01 --source "…"`
 * sets one from a day on; a running platform knows it at once. A wrong call is answered in one sentence on stderr, exit 2.
 */
import { Refusal } from '../src/platform/errors.ts'
import { readCall, WrongCall } from './settings/read-call.ts'

try {
  const change = readCall(process.argv.slice(2))
  // A wrong call does not wait for the platform to be loaded.
  const { carryOut } = await import('./settings/carry-out.ts')
  await carryOut(change)
} catch (error) {
  if (!(error instanceof WrongCall || error instanceof Refusal)) throw error
  process.stderr.write(`${error instanceof Refusal ? error.detail : error.message}\n`)
  process.exitCode = 2
}
