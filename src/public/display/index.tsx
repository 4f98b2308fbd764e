import type { PageEnd } from '../../platform/http/page.ts'
import { hallScreenPage, windowScreenPage } from './pages.tsx'
import { showScreen } from './screen-page.tsx'

/** The screens of halls for `mountPages`: nobody signs in here. */
export const display: PageEnd = {
  pages: [hallScreenPage, windowScreenPage],
  signInPath: (back) => back,
  showProblem: async (_request, { detail }) =>
    showScreen('暂时不能显示', (
      <main className="fault">
        <h1>暂时不能显示叫号</h1>
        <p>{detail}</p>
        <p>请听窗口工作人员叫号。这里会自动重试。</p>
      </main>
    )),
}
