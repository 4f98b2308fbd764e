import type { Check } from './check.ts'

/** The lowest serial of a day is 1; six digits are more than a region asks in a year. */
const LAST_SERIAL = 999_999

/** 协查编号. The region in it is where the check is stored. @throws RangeError for a bad region, day or serial */
export function toCheckNumber({ region, day, serial }: { region: string; day: string; serial: number }): string {
  if (!/^[1-9]\d{5}$/.test(region) || !/^20\d{2}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`no check number of ${region} on ${day}`)
  if (!Number.isInteger(serial) || serial < 1 || serial > LAST_SERIAL) throw new RangeError(`serial out of range: ${serial}`)
  return `XC${region}${day.replaceAll('-', '').slice(2)}${String(serial).padStart(6, '0')}`
}

export const CHECK_NUMBER = '^XC[1-9]\\d{17}$'

/** Where a check lies, by its number. */
export const regionOfCheckNumber = (number: string): string => number.slice(2, 8)

/** Who at the desk: enough of an officer to tell whose check it is. */
export interface CheckDesk {
  region: string
  authorityId: string
  roles: readonly string[]
}

type Sides = Pick<Check, 'region' | 'askingRegion' | 'askedAuthorityId' | 'askingAuthorityId'>

export const isAsked = ({ askedAuthorityId }: Sides, { authorityId }: CheckDesk): boolean => askedAuthorityId === authorityId
export const isAsking = ({ askingAuthorityId }: Sides, { authorityId }: CheckDesk): boolean => askingAuthorityId === authorityId

/** Both bodies, and whoever supervises one of them. */
export const mayRead = (check: Sides, desk: CheckDesk): boolean =>
  isAsked(check, desk) || isAsking(check, desk) || (desk.roles.includes('supervisor') && (check.region === desk.region || check.askingRegion === desk.region))

/** Why this officer may not answer it, as a sentence; undefined when they may. The roles are another question. */
export function reasonAgainstAnswering(check: Pick<Check, 'state'> & Sides, desk: CheckDesk): string | undefined {
  if (!isAsked(check, desk)) return '由被协查的单位答复。'
  if (!desk.roles.includes('reviewer') && !desk.roles.includes('decider')) return '由本单位的审查或决定人员答复。'
  return reasonNotOpen(check)
}

/** Why this officer may not withdraw it; whoever of the asking body sees that it is not needed any more may. */
export function reasonAgainstWithdrawing(check: Pick<Check, 'state'> & Sides, desk: CheckDesk): string | undefined {
  if (!isAsking(check, desk)) return '由发起协查的单位撤回。'
  if (desk.roles.includes('supervisor')) return '由经办人员撤回。'
  return reasonNotOpen(check)
}

function reasonNotOpen({ state }: Pick<Check, 'state'>): string | undefined {
  switch (state) {
    case 'asked': return undefined
    case 'answered': return '这件协查已经答复。'
    case 'withdrawn': return '这件协查已经撤回。'
  }
}

/** Late from the day after its last day, until it is answered; what was answered late stays late. */
export function isOverdue({ state, dueOn }: Pick<Check, 'state' | 'dueOn'>, endedOn: string | undefined, today: string): boolean {
  if (state === 'withdrawn') return false
  return (endedOn ?? today) > dueOn
}
