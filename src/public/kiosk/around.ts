import { countInVisit, keepVisitKey, type Terminal, type Visit } from '../../modules/organisation/index.ts'
import type { Platform } from '../../platform/context.ts'
import type { Admission } from '../../platform/http/page.ts'
import { serviceOf } from './counted.ts'
import { keyOf, refuseForeignKey } from './keys.ts'
import { keepOffered } from './offered.ts'

/** The form's own key counts a transaction once; a key of another kind is somebody's invention. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Around every operation of a visit: what was given to the person before opens nothing, what is done is counted, and only what the terminal offers is listed. */
export function standAround(platform: Platform, terminal: Terminal, visit: Visit): Admission['around'] {
  const keep = async (operation: string, outcome: unknown) => {
    const key = keyOf(operation, outcome)
    if (key !== undefined) await keepVisitKey(platform, visit, key)
  }
  return async ({ id: operation }, call, run) => {
    refuseForeignKey(operation, call, visit.keys)
    const answer = await run().catch(async (error: unknown) => {
      await keep(operation, error)
      throw error
    })
    await keep(operation, answer)
    const service = serviceOf(operation, call)
    if (service !== undefined) await countInVisit(platform, visit, { id: UUID.test(call.id) ? call.id : platform.ids.next(), service })
    return keepOffered(operation, answer, terminal)
  }
}
