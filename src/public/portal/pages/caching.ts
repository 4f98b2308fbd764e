import type { PageCaching } from '../../../platform/http/page.ts'
import { variantOf } from '../preferences.ts'

/** What the public pages show; each name is forgotten by `platform/memo.ts` when it changes. */
const SHOWN = ['catalogue', 'organisation.directory', 'calendar.work-calendars', 'platform.settings'] as const

/** Kept for visitors, one copy for each region and way of reading. */
export const keptFor = (isParameter: (name: string) => boolean): PageCaching => ({ dependsOn: SHOWN, isParameter, variantOf })
