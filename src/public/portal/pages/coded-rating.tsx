import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { toReasons, type RatingGrade } from '../../ui/rating-form.tsx'
import { makeShell } from '../make-shell.ts'
import { openRatingWithPassword, rateByCode, readCodedInvitation } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { CodedRatingDoneView, CodedRatingView, RateHereView, type RateHereProps } from '../views/coded-rating.tsx'
import type { RatingTyped } from '../views/rating.tsx'
import { readRatingForm, toRatingErrors } from './rating.tsx'

interface Coded {
  item: { name: string }
  hall: { name: string }
  occasionName: string
  channel: string
  grades: { grade: RatingGrade; options: { id: string; text: string }[] }[]
}

/** Screens that the next person uses too. */
const isShared = (channel: string): boolean => channel === 'device' || channel === 'kiosk'

async function showCoded(request: PageRequest, typed: RatingTyped, status?: number) {
  const code = request.params.code!
  const { item, hall, occasionName, channel, grades } = await request.run<Coded>(readCodedInvitation, { params: { code } })
  const shell = await makeShell(request, { currentPath: portalPaths.codedRating(code) })
  const isOneTap = channel === 'device' && fieldOf(request.query, 'form') !== 'full' && status === undefined
  return show(shell, (
    <CodedRatingView shell={shell} code={code} itemName={item.name} hallName={hall.name} occasionName={occasionName} reasons={toReasons(grades)} isOneTap={isOneTap} isShared={isShared(channel)} {...typed} />
  ), status)
}

/** Where a code leads: 二维码, 评价器, 短信. */
export const codedRatingPage: Page = { method: 'GET', path: '/rate/:code', access: 'anyone', answer: (request) => showCoded(request, { errors: {} }) }

export const rateByCodePage: Page = {
  method: 'POST',
  path: '/rate/:code',
  access: 'anyone',
  async answer(request) {
    const code = request.params.code!
    const { typed, body } = readRatingForm(request)
    if (!body) return showCoded(request, typed, UNPROCESSABLE)
    try {
      const { channel } = await request.run<Coded>(readCodedInvitation, { params: { code } })
      await request.run(rateByCode, { params: { code }, body: { ...body, isAnonymous: fieldOf(request.form, 'mayCall') !== 'true' } })
      return goTo(portalPaths.ratedHere({ bad: body.grade <= 2 ? '1' : undefined, shared: isShared(channel) ? '1' : undefined }))
    } catch (error) {
      return showCoded(request, { ...typed, errors: toRatingErrors(error) }, UNPROCESSABLE)
    }
  },
}

export const ratedHerePage: Page = {
  method: 'GET',
  path: '/rate/done',
  access: 'anyone',
  async answer(request) {
    const shell = await makeShell(request)
    return show(shell, <CodedRatingDoneView shell={shell} isBad={fieldOf(request.query, 'bad') === '1'} isShared={fieldOf(request.query, 'shared') === '1'} />)
  },
}

async function showRateHere(request: PageRequest, given: Omit<RateHereProps, 'shell'>, status?: number) {
  const shell = await makeShell(request)
  return show(shell, <RateHereView shell={shell} {...given} />, status)
}

/** 自助终端. */
export const rateHerePage: Page = { method: 'GET', path: '/rate', access: 'anyone', answer: (request) => showRateHere(request, { errors: {} }) }

/** The password is in no address or log: posted, and answered with a code. */
export const openRatingPage: Page = {
  method: 'POST',
  path: '/rate',
  access: 'anyone',
  async answer(request) {
    const number = (fieldOf(request.form, 'number') ?? '').replaceAll(/\s/g, '')
    const password = (fieldOf(request.form, 'password') ?? '').trim()
    const errors = { ...(number ? {} : { number: '请填写办件编号。' }), ...(password ? {} : { password: '请填写查询密码。' }) }
    if (!number || !password) return showRateHere(request, { number, errors }, UNPROCESSABLE)
    try {
      const { code } = await request.run<{ code: string }>(openRatingWithPassword, { body: { number: number.slice(0, 60), password: password.slice(0, 20) } })
      return goTo(portalPaths.codedRating(code))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      return showRateHere(request, { number, errors: { number: error.detail } }, error.status)
    }
  },
}
