import { getDirectory, getTerminal, type Terminal, terminalsWithKeyboard, type VisitLimits, visitIdleSeconds, visitIdleSecondsInLargeLetters, visitLongestMinutes, visitWarningSeconds } from '../../modules/organisation/index.ts'
import type { Platform } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Cookie, PageRequest } from '../../platform/http/page.ts'
import { getSetting } from '../../platform/settings.ts'
import { readingOf } from '../portal/preferences.ts'

export const TERMINAL_COOKIE = 'yichuang_terminal'
/** The longest a browser keeps one (RFC 6265bis). */
const KEPT_SECONDS = 400 * 86_400

/** What makes a screen a terminal: to the kiosk's addresses only, and no script reads it. */
export const terminalCookie = (token: string): Cookie => ({ name: TERMINAL_COOKIE, value: token, maxAgeSeconds: KEPT_SECONDS, path: '/kiosk' })

/** The terminal this screen is; undefined when it is none, or none any more. */
export async function findTerminal(platform: Platform, cookie: PageRequest['cookie']): Promise<Terminal | undefined> {
  const token = cookie(TERMINAL_COOKIE)
  if (!token) return undefined
  return getTerminal(platform, token).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 401) return undefined
    throw error
  })
}

/** How long a visit lasts at a terminal of the region: longer for whoever reads larger letters. */
export async function readLimits(platform: Platform, region: string, cookie: PageRequest['cookie']): Promise<VisitLimits & { warningSeconds: number }> {
  const reading = readingOf(cookie)
  const isLarge = reading.mode === 'elder' && reading.textSize > 18
  const day = platform.clock.today()
  const [idleSeconds, longestMinutes, warningSeconds] = await Promise.all([
    getSetting(platform, isLarge ? visitIdleSecondsInLargeLetters : visitIdleSeconds, region, day),
    getSetting(platform, visitLongestMinutes, region, day),
    getSetting(platform, visitWarningSeconds, region, day),
  ])
  return { idleSeconds, longestMinutes, warningSeconds: Math.min(warningSeconds, idleSeconds) }
}

/** Who helps whoever stands there. */
export async function helpAt(platform: Platform, { hallId, placeKind }: Terminal): Promise<string> {
  if (hallId === null) return '需要帮助请拨打 12345。'
  const hall = (await getDirectory(platform)).hall(hallId)
  return placeKind === 'hall' ? `需要帮助请找大厅导办员，或拨打 ${hall.phone}。` : `需要帮助请找这里的工作人员，或拨打${hall.name}电话 ${hall.phone}。`
}

/** Whether letters are typed on keys there: a computer of 网上办事区 has some. */
export const hasKeyboard = async (platform: Platform, { region, number, kind }: Terminal): Promise<boolean> => kind === 'computer' || (await getSetting(platform, terminalsWithKeyboard, region, platform.clock.today())).split(' ').includes(number)
