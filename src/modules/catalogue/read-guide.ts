import { invalidInput, Refusal } from '../../platform/errors.ts'
import { type Directory, getDirectory } from '../organisation/index.ts'
import type { Guide, GuideEntry } from './contract.ts'
import { cityOf, type Entry, findEntry, getEntry, listEntries } from './entries.ts'
import { itemAt, placesAt } from './entries/local-items.ts'
import { durationText, itemWords, tailorMaterials, type Material, type ServiceItem, type SituationAnswers } from './item.ts'
import { toItemSummary } from './item-summary.ts'
import { placeWords } from './local-elements.ts'
import { getPublished, loadRegionEntries, type PublishedItem, type Reading } from './published-items.ts'

/** 政务服务便民热线, the same everywhere in the country (国办发〔2020〕53号). */
const HOTLINE = '12345'

export interface GuidePlace {
  region?: string | undefined
  /** 12 digits of a township or village. */
  division?: string | undefined
}

/** The guide of an item for one place and one person's answers, as that place handles it. @throws Refusal when item, region or division do not exist */
export const readGuide = async (platform: Reading, code: string, place: GuidePlace, answers: SituationAnswers): Promise<Guide> =>
  makeGuide(platform, await getPublished(platform, code), place, answers)

/** The guide of whatever is given as the standard: the published item, or a draft of it to look at beforehand. */
export async function makeGuide(
  platform: Reading,
  { item: standard, baseCode, effectiveOn }: Pick<PublishedItem, 'item' | 'baseCode' | 'effectiveOn'>,
  place: GuidePlace,
  answers: SituationAnswers,
): Promise<Guide> {
  const directory = await getDirectory(platform)
  const { code } = standard
  const region = place.region ?? (place.division === undefined ? undefined : directory.division(place.division).region)
  const entry = region === undefined ? undefined : await findNearestEntry(platform, directory, code, region, place.division)
  const item = entry ? await itemAt(platform, standard, entry.divisionCode) : standard
  const describe = async (each: Entry) => toGuideEntry(directory, each, placesAt((await loadRegionEntries(platform, each.region)).get(code), each.divisionCode))
  const guideEntry = entry ? await describe(entry) : null
  const entries = region === undefined ? [] : await listEntries(platform, code, region)
  return {
    ...toItemSummary(item, guideEntry?.authorityName ?? null),
    ...itemParts(item),
    baseCode,
    effectiveOn,
    situations: item.situations.map(({ id, question, options }) => ({
      id,
      question,
      options: options.map((option) => ({ id: option.id, label: option.label })),
      chosen: options.find((option) => option.id === answers[id])?.id ?? null,
    })),
    materials: tailorMaterials(item, answers).map(toGuideMaterial),
    entry: guideEntry,
    places: await Promise.all(entries.map(describe)),
    handledIn: await listHandlingRegions(platform, directory, code),
    consultationPhone: item.consultationPhone ?? guideEntry?.hall.phone ?? HOTLINE,
    complaintPhone: item.complaintPhone ?? HOTLINE,
    cannotStartReason: await reasonNotToStart(platform, item, region, place.division, guideEntry),
  }
}

/** In the place itself, or at the city, whose departments serve every county of it. */
async function findNearestEntry(platform: Reading, directory: Directory, code: string, region: string, division: string | undefined): Promise<Entry | undefined> {
  const here = await findEntry(platform, code, region, division)
  const city = cityOf(region)
  // Where townships handle an item, the person has to choose hers; the city is no substitute.
  if (here || city === region || !directory.isRegion(city) || (await listEntries(platform, code, region)).length > 0) return here
  return findEntry(platform, code, city)
}

async function listHandlingRegions(platform: Reading, directory: Directory, code: string): Promise<Guide['handledIn']> {
  const handling: Guide['handledIn'] = []
  for (const { code: region, name } of directory.listRegions()) {
    if ((await loadRegionEntries(platform, region)).has(code)) handling.push({ region, name })
  }
  return handling
}

/** 网办深度 III and IV take an application online; I and II only inform and offer forms to download. */
const FIRST_DEPTH_WITH_APPLICATION = 3

async function reasonNotToStart(platform: Reading, item: ServiceItem, region: string | undefined, division: string | undefined, entry: GuideEntry | null): Promise<string | null> {
  if (item.onlineDepth < FIRST_DEPTH_WITH_APPLICATION) return `这件事还不能网上申请，请带齐材料到${entry?.hall.name ?? '办事大厅'}办理。`
  if (region === undefined) return '请先选择办理地区。'
  if (entry) return null
  // The refusal of an application made here says why and where to go.
  try {
    await getEntry(platform, item.code, region, division)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.detail
    throw error
  }
}

function toGuideEntry(directory: Directory, entry: Entry, handlingPlaces: ReturnType<typeof placesAt>): GuideEntry {
  const { id, name, address, hours, phone } = directory.hallOf(entry.divisionCode)
  return {
    region: entry.region,
    regionName: directory.region(entry.region),
    divisionCode: entry.divisionCode,
    divisionName: directory.division(entry.divisionCode).name,
    authorityId: entry.authorityId,
    authorityName: directory.authority(entry.authorityId).name,
    unitName: entry.unitId === null ? null : directory.unit(entry.unitId).name,
    taskCode: entry.taskCode,
    hall: { id, name, address, hours, phone },
    handlingPlaces: handlingPlaces.map((each) => ({ ...each, kindName: placeWords[each.kind] })),
  }
}

const itemParts = (item: ServiceItem) => ({
  levels: item.levels.map((level) => ({ level, name: itemWords.level[level] })),
  legalBasis: item.legalBasis,
  statutoryLimit: item.statutoryLimit,
  statutoryText: durationText(item.statutoryLimit),
  siteVisitReason: item.siteVisitReason,
  fee: item.fee,
  result: { ...item.result, kindName: itemWords.resultKind[item.result.kind] },
  conditions: item.conditions,
  steps: item.steps.map((step) => ({ ...step, kindName: itemWords.step[step.kind] })),
  themes: item.themes,
  crossRegion: item.crossRegion,
  intermediary: item.intermediary,
  notes: item.notes,
})

const toGuideMaterial = (material: Material) => ({ ...material, formName: itemWords.form[material.form], sourceName: itemWords.source[material.source] })

const SITUATION_PARAMETER = /^s\.(q\d{1,2})$/

/**
 * The answers in a URL: `situations={"q1":"o2"}` or `s.q1=o2`, the latter first.
 * An answer to a question that no longer exists is kept and changes nothing: an old bookmark still opens its guide.
 */
export function readSituationAnswers(query: Readonly<Record<string, unknown>>): SituationAnswers {
  const answers: SituationAnswers = {}
  if (typeof query.situations === 'string' && query.situations !== '') {
    for (const [id, option] of Object.entries(parseObject(query.situations))) if (typeof option === 'string') answers[id] = option
  }
  for (const [name, option] of Object.entries(query)) {
    const id = SITUATION_PARAMETER.exec(name)?.[1]
    if (id !== undefined && typeof option === 'string') answers[id] = option
  }
  return answers
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw invalidInput([{ pointer: '/situations', message: '情形应写成 {"q1":"o2"} 这样的 JSON，请检查。' }])
}
