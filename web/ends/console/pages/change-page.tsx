import { useParams } from 'react-router'
import { ChangeScreen } from '../../../features/catalogue/changes/change-screen.tsx'

/** One change. */
export function Component() {
  const { id = '' } = useParams()
  return <ChangeScreen key={id} id={id} />
}
