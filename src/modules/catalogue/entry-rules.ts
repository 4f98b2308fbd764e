import type { ItemType, Level, ServiceItem } from './item.ts'
import type { LocalElements } from './local-elements.ts'
import { toBaseItemCode, toItemCode } from './item-code-rules.ts'

/** One authority that can handle items of a level, as the organisation knows it. */
export interface Place {
  region: string
  divisionCode: string
  authorityId: string
  /** USCC of the authority. */
  uscc: string
  unitId: string | null
}

/** 实施清单: one authority handles one item. */
export interface EntryRow extends EntryPlace {
  /** What this place says differently. */
  local: LocalElements
  local_version: number
}

/** Where an item is handled and under which codes. */
export interface EntryPlace {
  region: string
  division_code: string
  item_code: string
  authority_id: string
  unit_id: string | null
  task_code: string
  base_code: string
  version: number
}

/** 行使层级 of the national exchange tables. */
const USE_LEVEL: Record<Level, string> = { city: '3', county: '4', township: '5', village: '6' }

/** The entries an item has: each authority of each of its levels, with the 实施编码 that follows from the three facts. */
export function toEntries(item: Pick<ServiceItem, 'code' | 'version' | 'levels'>, baseCode: string, placesOf: (level: Level) => readonly Place[]): EntryPlace[] {
  return item.levels.flatMap((level) => placesOf(level).map((place) => ({
    region: place.region,
    division_code: place.divisionCode,
    item_code: item.code,
    authority_id: place.authorityId,
    unit_id: place.unitId,
    task_code: toItemCode({ authority: place.uscc, level: USE_LEVEL[level], baseCode }),
    base_code: baseCode,
    version: item.version,
  })))
}

/** 事项类型 of the national exchange tables. */
const TYPE_CODES: Record<ItemType, string> = { licence: '01', payment: '05', confirmation: '07', reward: '08', adjudication: '09', otherPower: '10', publicService: '20' }

/** No province has 99: a base code of ours is never taken for one that was really given. */
const INVENTED_REGION = '99'

/**
 * A 基本编码 for an item whose file names none: 99, its type, two digits that follow from the department's name
 * and the first serial not in `taken`. The same items imported in the same order always get the same codes.
 */
export function inventBaseCode(item: Pick<ServiceItem, 'type' | 'departmentName'>, taken: ReadonlySet<string>): string {
  const parts = { region: INVENTED_REGION, type: TYPE_CODES[item.type], field: fieldOf(item.departmentName) }
  for (let serial = 1; serial <= 999; serial++) {
    const code = toBaseItemCode({ ...parts, mainItem: String(serial).padStart(3, '0') })
    if (!taken.has(code)) return code
  }
  throw new RangeError(`${item.departmentName}这一类事项已有 999 项，请在文件中写明基本编码。`)
}

/** Departments may share a field; the serial keeps their codes apart. */
function fieldOf(departmentName: string): string {
  let sum = 7
  for (const character of departmentName) sum = (sum * 31 + character.codePointAt(0)!) % 9973
  return String(sum % 100).padStart(2, '0')
}
