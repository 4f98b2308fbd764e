import { bindVisitSession, endVisit, findOpenVisit, keepTerminalPulse, type Terminal, touchOpenVisit, type Visit, visitEndsAt } from '../../modules/organisation/index.ts'
import type { Platform } from '../../platform/context.ts'
import type { Admission, Redirect, Within } from '../../platform/http/page.ts'
import { readingCookie, regionCookie } from '../portal/preferences.ts'
import { keysAndPaperStylesheet, kioskScripts, kioskStylesheet } from './assets.ts'
import { standAround } from './around.ts'
import { kioskPaths } from './paths.ts'
import { ownPaths } from './own-paths.ts'
import { findTerminal, hasKeyboard, helpAt, readLimits } from './terminal.ts'

declare module '../../platform/http/page.ts' {
  interface Admission {
    /** What stands behind `terminal`: the machine with the items it offers, and this guest's visit. */
    machine?: Terminal
    /** Somebody is there: the seconds until the visit ends by itself. */
    stay?(): Promise<number>
    endVisit?(): Promise<void>
  }
}

const OUT: Redirect = { kind: 'redirect', to: kioskPaths.welcome(), isLeaving: true }

/** Large letters, and the terminal's own region, until the guest chooses otherwise. */
const presetsOf = (region: string): Record<string, string> => Object.fromEntries([regionCookie(region), readingCookie(18)].map(({ name, value }) => [name, value]))

/** Lets in whoever's visit of this terminal still lasts; everybody else stands before the first screen. */
export const visits: Within = {
  path: kioskPaths.visit(':visit'),
  outside: kioskPaths.welcome(),
  async admit({ platform, params, cookie, endSession, isByPerson }) {
    const terminal = await findTerminal(platform, cookie)
    if (!terminal) return OUT
    const presets = presetsOf(terminal.region)
    const limits = await readLimits(platform, terminal.region, (name) => cookie(name) ?? presets[name])
    const { visit: found, over } = await findOpenVisit(platform, terminal, params.visit!, limits)
    if (over) await endSession(over)
    if (!found) return OUT
    const visit = isByPerson ? await touch(platform, terminal, found) : found
    const base = kioskPaths.visit(params.visit!)
    const secondsLeft = (at: Visit) => Math.floor((visitEndsAt(at, limits).getTime() - platform.clock.now().getTime()) / 1000)
    const admission: Admission = {
      base,
      countedBy: terminal.id,
      presets,
      sessionHash: visit.sessionHash,
      machine: terminal,
      terminal: {
        number: terminal.number, placeName: terminal.placeName, help: await helpAt(platform, terminal), callHelp: ownPaths.help(), hasKeyboard: await hasKeyboard(platform, terminal),
        ...kioskPaths.ofGuest, leftSeconds: secondsLeft(visit), warningSeconds: limits.warningSeconds, styles: [kioskStylesheet, keysAndPaperStylesheet], scripts: kioskScripts,
      },
      bindSession: (hash) => bindVisitSession(platform, visit, hash),
      stay: async () => secondsLeft(await touch(platform, terminal, visit)),
      endVisit: () => endVisit(platform, visit),
      around: standAround(platform, terminal, visit),
    }
    return admission
  },
}

/** Keeps the visit going, and with it the terminal's own sign of life, once a minute at most. */
async function touch(platform: Platform, terminal: Terminal, visit: Visit): Promise<Visit> {
  const touched = await touchOpenVisit(platform, visit)
  const minuteOf = ({ lastAt }: Visit) => Math.floor(lastAt.getTime() / 60_000)
  if (minuteOf(touched) !== minuteOf(visit)) await keepTerminalPulse(platform, { region: terminal.region, deviceId: terminal.id, status: {} })
  return touched
}
