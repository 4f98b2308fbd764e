import type { ReactNode } from 'react'
import { aloneStylesheet, enhanceScript, stylesheetFor } from './assets.ts'
import { Icon } from './icons.tsx'
import type { ElderTextSize, Shell } from './shell.ts'
import { Tag } from './tag.tsx'
import { TerminalFoot, TerminalHead } from './terminal-frame.tsx'

export type PageLink = { label: string; href: string; current?: boolean }

/** Where the fixed links of the page lead; each end has its own paths. */
export type PageLinks = {
  home: string
  chooseRegion: string
  /** Signed out: to sign in. Signed in: to one's own page. */
  account: PageLink
  /** What they were told; only with a visitor. */
  messages: string
  /** Posts here to sign out; only with a visitor. */
  signOut: string
  standardMode: string
  elderMode: (textSize: ElderTextSize) => string
  navigation: PageLink[]
  footer: PageLink[]
}

const TEXT_SIZES: { size: ElderTextSize; label: string }[] = [
  { size: 18, label: '大' },
  { size: 24, label: '特大' },
  { size: 30, label: '最大' },
]

function rootClass({ reading }: Shell): string | undefined {
  if (reading.mode === 'standard') return undefined
  return reading.textSize === 18 ? 'elder' : `elder t${reading.textSize}`
}

function ReadingModeLinks({ shell, links }: { shell: Shell; links: PageLinks }) {
  const { reading } = shell
  if (reading.mode === 'standard') {
    return (
      <a href={links.elderMode(18)} rel="nofollow">
        <Icon name="text" />
        长辈版
      </a>
    )
  }
  return (
    <>
      <a href={links.standardMode} rel="nofollow">
        标准版
      </a>
      <span className="row">
        <span>文字</span>
        {TEXT_SIZES.map(({ size, label }) => (
          <a key={size} href={links.elderMode(size)} rel="nofollow" aria-current={size === reading.textSize || undefined}>
            {label}
          </a>
        ))}
      </span>
    </>
  )
}

/** The whole document of a public page. `title` is what the page is about; 错误： is put before it when a form came back with errors. */
export function Page(props: {
  shell: Shell
  links: PageLinks
  title: string
  /** For search engines and shared links. */
  description?: string
  hasErrors?: boolean
  /** One level up: at a terminal it stands in the head, in place of the breadcrumb. */
  up?: string
  /** Above the main content, inside the navigation landmarks: a breadcrumb. */
  before?: ReactNode
  /** The content brings its own widths (the first page with its search band). */
  fullWidth?: boolean
  /** A screen that hangs on a wall or stands at a window: nothing of it leads elsewhere. */
  isAlone?: boolean
  children: ReactNode
}) {
  const { shell } = props
  const title = `${props.hasErrors ? '错误：' : ''}${props.title}`
  const { terminal } = shell
  const before = terminal ? undefined : props.before
  return (
    <html lang="zh-CN" className={rootClass(shell)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} - ${shell.platformName}`}</title>
        {props.description ? <meta name="description" content={props.description} /> : null}
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: stylesheetFor(shell.brand).text }} />
        {props.isAlone ? <style dangerouslySetInnerHTML={{ __html: aloneStylesheet.text }} /> : null}
        {terminal?.styles.map(({ text, cspSource }) => <style key={cspSource} dangerouslySetInnerHTML={{ __html: text }} />)}
      </head>
      <body>
        {props.isAlone ? null : terminal ? <TerminalHead shell={shell} terminal={terminal} links={props.links} up={props.up} /> : <Head {...props} />}
        {before ? <div className="wrap">{before}</div> : null}
        <main id="main" tabIndex={-1} className={props.isAlone ? 'wrap screen' : props.fullWidth ? undefined : before ? 'wrap' : 'wrap alone'}>
          {props.children}
        </main>
        {props.isAlone ? null : terminal ? <TerminalFoot terminal={terminal} /> : <Foot {...props} />}
        <script dangerouslySetInnerHTML={{ __html: enhanceScript.text }} />
        {terminal?.scripts.map(({ text, cspSource }) => <script key={cspSource} dangerouslySetInnerHTML={{ __html: text }} />)}
      </body>
    </html>
  )
}

/** Who runs this, where one is, how one reads, and the ways everywhere. */
function Head({ shell, links }: { shell: Shell; links: PageLinks }) {
  return (
    <>
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <header>
        <div className="top">
          <div className="wrap row between">
            <a className="brand" href={links.home}>
              <Icon name="window" />
              {shell.platformName}
            </a>
            <div className="row">
              <a href={links.chooseRegion} rel="nofollow">
                <Icon name="place" />
                {shell.region.name}
                <span className="hide">，切换地区</span>
              </a>
              <a href={links.account.href} rel="nofollow">
                <Icon name={shell.visitor?.kind === 'enterprise' ? 'building' : 'person'} />
                {links.account.label}
              </a>
              {shell.visitor ? (
                <a href={links.messages} rel="nofollow">
                  <Icon name="message" />
                  消息
                  {shell.unread ? (
                    <Tag tone="bad">
                      {shell.unread}
                      <span className="hide">条没有读</span>
                    </Tag>
                  ) : null}
                </a>
              ) : null}
              <ReadingModeLinks shell={shell} links={links} />
            </div>
          </div>
        </div>
        <nav className="nav" aria-label="主导航">
          <ul className="wrap">
            {links.navigation.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
    </>
  )
}

function Foot({ shell, links }: { shell: Shell; links: PageLinks }) {
  return (
      <footer className="foot">
        <div className="wrap row between">
          <div>
            <a href={`tel:${shell.hotline.number}`}>
              <Icon name="phone" />
              <span>
                办事不顺？拨打 <b>{shell.hotline.number}</b>（{shell.hotline.hours}）
              </span>
            </a>
            <p className="small">
              主办：{shell.operatorName}
              {shell.recordLines.map((line) => (
                <span key={line}>　{line}</span>
              ))}
            </p>
          </div>
          <div className="row">
            {links.footer.map((link) => (
              <a key={link.href} href={link.href}>
                {link.label}
              </a>
            ))}
            {shell.visitor ? (
              <form method="post" action={links.signOut}>
                <input type="hidden" name="_csrf" value={shell.csrf} />
                <button className="btn plain">退出登录</button>
              </form>
            ) : null}
          </div>
        </div>
      </footer>
  )
}
