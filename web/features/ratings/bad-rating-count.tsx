import { Mark } from '../../kit/mark.tsx'
import { useBadRatings } from './rating-calls.ts'

/** How many wait for this desk, and how many of them too long: of the first page, with a plus where there are more. Nothing where none wait. */
export function BadRatingCount() {
  const { data } = useBadRatings({ state: 'open' })
  if (!data || data.rows.length === 0) return null
  const overdue = data.rows.filter(({ isOverdue }) => isOverdue).length
  return <Mark tone={overdue > 0 ? 'over' : 'near'}>{data.rows.length}{data.next && '+'}<span className="hidden-visually">件差评待办理{overdue > 0 && `，${overdue} 件已超期`}</span></Mark>
}
