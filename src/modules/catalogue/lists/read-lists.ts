import { notFound, Refusal } from '../../../platform/errors.ts'
import type { Context, Platform } from '../../../platform/context.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { cityOf } from '../entries.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import type { EditionComparisonView, ItemListView, ListIndex } from './contract.ts'
import { askList, compareEditions, freeze, ITEM_LISTS } from './list-rules.ts'
import { type Edition, insertEdition, listEditionRows } from './list-store.ts'
import { listTownships, loadListSubjects } from './list-subjects.ts'
import type { ItemList } from './list.ts'

type Asking = Pick<Platform, 'db' | 'memo' | 'clock'>

/** @throws Refusal `catalogue.no_list` */
export function getList(id: string): ItemList {
  const list = ITEM_LISTS.find((each) => each.id === id)
  if (!list) throw notFound('这张清单', 'catalogue.no_list')
  return list
}

/** Every list with how many items are in it now. */
export async function listItemLists(platform: Asking, region: string | undefined): Promise<ListIndex> {
  const subjects = await loadListSubjects(platform, region)
  return {
    rows: ITEM_LISTS.map((list) => ({ ...describe(list), itemCount: subjects.filter((subject) => list.includes(subject)).length })),
    itemCount: subjects.length,
    asOf: platform.clock.today(),
  }
}

/** A list as it stands now, in a region or the whole city. @throws Refusal `catalogue.no_list`, no such region */
export async function readItemList(platform: Asking, id: string, region: string | undefined): Promise<ItemListView> {
  const list = getList(id)
  const { rows, itemCount, shares, breakdowns } = askList(list, await loadListSubjects(platform, region), await listTownships(platform, region))
  const editions = await loadEditions(platform, id, region)
  return {
    ...describe(list),
    itemCount,
    region: region ?? null,
    regionName: await regionName(platform, region),
    asOf: platform.clock.today(),
    columns: ['事项名称', ...list.columns],
    rows,
    shares,
    breakdowns,
    editions: editions.map(toEditionView),
  }
}

const describe = ({ id, title, explanation, rule, source }: ItemList) => ({ id, title, explanation, rule, source })
const toEditionView = ({ name, frozenOn, frozenBy, items }: Edition) => ({ name, frozenOn, frozenBy, itemCount: items.length })

/** The whole city is named by the city's own name and kept under its code. */
async function regionName(platform: Asking, region: string | undefined): Promise<string> {
  const directory = await getDirectory(platform)
  return region === undefined ? `${directory.listRegions()[0]?.name ?? ''}（全市）` : directory.region(region)
}

async function loadEditions(platform: Asking, id: string, region: string | undefined): Promise<readonly Edition[]> {
  const key = region ?? 'city'
  return platform.memo.get(`${CATALOGUE_MEMO}:editions:${id}:${key}`, () => listEditionRows(platform.db, id, key))
}

/** A frozen edition against today's list. @throws Refusal `catalogue.no_edition` */
export async function compareEdition(platform: Asking, id: string, name: string, region: string | undefined): Promise<EditionComparisonView> {
  const list = getList(id)
  const placeName = await regionName(platform, region) // an unknown region is refused, not remembered
  const edition = (await loadEditions(platform, id, region)).find((each) => each.name === name)
  if (!edition) throw notFound(`${list.title}（${name}）`, 'catalogue.no_edition')
  const today = freeze(list, await loadListSubjects(platform, region))
  return {
    listTitle: list.title,
    regionName: placeName,
    edition: toEditionView(edition),
    items: edition.items,
    asOf: platform.clock.today(),
    ...compareEditions(edition.items, today),
  }
}

/**
 * Freezes a list under a name (2026年版). An officer of the city freezes the whole city's, one of a county the county's.
 * @throws Refusal `catalogue.edition_exists`
 */
export async function freezeEdition(ctx: Context, id: string, name: string): Promise<EditionComparisonView> {
  const list = getList(id)
  const officer = await getOfficer(ctx)
  const region = officer.region === cityOf(officer.region) ? undefined : officer.region
  await ctx.db.transaction(async (db) => {
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const items = freeze(list, await loadListSubjects(ctx, region))
    const isNew = await insertEdition(db, id, region ?? 'city', { name, frozenOn: ctx.clock.today(), frozenBy: officer.name, items })
    if (!isNew) throw new Refusal(409, 'catalogue.edition_exists', `「${list.title}」已经有 ${name}，公布过的版本不能改。请换一个名称。`)
  })
  ctx.memo.forget(CATALOGUE_MEMO)
  await ctx.audit.append({ region: officer.region, operation: 'catalogue.freezeEdition', actor: ctx.actor.accountId, subject: `${id}/${name}` })
  return compareEdition(ctx, id, name, region)
}
