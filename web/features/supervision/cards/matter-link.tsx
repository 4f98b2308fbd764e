import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { CaseNumber } from '../../applications/case-number.tsx'
import type { Card } from './card-calls.ts'

/** What it was raised on, by its number: each kind has pages of its own. */
export function MatterLink({ matter: { kind, id } }: Pick<Card, 'matter'>) {
  if (kind === 'application') return <Link to={paths.case(id)} className="case-link"><CaseNumber number={id} /></Link>
  if (kind === 'check') return <Link to={paths.check(id)} className="case-link tabular">{id}</Link>
  return <Link to={paths.badRating(id)} className="case-link tabular">{id}</Link>
}
