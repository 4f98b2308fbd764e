import { useParams } from 'react-router'
import { CheckScreen } from '../../../features/checks/check-screen.tsx'

/** One 协查. */
export function Component() {
  const { number = '' } = useParams()
  return <CheckScreen key={number} number={number} />
}
