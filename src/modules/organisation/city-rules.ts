import { type Facility, type HallSheet, type HallZone, type ZoneKind, zoneKindWords } from './halls/hall.ts'
import type { Authority, AuthorityKind, Division, Hall, HallWindow, MapPlace, Station, Unit, WindowKind } from './organisation.ts'
import type { OrganisationRows } from './organisation-store.ts'
import { toUscc } from './uscc-rules.ts'

interface CityFileDivision { code: string; name: string; type: string }

/** A city as `db/seed/divisions.json` tells it. Only what this room reads is named. */
export interface CityFile {
  city: CityFileDivision & { gb6: string }
  counties: (CityFileDivision & { gb6: string; parent: string })[]
  townships: (CityFileDivision & { fullName: string; parent: string })[]
  villages: (CityFileDivision & { parent: string; station?: string })[]
  departments: { id: string; name: string; cityName: string; aliases: string[]; category: string; uscc: string }[]
  halls: {
    id: string; name: string; level: string; division: string; address: string; hours: string; phone: string
    facilities: string[]
    windows: (Pick<HallWindow, 'no' | 'name' | 'serves'> & Partial<Omit<HallWindow, 'kind'>> & { kind: string })[]
    /** What is drawn and set beyond the words above. */
    sheet?: Partial<HallSheet>
  }[]
  stations?: Station[]
  places?: MapPlace[]
}

const DEPARTMENT_KINDS: Readonly<Record<string, AuthorityKind>> = {
  牵头部门: 'leadDepartment',
  政府部门: 'department',
  垂直管理: 'verticalDepartment',
  事业单位: 'publicInstitution',
  群团组织: 'massOrganisation',
  公用企业: 'utility',
}

const WINDOW_KINDS: Readonly<Record<string, WindowKind>> = {
  综合: 'general',
  专项: 'dedicated',
  跨省通办: 'crossProvince',
  咨询: 'consultation',
  帮办代办: 'assistance',
  绿色通道: 'greenChannel',
  有诉即办: 'grievance',
  出件: 'handOut',
  一件事专窗: 'lifeEvent',
  免费服务: 'freeService',
  企业开办: 'enterpriseStart',
  全省通办: 'provinceWide',
  我来办: 'handleForMe',
}

/** What a city file calls the equipment of its halls: facilities, areas, or both. */
const EQUIPMENT: Readonly<Record<string, { facilities?: readonly Facility[]; zone?: ZoneKind }>> = {
  '24小时自助服务区': { facilities: ['selfService24'], zone: 'selfService' },
  '网上(掌上)办事区': { facilities: ['publicComputers'], zone: 'online' },
  母婴室: { facilities: ['nursery'] },
  无障碍通道: { facilities: ['accessibleWay'] },
  免费复印邮寄: { facilities: ['copying', 'post'] },
  公益服务区: { zone: 'own' },
  自助服务区: { zone: 'selfService' },
  等候休息区: { facilities: ['restArea'], zone: 'waiting' },
  志愿服务岗: { zone: 'volunteers' },
}

const HALL_LEVELS: Readonly<Record<string, Hall['level']>> = { 市: 'city', 县: 'county', 乡: 'township' }

/**
 * Spreads a city file out into this room's rows: departments exist once for the city and once for each county,
 * and every township and village has its own body. @throws RangeError when the file uses a word that is not known
 */
export function toOrganisationRows(file: CityFile): Omit<OrganisationRows, 'officers'> {
  const divisions = toDivisions(file)
  const byCode = new Map(divisions.map((division) => [division.code, division]))
  const bodies = [...toCityDepartments(file), ...file.counties.flatMap((county) => toCountyDepartments(file, county))]
  return {
    divisions,
    authorities: [...bodies, ...toGrassrootsBodies(file, byCode)],
    units: bodies.flatMap(toUnits),
    halls: file.halls.map(({ id, name, level, division, address, hours, phone, facilities, sheet }) => ({
      id, region: division.slice(0, 6), divisionCode: division, name, level: known(HALL_LEVELS, level), address, hours, phone,
      ...toSheet(facilities), ...sheet,
    })),
    windows: file.halls.flatMap(({ id, windows }) => windows.map((window) => toWindow(id, window))),
    stations: file.stations ?? [],
    places: file.places ?? [],
  }
}

function toWindow(hallId: string, { kind: word, ...told }: CityFile['halls'][number]['windows'][number]): HallWindow & { hallId: string } {
  const kind = known(WINDOW_KINDS, word)
  const isGeneral = kind === 'general'
  return { hallId, kind, field: isGeneral ? 'undifferentiated' : null, takes: { everything: isGeneral, items: [], authorities: [] }, fromDay: null, untilDay: null, ...told }
}

