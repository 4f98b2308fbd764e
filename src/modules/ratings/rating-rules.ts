import type { FieldError } from '../../platform/errors.ts'
import type { Grade, Tally } from './rating.ts'
import list from './rating-options.json' with { type: 'json' }

export interface GradeOptions {
  grade: Grade
  name: string
  options: { id: string; text: string }[]
}

/** The grades from best to worst, each with the options that may go with it. */
export const RATING_GRADES = list.grades as readonly GradeOptions[]

/** Version of the list, stored with each rating: its ids mean what they meant then. */
export const RATING_OPTIONS_VERSION = list.version

const grades = new Map(RATING_GRADES.map((each) => [each.grade, each]))

export const gradeName = (grade: Grade): string => grades.get(grade)!.name

/** 差评: the two lowest grades, which have to be looked into. */
export const isBadGrade = (grade: Grade): boolean => grade <= 2

/** What is wrong with the chosen options: each must belong to the grade, and be chosen once. Choosing none is allowed: rating is voluntary. */
export function optionErrors(grade: Grade, chosen: readonly string[]): FieldError[] {
  const allowed = new Set(grades.get(grade)!.options.map(({ id }) => id))
  return chosen.flatMap((id, index) => {
    const pointer = `/options/${index}`
    if (!allowed.has(id)) return [{ pointer, message: `这个选项不属于「${gradeName(grade)}」，请重新选择。` }]
    if (chosen.indexOf(id) < index) return [{ pointer, message: '这个选项选了两次，请去掉一个。' }]
    return []
  })
}

/** The texts of chosen options; one from an older list that is no more shows as its id. */
export const optionTexts = (grade: Grade, chosen: readonly string[]): string[] =>
  chosen.map((id) => grades.get(grade)!.options.find((option) => option.id === id)?.text ?? id)

/** A comment without the blanks around it; null where nothing is left. */
export const toComment = (text: string | undefined): string | null => text?.trim() || null

export const SATISFACTION_FORMULA = '满意率 =（非常满意 + 满意 + 基本满意）÷ 评价数'
export const ACTIVE_RATING_FORMULA = '主动评价率 = 评价数 ÷ 应评办件数；评价数只计办事人自己作出的评价，没有默认评价'

export interface RatingSummary {
  /** Closed cases whose applicants were invited. */
  invited: number
  rated: number
  grades: { grade: Grade; name: string; count: number }[]
  /** 0–1 with four places; null where nobody rated. */
  satisfactionRate: number | null
  /** 0–1 with four places; null where nobody was invited. */
  activeRatingRate: number | null
}

/** Counts and rates. Only what people said themselves is counted: a default grade would count silence as praise. */
export function summarise(tally: Tally): RatingSummary {
  const counts = RATING_GRADES.map(({ grade, name }) => ({ grade, name, count: tally.grades[grade] }))
  const sum = (wanted: (grade: Grade) => boolean) => counts.reduce((total, { grade, count }) => total + (wanted(grade) ? count : 0), 0)
  const rated = sum(() => true)
  return {
    invited: tally.invited,
    rated,
    grades: counts,
    satisfactionRate: share(sum((grade) => !isBadGrade(grade)), rated),
    activeRatingRate: share(rated, tally.invited),
  }
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000)
