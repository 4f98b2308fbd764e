import Type from 'typebox'
import { defineOperation, type Upload } from '../../../platform/operations.ts'
import {
  BenchmarkImport, BenchmarkPage, BenchmarkQuery, BestInCityPage, BestQuery, CatalogueChangesPage, ChangesQuery, ImportQuery, ItemReductionParams, ItemReductionQuery, ItemReductions, ProcessPage, ProcessQuery, PromiseReductionsPage, ReductionQuery,
  ReductionsSincePage, SinceQuery,
} from './contract.ts'
import { importBenchmarks, makeBenchmarkTemplate } from './import-benchmarks.ts'
import { pageOf } from './pages.ts'
import { analyseProcesses, listBenchmarks, listBestInCity, listChangesBetween, listReductionsSince, readItemReductions, readReductions } from './read-reductions.ts'
import { benchmarkTable, bestTable, changesTable, processTable, promiseTable, sinceTable, toCsv } from './tables.ts'

const reading = { audience: 'staff', permission: 'catalogue.readDrafts' } as const
/** What answers for `Accept: text/csv`. */
const asTable = { ...reading, output: Type.String(), transfer: 'file' } as const

export const readReductionsOperation = defineOperation({
  id: 'catalogue.readReductions',
  summary: '承诺时限比法定时限平均减少多少：逐项平均和总量压缩两种算法，附不计的事项数（Accept: text/csv 为表格）',
  ...reading,
  query: ReductionQuery,
  output: PromiseReductionsPage,
  csv: defineOperation({ id: 'catalogue.exportReductions', summary: '导出承诺时限压缩（CSV）', ...asTable, query: ReductionQuery, run: async (ctx, { query }) => toCsv(promiseTable(await readReductions(ctx, query))) as never }),
  run: async (ctx, { query }) => pageOf(await readReductions(ctx, query), query),
})

export const listReductionsSinceOperation = defineOperation({
  id: 'catalogue.listReductionsSince',
  summary: '四减：从某一天的版本到今天，材料、时限、环节、跑动各减少多少（Accept: text/csv 为表格）',
  ...reading,
  query: SinceQuery,
  output: ReductionsSincePage,
  csv: defineOperation({ id: 'catalogue.exportReductionsSince', summary: '导出四减（CSV）', ...asTable, query: SinceQuery, run: async (ctx, { query }) => toCsv(sinceTable(await listReductionsSince(ctx, query))) as never }),
  run: async (ctx, { query }) => pageOf(await listReductionsSince(ctx, query), query),
})

export const readItemReductionsOperation = defineOperation({
  id: 'catalogue.readItemReductions',
  summary: '一个事项两个版本之间的四减',
  ...reading,
  params: ItemReductionParams,
  query: ItemReductionQuery,
  output: ItemReductions,
  run: (ctx, { params, query }) => readItemReductions(ctx, params.code, query.from, query.to),
})

export const listBestInCityOperation = defineOperation({
  id: 'catalogue.listBestInCity',
  summary: '全市最优：每个事项各县（市、区）的材料、时限、环节、跑动，以及谁最少（Accept: text/csv 为表格）',
  ...reading,
  query: BestQuery,
  output: BestInCityPage,
  csv: defineOperation({ id: 'catalogue.exportBestInCity', summary: '导出全市最优（CSV）', ...asTable, query: BestQuery, run: async (ctx, { query }) => toCsv(bestTable(await listBestInCity(ctx, query))) as never }),
  run: async (ctx, { query }) => pageOf(await listBestInCity(ctx, query), query),
})

export const listBenchmarksOperation = defineOperation({
  id: 'catalogue.listBenchmarks',
  summary: '对标：本市与对标城市逐项的差距（Accept: text/csv 为表格）',
  ...reading,
  query: BenchmarkQuery,
  output: BenchmarkPage,
  csv: defineOperation({ id: 'catalogue.exportBenchmarks', summary: '导出对标差距（CSV）', ...asTable, query: BenchmarkQuery, run: async (ctx, { query }) => toCsv(benchmarkTable(await listBenchmarks(ctx, query))) as never }),
  run: async (ctx, { query }) => pageOf(await listBenchmarks(ctx, query), query),
})

export const exportBenchmarkTemplateOperation = defineOperation({
  id: 'catalogue.exportBenchmarkTemplate',
  summary: '下载对标数据模板（CSV，每个事项一行）',
  ...asTable,
  run: async (ctx) => ({ mediaType: 'text/csv; charset=utf-8', fileName: '对标数据模板.csv', content: Buffer.from(`\ufeff${await makeBenchmarkTemplate(ctx)}`) }) as never,
})

export const importBenchmarksOperation = defineOperation({
  id: 'catalogue.importBenchmarks',
  summary: '导入对标城市数据（CSV：城市、事项、承诺工作日、材料数、环节数、跑动次数、来源、数据日期），逐格报错；dryRun=true 只试读',
  audience: 'staff',
  permission: 'catalogue.import',
  query: ImportQuery,
  output: BenchmarkImport,
  isWrite: true,
  transfer: 'upload',
  run: (ctx, { query, body }) => importBenchmarks(ctx, body as unknown as Upload, { isTrial: query.dryRun === 'true' }),
})

export const analyseProcessesOperation = defineOperation({
  id: 'catalogue.analyseProcesses',
  summary: '流程分析：重复审查、空转环节、超出法定份额的环节，以及各能省多少（Accept: text/csv 为表格）',
  ...reading,
  query: ProcessQuery,
  output: ProcessPage,
  csv: defineOperation({ id: 'catalogue.exportProcesses', summary: '导出流程分析（CSV）', ...asTable, query: ProcessQuery, run: async (ctx, { query }) => toCsv(processTable(await analyseProcesses(ctx, query))) as never }),
  run: async (ctx, { query }) => pageOf(await analyseProcesses(ctx, query), query),
})

export const listChangesBetweenOperation = defineOperation({
  id: 'catalogue.listChangesBetween',
  summary: '事项动态管理：一段时间内新增、调整、取消、暂停、恢复了哪些事项，涉及几个部门（Accept: text/csv 为表格）',
  ...reading,
  query: ChangesQuery,
  output: CatalogueChangesPage,
  csv: defineOperation({ id: 'catalogue.exportChangesBetween', summary: '导出事项动态管理（CSV）', ...asTable, query: ChangesQuery, run: async (ctx, { query }) => toCsv(changesTable(await listChangesBetween(ctx, query))) as never }),
  run: async (ctx, { query }) => pageOf(await listChangesBetween(ctx, query), query),
})
