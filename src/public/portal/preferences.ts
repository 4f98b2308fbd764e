import type { Cookie } from '../../platform/http/page.ts'
import type { ElderTextSize, ReadingMode } from '../ui/shell.ts'

const REGION_COOKIE = 'yichuang_region'
const READING_COOKIE = 'yichuang_reading'
const ONE_YEAR_SECONDS = 365 * 86_400

type ReadCookie = (name: string) => string | undefined

/** The region chosen; whether it exists is for the directory to say. */
export function regionOf(cookie: ReadCookie): string | undefined {
  const chosen = cookie(REGION_COOKIE)
  return chosen !== undefined && /^\d{6}$/.test(chosen) ? chosen : undefined
}

export function readingOf(cookie: ReadCookie): ReadingMode {
  const size = Number(cookie(READING_COOKIE))
  return size === 18 || size === 24 || size === 30 ? { mode: 'elder', textSize: size } : { mode: 'standard' }
}

/** Everything of the cookies that changes a page, in one short text. */
export function variantOf(cookie: ReadCookie): string {
  const reading = readingOf(cookie)
  return `${regionOf(cookie) ?? ''} ${reading.mode === 'elder' ? reading.textSize : ''}`
}

export const regionCookie = (region: string): Cookie => ({ name: REGION_COOKIE, value: region, maxAgeSeconds: ONE_YEAR_SECONDS })

export const readingCookie = (textSize: ElderTextSize | undefined): Cookie => ({
  name: READING_COOKIE, value: textSize === undefined ? '' : String(textSize), maxAgeSeconds: textSize === undefined ? 0 : ONE_YEAR_SECONDS,
})

/** A path of this site to go back to; anything else (another host above all) becomes the first page. */
export function toLocalPath(back: string | undefined): string {
  if (back === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(back)) return '/'
  return back
}
