import { NavLink } from 'react-router'
import { paths } from '../../client/paths.ts'
import { useOfficeRegion, useRegions } from '../catalogue/office-region.ts'
import './rating-scores.css'

/** The four places of 好差评. */
export const RatingPlaces = () => (
  <nav className="rating-places" aria-label="好差评">
    <NavLink end to={paths.ratingScores()}>指标</NavLink>
    <NavLink to={paths.ratingList()}>评价</NavLink>
    <NavLink to={paths.ratingTopics()}>热点</NavLink>
    <NavLink to={paths.ratingSurveys()}>投票和调查</NavLink>
  </nav>
)

/** An officer of the city chooses among its counties; others see their own. */
export function useRegionChoice(any: string) {
  const { isOfCity } = useOfficeRegion()
  const regions = useRegions().data ?? []
  return isOfCity ? [{ name: 'region', label: '地区', any, options: regions.map(({ code, name, level }) => ({ value: code, label: level === 'city' ? `${name}本级` : name })), width: 170 }] : []
}

export const toPercent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(2).replace(/\.?0+$/, '')}%`)
