import { useRouteError } from 'react-router'
import { toProblem } from '../../client/problem.ts'
import { Failure } from '../../kit/states.tsx'

/** A page that broke, or whose file is gone because a new release was installed while it was open. */
export function PageFault() {
  const problem = toProblem(useRouteError())
  return <main><Failure isPage title="这一页没有打开" detail={`请刷新页面再试。${problem.detail}`} code={problem.code} onRetry={() => location.reload()} /></main>
}
