import type { PageReply, PageRequest } from '../../../platform/http/page.ts'
import type { ProblemDetails } from '../../../platform/http/problem-details.ts'
import { makeShell } from '../../portal/make-shell.ts'
import { showScreen } from '../screen.tsx'

const AGAIN_SECONDS = 10

/** Nobody stands by to press anything: it comes back by itself as soon as the server answers. */
export const showTrouble = async (request: PageRequest, { detail }: ProblemDetails): Promise<PageReply> =>
  showScreen(await makeShell(request), '暂时不能使用', (
    <main className="k-screen">
      <div className="card roomy">
        <h1>暂时不能使用</h1>
        <p>{detail}</p>
        <p>请稍等，或请大厅工作人员帮忙。</p>
      </div>
    </main>
  ), { seconds: AGAIN_SECONDS })
