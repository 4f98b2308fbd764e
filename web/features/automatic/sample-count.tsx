import type { Officer } from '../../client/types.ts'
import { Mark } from '../../kit/mark.tsx'
import { useSamples } from './automatic-calls.ts'

/** Worth a place of their own to whoever settles them; whose each is, is the server's to say. */
export const maySettleSamples = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('reviewer') || roles.includes('supervisor')

/** How many wait to be looked at again: the first page, with a plus where there are more. Nothing where none wait. */
export function SampleCount() {
  const { data } = useSamples(undefined)
  if (!data || data.rows.length === 0) return null
  return <Mark tone="near">{data.rows.length}{data.next && '+'}<span className="hidden-visually">件待复核</span></Mark>
}
