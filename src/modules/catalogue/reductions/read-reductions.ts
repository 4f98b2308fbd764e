import type { Platform } from '../../../platform/context.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { ServiceItem } from '../item.ts'
import { asInRegion, loadListSubjects } from '../lists/list-subjects.ts'
import { CATALOGUE_MEMO, getItemVersion, loadPublishedItems, loadRegionEntries } from '../published-items.ts'
import type { BenchmarkBoard, BenchmarkQuery, BestInCityBoard, BestQuery, CatalogueChanges, ChangesQuery, ProcessQuery, ProcessReport, PromiseReductions, ReductionQuery, ReductionsSince, SavingView, SinceQuery } from './contract.ts'
import { COST_FORMULA, compareCosts, sumCosts } from './cost-saving-rules.ts'
import { analyseProcess, explainFinding, findingWords, PROCESS_FORMULA, type ProcessFinding, sumFindings } from './process-rules.ts'
import { averageReduction, bestOf, compareMeasures, CONVERSION, gapsTo, measure, type Measure, MEASURES, measureUnits, measureWords, type Saving, sumSavings } from './reduction-rules.ts'
import { type CatalogueChange, findFirstDay, listBenchmarkRows, listCatalogueChanges, listVersionsOn } from './reduction-store.ts'

type Asking = Pick<Platform, 'db' | 'memo' | 'clock'>
/** What a report is asked about; which page of it is the operation's to say. */
type About<Query> = Omit<Query, 'cursor' | 'limit'>

const MEASURING = `材料＝需要申请人提交的（免提交的不计）；时限＝承诺工作日，${CONVERSION}；环节＝办理环节数；跑动＝到办事现场次数`

const inWords = <T extends { measure: Measure }>(each: T) => ({ ...each, measureName: measureWords[each.measure], unit: measureUnits[each.measure] })
const toViews = (savings: readonly Saving[]): SavingView[] => savings.map(inWords)

const isOf = (department: string | undefined) => ({ departmentName }: { departmentName: string }): boolean => department === undefined || departmentName === department
const itemsOf = async (platform: Asking, region: string | undefined, department: string | undefined): Promise<ServiceItem[]> =>
  (await loadListSubjects(platform, region)).map(({ item }) => item).filter(isOf(department))
const nameOf = async (platform: Asking, region: string | undefined): Promise<string> => (region === undefined ? '全市（基本目录标准）' : (await getDirectory(platform)).region(region))

/** 承诺时限在法定基础上平均减少, both ways, of a region or the standard. */
export async function readReductions(platform: Asking, { region, department }: About<ReductionQuery>): Promise<PromiseReductions> {
  return { regionName: await nameOf(platform, region), asOf: platform.clock.today(), ...averageReduction(await itemsOf(platform, region, department)) }
}

/** 四减 from the versions in force on a day to those of today; in a region its own differences count on today's side. */
export async function listReductionsSince(platform: Asking, { since: asked, region, department, sort = 'days', order = 'most' }: About<SinceQuery>): Promise<ReductionsSince> {
  const asOf = platform.clock.today()
  const firstOn = (await findFirstDay(platform.db)) ?? null
  const since = asked ?? usualSince(asOf, firstOn)
  const before = new Map((await listVersionsOn(platform.db, since)).filter(isOf(department)).map((item) => [item.code, item]))
  const now = await itemsOf(platform, region, department)
  const pairs = now.flatMap((item) => {
    const old = before.get(item.code)
    return old ? [{ old, item, before: measure(old), after: measure(item) }] : []
  })
  const current = new Set((await loadPublishedItems(platform)).keys())
  const direction = order === 'most' ? 1 : -1
  return {
    since,
    asOf,
    firstOn,
    regionName: await nameOf(platform, region),
    comparedItems: pairs.length,
    addedItems: now.length - pairs.length,
    removedItems: [...before.keys()].filter((code) => !current.has(code)).length,
    formula: `两个日期都有效的事项相比：减少＝之前合计－现在合计，比例＝减少÷之前合计。${MEASURING}`,
    totals: toViews(sumSavings(pairs)),
    cost: { ...sumCosts(pairs.map(({ old, item }) => ({ before: old.applicantCost, after: item.applicantCost }))), formula: COST_FORMULA },
    rows: pairs
      .map(({ old, item, before, after }) => ({ code: item.code, name: item.name, departmentName: item.departmentName, fromVersion: old.version, toVersion: item.version, savings: toViews(compareMeasures(before, after)), cost: compareCosts(old.applicantCost, item.applicantCost) }))
      .filter(({ savings, cost }) => savings.some(({ saved }) => saved !== 0) || (cost !== null && cost.saved !== 0))
      .sort((a, b) => direction * (savedOf(b.savings, sort) - savedOf(a.savings, sort))),
  }
}

