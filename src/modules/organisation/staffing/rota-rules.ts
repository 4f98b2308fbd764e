import { addDays } from '../../calendar/calendar-rules.ts'
import { isInService } from '../halls/windows-for.ts'
import type { HallWindow } from '../organisation.ts'
import { type Duty, halfWords } from './rota.ts'

/** The Monday of the week of a day. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

export const daysOfWeek = (monday: string): string[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index))

/** The same week seven days later, for those who still work there and windows that are still there. */
export const copyToNextWeek = (duties: readonly Duty[], officers: ReadonlySet<string>, windows: ReadonlySet<string>): Duty[] =>
  duties.filter(({ officerId, windowNo }) => officers.has(officerId) && windows.has(windowNo)).map((duty) => ({ ...duty, day: addDays(duty.day, 7) }))

export interface RotaFacts {
  monday: string
  windows: readonly Pick<HallWindow, 'no' | 'name' | 'takes' | 'fromDay' | 'untilDay'>[]
  /** Everybody who works in the hall. */
  officers: ReadonlyMap<string, { name: string; skills: ReadonlySet<string> }>
  isWorkday(day: string): boolean
  /** What held last week: for the rest after a duty at the weekend. */
  lastWeek: readonly Duty[]
}

export interface RotaFault {
  /** JSON pointer to the duty. */
  pointer: string
  message: string
}

/**
 * What stands against publishing a week: somebody at two windows at once, two people at one window, a stranger, a window that is closed
 * or not there, a person who handles none of the items that the window names. Whoever has no skills named handles all alike.
 */
export function findRotaFaults(duties: readonly Duty[], { monday, windows, officers }: Pick<RotaFacts, 'monday' | 'windows' | 'officers'>): RotaFault[] {
  const faults: RotaFault[] = []
  const byNo = new Map(windows.map((window) => [window.no, window]))
  const seats = new Map<string, Duty>()
  const people = new Map<string, Duty>()
  const days = new Set(daysOfWeek(monday))
  duties.forEach((duty, index) => {
    const { day, half, windowNo, officerId } = duty
    const add = (message: string) => faults.push({ pointer: `/duties/${index}`, message })
    const when = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日${halfWords[half]}`
    const [window, officer] = [byNo.get(windowNo), officers.get(officerId)]
    if (!days.has(day)) return add(`${day}不在这一周里。`)
    if (!window || !isInService(window, day)) return add(`${when}${window?.name ?? `${windowNo}号窗口`}不开放，请取消这个班。`)
    if (!officer) return add(`${when}${window.name}排的人员不在本大厅，请换人。`)
    const other = people.get(`${day} ${half} ${officerId}`)
    if (other) add(`${officer.name}${when}已经排在${byNo.get(other.windowNo)?.name ?? other.windowNo}，不能同时在${window.name}。`)
    else people.set(`${day} ${half} ${officerId}`, duty)
    const seated = seats.get(`${day} ${half} ${windowNo}`)
    if (seated) add(`${when}${window.name}已经排了${officers.get(seated.officerId)?.name ?? '别人'}。`)
    else seats.set(`${day} ${half} ${windowNo}`, duty)
    if (window.takes.items.length > 0 && officer.skills.size > 0 && !window.takes.items.some((item) => officer.skills.has(item))) add(`${officer.name}不会办${window.name}的事项，请换人或补充专长。`)
  })
  return faults
}

/** Whoever sat there at the weekend and has no workday off the week after: worth a word, not a refusal. */
export function findRotaWarnings(duties: readonly Duty[], { monday, officers, isWorkday, lastWeek }: Omit<RotaFacts, 'windows'>): string[] {
  const workdays = daysOfWeek(monday).filter(isWorkday)
  const atWeekend = new Set(lastWeek.filter(({ day }) => !isWorkday(day)).map(({ officerId }) => officerId))
  return [...atWeekend].flatMap((officerId) => {
    const name = officers.get(officerId)?.name
    const isAlwaysThere = workdays.length > 0 && workdays.every((day) => duties.some((duty) => duty.officerId === officerId && duty.day === day))
    return name !== undefined && isAlwaysThere ? [`${name}上周休息日值了班，本周每个工作日都排了班，请安排补休。`] : []
  })
}
