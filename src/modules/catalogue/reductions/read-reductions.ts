import type { Platform } from '../../../platform/context.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { ServiceItem } from '../item.ts'
import { asInRegion, loadListSubjects } from '../lists/list-subjects.ts'
import { CATALOGUE_MEMO, getItemVersion, loadPublishedItems, loadRegionEntries } from '../published-items.ts'
import type { BenchmarkBoard, BestInCityBoard, CatalogueChanges, ProcessReport, PromiseReductions, ReductionsSince, SavingView } from './contract.ts'
import { analyseProcess, findingWords } from './process-rules.ts'
import { averageReduction, bestOf, compareMeasures, CONVERSION, gapsTo, measure, type Measure, MEASURES, measureUnits, measureWords, type Saving, sumSavings } from './reduction-rules.ts'
import { type CatalogueChange, listBenchmarkRows, listCatalogueChanges, listVersionsOn } from './reduction-store.ts'

type Asking = Pick<Platform, 'db' | 'memo' | 'clock'>

const MEASURING = `材料＝需要申请人提交的（免提交的不计）；时限＝承诺工作日，${CONVERSION}；环节＝办理环节数；跑动＝到办事现场次数`

const inWords = <T extends { measure: Measure }>(each: T) => ({ ...each, measureName: measureWords[each.measure], unit: measureUnits[each.measure] })
const toViews = (savings: readonly Saving[]): SavingView[] => savings.map(inWords)

const itemsOf = async (platform: Asking, region: string | undefined): Promise<ServiceItem[]> => (await loadListSubjects(platform, region)).map(({ item }) => item)
const nameOf = async (platform: Asking, region: string | undefined): Promise<string> => (region === undefined ? '全市（基本目录标准）' : (await getDirectory(platform)).region(region))

/** 承诺时限在法定基础上平均减少, both ways, of a region or the standard. */
export async function readReductions(platform: Asking, { region, department }: { region?: string | undefined; department?: string | undefined }): Promise<PromiseReductions> {
  const items = (await itemsOf(platform, region)).filter(({ departmentName }) => department === undefined || departmentName === department)
  return { regionName: await nameOf(platform, region), asOf: platform.clock.today(), ...averageReduction(items) }
}

/** 四减 from the versions in force on a day to those of today; in a region its own differences count on today's side. */
export async function listReductionsSince(platform: Asking, since: string, region: string | undefined): Promise<ReductionsSince> {
  const before = new Map((await listVersionsOn(platform.db, since)).map((item) => [item.code, item]))
  const now = await itemsOf(platform, region)
  const pairs = now.flatMap((item) => {
    const old = before.get(item.code)
    return old ? [{ old, item, before: measure(old), after: measure(item) }] : []
  })
  const current = new Set((await loadPublishedItems(platform)).keys())
  return {
    since,
    asOf: platform.clock.today(),
    regionName: await nameOf(platform, region),
    comparedItems: pairs.length,
    addedItems: now.length - pairs.length,
    removedItems: [...before.keys()].filter((code) => !current.has(code)).length,
    formula: `两个日期都有效的事项相比：减少＝之前合计－现在合计。${MEASURING}`,
    totals: toViews(sumSavings(pairs)),
    rows: pairs
      .map(({ old, item, before, after }) => ({ code: item.code, name: item.name, fromVersion: old.version, toVersion: item.version, savings: toViews(compareMeasures(before, after)) }))
      .filter(({ savings }) => savings.some(({ saved }) => saved !== 0))
      .sort((a, b) => savedDays(b.savings) - savedDays(a.savings)),
  }
}

const savedDays = (savings: readonly SavingView[]): number => savings.find((each) => each.measure === 'days')?.saved ?? 0

/** 四减 between two versions of one item. @throws Refusal `catalogue.no_item`, `catalogue.no_version` */
export async function readItemReductions(platform: Asking, code: string, from: number, to: number) {
  const [before, after] = await Promise.all([getItemVersion(platform, code, from), getItemVersion(platform, code, to)])
  return { code, name: after.name, from, to, savings: toViews(compareMeasures(measure(before), measure(after))) }
}

