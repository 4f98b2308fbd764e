import { useParams } from 'react-router'
import { ZoneScreen } from '../../../features/catalogue/zones/zone-screen.tsx'

/** One zone; without an id in the address a new one. */
export function Component() {
  const { zone } = useParams()
  return <ZoneScreen key={zone ?? ''} id={zone} />
}
