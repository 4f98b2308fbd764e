import type { OperationCall } from '../../platform/http/page.ts'

/** What counts as one thing done at a terminal, by the operation that did it: an item, or a service of the terminal itself. */
const COUNTED: Readonly<Record<string, (call: OperationCall) => string>> = {
  'applications.submit': ({ body }) => (body as { item: string }).item,
  'applications.supplyCorrection': () => 'supply-correction',
  'applications.progress': () => 'read-progress',
  'queue.takeTicket': () => 'take-ticket',
  'queue.takeOwnTicket': () => 'take-ticket',
  'queue.arriveAtTerminal': () => 'take-ticket',
  'queue.bookAppointment': () => 'book-appointment',
  'certificates.makeUseCopy': () => 'make-copy',
  'ratings.rate': () => 'rate',
  'ratings.rateByCode': () => 'rate',
}

/** The service an operation counts as; undefined when it is no more than looking. */
export const serviceOf = (operation: string, call: OperationCall): string | undefined => COUNTED[operation]?.(call)
