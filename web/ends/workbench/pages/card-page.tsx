import { useParams } from 'react-router'
import { CardScreen } from '../../../features/supervision/cards/card-screen.tsx'

/** One 黄牌 or 红牌. */
export function Component() {
  const { id = '' } = useParams()
  return <CardScreen key={id} id={id} />
}
