import { useParams } from 'react-router'
import { ClueScreen } from '../../../features/supervision/audits/clue-screen.tsx'

/** One report of the public. */
export function Component() {
  const { number = '' } = useParams()
  return <ClueScreen key={number} number={number} />
}
