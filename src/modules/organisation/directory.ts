import type { Platform } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import type { Authority, Division, Hall, MapPlace, Officer, Station, Unit } from './organisation.ts'
import { type OrganisationRows, readOrganisation } from './organisation-store.ts'
import type { OfficerRole } from './roles.ts'

export const DIRECTORY_MEMO = 'organisation.directory'

/** A city or county: what leads the keys of everything about its cases. */
export interface Region {
  /** Six digits. */
  code: string
  name: string
  level: 'city' | 'county'
}

/** Who answers for a matter, and the part of the house that handles it where the item names one. */
export interface Competence {
  authority: Authority
  unit: Unit | undefined
}

/**
 * The organisation in process: every look-up answers at once.
 * A look-up of something that does not exist throws a Refusal (404) naming what was looked for.
 */
export interface Directory {
  /** By its 12 digits. */
  division(code: string): Division
  /** Name of a city or county by its six digits. */
  region(code: string): string
  isRegion(code: string): boolean
  authority(id: string): Authority
  /**
   * The body that answers for an item of department `shortName` in `region` (other names, and units written
   * 公安局(交通管理) or by their own name, are understood). With the code of a township or village as `divisionCode`
   * it is that division's own body, which handles every department's matters there.
   */
  authorityOf(region: string, shortName: string, divisionCode?: string): Competence
  /** The same by name alone, where the name may be nobody's. */
  findCompetence(region: string, name: string): Competence | undefined
  unit(id: string): Unit
  hall(id: string): Hall
  /** The hall of a region (six digits) or division (12 digits); a village is served by its township's, a township without one by its county's. */
  hallOf(regionOrDivision: string): Hall
  /** 便民服务站 of a village. */
  station(id: string): Station
  /** Those of a region, also the ones no longer in service. */
  listStations(region: string): Station[]
  /** Where a division lies on the city's own map; undefined where nobody has drawn it. */
  placeOf(divisionCode: string): MapPlace | undefined
  officer(id: string): Officer
  /** Those of a region (six digits) who hold a role, by their authority and name. */
  listOfficers(region: string, role: OfficerRole): Officer[]
  /** Everybody of a region, by their authority and name. */
  listRegionOfficers(region: string): Officer[]
  /** Who works in a hall, by name. */
  listHallOfficers(hallId: string): Officer[]
  /** The city first, then its counties by code. */
  listRegions(): Region[]
  listTownships(region: string): Division[]
  listVillages(townshipCode: string): Division[]
  /** The region's own hall first, then those of its townships. */
  listHalls(region: string): Hall[]
  listAuthorities(region: string): Authority[]
}

/** The directory as it stands; loaded once and forgotten when somebody changes it. */
export const getDirectory = (platform: Pick<Platform, 'memo' | 'db'>): Promise<Directory> =>
  platform.memo.get(DIRECTORY_MEMO, async () => createDirectory(await readOrganisation(platform.db)))

