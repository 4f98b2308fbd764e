import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { aloneStylesheet, enhanceScript, freshScript, locateScript, stylesheetFor } from './assets.ts'
import type { BrandColours, InlineAsset } from './assets.ts'
import type { TerminalShell } from './shell.ts'

/** Renders a page element to a complete HTML document. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}

/** Renders a part of a page, for the script to put in. */
export const renderPart = (part: ReactElement): string => renderToStaticMarkup(part)

type FrameAncestors = "'none'" | "'self'"

/** The Content-Security-Policy of the public pages: nothing but our own inlined style and script, known by their hashes, so pages stay cacheable. `frameAncestors`: who may show the page within theirs. */
export const toContentSecurityPolicy = (brand?: BrandColours, frameAncestors: FrameAncestors = "'none'", terminal?: TerminalShell): string =>
  allowOnly([stylesheetFor(brand), aloneStylesheet, ...(terminal?.styles ?? [])], [enhanceScript, freshScript, locateScript, ...(terminal?.scripts ?? [])], frameAncestors)

/** The same for an end with style and script of its own. */
export function allowOnly(styles: readonly InlineAsset[], scripts: readonly InlineAsset[], frameAncestors: FrameAncestors = "'none'"): string {
  const sourcesOf = (assets: readonly InlineAsset[]) => assets.map(({ cspSource }) => cspSource).join(' ')
  return [
    "default-src 'none'",
    `style-src ${sourcesOf(styles)}`,
    `script-src ${sourcesOf(scripts)}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}
