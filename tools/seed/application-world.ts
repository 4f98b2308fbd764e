import { inventName, createDice, type Dice } from '../../src/demo-city/invented-names.ts'
import { readCityFile } from '../../src/demo-city/city-file.ts'
import { toMobile } from '../../src/demo-city/residents.ts'
import { formOf } from '../../src/modules/applications/submission/application-form.ts'
import { getWorkCalendar, type WorkCalendar } from '../../src/modules/calendar/index.ts'
import { type EntryRow } from '../../src/modules/catalogue/entry-rules.ts'
import { someAnswers } from '../../src/modules/catalogue/forms/fixtures.ts'
import { loadPublishedItems, loadRegionEntries } from '../../src/modules/catalogue/published-items.ts'
import type { ServiceItem } from '../../src/modules/catalogue/item.ts'
import { type Directory, getDirectory, type Officer, toUscc } from '../../src/modules/organisation/index.ts'
import { readOrganisation } from '../../src/modules/organisation/organisation-store.ts'
import { maskIdentityNumber, toIdentityNumber } from '../../src/modules/subjects/index.ts'
import { addDays, type Day } from '../../src/modules/calendar/calendar-rules.ts'
import type { Form } from '../../src/platform/forms/index.ts'
import type { Platform } from '../../src/platform/context.ts'

/** Somebody who applies in a generated city. The same `index` is the same person in every worker. */
export interface Applicant {
  id: string
  kind: 'person' | 'enterprise'
  name: string
  identityNumber: string
  identityMasked: string
  phone: string
  address: string
  region: string
  sex: 'male' | 'female' | null
  birthDate: Day | null
}

/** An item as it is handled in one region. */
export interface Offer {
  item: ServiceItem
  entries: readonly EntryRow[]
  form: Form
  /** Answers the form accepts; the applicant's own are put over them. */
  answers: Record<string, unknown>
}

/** Everything a story is made from, loaded once. */
export interface World {
  directory: Directory
  calendarOf(region: string): WorkCalendar
  pickRegion(dice: Dice): string
  pickOffer(dice: Dice, region: string): Offer
  clerkOf(hallId: string, dice: Dice): Officer
  officerOf(authorityId: string, role: 'reviewer' | 'decider' | 'certificateClerk'): Officer
  /** People and enterprises who apply: `index` below how many the load invents of each kind. */
  applicant(kind: Applicant['kind'], index: number): Applicant
  /** Somebody of `region` among the first `count`; of any county where `region` is the city. */
  pickApplicant(dice: Dice, kind: Applicant['kind'], region: string, count: number): Applicant
}

/** The city's own bodies against all people of the counties: they handle what counties do not. */
const CITY_SHARE = 0.08

export async function loadWorld(platform: Platform): Promise<World> {
  // The city's own import has no use for how many people live where.
  const { counties } = readCityFile() as unknown as { counties: { gb6: string; population: number }[] }
  const [directory, items, organisation] = await Promise.all([getDirectory(platform), loadPublishedItems(platform), readOrganisation(platform.db)])
  const regions = directory.listRegions().map(({ code }) => code)
  const population = new Map(counties.map(({ gb6, population: people }) => [gb6, people]))
  const people = counties.reduce((sum, county) => sum + county.population, 0)
  const pickRegion = weighted(regions.map((code) => ({ value: code, weight: (population.get(code) ?? 0) / people || CITY_SHARE })))

  const calendars = new Map<string, WorkCalendar>()
  const offers = new Map<string, (dice: Dice) => Offer>()
  // A few items make most of the work in every hall (Zipf): the order is arbitrary but the same at each run.
  const popularity = new Map([...items.keys()].map((code, rank) => [code, 1 / ((rank * 37) % items.size + 3)]))
  for (const region of regions) {
    calendars.set(region, await getWorkCalendar(platform, region))
    const entries = await loadRegionEntries(platform, region)
    offers.set(region, weighted([...entries].flatMap(([code, rows]) => {
      const published = items.get(code)
      if (!published) return []
      const form = formOf(published.item)
      return [{ value: { item: published.item, entries: rows, form, answers: someAnswers(form) }, weight: popularity.get(code)! }]
    })))
  }

  const clerks = Map.groupBy(organisation.officers.filter(({ roles, hallId }) => hallId !== null && roles.includes('windowClerk')), ({ hallId }) => hallId!)
  const byAuthority = Map.groupBy(organisation.officers, ({ authorityId }) => authorityId)
  return {
    directory,
    calendarOf: (region) => calendars.get(region)!,
    pickRegion,
    pickOffer: (dice, region) => offers.get(region)!(dice),
    clerkOf: (hallId, dice) => dice.pick(clerks.get(hallId)!),
    // A village committee has no officers of its own in the demonstration: its township's handle its cases.
    officerOf(authorityId, role) {
      const own = byAuthority.get(authorityId)?.find(({ roles }) => roles.includes(role))
      return own ?? byAuthority.get(`${authorityId.slice(0, 9)}-GOV`)!.find(({ roles }) => roles.includes(role))!
    },
    applicant: (kind, index) => inventApplicant(kind, index, regions),
    pickApplicant(dice, kind, region, count) {
      const counties = regions.length - 1
      const place = regions.indexOf(region) - 1
      const index = place < 0 ? dice.below(count) : dice.below(Math.floor(count / counties)) * counties + place
      return inventApplicant(kind, index, regions)
    },
  }
}

