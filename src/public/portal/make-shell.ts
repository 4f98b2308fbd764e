import { type Directory, getDirectory } from '../../modules/organisation/index.ts'
import { countOwnUnread, type Unread } from '../../modules/messages/index.ts'
import { maskName } from '../../modules/subjects/index.ts'
import { Refusal } from '../../platform/errors.ts'
import type { PageRequest } from '../../platform/http/page.ts'
import { toBrand } from '../brand.ts'
import type { Shell, TerminalShell } from '../ui/shell.ts'
import { readingOf, regionOf } from './preferences.ts'
import { readPortalSettings, toParts } from './settings.ts'

declare module '../../platform/http/page.ts' {
  interface Admission {
    /** The terminal whose guest asks. */
    terminal?: TerminalShell
  }
}

/** What a page knows of its own besides the shell every page has. */
export interface ShellParts {
  /** The region of the page's address; otherwise the one chosen. */
  region?: string
  /** The version of what the page's forms change. */
  version?: number
  /** Path and query of the GET that shows this page, when it is not this request's. */
  currentPath?: string
}

/** The region a visitor chose, or else the first county; a city without counties shows itself. */
export function shownRegion(directory: Directory, cookie: PageRequest['cookie']): string {
  const chosen = regionOf(cookie)
  if (chosen !== undefined && directory.isRegion(chosen)) return chosen
  const [city, county] = directory.listRegions()
  const first = county ?? city
  if (!first) throw new Refusal(503, 'organisation.no_division', '平台还没有导入行政区划，暂时不能办事。请稍后再来，或拨打 12345。')
  return first.code
}

/** The shell of a page: who visits, where, how they read, and the keys of its forms. @throws Refusal when the region of the address does not exist */
export async function makeShell(request: PageRequest, parts: ShellParts = {}): Promise<Shell> {
  const { platform, actor } = request
  const directory = await getDirectory(platform)
  const code = parts.region ?? shownRegion(directory, request.cookie)
  const name = directory.region(code)
  const settings = await readPortalSettings(platform, code)
  const unread = actor.kind === 'citizen' ? await request.run<Unread>(countOwnUnread) : undefined
  const city = directory.listRegions()[0]?.name ?? name
  return {
    platformName: settings.platformName || `${city.replace(/市$/, '')}一窗`,
    slogan: settings.slogan,
    region: { code, name },
    currentPath: parts.currentPath ?? request.url,
    reading: readingOf(request.cookie),
    visitor: request.isSignedIn ? { name: maskName(actor.name), kind: 'person' } : undefined,
    unread: unread && unread.unread > 0 ? `${unread.unread}${unread.isMore ? '+' : ''}` : undefined,
    csrf: request.csrfToken,
    idempotencyKey: request.isSignedIn ? platform.ids.next() : '',
    version: parts.version === undefined ? undefined : String(parts.version),
    hotline: { number: settings.hotlineNumber, hours: settings.hotlineHours },
    operatorName: settings.operatorName || `${city}人民政府`,
    recordLines: toParts(settings.recordLines),
    brand: toBrand(settings),
    terminal: request.admission?.terminal,
  }
}
