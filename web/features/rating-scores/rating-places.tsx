import { NavLink, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import './rating-scores.css'

/** The four places of 好差评: whoever looks at one region goes on looking at it. */
export function RatingPlaces() {
  const region = useSearchParams()[0].get('region') ?? undefined
  return (
    <nav className="rating-places" aria-label="好差评">
      <NavLink end to={paths.ratingScores({ region })}>指标</NavLink>
      <NavLink to={paths.ratingList({ region })}>评价</NavLink>
      <NavLink to={paths.ratingTopics({ region })}>热点</NavLink>
      <NavLink to={paths.ratingSurveys()}>投票和调查</NavLink>
    </nav>
  )
}

export const toPercent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(2).replace(/\.?0+$/, '')}%`)
