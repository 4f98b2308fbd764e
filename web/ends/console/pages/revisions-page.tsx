import { useParams } from 'react-router'
import { RevisionsScreen } from '../../../features/catalogue/changes/revisions.tsx'

/** What was saved of a change, one after the other. */
export function Component() {
  const { id = '' } = useParams()
  return <RevisionsScreen key={id} id={id} />
}
