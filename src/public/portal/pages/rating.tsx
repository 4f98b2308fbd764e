import { Refusal } from '../../../platform/errors.ts'
import { errorsByField, fieldOf, fieldsOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { toReasons, type RatingGrade } from '../../ui/rating-form.tsx'
import { makeShell } from '../make-shell.ts'
import { listOpenInvitations, listOwnRatings, objectToExclusion, rateAgain, rateApplication, readInvitation } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { OwnRatingsView } from '../views/own-ratings.tsx'
import { type OwnRectification, RatingDoneView, type RatingTyped, RatingView, type Said } from '../views/rating.tsx'

interface Service {
  id: string
  number: string
  occasionName: string
  item: { name: string }
  hall: { name: string }
  authority: { name: string }
  invitedAt: string
}

interface Invitation extends Service {
  rating: (Said & { isAnonymous: boolean }) | null
  secondRating: Said | null
  rectification: OwnRectification | null
  grades: { grade: RatingGrade; options: { id: string; text: string }[] }[]
}

interface Given {
  rating?: RatingTyped
  again?: RatingTyped
  objection?: { reason?: string; error?: string }
  status?: number
}

const NOTHING: RatingTyped = { errors: {} }

async function showRating(request: PageRequest, { rating: typed = NOTHING, again = NOTHING, objection = {}, status }: Given = {}) {
  const invitation = await request.run<Invitation>(readInvitation, { params: { number: request.params.number! } })
  const { id, number, item, authority, occasionName, rating, secondRating, rectification } = invitation
  const [shell, reasons] = [await makeShell(request, { currentPath: portalPaths.rating(id) }), toReasons(invitation.grades)]
  if (!rating) return show(shell, <RatingView shell={shell} id={id} number={number} itemName={item.name} authorityName={authority.name} occasionName={occasionName} reasons={reasons} {...typed} />, status)
  return show(shell, (
    <RatingDoneView
      shell={shell} id={id} number={number} itemName={item.name} said={rating} isAnonymous={rating.isAnonymous} second={secondRating} rectification={rectification} reasons={reasons} again={again} objection={objection}
    />
  ), status)
}

/** Rating; once it is done, thanks and what became of it. */
export const ratingPage: Page = {
  method: 'GET',
  path: '/applications/:number/rating',
  access: 'citizen',
  answer: (request) => showRating(request),
}

/** What a rating form says; without a grade what to choose. Reasons ticked before another grade was chosen belong to no grade any more. */
export function readRatingForm({ form }: PageRequest): { typed: RatingTyped; body?: { grade: RatingGrade; options: string[]; comment?: string } } {
  const grade = ([1, 2, 3, 4, 5] as const).find((each) => String(each) === fieldOf(form, 'grade'))
  const comment = (fieldOf(form, 'comment') ?? '').trim()
  if (!grade) return { typed: { comment, errors: { grade: '请选择一个等级。' } } }
  const options = fieldsOf(form, `reasons-${grade}`)
  return { typed: { grade, chosenReasons: options, comment, errors: {} }, body: { grade, options, ...(comment ? { comment } : {}) } }
}

/** What was refused, at its field; anything else is for the page of problems. @throws what has no field */
export function toRatingErrors(error: unknown): RatingTyped['errors'] {
  if (!(error instanceof Refusal) || !error.errors) throw error
  const errors = errorsByField(error.errors)
  return { comment: errors.comment, grade: errors.grade ?? (errors.comment ? undefined : error.errors[0]?.message) }
}

/** One form of grades sent; what is wrong with it is told at its place on the page of the case. */
const gradedPage = (path: string, typedAs: 'rating' | 'again', send: (request: PageRequest, id: string, body: NonNullable<ReturnType<typeof readRatingForm>['body']>) => Promise<unknown>): Page => ({
  method: 'POST',
  path,
  access: 'citizen',
  async answer(request) {
    const id = request.params.number!
    const { typed, body } = readRatingForm(request)
    if (!body) return showRating(request, { [typedAs]: typed, status: UNPROCESSABLE })
    try {
      await send(request, id, body)
    } catch (error) {
      return showRating(request, { [typedAs]: { ...typed, errors: toRatingErrors(error) }, status: UNPROCESSABLE })
    }
    return goTo(portalPaths.rating(id))
  },
})

export const ratePage = gradedPage('/applications/:number/rating', 'rating', (request, id, body) =>
  request.run(rateApplication, { params: { number: id }, body: { ...body, isAnonymous: fieldOf(request.form, 'isAnonymous') === 'true' } }))

/** 追评. */
export const rateAgainPage = gradedPage('/applications/:number/rating/again', 'again', (request, id, body) => request.run(rateAgain, { params: { number: id }, body }))

export const objectToExclusionPage: Page = {
  method: 'POST',
  path: '/applications/:number/rating/objection',
  access: 'citizen',
  async answer(request) {
    const id = request.params.number!
    const reason = (fieldOf(request.form, 'reason') ?? '').trim()
    if (!reason) return showRating(request, { objection: { reason, error: '请填写不同意的理由。' }, status: UNPROCESSABLE })
    try {
      await request.run(objectToExclusion, { params: { number: id }, body: { reason } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showRating(request, { objection: { reason, error: error.errors[0]?.message }, status: UNPROCESSABLE })
    }
    return goTo(portalPaths.rating(id))
  },
}

const PAGE_SIZE = 20

export const ownRatingsPage: Page = {
  method: 'GET',
  path: '/my-ratings',
  access: 'citizen',
  async answer(request) {
    const cursor = fieldOf(request.query, 'cursor')
    const [shell, open, rated] = await Promise.all([
      makeShell(request),
      cursor ? { rows: [] } : request.run<{ rows: Service[] }>(listOpenInvitations, { query: { limit: PAGE_SIZE } }),
      request.run<{ rows: (Service & { rating: Said })[]; next: string | null }>(listOwnRatings, { query: { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } }),
    ])
    return show(shell, (
      <OwnRatingsView
        shell={shell}
        open={open.rows.map(({ id, item, hall, occasionName, invitedAt }) => ({ id, itemName: item.name, hallName: hall.name, occasionName, invitedOn: invitedAt.slice(0, 10) }))}
        rated={rated.rows.map(({ id, item, occasionName, rating: { grade, gradeName, ratedAt } }) => ({ id, itemName: item.name, occasionName, grade, gradeName, ratedOn: ratedAt.slice(0, 10) }))}
        firstHref={cursor ? portalPaths.ownRatings() : undefined}
        nextHref={rated.next ? portalPaths.ownRatings(rated.next) : undefined}
      />
    ))
  },
}
