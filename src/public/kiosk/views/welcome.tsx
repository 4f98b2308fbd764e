import { Icon } from '../../ui/icons.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { kioskPaths } from '../paths.ts'

const inShanghai = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options })
const timeFormat = inShanghai({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayFormat = inShanghai({ dateStyle: 'full' })

/** Inviting from across the hall: where one is, what can be done, and one place to touch. */
export const WelcomeView = ({ shell, terminal, help, hours, at }: { shell: Shell; terminal: { number: string; placeName: string }; help: string; hours: string | undefined; at: Date }) => (
  <main className="k-screen k-welcome">
    <header>
      <p className="k-time">{timeFormat.format(at)}</p>
      <p>{dayFormat.format(at)}</p>
    </header>
    <div className="roomy">
      <h1>
        <span className="brand">{shell.platformName}</span>
        {terminal.placeName}
      </h1>
      <p className="big">自己办事，不用排队</p>
      <PostForm shell={shell} action={kioskPaths.start()}>
        <button className="k-start">
          <Icon name="touch" />
          点这里开始
        </button>
      </PostForm>
      <p>查怎么办 · 申请办理 · 查进度 · 我的证照 · 预约 · 评价</p>
    </div>
    <footer>
      {hours ? (
        <p>
          <Icon name="clock" /> 大厅今天：<b>{hours}</b>
        </p>
      ) : null}
      <p>{help}</p>
      <p>终端编号 {terminal.number}</p>
    </footer>
  </main>
)

/** Nothing of whoever left; only where such things go on. */
export const LeftView = ({ shell }: { shell: Shell }) => (
  <main className="k-screen">
    <div className="card roomy">
      <h1>您已退出</h1>
      <p>请带好身份证、材料和打印的凭条。</p>
      <p>没有填完的申请已经存为草稿：在手机或电脑上登录{shell.platformName}，打开「我的」继续填；也可以到大厅窗口或任何一台终端接着办。</p>
      <a className="btn" href={kioskPaths.welcome()} data-idle="">
        好的
      </a>
    </div>
  </main>
)
