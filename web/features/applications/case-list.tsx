import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { toProblem } from '../../client/problem.ts'
import type { ListFilter } from '../../client/types.ts'
import { Failure, Loading, NoPermission } from '../../kit/states.tsx'
import { Pager } from '../staff-end/pager.tsx'
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
      <Pager next={next} />
    </div>
  )
}
