import type { BrandColours, InlineAsset } from './assets.ts'

/** Root text size of the elder mode in points: 18 is the least 适老化 allows, 30 the most we offer. */
export type ElderTextSize = 18 | 24 | 30

/** How this visitor reads, from a cookie. */
export type ReadingMode = { mode: 'standard' } | { mode: 'elder'; textSize: ElderTextSize }

/** The machine whose screen this is: one stands before it, for a while, and somebody else after that. */
export type TerminalShell = {
  /** On its sticker; what one quotes to whoever helps. */
  number: string
  placeName: string
  /** Whom to call: a sentence. */
  help: string
  home: string
  leave: string
  /** Asks a person to come. */
  callHelp: string
  /** Letters are typed on keys; none are drawn on the screen. */
  hasKeyboard: boolean
  /** Posts here while somebody touches the screen. */
  stay: string
  /** Until the visit ends by itself when nobody touches the screen, and how long before that it asks. */
  leftSeconds: number
  warningSeconds: number
  /** What the end adds to the portal's looks and script. */
  styles: readonly InlineAsset[]
  scripts: readonly InlineAsset[]
}

/** What every public page knows besides its own content. */
export type Shell = {
  /** 一窗, or the region's own name for its platform. */
  platformName: string
  slogan?: string
  region: { code: string; name: string }
  /** Path and query of this page (of the GET that shows it), so that switches and sign-in return here. */
  currentPath: string
  reading: ReadingMode
  /** Who is signed in; absent means nobody. The name arrives masked as the rules of display want it. */
  visitor?: { name: string; kind: 'person' | 'enterprise' }
  /** How many messages they have not read, as a badge shows it (`3`, `99+`); absent means none. */
  unread?: string
  /** Hidden fields of every form on the page. */
  csrf: string
  idempotencyKey: string
  /** The version of the thing the page's forms change, sent as If-Match. */
  version?: string
  hotline: { number: string; hours: string }
  /** 主办单位. */
  operatorName: string
  /** Registration lines of the site as they are to be shown, such as the ICP record. */
  recordLines: string[]
  brand?: BrandColours
  /** Only on the screen of a terminal. */
  terminal?: TerminalShell
}
