import { useParams } from 'react-router'
import { RuleSetScreen } from '../../../features/automatic/rule-set-screen.tsx'

/** The rules of one item. */
export function Component() {
  const { item } = useParams()
  return <RuleSetScreen key={item} item={item!} />
}
