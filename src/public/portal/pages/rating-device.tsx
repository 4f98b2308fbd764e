import { Refusal } from '../../../platform/errors.ts'
import { type Cookie, fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { toReasons, type RatingGrade } from '../../ui/rating-form.tsx'
import { makeShell } from '../make-shell.ts'
import { beginPairing, declineAtDevice, rateAtDevice, readDeviceScreen } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import type { RatingTyped } from '../views/rating.tsx'
import { AskingDeviceView, type DevicePlace, PairingDeviceView, ThanksDeviceView, UnansweredDeviceView, UnpairedDeviceView, WelcomeDeviceView } from '../views/rating-device.tsx'
import { readRatingForm, toRatingErrors } from './rating.tsx'

interface Screen {
  screen: 'unpaired' | 'pairing' | 'paired' | 'welcome' | 'asking' | 'unanswered' | 'thanks'
  shown: string
  code: string | null
  token: string | null
  place: DevicePlace | null
  event: { id: string; itemName: string; occasionName: string; grades: { grade: RatingGrade; options: { id: string; text: string }[] }[] } | null
  seconds: number
}

const DEVICE_COOKIE = 'yichuang_device'
/** The longest a browser keeps one (RFC 6265bis, 5.5); every answer begins it anew, and a device is unpaired at the desk. */
const LONGEST_SECONDS = 400 * 86_400

const deviceCookie = (value: string): Cookie => ({ name: DEVICE_COOKIE, value, maxAgeSeconds: LONGEST_SECONDS })

/** Every device of a hall asks once a second from one address. */
const ASKING = { most: 12_000, perMinutes: 1 }

const ASK_ID = /^[0-9a-z]{6,12}$/

const NO_DEVICE: Screen = { screen: 'unpaired', shown: 'unpaired', code: null, token: null, place: null, event: null, seconds: 0 }

/** What a browser says it is; not yet whether that is true. */
const tokenOf = (request: PageRequest): string | undefined => request.cookie(DEVICE_COOKIE)?.slice(0, 100)

/** On to what comes next, still the same device. */
const goOn = (request: PageRequest): PageReply => {
  const token = tokenOf(request)
  return { kind: 'redirect', to: portalPaths.ratingDevice(), cookies: token ? [deviceCookie(token)] : [] }
}

function readScreen(request: PageRequest, writing: string | undefined): Promise<Screen> {
  const token = tokenOf(request)
  return token ? request.run<Screen>(readDeviceScreen, { body: { token, ...(writing ? { writing } : {}) } }) : Promise.resolve(NO_DEVICE)
}

/** The service whose reasons are being written, as the address says. */
const writingOf = ({ query }: PageRequest): string | undefined => [fieldOf(query, 'writing')].find((id) => id !== undefined && ASK_ID.test(id))

async function showScreen(request: PageRequest, typed: RatingTyped = { errors: {} }, refused?: string): Promise<PageReply> {
  const writing = writingOf(request)
  const screen = await readScreen(request, writing)
  const { shown, place, event } = screen
  if (request.wantsJson) return { kind: 'json', body: { shown } }
  if (screen.token !== null) return { kind: 'redirect', to: portalPaths.ratingDevice(), cookies: [deviceCookie(screen.token)] }
  const isWriting = event !== null && writing === event.id
  // What was being written belongs to somebody who is gone: the next begins with one tap.
  if (request.url !== portalPaths.ratingDevice() && !isWriting && screen.screen !== 'unanswered') return goTo(portalPaths.ratingDevice())
  const shell = await makeShell(request, { currentPath: portalPaths.ratingDevice() })
  if (event && place) {
    const isWrong = refused !== undefined || Object.values(typed.errors).some(Boolean)
    return show(shell, <AskingDeviceView shell={shell} shown={shown} place={place} event={event} reasons={toReasons(event.grades)} isWriting={isWriting} seconds={screen.seconds} refused={refused} {...typed} />, isWrong ? UNPROCESSABLE : undefined)
  }
  if (screen.code !== null) return show(shell, <PairingDeviceView shell={shell} shown={shown} code={screen.code} />)
  if (!place) return show(shell, <UnpairedDeviceView shell={shell} shown={shown} />)
  const View = screen.screen === 'thanks' ? ThanksDeviceView : screen.screen === 'unanswered' ? UnansweredDeviceView : WelcomeDeviceView
  return show(shell, <View shell={shell} shown={shown} place={place} />)
}

/** 评价器: what a screen at a window shows, and, to its script, whether that is something else by now. */
export const ratingDevicePage: Page = { method: 'GET', path: '/rate/device', access: 'anyone', flood: ASKING, answer: (request) => showScreen(request) }

/** One tap, or with reasons. What was not counted says so; the next screen is the server's to say. */
export const rateAtDevicePage: Page = {
  method: 'POST',
  path: '/rate/device',
  access: 'anyone',
  flood: ASKING,
  async answer(request) {
    const { typed, body } = readRatingForm(request)
    const event = fieldOf(request.form, 'event') ?? ''
    if (!body) return showScreen(request, typed)
    try {
      await request.run(rateAtDevice, { body: { ...body, isAnonymous: fieldOf(request.form, 'mayCall') !== 'true', event, token: tokenOf(request) ?? '-' } })
      return goOn(request)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      // It shows somebody else's service by now, or is no device any more: that is what is to be seen.
      if (error.status === 409 || error.status === 401) return goOn(request)
      return error.errors ? showScreen(request, { ...typed, errors: toRatingErrors(error) }) : showScreen(request, typed, error.detail)
    }
  },
}

export const declineAtDevicePage: Page = {
  method: 'POST',
  path: '/rate/device/decline',
  access: 'anyone',
  flood: ASKING,
  async answer(request) {
    const event = fieldOf(request.form, 'event') ?? ''
    try {
      await request.run(declineAtDevice, { body: { event, token: tokenOf(request) ?? '-' } })
    } catch (error) {
      // Nothing was asked any more: what whoever pressed wanted.
      if (!(error instanceof Refusal) || (error.status !== 409 && error.status !== 401)) throw error
    }
    return goOn(request)
  },
}

/** A screen becomes a device: it gets a code to show. */
export const beginPairingPage: Page = {
  method: 'POST',
  path: '/rate/device/pairing',
  access: 'anyone',
  flood: { most: 30, perMinutes: 10 },
  async answer(request) {
    const { token } = await request.run<{ token: string }>(beginPairing)
    return { kind: 'redirect', to: portalPaths.ratingDevice(), cookies: [deviceCookie(token)] }
  },
}
