import { getDirectory, listSites, type Terminal } from '../../../modules/organisation/index.ts'
import { askForHelp, cancelHelp, findHelpOfTerminal, type OwnHelp } from '../../../modules/queue/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Page, PageReply, PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../../portal/make-shell.ts'
import { goTo, show } from '../../portal/page-replies.ts'
import { getOwnTerminal, hallOf } from '../own-terminal.ts'
import { ownPaths } from '../own-paths.ts'
import { HelpPageView } from '../views/help.tsx'

/** What a page of a call shows: another is another page. */
const shownOf = (help: OwnHelp | undefined): string => (help ? `${help.id}/${help.state}` : '')

/** 呼叫帮助: how the call stands, or whom to ask where nobody of a hall stands near. */
export const helpPage: Page = {
  method: 'GET',
  path: '/help',
  access: 'anyone',
  async answer(request) {
    const { terminal } = getOwnTerminal(request)
    const help = await findHelpOfTerminal(request.platform, terminal)
    if (request.wantsJson) return { kind: 'json', body: { shown: shownOf(help) } }
    return showHelp(request, terminal, help)
  },
}

async function showHelp(request: PageRequest, terminal: Terminal, help: OwnHelp | undefined): Promise<PageReply> {
  const [shell, directory, sites] = await Promise.all([makeShell(request, { currentPath: ownPaths.help() }), getDirectory(request.platform), terminal.siteId === null ? [] : listSites(request.platform, request.platform.clock.today())])
  const hall = terminal.hallId === null ? undefined : directory.hall(terminal.hallId)
  const place = sites.find(({ id }) => id === terminal.siteId) ?? hall
  return show(shell, (
    <HelpPageView
      shell={shell} help={help} shown={shownOf(help)} terminal={{ number: terminal.number, placeName: terminal.placeName }} isAttended={hallOf(terminal) !== null}
      place={place && { name: place.name, phone: place.phone ?? null, hours: place.hours }}
    />
  ))
}

const command = (path: string, run: (request: PageRequest, token: string) => Promise<unknown>): Page => ({
  method: 'POST',
  path,
  access: 'anyone',
  async answer(request) {
    const { token } = getOwnTerminal(request)
    try {
      await run(request, token)
    } catch (error) {
      // Where nobody comes, or it is over already, the page itself says how it stands.
      if (!(error instanceof Refusal) || error.status !== 409) throw error
    }
    return goTo(ownPaths.help())
  },
})

export const sendHelpPage = command(ownPaths.help(), (request, token) => request.run(askForHelp, { body: { token } }))
export const sendHelpCancellationPage = command(ownPaths.helpCancellation(), (request, token) => request.run(cancelHelp, { body: { token } }))
