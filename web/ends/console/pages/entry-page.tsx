import { useParams } from 'react-router'
import { EntryScreen } from '../../../features/catalogue/claims/entry-screen.tsx'

/** One item at one place. */
export function Component() {
  const { division = '', code = '' } = useParams()
  return <EntryScreen key={`${division}/${code}`} division={division} code={code} />
}
