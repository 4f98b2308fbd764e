import { countPrintsOfToday, countTerminalUse, printsADay, type Terminal } from '../../../modules/organisation/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { getSetting } from '../../../platform/settings.ts'
import { makeShell } from '../../portal/make-shell.ts'
import { goTo, show } from '../../portal/page-replies.ts'
import { getOwnTerminal } from '../own-terminal.ts'
import { pagesOf, printableName } from '../print-rules.ts'
import { ownPaths } from '../own-paths.ts'
import { ChoosePrintView, PrintView } from '../views/print.tsx'

/** In the address of a document: for the printer, not for the screen. */
const FOR_PAPER = 'paper'

/** How many copies this terminal still prints today. */
async function copiesLeft({ platform }: PageRequest, terminal: Terminal): Promise<number> {
  const [most, printed] = await Promise.all([getSetting(platform, printsADay, terminal.region, platform.clock.today()), countPrintsOfToday(platform, terminal)])
  return Math.max(0, most - printed)
}

/** 打印: a document of one's own on paper; without one, where to find it. */
export const printPage: Page = {
  method: 'GET',
  path: '/print',
  access: 'citizen',
  async answer(request) {
    const of = fieldOf(request.query, 'of')
    const shell = await makeShell(request, { currentPath: ownPaths.print(of) })
    const name = of === undefined ? undefined : printableName(of)
    if (of === undefined || name === undefined) return show(shell, <ChoosePrintView shell={shell} />)
    const left = await copiesLeft(request, getOwnTerminal(request).terminal)
    const reply = show(shell, <PrintView shell={shell} name={name} file={`${of}${of.includes('?') ? '&' : '?'}${FOR_PAPER}=yes`} left={left} />)
    // The frame that is printed; nowhere else is one allowed.
    return reply.kind === 'html' ? { ...reply, contentSecurityPolicy: `${reply.contentSecurityPolicy}; frame-src 'self'` } : reply
  },
}

/** A document at a terminal: opened it leads to the printer, for a screen of everybody's has no room to keep or save it. */
export const onPaper = (page: Page): Page => ({
  ...page,
  async answer(request) {
    if (fieldOf(request.query, FOR_PAPER) === undefined) return goTo(ownPaths.print(request.url))
    const { platform } = request
    const { terminal } = getOwnTerminal(request)
    if ((await copiesLeft(request, terminal)) === 0) throw new Refusal(409, 'kiosk.no_copies_left', '这台机器今天的打印份数已经用完，请到窗口打印，或明天再来。')
    const { [FOR_PAPER]: _, ...query } = request.query
    const reply = await page.answer({ ...request, query })
    if (reply.kind !== 'file') return reply
    const count = (service: string) => countTerminalUse(platform, terminal, { id: platform.ids.next(), service, isNewPerson: false })
    await count('print-copy')
    for (let printed = 0; printed < pagesOf(reply.file); printed++) await count('print-page')
    return reply
  },
})
