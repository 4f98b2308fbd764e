import { Icon } from './icons.tsx'
import type { PageLinks } from './page.tsx'
import type { Shell, TerminalShell } from './shell.ts'

/** Back, the first page, larger letters and the way out: what stands above every page at a terminal. */
export function TerminalHead({ shell, terminal, links, up }: { shell: Shell; terminal: TerminalShell; links: PageLinks; up?: string | undefined }) {
  const isLarger = shell.reading.mode === 'elder' && shell.reading.textSize > 18
  return (
    <header className="k-head" data-keyboard={terminal.hasKeyboard ? 'off' : undefined}>
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <nav className="row" aria-label="主导航">
        <a href={terminal.home}>
          <Icon name="home" />
          首页
        </a>
        {up ? (
          <a href={up}>
            <Icon name="back" />
            返回
          </a>
        ) : null}
        <a href={isLarger ? links.standardMode : links.elderMode(24)}>
          <Icon name="text" />
          {isLarger ? '标准字' : '放大字'}
        </a>
        <a href={terminal.callHelp}>
          <Icon name="person" />
          呼叫帮助
        </a>
        <button type="button" data-voice="" hidden>朗读</button>
      </nav>
      <div data-stay={terminal.stay} data-left-seconds={terminal.leftSeconds} data-warning-seconds={terminal.warningSeconds}>
        <a className="k-leave" href={terminal.leave}>
          <Icon name="leave" />
          退出{shell.visitor ? `（${shell.visitor.name}）` : ''}
        </a>
        <p className="small">
          <span data-left="">{terminal.leftSeconds} 秒</span>无人操作自动退出
        </p>
      </div>
    </header>
  )
}

/** Which machine this is, and who helps. */
export const TerminalFoot = ({ terminal }: { terminal: TerminalShell }) => (
  <footer className="k-foot">
    <p>
      <b>{terminal.placeName}</b>　终端编号 <b>{terminal.number}</b>
    </p>
    <p>{terminal.help}</p>
  </footer>
)
