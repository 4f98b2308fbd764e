import type { DayKind, SpecialDay, YearView } from './calendar-calls.ts'

/** What a place itself says of days: `2026-10-01` → a holiday called 国庆节. */
export type Marks = Readonly<Record<string, { kind: DayKind; name: string }>>

/** What a day is to whoever counts workdays. */
export type DayNature = 'workday' | 'weekend' | DayKind

export interface YearDay {
  day: string
  nature: DayNature
  /** The festival, where there is one. */
  name: string | undefined
  /** Who says so: the six digits of a place; undefined for an ordinary day. */
  region: string | undefined
}

const MS_PER_DAY = 86_400_000
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`)

export const addDays = (day: string, count: number): string => new Date(utc(day).getTime() + count * MS_PER_DAY).toISOString().slice(0, 10)

/** Monday 0 … Sunday 6. */
export const weekdayOf = (day: string): number => (utc(day).getUTCDay() + 6) % 7
export const isWeekend = (day: string): boolean => weekdayOf(day) > 4

/** The days of a year month by month. */
export function monthsOf(year: number): string[][] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = `${year}-${String(month + 1).padStart(2, '0')}-01`
    return Array.from({ length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }, (_, index) => addDays(first, index))
  })
}

export const toMarks = (days: readonly SpecialDay[]): Marks => Object.fromEntries(days.map(({ day, kind, name }) => [day, { kind, name }]))

export const toSpecialDays = (marks: Marks): SpecialDay[] => Object.entries(marks).map(([day, { kind, name }]) => ({ day, kind, name })).sort((a, b) => (a.day < b.day ? -1 : 1))

/** How to look a day up: what this place marks wins over what the places above it say. */
export function readDays({ above: saidAbove, region }: Pick<YearView, 'above' | 'region'>, marks: Marks): (day: string) => YearDay {
  const above = new Map(saidAbove.map((day) => [day.day, day]))
  return (day) => {
    const mark = marks[day]
    if (mark) return { day, nature: mark.kind, name: mark.name, region }
    const said = above.get(day)
    return said ? { day, nature: said.kind, name: said.name, region: said.region } : { day, nature: isWeekend(day) ? 'weekend' : 'workday', name: undefined, region: undefined }
  }
}

/** What is put on days: a holiday, a weekend that is worked, or nothing any more. */
export interface Brush {
  kind: DayKind | 'none'
  name: string
}

/** Why a day cannot be marked so; undefined when it can. */
export function findObstacle(brush: Brush, { day, nature, region }: YearDay, marks: Marks): string | undefined {
  const isOwn = marks[day] !== undefined
  if (brush.kind === 'none') return isOwn ? undefined : region === undefined ? '这一天没有标记。' : '这一天由上级的安排规定，不能在这里取消。'
  if (brush.kind === 'makeUpWorkday' && !isWeekend(day)) return '这一天本来就是工作日，不用标为调休上班。'
  if (!isOwn && nature === brush.kind) return '上级的安排已经这样规定，不用再标。'
  return undefined
}

/** Puts the brush on every day from one to another where it can be put. */
export function mark(marks: Marks, brush: Brush, from: string, to: string, read: (day: string) => YearDay): Marks {
  const [first, last] = from < to ? [from, to] : [to, from]
  const next: Record<string, { kind: DayKind; name: string }> = { ...marks }
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (findObstacle(brush, read(day), marks)) continue
    if (brush.kind === 'none') delete next[day]
    else next[day] = { kind: brush.kind, name: brush.name }
  }
  return next
}

export interface Festival {
  name: string
  holidays: { from: string; to: string; days: number }[]
  makeUpWorkdays: string[]
  regions: string[]
}

/** The year as a notice tells it: each festival with its days off and the weekends worked for it. */
export function toFestivals(days: readonly YearDay[]): Festival[] {
  const festivals = new Map<string, Festival>()
  for (const { day, nature, name, region } of days) {
    if (name === undefined || region === undefined) continue
    const festival = festivals.get(name) ?? { name, holidays: [], makeUpWorkdays: [], regions: [] }
    festivals.set(name, festival)
    if (!festival.regions.includes(region)) festival.regions.push(region)
    const last = festival.holidays.at(-1)
    if (nature === 'makeUpWorkday') festival.makeUpWorkdays.push(day)
    else if (last && addDays(last.to, 1) === day) Object.assign(last, { to: day, days: last.days + 1 })
    else festival.holidays.push({ from: day, to: day, days: 1 })
  }
  return [...festivals.values()]
}

/** Days that `after` marks otherwise than `before`. */
export const changedDays = (before: Marks, after: Marks): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((day) => before[day]?.kind !== after[day]?.kind || before[day]?.name !== after[day]?.name).sort()
