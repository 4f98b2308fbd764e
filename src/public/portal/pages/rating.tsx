import { Refusal } from '../../../platform/errors.ts'
import { errorsByField, fieldOf, fieldsOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import type { RatingGrade } from '../../ui/rating-form.tsx'
import { makeShell } from '../make-shell.ts'
import { rateApplication, readInvitation } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { RatingDoneView, RatingView, type RatingProps } from '../views/rating.tsx'

interface Invitation {
  number: string
  item: { name: string }
  authority: { name: string }
  rating: { grade: RatingGrade } | null
  grades: { grade: RatingGrade; options: { id: string; text: string }[] }[]
}

/** 1 and 2 are 差评 (GB/T 39734-2020): somebody calls. */
const BEST_BAD_GRADE = 2

async function showRating(request: PageRequest, given: Pick<RatingProps, 'grade' | 'chosenReasons' | 'comment' | 'errors'>, status?: number) {
  const invitation = await request.run<Invitation>(readInvitation, { params: { number: request.params.number! } })
  const shell = await makeShell(request)
  if (invitation.rating) return show(shell, <RatingDoneView shell={shell} number={invitation.number} isBad={invitation.rating.grade <= BEST_BAD_GRADE} />)
  const reasons = Object.fromEntries(invitation.grades.map(({ grade, options }) => [grade, options.map(({ id, text }) => ({ value: id, label: text }))])) as RatingProps['reasons']
  return show(shell, <RatingView shell={shell} number={invitation.number} itemName={invitation.item.name} authorityName={invitation.authority.name} reasons={reasons} {...given} />, status)
}

/** Rating, and once it is done, thanks. */
export const ratingPage: Page = {
  method: 'GET',
  path: '/applications/:number/rating',
  access: 'citizen',
  answer: (request) => showRating(request, { errors: {} }),
}

export const ratePage: Page = {
  method: 'POST',
  path: '/applications/:number/rating',
  access: 'citizen',
  async answer(request) {
    const number = request.params.number!
    const grade = toGrade(fieldOf(request.form, 'grade'))
    const comment = (fieldOf(request.form, 'comment') ?? '').trim()
    const isAnonymous = fieldOf(request.form, 'isAnonymous') === 'true'
    if (!grade) return showRating(request, { comment, errors: { grade: '请选择一个等级。' } }, UNPROCESSABLE)
    // Reasons ticked before another grade was chosen belong to no grade any more.
    const chosenReasons = fieldsOf(request.form, `reasons-${grade}`)
    try {
      await request.run(rateApplication, { params: { number }, body: { grade, options: chosenReasons, isAnonymous, ...(comment ? { comment } : {}) } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      const errors = errorsByField(error.errors)
      return showRating(request, { grade, chosenReasons, comment, errors: { comment: errors.comment, grade: errors.grade ?? (errors.comment ? undefined : error.errors[0]?.message) } }, error.status)
    }
    return goTo(portalPaths.rating(number))
  },
}

const toGrade = (text: string | undefined): RatingGrade | undefined => ([1, 2, 3, 4, 5] as const).find((grade) => String(grade) === text)
