import { Refusal } from '../../platform/errors.ts'
import type { OperationCall } from '../../platform/http/page.ts'

const idOf = (answer: unknown) => (answer as { id: string }).id

/** Operations that give somebody what opens without signing in. */
const GIVEN: Readonly<Record<string, (answer: unknown) => string | undefined>> = {
  'queue.takeTicket': idOf,
  'queue.takeOwnTicket': idOf,
  'queue.arriveAtTerminal': (answer) => (answer as { ticket: { id: string } | null }).ticket?.id,
  'ratings.openWithPassword': (answer) => (answer as { code: string }).code,
}

/** Operations that open it to whoever knows it. On a phone that is whoever was given it; on a screen it may be the next person. */
const OPENED: Readonly<Record<string, string>> = { 'queue.readTicket': 'id', 'queue.leaveLine': 'id', 'ratings.readByCode': 'code', 'ratings.rateByCode': 'code' }

/** What an operation gave this person; of a refusal, the number they have already. */
export function keyOf(operation: string, outcome: unknown): string | undefined {
  if (outcome instanceof Refusal) return typeof outcome.extra?.ticketId === 'string' ? outcome.extra.ticketId : undefined
  return GIVEN[operation]?.(outcome)
}

/** @throws Refusal 404 when the call opens what was not given in this visit */
export function refuseForeignKey(operation: string, { params }: OperationCall, keys: readonly string[]): void {
  const name = OPENED[operation]
  if (name !== undefined && !keys.includes(params?.[name] ?? '')) throw new Refusal(404, 'kiosk.not_of_this_visit', '这不是您这次在本机取的。请用凭条上的二维码在手机上查看，或请工作人员帮忙。')
}