function toSheet(words: readonly string[]): HallSheet {
  const equipment = words.map((word) => ({ word, ...known(EQUIPMENT, word) }))
  const zones = equipment.flatMap(({ word, zone }): Omit<HallZone, 'id'>[] => (zone ? [{ kind: zone, name: zone === 'own' ? word : zoneKindWords[zone], floor: null, area: null }] : []))
  return {
    version: 1, extendedHours: [], specialDays: [], plan: null, position: null,
    facilities: [...new Set(equipment.flatMap(({ facilities }) => facilities ?? []))],
    zones: [{ kind: 'windows' as const, name: zoneKindWords.windows, floor: null, area: null }, ...zones].map((zone, index) => ({ id: `z${index + 1}`, ...zone })),
  }
}

function toDivisions({ city, counties, townships, villages }: CityFile): Division[] {
  const townshipNames = new Map(townships.map(({ code, fullName }) => [code, fullName]))
  const division = ({ code, name }: CityFileDivision, level: Division['level'], fullName: string, parentCode: string | null): Division => ({
    code, region: code.slice(0, 6), name, fullName, level, parentCode,
  })
  return [
    division(city, 'city', city.name, null),
    ...counties.map((county) => division(county, 'county', city.name + county.name, county.parent)),
    ...townships.map((township) => division(township, 'township', township.fullName, township.parent)),
    ...villages.map((village) => division(village, 'village', `${townshipNames.get(village.parent) ?? ''}${village.name}`, village.parent)),
  ]
}

const toCityDepartments = ({ city, departments }: CityFile): Authority[] =>
  departments.map(({ id, name, cityName, aliases, category, uscc }) => ({
    id: `${city.gb6}-${id}`, region: city.gb6, divisionCode: city.code, name: cityName, shortName: name, aliases, level: 'city', uscc,
    kind: known(DEPARTMENT_KINDS, category),
  }))

function toCountyDepartments({ city, departments }: CityFile, county: CityFile['counties'][number]): Authority[] {
  return departments.map(({ id, name, cityName, aliases, category, uscc }, index) => ({
    id: `${county.gb6}-${id}`,
    region: county.gb6,
    divisionCode: county.code,
    // 国家税务总局云湖市税务局 → 国家税务总局澄湖区税务局
    name: cityName.replace(city.name, county.name),
    shortName: name,
    aliases,
    level: 'county',
    // The city's own departments have MD00…; no county's code ends in 00.
    uscc: toUscc({ prefix: uscc.slice(0, 2), region: county.gb6, body: `MD${county.gb6.slice(4)}${String(index + 1).padStart(4, '0')}` }),
    kind: known(DEPARTMENT_KINDS, category),
  }))
}

/** Government of each township (or office of a subdistrict) and committee of each village (or community). */
function toGrassrootsBodies({ townships, villages }: CityFile, byCode: ReadonlyMap<string, Division>): Authority[] {
  const body = ({ code, name, type }: CityFileDivision, level: 'township' | 'village'): Authority => {
    const isUrban = type === '街道' || type === '社区'
    const [prefix, suffix, kind] = level === 'township'
      ? (['11', isUrban ? '办事处' : '人民政府', isUrban ? 'subdistrictOffice' : 'townshipGovernment'] as const)
      : (isUrban ? (['55', '居民委员会', 'residentsCommittee'] as const) : (['54', '村民委员会', 'villagersCommittee'] as const))
    const shortName = name + suffix
    const parent = byCode.get(level === 'township' ? `${code.slice(0, 6)}000000` : `${code.slice(0, 9)}000`)
    return {
      id: level === 'township' ? `${code.slice(0, 9)}-GOV` : `${code}-VIL`,
      region: code.slice(0, 6),
      divisionCode: code,
      name: `${(level === 'township' ? parent?.name : parent?.fullName) ?? ''}${shortName}`,
      shortName,
      aliases: [name],
      level,
      // Eight digits that no two divisions of a city share.
      uscc: toUscc({ prefix, region: code.slice(0, 6), body: code.slice(4) }),
      kind,
    }
  }
  return [...townships.map((township) => body(township, 'township')), ...villages.map((village) => body(village, 'village'))]
}

/** An alias written 公安局(交通管理) says that 交通管理 is a unit inside the department. */
const toUnits = ({ id, shortName, aliases }: Authority): Unit[] =>
  aliases
    .flatMap((alias) => (alias.startsWith(`${shortName}(`) && alias.endsWith(')') ? [alias.slice(shortName.length + 1, -1)] : []))
    .map((name, index) => ({ id: `${id}-U${index + 1}`, authorityId: id, name }))

function known<T>(names: Readonly<Record<string, T>>, word: string): T {
  const value = names[word]
  if (value === undefined) throw new RangeError(`城市文件中的「${word}」无法识别，可用的有：${Object.keys(names).join('、')}。`)
  return value
}
