import type { FieldError } from '../../platform/errors.ts'
import type { Grade } from './rating.ts'
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