export function createDirectory(rows: OrganisationRows): Directory {
  const divisions = new Map(rows.divisions.map((division) => [division.code, division]))
  const regions = new Map(rows.divisions.filter(isRegionLevel).map(({ region, name, level }) => [region, { code: region, name, level }]))
  const townships = Map.groupBy(rows.divisions.filter(({ level }) => level === 'township'), ({ region }) => region)
  const villages = Map.groupBy(rows.divisions.filter(({ level }) => level === 'village'), ({ parentCode }) => parentCode)
  const authorities = new Map(rows.authorities.map((authority) => [authority.id, authority]))
  const authoritiesByRegion = Map.groupBy(rows.authorities, ({ region }) => region)
  const units = new Map(rows.units.map((unit) => [unit.id, unit]))
  const windows = Map.groupBy(rows.windows, ({ hallId }) => hallId)
  const halls = new Map(rows.halls.map((hall): [string, Hall] => [
    hall.id, { ...hall, windows: (windows.get(hall.id) ?? []).map(({ hallId: _, ...window }) => window) },
  ]))
  const hallByDivision = new Map([...halls.values()].map((hall) => [hall.divisionCode, hall]))
  const hallsByRegion = Map.groupBy(halls.values(), ({ region }) => region)
  const stations = new Map(rows.stations.map((station) => [station.id, station]))
  const stationsByRegion = Map.groupBy(rows.stations, ({ region }) => region)
  const places = new Map(rows.places.map((place) => [place.divisionCode, place]))
  const officers = new Map(rows.officers.map((officer) => [officer.id, officer]))
  const officersByHall = Map.groupBy(rows.officers, ({ hallId }) => hallId)
  const officersByRegion = Map.groupBy(rows.officers, ({ region }) => region)
  const ownBodies = new Map(rows.authorities.filter(isGrassroots).map((authority) => [authority.divisionCode, authority]))
  const competences = indexCompetences(rows)

  return {
    division: (code) => divisions.get(code) ?? missing(`行政区划 ${code}`, 'organisation.no_such_division'),
    region: (code) => regions.get(code)?.name ?? missing(`区划代码为 ${code} 的市或县（市、区）`, 'organisation.no_such_region'),
    isRegion: (code) => regions.has(code),
    authority: (id) => authorities.get(id) ?? missing(`实施主体 ${id}`, 'organisation.no_such_authority'),
    authorityOf(region, shortName, divisionCode) {
      const ownBody = divisionCode === undefined ? undefined : ownBodies.get(divisionCode)
      if (ownBody) return { authority: ownBody, unit: undefined }
      return competences.get(`${region}/${toHalfWidth(shortName)}`) ?? missing(`${regions.get(region)?.name ?? region}的「${shortName}」`, 'organisation.no_such_authority')
    },
    findCompetence: (region, name) => competences.get(`${region}/${toHalfWidth(name.trim())}`),
    unit: (id) => units.get(id) ?? missing(`内设机构 ${id}`, 'organisation.no_such_unit'),
    hall: (id) => halls.get(id) ?? missing(`办事大厅 ${id}`, 'organisation.no_such_hall'),
    hallOf(place) {
      let code: string | null = place.length === 6 ? `${place}000000` : place
      while (code !== null) {
        const hall = hallByDivision.get(code)
        if (hall) return hall
        code = divisions.get(code)?.parentCode ?? null
      }
      return missing(`${place} 的办事大厅`, 'organisation.no_such_hall')
    },
    station: (id) => stations.get(id) ?? missing(`便民服务站 ${id}`, 'organisation.no_such_station'),
    listStations: (region) => stationsByRegion.get(region) ?? [],
    placeOf: (divisionCode) => places.get(divisionCode),
    officer: (id) => officers.get(id) ?? missing('这位工作人员', 'organisation.no_such_officer'),
    listOfficers: (region, role) => (officersByRegion.get(region) ?? []).filter(({ roles }) => roles.includes(role)).sort(byAuthority),
    listRegionOfficers: (region) => (officersByRegion.get(region) ?? []).toSorted(byAuthority),
    listHallOfficers: (hallId) => (officersByHall.get(hallId) ?? []).toSorted(byName),
    listRegions: () => [...regions.values()],
    listTownships: (region) => townships.get(region) ?? [],
    listVillages: (townshipCode) => villages.get(townshipCode) ?? [],
    listHalls: (region) => hallsByRegion.get(region) ?? [],
    listAuthorities: (region) => authoritiesByRegion.get(region) ?? [],
  }
}

/** Departments by region and every name that means them; a department's own name wins over another's nickname. */
function indexCompetences(rows: OrganisationRows): Map<string, Competence> {
  const index = new Map<string, Competence>()
  const add = (region: string, name: string, competence: Competence) => {
    const key = `${region}/${toHalfWidth(name)}`
    if (!index.has(key)) index.set(key, competence)
  }
  const departments = rows.authorities.filter((authority) => !isGrassroots(authority))
  const unitsOf = Map.groupBy(rows.units, ({ authorityId }) => authorityId)
  for (const authority of departments) add(authority.region, authority.shortName, { authority, unit: undefined })
  for (const authority of departments) {
    for (const unit of unitsOf.get(authority.id) ?? []) {
      add(authority.region, `${authority.shortName}(${unit.name})`, { authority, unit })
      add(authority.region, unit.name, { authority, unit })
    }
    for (const name of [authority.name, ...authority.aliases]) add(authority.region, name, { authority, unit: undefined })
  }
  return index
}

const isRegionLevel = (division: Division): division is Division & { level: 'city' | 'county' } => division.level === 'city' || division.level === 'county'
const isGrassroots = ({ level }: Authority): boolean => level === 'township' || level === 'village'

const byName = (a: Officer, b: Officer): number => a.name.localeCompare(b.name, 'zh-CN') || compareTexts(a.id, b.id)
const byAuthority = (a: Officer, b: Officer): number => compareTexts(a.authorityId, b.authorityId) || byName(a, b)

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Item lists are written with either kind of brackets. */
const toHalfWidth = (name: string): string => name.replaceAll('（', '(').replaceAll('）', ')')

function missing(what: string, code: string): never {
  throw notFound(what, code)
}
