import { getDirectory, keepTerminalPulse, openingsOf, printPeriods, type Terminal } from '../../../modules/organisation/index.ts'
import type { Page, PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../../portal/make-shell.ts'
import { goTo } from '../../portal/page-replies.ts'
import { beginVisit } from '../../../modules/organisation/index.ts'
import { kioskPaths } from '../paths.ts'
import { showScreen } from '../screen.tsx'
import { findTerminal, helpAt } from '../terminal.ts'
import { LeftView, WelcomeView } from '../views/welcome.tsx'

/** The screen says again that it lives, and what time it is. */
const AGAIN_SECONDS = 60
/** Time to read where to go on; touching goes at once. */
const LEFT_SECONDS = 15

/** When the hall is open today; undefined for a terminal that stands elsewhere. */
async function hoursToday({ platform }: PageRequest, { hallId, placeKind }: Terminal): Promise<string | undefined> {
  if (hallId === null || placeKind !== 'hall') return undefined
  const [today] = await openingsOf(platform, (await getDirectory(platform)).hall(hallId), 1)
  return (today && printPeriods(today)) || '休息'
}

/** The first screen: nobody's yet. A screen that is no terminal shows how it becomes one. */
const welcomePage: Page = {
  method: 'GET',
  path: kioskPaths.welcome(),
  access: 'anyone',
  async answer(request) {
    const { platform } = request
    const terminal = await findTerminal(platform, request.cookie)
    if (!terminal) return goTo(kioskPaths.pairing())
    await keepTerminalPulse(platform, { region: terminal.region, deviceId: terminal.id, status: {} })
    const [shell, help, hours] = await Promise.all([makeShell(request, { region: terminal.region }), helpAt(platform, terminal), hoursToday(request, terminal)])
    return showScreen(shell, '自助办事', <WelcomeView shell={shell} terminal={terminal} help={help} hours={hours} at={platform.clock.now()} />, { seconds: AGAIN_SECONDS })
  },
}

/** 「开始」: ends whatever was before, and gives this person addresses of their own. */
const startPage: Page = {
  method: 'POST',
  path: kioskPaths.start(),
  access: 'anyone',
  async answer(request) {
    const terminal = await findTerminal(request.platform, request.cookie)
    if (!terminal) return goTo(kioskPaths.pairing())
    const { secret, replacedSession } = await beginVisit(request.platform, terminal)
    if (replacedSession !== null) await request.endSession(replacedSession)
    return { kind: 'redirect', to: `${kioskPaths.visit(secret)}/`, isLeaving: true }
  },
}

/** After somebody left: where what they began goes on. It says nothing of them. */
const leftPage: Page = {
  method: 'GET',
  path: kioskPaths.left(),
  access: 'anyone',
  async answer(request) {
    const terminal = await findTerminal(request.platform, request.cookie)
    const shell = await makeShell(request, { region: terminal?.region })
    return showScreen(shell, '已退出', <LeftView shell={shell} />, { seconds: LEFT_SECONDS, at: kioskPaths.welcome() })
  },
}

export const welcomePages: readonly Page[] = [welcomePage, startPage, leftPage]
