import { Mark } from '../../../kit/mark.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { useOwnCards, useRegionCards } from './card-calls.ts'
import { answersCards } from './card-roles.ts'

/** How many cards wait for us: of the first page, with a plus where there are more. Nothing where none wait. */
export function CardCount() {
  const isOwn = answersCards(useOfficer())
  const [own, region] = [useOwnCards({ view: 'todo' }, isOwn), useRegionCards({ view: 'todo' }, !isOwn)]
  const { data } = isOwn ? own : region
  if (!data || data.rows.length === 0) return null
  return <Mark tone={data.rows.some(({ level, isOverdue }) => isOverdue || level === 'red') ? 'over' : 'near'}>{data.rows.length}{data.next && '+'}<span className="hidden-visually">张待办</span></Mark>
}
