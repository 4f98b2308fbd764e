import { useParams, useSearchParams } from 'react-router'
import { ComparisonScreen } from '../../../features/catalogue/items/comparison.tsx'

/** Two versions of an item: which ones is in the address. */
export function Component() {
  const { code = '' } = useParams()
  const [query] = useSearchParams()
  return <ComparisonScreen code={code} from={Number(query.get('from') ?? 1)} to={Number(query.get('to') ?? 1)} />
}
