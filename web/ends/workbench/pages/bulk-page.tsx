import { useParams } from 'react-router'
import { BulkScreen } from '../../../features/applications/bulk/bulk-screen.tsx'

/** One bulk action: its progress and results. */
export function Component() {
  const { id = '' } = useParams()
  return <BulkScreen key={id} id={id} />
}
