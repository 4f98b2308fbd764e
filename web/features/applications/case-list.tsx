import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { toProblem } from '../../client/problem.ts'
import type { ListFilter } from '../../client/types.ts'
import { Failure, Loading, NoPermission } from '../../kit/states.tsx'
import { useCaseList } from './case-queries.ts'
import { CaseTable } from './case-table.tsx'

interface CaseListProps {
  filter: ListFilter
  caption: string
  /** What to show when there is none. */
  empty: ReactNode
}

/** A list page by page; the place in it is in the address, so that going back from a case finds it again. */
export function CaseList({ filter, caption, empty }: CaseListProps) {
  const [query] = useSearchParams()
  const cursor = query.get('cursor') ?? undefined
  const list = useCaseList({ ...filter, cursor })
  if (list.isPending) return <Loading lines={8} what="办件" />
  if (list.isError) {
    const problem = toProblem(list.error)
    if (problem.status === 403) return <NoPermission title="您的岗位不办理办件">{problem.detail}</NoPermission>
    return <Failure title={problem.title} detail={problem.detail} code={problem.code} onRetry={() => void list.refetch()} />
  }
  const { rows, next } = list.data
  if (rows.length === 0) return empty
  return (
    <div aria-busy={list.isPlaceholderData}>
      <CaseTable rows={rows} caption={caption} />
      <Pages next={next} isFirst={cursor === undefined} />
    </div>
  )
}

function Pages({ next, isFirst }: { next: string | null; isFirst: boolean }) {
  const [query, setQuery] = useSearchParams()
  const go = useNavigate()
  const { state } = useLocation()
  if (isFirst && next === null) return null
  const turn = (cursor: string | null) => {
    const to = new URLSearchParams(query)
    if (cursor === null) to.delete('cursor')
    else to.set('cursor', cursor)
    setQuery(to, { state: { isTurned: cursor !== null } })
  }
  // A mark only leads forwards: the page before is the one the browser came from, or else the first.
  const back = () => ((state as { isTurned?: boolean } | null)?.isTurned ? void go(-1) : turn(null))
  return (
    <nav className="action-foot" style={{ padding: '12px 16px', borderTop: '1px solid var(--line)' }} aria-label="翻页">
      <Button disabled={isFirst} onClick={back}>上一页</Button>
      <Button disabled={next === null} onClick={() => turn(next)}>下一页</Button>
    </nav>
  )
}
