import type { Invitation } from '../rating.ts'

/** A service event: the case and what of it. */
export type EventKey = Pick<Invitation, 'number' | 'occasion'>

/** The case came to its end. */
export const CLOSED = 'closed'

/** A visit to a window, by the version of the case it made: told twice it is one visit. */
export const toVisit = (version: number): string => `visit:${version}`

export const isVisit = (occasion: string): boolean => occasion !== CLOSED

export const occasionName = (occasion: string): string => (isVisit(occasion) ? '窗口服务' : '办件办结')

/** How an event is named in an address: the number of the case, with `-3` behind it for the visit that made version 3. */
export const EVENT_ID = '^[0-9]{19}(-[0-9]{1,4})?$'

export const toEventId = ({ number, occasion }: EventKey): string => (isVisit(occasion) ? `${number}-${occasion.slice('visit:'.length)}` : number)

export function parseEventId(id: string): EventKey {
  const [number = '', version] = id.split('-')
  return { number, occasion: version === undefined ? CLOSED : toVisit(Number(version)) }
}