/** Picks with the given weights. */
function weighted<T>(choices: { value: T; weight: number }[]): (dice: Dice) => T {
  const limits: number[] = []
  let sum = 0
  for (const { weight } of choices) limits.push((sum += weight))
  return (dice) => {
    const at = (dice.below(1_000_000) / 1_000_000) * sum
    let low = 0
    let high = limits.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (limits[middle]! > at) high = middle
      else low = middle + 1
    }
    return choices[low]!.value
  }
}

const FIRST_BIRTHDAY = '1940-01-01'
const BIRTHDAYS = 24_000
/** Sequences below belong to the residents of the demonstration. */
const FIRST_SEQUENCE = 500
const SEQUENCES = 490
/** Ids of generated applicants lie in 2025, before anybody who registers later. */
const ID_PREFIX = { person: '0194a000', enterprise: '0194b000' }
const TRADES = ['商贸', '餐饮管理', '信息技术', '装饰工程', '物流', '农业科技', '建材', '医疗器械']
const WORDS = '瑞和 启明 云帆 泽润 嘉禾 鼎盛 恒信 金穗 绿野 天成 同心 万家 祥云 永泰 正德 众合 卓越 华章'.split(' ')

function inventApplicant(kind: Applicant['kind'], index: number, regions: readonly string[]): Applicant {
  const dice = createDice(index * 2 + (kind === 'person' ? 1 : 0))
  const region = regions[1 + (index % (regions.length - 1))]!
  const round = Math.floor(index / (regions.length - 1))
  const id = `${ID_PREFIX[kind]}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
  const address = `${region}第${1 + dice.below(30)}号楼${1 + dice.below(6)}单元${1 + dice.below(18)}01室`
  const phone = toMobile(index % 10_000)
  if (kind === 'enterprise') {
    const identityNumber = toUscc({ prefix: '91', region, body: `MB${String(index).padStart(6, '0')}` })
    return { id, kind, name: `${dice.pick(WORDS)}${dice.pick(WORDS)}${dice.pick(TRADES)}有限公司`, identityNumber, identityMasked: identityNumber, phone, address, region, sex: null, birthDate: null }
  }
  const sex = dice.pick(['male', 'female'] as const)
  const birthDate = addDays(FIRST_BIRTHDAY, round % BIRTHDAYS)
  // Odd sequences are men's.
  const sequence = FIRST_SEQUENCE + (Math.floor(round / BIRTHDAYS) * 2) % SEQUENCES + (sex === 'male' ? 1 : 0)
  const identityNumber = toIdentityNumber({ region, birthDate, sequence })
  return { id, kind, name: inventName(dice, sex, Number(birthDate.slice(0, 4))), identityNumber, identityMasked: maskIdentityNumber(identityNumber), phone, address, region, sex, birthDate }
}
