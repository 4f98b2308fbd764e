import { useParams } from 'react-router'
import { FindingScreen } from '../../../features/supervision/audits/finding-screen.tsx'

/** One finding of an audit. */
export function Component() {
  const { id = '' } = useParams()
  return <FindingScreen key={id} id={id} />
}
