import { useParams } from 'react-router'
import { BadRatingScreen } from '../../../features/ratings/bad-rating-screen.tsx'

/** One bad rating. */
export function Component() {
  const { code = '' } = useParams()
  return <BadRatingScreen key={code} code={code} />
}
