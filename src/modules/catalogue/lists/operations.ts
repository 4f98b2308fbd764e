import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { EditionComparisonView, EditionParams, FreezeInput, ItemListView, ListIndex, ListParams, RegionQuery } from './contract.ts'
import { SameVersion } from './contract-same-version.ts'
import { toListCsv, toListWorkbook } from './list-files.ts'
import { compareEnds } from './same-version.ts'
import { compareEdition, freezeEdition, listItemLists, readItemList } from './read-lists.ts'

const open = { audience: 'public', permission: 'public' } as const

export const listItemListsOperation = defineOperation({
  id: 'catalogue.listItemLists',
  summary: '列出全部事项清单和各清单现有的事项数',
  ...open,
  query: RegionQuery,
  output: ListIndex,
  run: (ctx, { query }) => listItemLists(ctx, query.region),
})

export const exportItemListOperation = defineOperation({
  id: 'catalogue.exportItemList',
  summary: '导出一张清单（CSV）',
  ...open,
  params: ListParams,
  query: RegionQuery,
  output: Type.String(),
  transfer: 'file',
  run: async (ctx, { params, query }) => toListCsv(await readItemList(ctx, params.list, query.region)) as never,
})

export const readItemListOperation = defineOperation({
  id: 'catalogue.readItemList',
  summary: '一张清单：由事项要素当场算出，附算法、占比和分类汇总（Accept: text/csv 为表格）',
  ...open,
  params: ListParams,
  query: RegionQuery,
  output: ItemListView,
  csv: exportItemListOperation,
  run: (ctx, { params, query }) => readItemList(ctx, params.list, query.region),
})

export const exportItemListWorkbookOperation = defineOperation({
  id: 'catalogue.exportItemListWorkbook',
  summary: '导出一张清单（Excel 工作簿，附算法和汇总）',
  ...open,
  params: ListParams,
  query: RegionQuery,
  output: Type.String(),
  transfer: 'file',
  run: async (ctx, { params, query }) => (await toListWorkbook(await readItemList(ctx, params.list, query.region))) as never,
})

export const readEditionOperation = defineOperation({
  id: 'catalogue.readEdition',
  summary: '清单的一个年度版，以及它与今天的差别',
  ...open,
  params: EditionParams,
  query: RegionQuery,
  output: EditionComparisonView,
  run: (ctx, { params, query }) => compareEdition(ctx, params.list, params.edition, query.region),
})

export const freezeEditionOperation = defineOperation({
  id: 'catalogue.freezeEdition',
  summary: '把清单今天的内容公布为一个年度版（如 2026年版），公布后不变',
  audience: 'staff',
  permission: 'catalogue.review',
  params: ListParams,
  body: FreezeInput,
  output: EditionComparisonView,
  status: 201,
  isWrite: true,
  run: (ctx, { params, body }) => freezeEdition(ctx, params.list, body.name),
})

export const compareEndsOperation = defineOperation({
  id: 'catalogue.compareEnds',
  summary: '多端同源检查：逐项核对各端显示的版本与基本目录是否一致（每分钟至多重新核对一次）',
  ...open,
  output: SameVersion,
  run: (ctx) => compareEnds(ctx),
})