const newYearOf = (day: string): string => `${day.slice(0, 4)}-01-01`

/** A year is what is reported on; a catalogue that is younger began with its first version. */
function usualSince(today: string, firstOn: string | null): string {
  const newYear = newYearOf(today)
  return firstOn !== null && firstOn > newYear ? firstOn : newYear
}

const savedOf = (savings: readonly SavingView[], measure: Measure): number => savings.find((each) => each.measure === measure)?.saved ?? 0

/** 四减 between two versions of one item. @throws Refusal `catalogue.no_item`, `catalogue.no_version` */
export async function readItemReductions(platform: Asking, code: string, from: number, to: number) {
  const [before, after] = await Promise.all([getItemVersion(platform, code, from), getItemVersion(platform, code, to)])
  return { code, name: after.name, from, to, formula: MEASURING, savings: toViews(compareMeasures(measure(before), measure(after))), cost: compareCosts(before.applicantCost, after.applicantCost), costFormula: COST_FORMULA }
}

/** 全市最优: what each county asks for an item, and who asks for least. */
export async function listBestInCity(platform: Asking, { q, department, differing, behind }: About<BestQuery>): Promise<BestInCityBoard> {
  const directory = await getDirectory(platform)
  if (behind !== undefined) directory.region(behind)
  const all = await loadBoard(platform)
  return {
    asOf: platform.clock.today(),
    formula: `最优＝该项数值最小的县（市、区），可以并列。${MEASURING}`,
    counties: directory.listRegions().filter(({ level }) => level === 'county').map(({ code, name }) => ({ region: code, name, behindItems: all.filter((row) => isBehind(row, code)).length })),
    rows: all
      .filter(isOf(department))
      .filter(({ name }) => q === undefined || name.includes(q))
      .filter(({ isDiffering }) => differing !== 'true' || isDiffering)
      .filter((row) => behind === undefined || isBehind(row, behind)),
  }
}

type BoardRow = BestInCityBoard['rows'][number]

/** Made of every item in every county: kept until the catalogue changes. */
const loadBoard = (platform: Asking): Promise<BoardRow[]> => platform.memo.get(`${CATALOGUE_MEMO}:best-in-city`, async () => {
  const regions = (await getDirectory(platform)).listRegions().filter(({ level }) => level === 'county')
  const entries = await Promise.all(regions.map(({ code }) => loadRegionEntries(platform, code)))
  return [...(await loadPublishedItems(platform)).values()].flatMap(({ item }): BoardRow[] => {
    const placed = regions.flatMap(({ code, name }, index) => {
      const own = entries[index]!.get(item.code)
      return own ? [{ region: code, name, measures: measure(asInRegion(item, own)) }] : []
    })
    if (placed.length === 0) return []
    const best = bestOf(placed)
    return [{ code: item.code, name: item.name, departmentName: item.departmentName, isDiffering: best.some(({ value, worst }) => value !== worst), regions: placed, best: best.map(inWords) }]
  })
})

function isBehind({ regions, best }: BoardRow, region: string): boolean {
  const own = regions.find((each) => each.region === region)
  return own !== undefined && best.some(({ measure, value }) => own.measures[measure] > value)
}

