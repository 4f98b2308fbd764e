import type { PageReply, PageRequest } from '../../../platform/http/page.ts'
import type { ProblemDetails } from '../../../platform/http/problem-details.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ForbiddenView, NotFoundView, RefusalView, ServerErrorView, SessionExpiredView } from '../views/error-pages.tsx'
import { FaultDeviceView } from '../views/rating-device.tsx'

/** What went wrong as a page. Its links lead to pages that can be shown: the address of a form's POST is none. */
export async function showProblem(request: PageRequest, problem: ProblemDetails): Promise<PageReply> {
  const back = toPageBefore(request)
  const shell = await makeShell(request, { currentPath: back })
  if (request.url.startsWith(portalPaths.ratingDevice())) return show(shell, <FaultDeviceView shell={shell} message={problem.detail} />)
  switch (problem.status) {
    case 401: return show(shell, <SessionExpiredView shell={shell} back={back} />)
    case 403: return show(shell, <ForbiddenView shell={shell} reason={problem.detail} code={problem.code} />)
    case 404: return show(shell, <NotFoundView shell={shell} reason={problem.code === 'platform.no_such_address' ? undefined : problem.detail} />)
    case 500: return show(shell, <ServerErrorView shell={shell} errorId={request.requestId} />)
    default: return show(shell, <RefusalView shell={shell} message={problem.detail} code={problem.code} back={{ label: '返回', href: toGuideOf(back) }} />)
  }
}

/** Where applying is refused, its guide can still be read. */
const toGuideOf = (path: string): string => path.replace(/^(\/guides\/[^/]+\/[^/]+)\/apply(\?.*)?$/, '$1')

/** The address whose GET shows what was being done: forms post to it or below it. */
function toPageBefore({ url }: PageRequest): string {
  const draft = /^\/drafts\/[^/?]+/.exec(url)
  if (draft) return url.includes('/form/') ? url.replace(/\/autosave$/, '') : draft[0]
  const application = /^\/applications\/[^/?]+/.exec(url)
  if (application) return application[0]
  return url.startsWith('/sign-out') ? portalPaths.home() : url
}
