import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { toProblem } from '../../client/problem.ts'
import type { ApplicationRow, ListFilter } from '../../client/types.ts'
import { Failure, Loading, NoPermission } from '../../kit/states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { useCaseList } from './case-queries.ts'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { CaseTable, type Picking } from './case-table.tsx'

/** As many as the server takes at once. */
const MOST_CHOSEN = 500
const NONE: ReadonlyMap<string, ApplicationRow> = new Map()

interface CaseListProps {
  filter: ListFilter
  caption: string
  /** What to show when there is none. */
  empty: ReactNode
  /** Whether lines can be chosen to be done together. */
  isPickable?: boolean
}

/** A list page by page; the place in it is in the address, so that going back from a case finds it again. */
export function CaseList({ filter, caption, empty, isPickable = false }: CaseListProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ApplicationRow>>(NONE)
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
  // Over several pages too, with each line as it was seen when it was chosen.
  const picking: Picking = {
    has: (number) => chosen.has(number),
    pick: (picked, isChosen) => setChosen((before) => {
      const after = new Map(before)
      for (const row of picked) {
        if (!isChosen) after.delete(row.number)
        else if (after.size < MOST_CHOSEN) after.set(row.number, row)
      }
      return after
    }),
  }
  if (rows.length === 0) return empty
  return (
    <div aria-busy={list.isPlaceholderData}>
      {chosen.size > 0 && <BulkBar chosen={[...chosen.values()]} onClear={() => setChosen(NONE)} />}
      <CaseTable rows={rows} caption={caption} picking={isPickable ? picking : undefined} />
      <Pager next={next} />
    </div>
  )
}
