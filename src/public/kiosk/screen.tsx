import type { ReactNode } from 'react'
import type { PageReply } from '../../platform/http/page.ts'
import { enhanceScript, freshScript, stylesheetFor } from '../ui/assets.ts'
import { KeepFresh } from '../ui/keep-fresh.tsx'
import { allowOnly, renderPage } from '../ui/render-page.ts'
import type { Shell } from '../ui/shell.ts'
import { kioskStylesheet } from './assets.ts'

/** A screen before or after a visit: of nobody, and coming anew by itself after `again.seconds`, with or without a script; where it goes on to `again.at`, a link with `data-idle` does the same. */
export function showScreen(shell: Shell, title: string, content: ReactNode, again: { seconds: number; at?: string }): PageReply {
  return {
    kind: 'html',
    contentSecurityPolicy: allowOnly([stylesheetFor(shell.brand), kioskStylesheet], [enhanceScript, freshScript]),
    html: renderPage(
      <html lang="zh-CN" className="elder k-alone">
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <noscript>
            <meta httpEquiv="refresh" content={again.at === undefined ? String(again.seconds) : `${again.seconds};url=${again.at}`} />
          </noscript>
          <title>{`${title} - ${shell.platformName}`}</title>
          <link rel="icon" href="data:," />
          <style dangerouslySetInnerHTML={{ __html: stylesheetFor(shell.brand).text }} />
          <style dangerouslySetInnerHTML={{ __html: kioskStylesheet.text }} />
        </head>
        <body>
          {content}
          {again.at === undefined ? <KeepFresh seconds={again.seconds} /> : null}
          <script dangerouslySetInnerHTML={{ __html: enhanceScript.text }} />
        </body>
      </html>,
    ),
  }
}
