import { type Directory, getDirectory, type Officer } from '../../organisation/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { createItemPlaces } from '../item-places.ts'
import { itemWords, type ServiceItem } from '../item.ts'
import { CATALOGUE_MEMO, loadAllItems, type Reading } from '../published-items.ts'
import { type ClaimState, claimStateWords, type ExpectedPlace, expectedPlaces, isInScope } from './claim-rules.ts'
import { type DecisionRow, listDecisionsOfRegion } from './claim-store.ts'

/** One place, one item: what is expected and what came of it. */
export interface ClaimLine {
  place: ExpectedPlace
  item: ServiceItem
  decision: DecisionRow | undefined
  state: ClaimState
}

type Expected = ReadonlyMap<string, { place: ExpectedPlace; item: ServiceItem }[]>

/** By region; cancelled items are expected of nobody. */
const loadExpected = (platform: Reading, directory: Directory): Promise<Expected> =>
  platform.memo.get(`${CATALOGUE_MEMO}:expected`, async () => {
    const places = createItemPlaces(directory)
    const items = [...(await loadAllItems(platform)).values()].filter(({ state }) => state !== 'cancelled')
    return Map.groupBy(items.flatMap(({ item }) => expectedPlaces(item, places.placesOf).map((place) => ({ place, item }))), ({ place }) => place.region)
  })

/** Everything expected of a region (six digits), by division and item. */
export async function loadClaimBoard(platform: Reading, region: string): Promise<readonly ClaimLine[]> {
  const directory = await getDirectory(platform)
  directory.region(region) // an unknown region is refused, not remembered
  return platform.memo.get(`${CATALOGUE_MEMO}:claims:${region}`, async () => {
    const decisions = new Map((await listDecisionsOfRegion(platform.db, region)).map((row) => [lineKey(row.division_code, row.item_code), row]))
    const lines = ((await loadExpected(platform, directory)).get(region) ?? []).map(({ place, item }): ClaimLine => {
      const decision = decisions.get(lineKey(place.divisionCode, item.code))
      return { place, item, decision, state: decision?.state ?? 'unclaimed' }
    })
    return lines.sort((a, b) => compare(a.place.divisionCode, b.place.divisionCode) || compare(a.item.code, b.item.code))
  })
}

/** A line in words: what stands in a list of claims and at the head of the entry alike. */
export const describeClaim = (directory: Directory, { place, item, decision, state }: ClaimLine) => ({
  divisionCode: place.divisionCode,
  divisionName: directory.division(place.divisionCode).name,
  levelName: itemWords.level[place.level],
  itemCode: item.code,
  itemName: item.name,
  departmentName: item.departmentName,
  authorityName: directory.authority(place.authorityId).name,
  state,
  stateName: claimStateWords[state],
  taskCode: state === 'claimed' ? decision!.task_code : null,
  reason: decision?.reason ?? null,
  decidedBy: decision?.decided_by ?? null,
  decidedAt: decision?.decided_at ? toRfc3339(decision.decided_at) : null,
})

/** The regions whose claims an officer looks after: his own, or the whole city for an officer of the city. */
export const regionsOf = (directory: Directory, officer: Officer): string[] =>
  directory.listRegions().map(({ code }) => code).filter((region) => isInScope(officer.region, region))

/** @throws Refusal `catalogue.other_region` */
export function refuseOtherRegion(directory: Directory, officer: Officer, region: string): void {
  if (isInScope(officer.region, region)) return
  throw new Refusal(403, 'catalogue.other_region', `只能处理${directory.region(officer.region)}的认领和本地内容，这是${directory.region(region)}的，请由当地的事项管理员处理。`)
}

const lineKey = (divisionCode: string, itemCode: string): string => `${divisionCode}/${itemCode}`

/** Where a line stands in a list: also the mark of a page. */
export const keyOf = ({ place, item }: Pick<ClaimLine, 'place' | 'item'>): string => lineKey(place.divisionCode, item.code)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
