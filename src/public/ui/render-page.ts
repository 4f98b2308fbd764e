import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { aloneStylesheet, enhanceScript, freshScript, locateScript, stylesheetFor } from './assets.ts'
import type { BrandColours } from './assets.ts'

/** Renders a page element to a complete HTML document. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}

/** Renders a part of a page, for the script to put in. */
export const renderPart = (part: ReactElement): string => renderToStaticMarkup(part)

/** The Content-Security-Policy of the public pages: nothing but our own inlined style and script, known by their hashes, so pages stay cacheable. `frameAncestors`: who may show the page within theirs. */
export function toContentSecurityPolicy(brand?: BrandColours, frameAncestors: "'none'" | "'self'" = "'none'"): string {
  return [
    "default-src 'none'",
    `style-src ${stylesheetFor(brand).cspSource} ${aloneStylesheet.cspSource}`,
    `script-src ${enhanceScript.cspSource} ${freshScript.cspSource} ${locateScript.cspSource}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}
