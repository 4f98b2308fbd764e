import { beginTerminalPairing, claimTerminalPairing } from '../../../modules/organisation/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Cookie, Page, PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../../portal/make-shell.ts'
import { goTo } from '../../portal/page-replies.ts'
import { kioskPaths } from '../paths.ts'
import { showScreen } from '../screen.tsx'
import { findTerminal, terminalCookie } from '../terminal.ts'
import { PairingView, UnpairedView } from '../views/pairing.tsx'

/** The code on the screen and, behind a point, the secret by which it asks what became of it. */
const PAIRING_COOKIE = 'yichuang_terminal_pairing'
const pairingCookie = (value: string): Cookie => ({ name: PAIRING_COOKIE, value, maxAgeSeconds: value === '' ? 0 : 3600, path: '/kiosk' })

/** A manager stands by and types. */
const AGAIN_SECONDS = 3
/** A hall behind one address sets up a row of machines in a morning. */
const ASKING = { most: 3000, perMinutes: 10 }

type Claimed = { isPaired: boolean; token: string | null }

/** What became of a code; undefined when it is over. */
const claim = (request: PageRequest, secret: string): Promise<Claimed | undefined> =>
  request.run<Claimed>(claimTerminalPairing, { body: { secret } }).catch((error: unknown) => {
    if (error instanceof Refusal && error.status < 500) return undefined
    throw error
  })

/** A screen that is no terminal: its code, as soon as somebody asks for one, until a manager has typed it. */
const pairingPage: Page = {
  method: 'GET',
  path: kioskPaths.pairing(),
  access: 'anyone',
  flood: ASKING,
  async answer(request) {
    if (await findTerminal(request.platform, request.cookie)) return goTo(kioskPaths.welcome())
    const [code, secret] = request.cookie(PAIRING_COOKIE)?.split('.') ?? []
    const claimed = secret ? await claim(request, secret) : undefined
    if (claimed?.token) return { kind: 'redirect', to: kioskPaths.welcome(), cookies: [terminalCookie(claimed.token), pairingCookie('')] }
    const shell = await makeShell(request)
    const isWaiting = code !== undefined && claimed !== undefined
    return showScreen(shell, '终端配对', isWaiting ? <PairingView shell={shell} code={code} /> : <UnpairedView shell={shell} />, { seconds: isWaiting ? AGAIN_SECONDS : 60 })
  },
}

const beginPage: Page = {
  method: 'POST',
  path: kioskPaths.pairing(),
  access: 'anyone',
  flood: { most: 30, perMinutes: 10 },
  async answer(request) {
    const { code, secret } = await request.run<{ code: string; secret: string }>(beginTerminalPairing)
    return { kind: 'redirect', to: kioskPaths.pairing(), cookies: [pairingCookie(`${code}.${secret}`)] }
  },
}

export const pairingPages: readonly Page[] = [pairingPage, beginPage]