export const BENCHMARK_MEMO = `${CATALOGUE_MEMO}:benchmarks`

/** 对标: our standard against the cities that were brought in; a positive gap is what we still have to catch up. */
export async function listBenchmarks(platform: Asking, { city, department, behind }: About<BenchmarkQuery> = {}): Promise<BenchmarkBoard> {
  const published = await loadPublishedItems(platform)
  const benchmarks = await platform.memo.get(BENCHMARK_MEMO, () => listBenchmarkRows(platform.db))
  const all = benchmarks.flatMap((benchmark) => {
    const item = published.get(benchmark.itemCode)?.item
    return item ? [{ code: item.code, name: item.name, departmentName: item.departmentName, city: benchmark.city, source: benchmark.source, asOf: benchmark.asOf, gaps: gapsTo(measure(item), benchmark).map(inWords) }] : []
  })
  const rows = all.filter(isOf(department)).filter((row) => city === undefined || row.city === city)
  const gaps = rows.flatMap((row) => row.gaps)
  return {
    asOf: platform.clock.today(),
    formula: `差距＝本市－对标城市，大于 0 为落后。${MEASURING}`,
    cities: [...new Set(all.map((row) => row.city))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
    summary: MEASURES.map((each) => {
      const of = gaps.filter((gap) => gap.measure === each)
      return inWords({ measure: each, compared: of.length, behind: of.filter(({ gap }) => gap > 0).length, level: of.filter(({ gap }) => gap === 0).length, ahead: of.filter(({ gap }) => gap < 0).length })
    }),
    rows: behind === 'true' ? rows.filter((row) => row.gaps.some(({ gap }) => gap > 0)) : rows,
  }
}

/** Where processes could lose a step or days, what saves most first. */
export async function analyseProcesses(platform: Asking, { region, department, kind }: About<ProcessQuery>): Promise<ProcessReport> {
  const items = await itemsOf(platform, region, department)
  const found = items.flatMap(analyseProcess)
  const rows = found.filter((finding) => kind === undefined || finding.kind === kind)
  return {
    asOf: platform.clock.today(),
    regionName: await nameOf(platform, region),
    analysedItems: items.length,
    foundItems: new Set(rows.map(({ code }) => code)).size,
    ...sumFindings(rows),
    formula: PROCESS_FORMULA,
    kinds: (Object.keys(findingWords) as ProcessFinding['kind'][]).map((each) => ({ kind: each, kindName: findingWords[each], explanation: explainFinding[each], findings: found.filter((finding) => finding.kind === each).length })),
    rows: rows.map((finding) => ({ ...finding, kindName: findingWords[finding.kind] })).sort((a, b) => b.savedDays - a.savedDays || b.savedSteps - a.savedSteps),
  }
}

const CHANGE_WORDS: Record<CatalogueChange['kind'], string> = { added: '新增', changed: '调整', cancelled: '取消', suspended: '暂停', resumed: '恢复' }

/** 事项动态管理: how many items came, changed and went in a period, and in how many departments. An item that changed twice is one item. */
export async function listChangesBetween(platform: Asking, { until = platform.clock.today(), from = newYearOf(until), department, kind }: About<ChangesQuery>): Promise<CatalogueChanges> {
  if (until < from) throw invalidInput([{ pointer: '/until', message: '结束日期不能早于开始日期，请修改。' }])
  const rows = (await listCatalogueChanges(platform.db, from, until)).filter(isOf(department))
  return {
    from,
    until,
    counts: (Object.keys(CHANGE_WORDS) as CatalogueChange['kind'][]).map((each) => ({ kind: each, kindName: CHANGE_WORDS[each], items: new Set(rows.filter((row) => row.kind === each).map(({ code }) => code)).size })),
    departments: new Set(rows.map(({ departmentName }) => departmentName)).size,
    rows: rows.filter((row) => kind === undefined || row.kind === kind).map((row) => ({ ...row, kindName: CHANGE_WORDS[row.kind] })),
  }
}
