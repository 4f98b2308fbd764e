import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory } from '../../organisation/index.ts'
import { refuseBlockingFindings } from '../checks/index.ts'
import type { ItemContent } from '../item.ts'
import { createItemPlaces } from '../item-places.ts'
import { checkFilled, checkIds, checkItem, checkMainItem, type ItemFamily } from '../item-rules.ts'
import { findVersionContent } from '../item-store.ts'
import { loadAllItems, type PublishedItem } from '../published-items.ts'
import type { ItemChange } from './item-change.ts'
import { mergeContents } from './merge-rules.ts'

/** Refuses content that no version may have, naming every place: what a file with the same content is refused for. */
export async function refuseUnpublishable(ctx: Context, content: ItemContent): Promise<void> {
  const { isDepartment } = createItemPlaces(await getDirectory(ctx))
  const faults = [...checkFilled(content), ...checkIds(content), ...checkItem(content), ...checkMainItem(content, toFamily(await loadAllItems(ctx)))]
  if (content.departmentName !== '' && !isDepartment(content.departmentName)) faults.push({ path: 'departmentName', message: `本平台没有「${content.departmentName}」。请核对部门名称，或先在组织机构中添加。` })
  if (faults.length === 0) return refuseBlockingFindings(ctx, content)
  throw new Refusal(422, 'catalogue.not_publishable', `有 ${faults.length} 处还不能公布，请按提示改正后再提交。`, { errors: faults.map(({ path, message }) => ({ pointer: `/content/${path}`, message })) })
}

/** What is cancelled is nobody's main item any more. */
function toFamily(items: ReadonlyMap<string, PublishedItem>): ItemFamily {
  const living = [...items.values()].filter(({ state }) => state !== 'cancelled')
  const mainItems = new Map(living.map(({ item }) => [item.code, item.mainItem]))
  const mains = new Set(mainItems.values())
  return { mainItemOf: (code) => mainItems.get(code), hasSubItems: (code) => mains.has(code) }
}

/**
 * A file may have published the item while the draft was written: the draft is joined with that version, so that nothing
 * published is lost unseen. @throws Refusal `catalogue.base_changed` naming where both say something else
 */
export async function onPublishedVersion(ctx: Context, change: ItemChange): Promise<ItemChange> {
  const item = (await loadAllItems(ctx)).get(change.itemCode)?.item
  if (change.baseVersion === null || !item || item.version === change.baseVersion) return change
  const { version, ...published } = item
  const base = await findVersionContent(ctx.db, change.itemCode, change.baseVersion)
  const { content, conflicts } = mergeContents(base ?? published, change.content, published)
  if (conflicts.length === 0) return { ...change, content, baseVersion: version }
  throw baseChanged(version, conflicts)
}

export const baseChanged = (version: number, conflicts: { title: string }[] = []): Refusal =>
  new Refusal(409, 'catalogue.base_changed', `起草期间这个事项已公布第 ${version} 版${conflicts.length > 0 ? `，与草稿不一致的有：${conflicts.map(({ title }) => title).join('、')}。请把这些地方改成与第 ${version} 版一致后再送审，或撤回后重新发起` : '，请退回起草人重新送审'}。`, { extra: { version, conflicts } })
