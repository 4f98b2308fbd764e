import { Refusal } from '../../platform/errors.ts'
import { getDirectory, type Directory } from '../organisation/index.ts'
import type { EntryRow } from './entry-rules.ts'
import { getPublishedItem, loadRegionEntries, type Reading } from './published-items.ts'

/** One authority's item: who decides, where, and the codes a case carries. */
export interface Entry {
  /** Six digits: leads the keys of every case of this entry. */
  region: string
  divisionCode: string
  itemCode: string
  authorityId: string
  unitId: string | null
  /** 实施编码, 31 digits. */
  taskCode: string
  /** 基本编码, 12 digits. */
  baseCode: string
  /** The published version of the item. */
  version: number
}

/**
 * Who handles an item for somebody of `region`: the township or village named by `divisionCode` (12 digits) where it does,
 * else the township above a village, else the region's own department.
 * @throws Refusal `catalogue.no_item`; `catalogue.no_entry` saying where the item is handled instead; `catalogue.division_elsewhere`
 */
export async function getEntry(platform: Reading, code: string, region: string, divisionCode?: string): Promise<Entry> {
  const entry = await findEntry(platform, code, region, divisionCode)
  if (entry) return entry
  const item = await getPublishedItem(platform, code)
  const where = await describePlaces(platform, code, region)
  throw new Refusal(422, 'catalogue.no_entry', `「${item.name}」不在所选地区办理。${where}`)
}

export async function findEntry(platform: Reading, code: string, region: string, divisionCode?: string): Promise<Entry | undefined> {
  const rows = (await loadRegionEntries(platform, region)).get(code) ?? []
  const directory = await getDirectory(platform)
  for (const division of divisionsUpwards(directory, region, divisionCode)) {
    const row = rows.find((each) => each.division_code === division)
    if (row) return toEntry(row)
  }
  return undefined
}

/** Every entry of an item in a region: the region's own body first. */
export const listEntries = async (platform: Reading, code: string, region: string): Promise<Entry[]> =>
  ((await loadRegionEntries(platform, region)).get(code) ?? []).map(toEntry)

/** The region's city (`379900` for `379902`). */
export const cityOf = (region: string): string => `${region.slice(0, 4)}00`

/** A village, its township, its county: nearest first. */
function divisionsUpwards(directory: Directory, region: string, divisionCode: string | undefined): string[] {
  const own = `${region}000000`
  if (divisionCode === undefined) return [own]
  const codes: string[] = []
  for (let code: string | null = divisionCode; code !== null && code !== own; code = directory.division(code).parentCode) codes.push(code)
  const { name, region: itsRegion } = directory.division(divisionCode)
  if (itsRegion !== region) throw new Refusal(422, 'catalogue.division_elsewhere', `「${name}」不在${directory.region(region)}，请重新选择地区。`)
  return [...codes, own]
}

async function describePlaces(platform: Reading, code: string, region: string): Promise<string> {
  const directory = await getDirectory(platform)
  const below = await listEntries(platform, code, region)
  if (below.length > 0) {
    const names = below.map((entry) => directory.division(entry.divisionCode).name)
    return `请选择乡镇（街道）或村（社区）后再办：${names.slice(0, 5).join('、')}${names.length > 5 ? `等 ${names.length} 处` : ''}。`
  }
  const city = cityOf(region)
  const ofCity = directory.isRegion(city) ? await findEntry(platform, code, city) : undefined
  if (ofCity) return `由${directory.authority(ofCity.authorityId).name}办理，请把办理地区改为${directory.region(city)}。`
  const { levels } = await getPublishedItem(platform, code)
  if (levels.every((level) => level !== 'city')) return '由各县（市、区）办理，请选择您所在的县（市、区）。'
  return '请改选其他地区，或拨打 12345 咨询。'
}

const toEntry = (row: EntryRow): Entry => ({
  region: row.region,
  divisionCode: row.division_code,
  itemCode: row.item_code,
  authorityId: row.authority_id,
  unitId: row.unit_id,
  taskCode: row.task_code,
  baseCode: row.base_code,
  version: row.version,
})
