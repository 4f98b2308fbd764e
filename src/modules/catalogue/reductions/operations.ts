import { defineOperation } from '../../../platform/operations.ts'
import type { Upload } from '../../../platform/operations.ts'
import { RegionQuery } from '../lists/contract.ts'
import {
  BenchmarkBoard, BenchmarkImport, BestInCityBoard, BestQuery, CatalogueChanges, ChangesQuery, ItemReductionParams, ItemReductionQuery, ItemReductions, ProcessReport, PromiseReductions, ReductionQuery, ReductionsSince, SinceQuery,
} from './contract.ts'
import { importBenchmarks } from './import-benchmarks.ts'
import { analyseProcesses, listBenchmarks, listBestInCity, listChangesBetween, listReductionsSince, readItemReductions, readReductions } from './read-reductions.ts'

const reading = { audience: 'staff', permission: 'catalogue.readDrafts' } as const

export const readReductionsOperation = defineOperation({
  id: 'catalogue.readReductions',
  summary: '承诺时限比法定时限平均减少多少：逐项平均和总量压缩两种算法，附不计的事项数',
  ...reading,
  query: ReductionQuery,
  output: PromiseReductions,
  run: (ctx, { query }) => readReductions(ctx, query),
})

export const listReductionsSinceOperation = defineOperation({
  id: 'catalogue.listReductionsSince',
  summary: '四减：从某一天的版本到今天，材料、时限、环节、跑动各减少多少',
  ...reading,
  query: SinceQuery,
  output: ReductionsSince,
  run: (ctx, { query }) => listReductionsSince(ctx, query.since, query.region),
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
  summary: '全市最优：每个事项各县（市、区）的材料、时限、环节、跑动，以及谁最少',
  ...reading,
  query: BestQuery,
  output: BestInCityBoard,
  run: (ctx, { query }) => listBestInCity(ctx, { q: query.q, isDifferingOnly: query.differing === 'true' }),
})

export const listBenchmarksOperation = defineOperation({
  id: 'catalogue.listBenchmarks',
  summary: '对标：本市与对标城市逐项的差距',
  ...reading,
  output: BenchmarkBoard,
  run: (ctx) => listBenchmarks(ctx),
})

export const importBenchmarksOperation = defineOperation({
  id: 'catalogue.importBenchmarks',
  summary: '导入对标城市数据（CSV：城市、事项、承诺工作日、材料数、环节数、跑动次数、来源、数据日期），逐格报错',
  audience: 'staff',
  permission: 'catalogue.import',
  output: BenchmarkImport,
  status: 201,
  isWrite: true,
  transfer: 'upload',
  run: (ctx, { body }) => importBenchmarks(ctx, body as unknown as Upload),
})

export const analyseProcessesOperation = defineOperation({
  id: 'catalogue.analyseProcesses',
  summary: '流程分析：重复审查、空转环节、超出法定份额的环节，以及各能省多少',
  ...reading,
  query: RegionQuery,
  output: ProcessReport,
  run: (ctx, { query }) => analyseProcesses(ctx, query.region),
})

export const listChangesBetweenOperation = defineOperation({
  id: 'catalogue.listChangesBetween',
  summary: '事项动态管理：一段时间内新增、调整、取消、暂停、恢复了哪些事项，涉及几个部门',
  ...reading,
  query: ChangesQuery,
  output: CatalogueChanges,
  run: (ctx, { query }) => listChangesBetween(ctx, query.from, query.until),
})
