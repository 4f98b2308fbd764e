import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import '../catalogue/catalogue.css'
import { useRegions } from '../catalogue/office-region.ts'
import { useOfficer } from '../sessions/officer.tsx'

/** What belongs to the place that was shown before. */
const OF_THE_PLACE = ['cursor', 'authority', 'hall']

/**
 * 地区 of a page that is read region by region: an officer of the city chooses, everybody else sees their own and is asked nothing.
 * The address keeps it. @param any what no choice means (全市); left out where it means the city's own
 */
export function RegionPicker({ any }: { any?: string }) {
  const { region: own } = useOfficer()
  const regions = useRegions().data ?? []
  const [query, setQuery] = useSearchParams()
  const city = regions.find(({ level }) => level === 'city')
  if (!city || city.code !== own) return null
  const nameOf = (code: string, name: string) => (code === city.code ? `${name}本级` : name)
  const choose = (region: string) => {
    const next = new URLSearchParams(query)
    for (const name of OF_THE_PLACE) next.delete(name)
    if (region) next.set('region', region)
    else next.delete('region')
    setQuery(next)
  }
  return (
    <span className="filter">
      <label htmlFor="region-picker">地区</label>
      <Select
        id="region-picker"
        style={{ width: 170 }}
        value={query.get('region') ?? ''}
        options={[{ value: '', label: any ?? nameOf(city.code, city.name) }, ...regions.filter(({ code }) => any !== undefined || code !== city.code).map(({ code, name }) => ({ value: code, label: nameOf(code, name) }))]}
        onChange={choose}
      />
    </span>
  )
}
