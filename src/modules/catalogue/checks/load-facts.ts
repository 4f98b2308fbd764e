import type { Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Form, FormFormats } from '../../../platform/forms/index.ts'
import { getSetting } from '../../../platform/settings.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { chainTo } from '../entries/local-items.ts'
import { holdingLocal, localiseAlong } from '../entries/local-rules.ts'
import type { EntryRow } from '../entry-rules.ts'
import { createFormFormats, formOf } from '../forms/index.ts'
import { createItemPlaces } from '../item-places.ts'
import type { ItemContent, ServiceItem } from '../item.ts'
import { listEditionRows } from '../lists/list-store.ts'
import { loadAllItems, loadRegionEntries, type PublishedItem } from '../published-items.ts'
import type { CheckFacts, PlaceFacts, Severity } from './check-rule.ts'
import type { SeverityOf } from './check-rules.ts'
import { listBrokenLinks } from './link-store.ts'
import { guideFreshMonths, severitySettings, specificationYears } from './settings.ts'
import { findFormProblem } from './trial-form.ts'

/** Everything the rules ask of an item, in memory: one load serves a draft as well as the whole catalogue. */
export interface CheckWorld {
  /** The city whose base catalogue it is. */
  city: string
  directory: Directory
  items: ReadonlyMap<string, PublishedItem>
  factsOf(content: ItemContent): CheckFacts
  severityOf: SeverityOf
}

/** The list of lists that is frozen every year as 行政许可事项清单. */
const LICENCE_LIST = 'licences'

export async function loadCheckWorld(platform: Platform): Promise<CheckWorld> {
  const today = platform.clock.today()
  const directory = await getDirectory(platform)
  const regions = directory.listRegions().map(({ code }) => code)
  const city = regions[0]!
  const items = await loadAllItems(platform)
  const ofRegions = await Promise.all(regions.map((region) => loadRegionEntries(platform, region)))
  const entriesOf = (code: string) => ofRegions.flatMap((entries) => entries.get(code) ?? [])
  const [edition] = await listEditionRows(platform.db, LICENCE_LIST, city)
  // What is cancelled is nobody's main item any more.
  const living = new Map([...items].filter(([, { state }]) => state !== 'cancelled'))
  const subItems = Map.groupBy(living.values(), ({ item }) => item.mainItem)
  const shared = {
    today,
    freshMonths: await getSetting(platform, guideFreshMonths, city, today),
    specificationYears: await getSetting(platform, specificationYears, city, today),
    isDepartment: remember(createItemPlaces(directory).isDepartment),
    findItem: (code: string) => living.get(code)?.item,
    subItemsOf: remember((code) => (subItems.get(code) ?? []).map(({ item, state }) => ({ code: item.code, name: item.name, state }))),
    licenceList: edition ? { title: `行政许可事项清单（${edition.name}）`, codes: new Set(edition.items.map(({ code }) => code)) } : null,
    formProblem: createFormTrial(platform),
    brokenLinks: new Map((await listBrokenLinks(platform.db)).map(({ url, problem }) => [url, problem])),
  }
  const placesOf = createPlaceFacts(directory)
  return {
    city,
    directory,
    items,
    factsOf: (content) => ({ ...shared, confirmedOn: items.get(content.code)?.confirmedOn ?? null, state: items.get(content.code)?.state ?? 'active', places: placesOf(content, entriesOf(content.code)) }),
    severityOf: await loadSeverities(platform, [city, ...regions], today),
  }
}

/** A hall and a chain of divisions for each place: looked up once, however many items it handles. */
function createPlaceFacts(directory: Directory): (content: ItemContent, rows: readonly EntryRow[]) => PlaceFacts[] {
  const hallOf = remember((divisionCode) => findHall(directory, divisionCode))
  const chainOf = remember((divisionCode) => chainTo(directory, divisionCode))
  const localFacts = (content: ItemContent, rows: readonly EntryRow[], { region, division_code, local, version }: EntryRow) => {
    const standard: ServiceItem = { ...content, version }
    const ofRegion = rows.filter((each) => each.region === region)
    const chain = chainOf(division_code)
    const item = localiseAlong(standard, ofRegion, chain)
    return { item: item === standard ? null : item, handledAt: local.places ?? [], lapsed: holdingLocal(localiseAlong(standard, ofRegion, chain.slice(0, -1)), local).lapsed }
  }
  return (content, rows) => {
    // Most items are handled everywhere as the standard says.
    const isDifferent = new Set(rows.filter(({ local }) => Object.keys(local).length > 0).map(({ region }) => region))
    return rows.map((row) => ({
      region: row.region,
      divisionCode: row.division_code,
      hall: hallOf(row.division_code),
      ...(isDifferent.has(row.region) ? localFacts(content, rows, row) : { item: null, handledAt: [], lapsed: {} }),
    }))
  }
}

function findHall(directory: Directory, divisionCode: string): PlaceFacts['hall'] {
  try {
    return directory.hallOf(divisionCode)
  } catch (error) {
    // A place without a hall is what a rule has to find, not a failure of the check.
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Whose number a person types is checked by other rooms; here only the form itself is on trial. */
const anyCode = () => ({ valid: true }) as const

/** Compiled forms are kept by the formats they were compiled with, so these are made once for each clock. */
const formatsByClock = new WeakMap<object, FormFormats>()

function createFormTrial({ clock }: Pick<Platform, 'clock'>): (content: ItemContent) => string | null {
  const formats = formatsByClock.get(clock) ?? createFormFormats({ identityNumber: anyCode, uscc: anyCode, today: clock.today })
  formatsByClock.set(clock, formats)
  const tried = new Map<Form, string | null>()
  return (content) => {
    // Of a designed form the rule `formSound` says more, and where.
    if (content.form !== null) return null
    const form = formOf(content)
    if (!tried.has(form)) tried.set(form, findFormProblem(form, formats))
    return tried.get(form)!
  }
}

async function loadSeverities(platform: Platform, regions: readonly string[], today: string): Promise<SeverityOf> {
  const [city] = regions
  const severities = new Map<string, Severity>()
  for (const region of new Set(regions)) {
    for (const [ruleId, setting] of severitySettings) severities.set(`${region}/${ruleId}`, await getSetting(platform, setting, region, today))
  }
  return (ruleId, region = city) => severities.get(`${region}/${ruleId}`)!
}

function remember<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key)!
  }
}