/** 全市最优: what each county asks for an item, and who asks for least. */
export async function listBestInCity(platform: Asking, { q, isDifferingOnly }: { q?: string | undefined; isDifferingOnly: boolean }): Promise<BestInCityBoard> {
  const directory = await getDirectory(platform)
  const regions = directory.listRegions().filter(({ level }) => level === 'county')
  const entries = await Promise.all(regions.map(({ code }) => loadRegionEntries(platform, code)))
  const rows = [...(await loadPublishedItems(platform)).values()].filter(({ item }) => q === undefined || item.name.includes(q)).flatMap(({ item }) => {
    const placed = regions.flatMap(({ code, name }, index) => {
      const own = entries[index]!.get(item.code)
      return own ? [{ region: code, name, measures: measure(asInRegion(item, own)) }] : []
    })
    if (placed.length === 0) return []
    const best = bestOf(placed)
    return [{ code: item.code, name: item.name, isDiffering: best.some(({ value, worst }) => value !== worst), regions: placed, best: best.map(inWords) }]
  })
  return { asOf: platform.clock.today(), formula: MEASURING, rows: isDifferingOnly ? rows.filter(({ isDiffering }) => isDiffering) : rows }
}

export const BENCHMARK_MEMO = `${CATALOGUE_MEMO}:benchmarks`

/** 对标: our standard against the cities that were brought in; a positive gap is what we still have to catch up. */
export async function listBenchmarks(platform: Asking): Promise<BenchmarkBoard> {
  const published = await loadPublishedItems(platform)
  const benchmarks = await platform.memo.get(BENCHMARK_MEMO, () => listBenchmarkRows(platform.db))
  const rows = benchmarks.flatMap((benchmark) => {
    const item = published.get(benchmark.itemCode)?.item
    return item ? [{ code: item.code, name: item.name, city: benchmark.city, source: benchmark.source, asOf: benchmark.asOf, gaps: gapsTo(measure(item), benchmark).map(inWords) }] : []
  })
  const gaps = rows.flatMap((row) => row.gaps)
  return {
    asOf: platform.clock.today(),
    formula: `差距＝本市－对标城市，大于 0 为落后。${MEASURING}`,
    cities: [...new Set(rows.map(({ city }) => city))],
    summary: MEASURES.map((each) => {
      const of = gaps.filter((gap) => gap.measure === each)
      return inWords({ measure: each, compared: of.length, behind: of.filter(({ gap }) => gap > 0).length, level: of.filter(({ gap }) => gap === 0).length, ahead: of.filter(({ gap }) => gap < 0).length })
    }),
    rows,
  }
}

/** Where processes could lose a step or days. */
export async function analyseProcesses(platform: Asking, region: string | undefined): Promise<ProcessReport> {
  const items = await itemsOf(platform, region)
  const rows = items.flatMap((item) => analyseProcess(item).map((finding) => ({ ...finding, kindName: findingWords[finding.kind] })))
  const sum = (of: (row: (typeof rows)[number]) => number): number => Math.round(rows.reduce((total, row) => total + of(row), 0) * 10) / 10
  return { asOf: platform.clock.today(), analysedItems: items.length, savedDays: sum((row) => row.savedDays), savedSteps: sum((row) => row.savedSteps), rows }
}

const CHANGE_WORDS: Record<CatalogueChange['kind'], string> = { added: '新增', changed: '调整', cancelled: '取消', suspended: '暂停', resumed: '恢复' }

/** 事项动态管理: how many items came, changed and went in a period, and in how many departments. An item that changed twice is one item. */
export async function listChangesBetween(platform: Asking, from: string, until: string): Promise<CatalogueChanges> {
  if (until < from) throw invalidInput([{ pointer: '/until', message: '结束日期不能早于开始日期，请修改。' }])
  const rows = await listCatalogueChanges(platform.db, from, until)
  return {
    from,
    until,
    counts: (Object.keys(CHANGE_WORDS) as CatalogueChange['kind'][]).map((kind) => ({ kind, kindName: CHANGE_WORDS[kind], items: new Set(rows.filter((row) => row.kind === kind).map(({ code }) => code)).size })),
    departments: new Set(rows.map(({ departmentName }) => departmentName)).size,
    rows: rows.map((row) => ({ ...row, kindName: CHANGE_WORDS[row.kind] })),
  }
}
