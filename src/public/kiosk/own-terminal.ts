import type { Terminal } from '../../modules/organisation/index.ts'
import { Refusal } from '../../platform/errors.ts'
import type { PageRequest } from '../../platform/http/page.ts'
import { TERMINAL_COOKIE } from './terminal.ts'

/** The terminal somebody stands at, and the token by which it proves itself to operations. */
export const getOwnTerminal = (request: PageRequest): { terminal: Terminal; token: string } => ({ terminal: request.admission!.machine!, token: request.cookie(TERMINAL_COOKIE) ?? '' })

/** The hall it stands in; a bank's terminal is looked after by one and stands in none. */
export const hallOf = ({ placeKind, hallId }: Terminal): string | null => (placeKind === 'hall' ? hallId : null)

/** @throws Refusal 404 when it stands in no hall */
export function getOwnHallId(request: PageRequest): string {
  const hall = hallOf(getOwnTerminal(request).terminal)
  if (hall === null) throw new Refusal(404, 'kiosk.no_hall_here', '这台终端不在政务大厅，不能在这里取号。可以预约去大厅办理，或在这里直接申请。')
  return hall
}
