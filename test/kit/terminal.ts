import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { answerOf, createApi, signIn } from './api.ts'
import type { TestApp } from './test-app.ts'

export interface TestTerminal {
  id: string
  number: string
  /** What it was given when it was paired. */
  token: string
}

/** A kiosk's screen, upright. */
export const UPRIGHT: BrowserContextOptions = { viewport: { width: 1080, height: 1920 }, hasTouch: true, locale: 'zh-CN' }

/** A terminal of the hall of 澄湖区, or of the bank there. */
export async function findTerminalOf(app: TestApp, place: 'hall' | 'bank'): Promise<{ id: string; number: string }> {
  const { rows } = await app.owner.query<{ id: string; number: string }>(
    `select id, number from organisation.device where region = '379902' and place_kind = $1 and kind = $2 order by number limit 1`,
    place === 'hall' ? ['hall', 'enhancedTerminal'] : ['bank', 'deskTerminal'],
  )
  return rows[0]!
}

/** Types the code that a screen shows, as the manager does. */
export async function pairByManager(url: string, deviceId: string, code: string): Promise<void> {
  answerOf(await (await signIn(url, 'hall-379902')).post(`/staff/devices/${deviceId}/pair`, { code }))
}

/** Paired anew: what held an older token is a stranger from now on. */
export async function pairTerminal(app: TestApp, place: 'hall' | 'bank' = 'hall'): Promise<TestTerminal> {
  const api = createApi(app.url)
  const { code, secret } = answerOf(await api.post<{ code: string; secret: string }>('/terminals/pairings'))
  const device = await findTerminalOf(app, place)
  await pairByManager(app.url, device.id, code)
  const { token } = answerOf(await api.post<{ token: string }>('/terminals/pairings/claim', { secret }))
  return { ...device, token }
}

/** A browser that is this terminal. */
export const becomeTerminal = (context: BrowserContext, url: string, { token }: TestTerminal): Promise<void> =>
  context.addCookies([{ name: 'yichuang_terminal', value: token, domain: new URL(url).hostname, path: '/kiosk', httpOnly: true, secure: false, sameSite: 'Lax' }])
