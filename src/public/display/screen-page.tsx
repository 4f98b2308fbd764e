import type { ReactNode } from 'react'
import type { PageReply } from '../../platform/http/page.ts'
import { type BrandColours, inColours, readScript, readStylesheet } from '../ui/assets.ts'
import { allowOnly, renderPage } from '../ui/render-page.ts'

const fileOf = (name: string) => new URL(name, import.meta.url)
const stylesheet = readStylesheet(fileOf('./display.css'))
const script = readScript(fileOf('./screen-words.js'), fileOf('./announcements.js'), fileOf('./screen.js'))

/** Without scripts, and on a screen that shows a fault, the page comes anew by itself. */
const RELOAD_SECONDS = 10

/** What screen.js has to know. */
export interface ScreenFacts {
  hall: string
  window?: string
  windowCount: number
  times: number
  serverNow: Date
  brand?: BrandColours | undefined
}

/** A screen that nobody touches: `facts` keep it going by the script; without them it shows what is wrong and asks again. */
export function showScreen(title: string, content: ReactNode, facts?: ScreenFacts): PageReply {
  const style = inColours(stylesheet, facts?.brand)
  const refresh = <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
  return {
    kind: 'html',
    contentSecurityPolicy: allowOnly([style], [script]),
    html: renderPage(
      <html lang="zh-CN">
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <title>{title}</title>
          <link rel="icon" href="data:," />
          {facts ? <noscript>{refresh}</noscript> : refresh}
          <style dangerouslySetInnerHTML={{ __html: style.text }} />
        </head>
        <body data-hall={facts?.hall} data-window={facts?.window} data-window-count={facts?.windowCount} data-times={facts?.times} data-server-now={facts?.serverNow.getTime()}>
          {content}
          {facts ? <script dangerouslySetInnerHTML={{ __html: script.text }} /> : null}
        </body>
      </html>,
    ),
  }
}

/** A text that the script keeps right. */
export const Live = <Name extends string>({ of, name, as: Tag = 'span', className }: { of: Readonly<Partial<Record<Name, unknown>>>; name: Name; as?: 'span' | 'p' | 'b' | 'h2'; className?: string }) => (
  <Tag data-text={name} className={className}>
    {String(of[name] ?? '')}
  </Tag>
)

/** Rows that the script makes anew from the same markup. */
export function Rows<Row extends object>({ name, rows, className, children }: { name: string; rows: readonly Row[]; className: string; children: (row: Partial<Row>) => ReactNode }) {
  return (
    <ul data-each={name} className={className}>
      <template>
        <li>{children({})}</li>
      </template>
      {rows.map((row, at) => (
        <li key={at}>{children(row)}</li>
      ))}
    </ul>
  )
}

/** The line that says the network is lost; the time and the date. */
export const Lost = () => <p className="lost" data-lost="" role="alert" hidden />

export const Clock = ({ at }: { at: Date }) => (
  <div className="clock">
    <span data-clock="">{new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)}</span>
    <span data-date="">{new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'full' }).format(at)}</span>
  </div>
)
