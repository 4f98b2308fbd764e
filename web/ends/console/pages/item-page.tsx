import { useParams } from 'react-router'
import { ManagedItemScreen } from '../../../features/catalogue/items/managed-item.tsx'

/** One item. Another code is another page: nothing of the one before stays. */
export function Component() {
  const { code = '' } = useParams()
  return <ManagedItemScreen key={code} code={code} />
}
