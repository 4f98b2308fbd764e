import { Mark } from '../../kit/mark.tsx'
import { useDataCorrections } from './data-correction-calls.ts'

/** How many wait for an answer, and how many of them too long: of the first page, with a plus where there are more. Nothing where none wait. */
export function CorrectionCount() {
  const { data } = useDataCorrections(undefined)
  if (!data || data.rows.length === 0) return null
  const overdue = data.rows.filter(({ isOverdue }) => isOverdue).length
  return <Mark tone={overdue > 0 ? 'over' : 'near'}>{data.rows.length}{data.next && '+'}<span className="hidden-visually">件待答复{overdue > 0 && `，${overdue} 件已超期`}</span></Mark>
}
