import { Mark } from '../../../kit/mark.tsx'
import { useClues } from './audit-calls.ts'

/** How many reports wait for an answer: of the first page, with a plus where there are more. Nothing where none wait. */
export function ClueCount() {
  const { data } = useClues({ state: 'open' })
  if (!data || data.rows.length === 0) return null
  return <Mark tone={data.rows.some(({ isOverdue }) => isOverdue) ? 'over' : 'near'}>{data.rows.length}{data.next && '+'}<span className="hidden-visually">件待答复</span></Mark>
}
