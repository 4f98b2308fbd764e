import { toProblem } from '../../client/problem.ts'
import { Failure, NoPermission } from '../../kit/states.tsx'

/** A question the server did not answer: without the right to ask, or because something failed. */
export function NotRead({ error, isPage = false, onRetry }: { error: unknown; isPage?: boolean; onRetry: () => void }) {
  const problem = toProblem(error)
  if (problem.status === 403) return <NoPermission isPage={isPage} title={problem.title === '没有办成' ? '没有查看的权限' : problem.title}>{problem.detail}</NoPermission>
  return <Failure isPage={isPage} title={problem.title} detail={problem.errors.length > 0 ? problem.errors.map(({ message }) => message).join('') : problem.detail} code={problem.code} onRetry={onRetry} />
}
