import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { Guide, GuideQuery, ItemForm, ItemPage, ItemParams, ListQuery, SearchQuery, SearchResult, SuggestQuery, SuggestResult, ThemeList } from './contract.ts'
import { getItemForm } from './item-form.ts'
import { listItems, listThemes } from './list-items.ts'
import { readGuide, readSituationAnswers } from './read-guide.ts'
import { searchPublishedItems, suggestPublishedItems } from './search-published-items.ts'

const open = { audience: 'public', permission: 'public' } as const

export const searchItemsOperation = defineOperation({
  id: 'catalogue.searchItems',
  summary: '按平常说法查找事项，最符合的在前',
  ...open,
  query: SearchQuery,
  output: SearchResult,
  run: (ctx, { query }) => searchPublishedItems(ctx, query),
})

export const suggestItemsOperation = defineOperation({
  id: 'catalogue.suggestItems',
  summary: '输入时提示事项',
  ...open,
  query: SuggestQuery,
  output: SuggestResult,
  run: (ctx, { query }) => suggestPublishedItems(ctx, query),
})

export const listItemsOperation = defineOperation({
  id: 'catalogue.listItems',
  summary: '按服务对象、主题和地区列出事项',
  ...open,
  query: ListQuery,
  output: ItemPage,
  run: (ctx, { query }) => listItems(ctx, query),
})

export const listThemesOperation = defineOperation({
  id: 'catalogue.listThemes',
  summary: '列出办事主题和各主题的事项数',
  ...open,
  query: Type.Object({}, { additionalProperties: false }),
  output: ThemeList,
  run: (ctx) => listThemes(ctx),
})

export const readGuideOperation = defineOperation({
  id: 'catalogue.readGuide',
  summary: '办事指南：条件、材料（按情形定制）、环节、时限、费用、依据和办理地点',
  ...open,
  params: ItemParams,
  query: GuideQuery,
  output: Guide,
  run: (ctx, { params, query }) => readGuide(ctx, params.code, query, readSituationAnswers(query)),
})

export const readItemFormOperation = defineOperation({
  id: 'catalogue.readItemForm',
  summary: '事项的申请表（JSON Schema 和提问方式）',
  ...open,
  params: ItemParams,
  output: ItemForm,
  async run(ctx, { params }) {
    const { item, form } = await getItemForm(ctx, params.code)
    return { itemCode: item.code, itemVersion: item.version, ...form }
  },
})
