import type { Context } from '../../platform/context.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { openingRefusal } from './changes/change-rules.ts'
import { findOpenChange, listOpenChanges, type OpenChangeRow } from './changes/change-store.ts'
import { compareContents } from './changes/compare-rules.ts'
import { getChangePerson } from './changes/describe-change.ts'
import { changeWords } from './changes/item-change.ts'
import { ItemParams } from './contract.ts'
import { confirmRefusal } from './confirm-guide.ts'
import { itemWords } from './item.ts'
import { elementGroups, itemElements } from './item-elements.ts'
import type { ItemState } from './item-store.ts'
import { localElements } from './local-elements.ts'
import { CompareQuery, Comparison, ElementRegistry, ManagedItem, ManagedPage, ManagedQuery, VersionContent, VersionParams } from './manage-contract.ts'
import { listVersionRows } from './manage-items-store.ts'
import { getItemVersion, loadAllItems, type PublishedItem } from './published-items.ts'

const DEFAULT_LIMIT = 50
const STATE_WORDS: Record<ItemState, string> = { active: '正在办理', suspended: '已暂停', cancelled: '已取消' }
const VERSION_STATE_WORDS = { published: '现行', superseded: '已被替代' } as const

const read = { audience: 'staff', permission: 'catalogue.readDrafts' } as const

export const readElements = defineOperation({
  id: 'catalogue.readElements',
  summary: '事项的全部要素：名称、填写说明、次序',
  ...read,
  output: ElementRegistry,
  run: async () => ({ groups: elementGroups.map(({ elements, ...group }) => ({ ...group, elements: [...elements] })), elements: itemElements, localElements }),
})

/** Every item that was ever published, in the order of the base catalogue. */
export const listManagedItems = defineOperation({
  id: 'catalogue.listManagedItems',
  summary: '列出目录中的事项和正在进行的变更',
  ...read,
  query: ManagedQuery,
  output: ManagedPage,
  async run(ctx, { query }) {
    const all = [...(await loadAllItems(ctx)).values()]
    const matching = all.filter(matches(query))
    const start = query.cursor === undefined ? 0 : matching.findIndex(({ item }) => item.code === query.cursor) + 1
    if (query.cursor !== undefined && start === 0) throw new Refusal(422, 'platform.bad_cursor', '翻页标记无效，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '翻页标记无效。' }] })
    const limit = query.limit ?? DEFAULT_LIMIT
    const shown = matching.slice(start, start + limit)
    const open = new Map((await listOpenChanges(ctx.db, shown.map(({ item }) => item.code))).map((change) => [change.itemCode, change]))
    return {
      rows: shown.map((published) => {
        const { code, name, type, departmentName } = published.item
        return { code, name, typeName: itemWords.type[type], departmentName, ...factsOf(published, open.get(code)) }
      }),
      next: start + limit < matching.length ? shown.at(-1)!.item.code : null,
      total: matching.length,
      departments: countDepartments(all),
    }
  },
})

/** By name, so that somebody who looks for one finds it. */
const countDepartments = (all: readonly PublishedItem[]): { name: string; count: number }[] =>
  [...Map.groupBy(all, ({ item }) => item.departmentName)].map(([name, items]) => ({ name, count: items.length })).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))

const matches = ({ q, state, department, type }: ManagedQuery) => {
  const wanted = q?.trim().toLowerCase() ?? ''
  return (published: PublishedItem): boolean => {
    const { item } = published
    return (state === undefined || published.state === state)
      && (department === undefined || item.departmentName === department)
      && (type === undefined || item.type === type)
      && (wanted === '' || [item.name, ...item.shortNames, item.code, published.baseCode].some((each) => each.toLowerCase().includes(wanted)))
  }
}

const factsOf = ({ item, state, effectiveOn, cancelOn, confirmedOn }: PublishedItem, open: OpenChangeRow | undefined) => ({
  state,
  stateName: STATE_WORDS[state],
  version: item.version,
  effectiveOn,
  cancelOn,
  confirmedOn,
  openChange: open ? { id: open.id, state: open.state, stateName: changeWords.state[open.state], kindName: changeWords.kind[open.kind], authorName: open.authorName } : null,
})

export const readManagedItem = defineOperation({
  id: 'catalogue.readManagedItem',
  summary: '打开目录中的一个事项：内容、历次版本、能办的操作',
  ...read,
  params: ItemParams,
  output: ManagedItem,
  async run(ctx, { params }) {
    const published = await getAny(ctx, params.code)
    const { version: _, ...content } = published.item
    const person = await getChangePerson(ctx)
    const open = await findOpenChange(ctx.db, params.code)
    const versions = await listVersionRows(ctx.db, params.code)
    const notEditor = person.mayEdit ? undefined : '由事项管理员办理。'
    return {
      code: params.code,
      baseCode: published.baseCode,
      ...factsOf(published, open),
      content,
      versions: versions.map(({ version, effectiveOn, publishedAt, publishedBy, state }) => ({ version, effectiveOn, publishedAt: publishedAt.toISOString(), publishedBy, state, stateName: VERSION_STATE_WORDS[state] })),
      allowedActions: [
        ...(['revise', 'suspend', 'resume', 'cancel'] as const).map((action) => ({ action, reason: notEditor ?? openingRefusal(action, published.state, open)?.detail ?? null })),
        { action: 'confirm', reason: confirmRefusal(published.state, person)?.detail ?? null },
      ].map(({ action, reason }) => ({ action, isAllowed: reason === null, reason })),
    }
  },
})

/** Whatever became of it. @throws Refusal `catalogue.no_item` */
async function getAny(ctx: Context, code: string): Promise<PublishedItem> {
  const published = (await loadAllItems(ctx)).get(code)
  if (!published) throw notFound('这个事项', 'catalogue.no_item')
  return published
}

export const readItemVersion = defineOperation({
  id: 'catalogue.readItemVersion',
  summary: '事项某一版的内容',
  ...read,
  params: VersionParams,
  output: VersionContent,
  async run(ctx, { params }) {
    const { version, ...content } = await getItemVersion(ctx, params.code, params.version)
    return { version, content }
  },
})

export const compareVersions = defineOperation({
  id: 'catalogue.compareVersions',
  summary: '比较事项的两版，逐个要素列出不同',
  ...read,
  params: ItemParams,
  query: CompareQuery,
  output: Comparison,
  async run(ctx, { params: { code }, query }) {
    const to = query.to ?? (await getAny(ctx, code)).item.version
    const from = query.from ?? Math.max(1, to - 1)
    return { from, to, differences: compareContents(await getItemVersion(ctx, code, from), await getItemVersion(ctx, code, to)) }
  },
})
