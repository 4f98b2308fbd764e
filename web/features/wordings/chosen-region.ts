import { useSearchParams } from 'react-router'
import { useRegions } from '../catalogue/office-region.ts'
import { useOfficer } from '../sessions/officer.tsx'

/** The region whose words are looked at: in the address, so that a link shows the same; the officer's own where it says nothing. */
export function useChosenRegion(): { region: string; choice: { name: string; label: string; any: string; options: { value: string; label: string }[]; width: number } } {
  const officer = useOfficer()
  const [query] = useSearchParams()
  const others = (useRegions().data ?? []).filter(({ code }) => code !== officer.region)
  return {
    region: query.get('region') ?? officer.region,
    choice: { name: 'region', label: '地区', any: officer.regionName, options: others.map(({ code, name }) => ({ value: code, label: name })), width: 150 },
  }
}
