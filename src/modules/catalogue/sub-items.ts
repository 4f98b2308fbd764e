import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/errors.ts'
import { namesOfItems } from './item-names.ts'
import { listSubItems } from './item-store.ts'

/**
 * 主项 with living 子项 is not cancelled: they would hang on something nobody can apply for. Asked when the change is submitted
 * and again, inside the transaction that holds the catalogue's row, when it takes effect.
 * @throws Refusal 409 `catalogue.has_sub_items` naming them
 */
export async function refuseLivingSubItems(platform: { db: Db }, { code, name }: { code: string; name: string }): Promise<void> {
  const subItems = (await listSubItems(platform.db, code)).filter(({ state }) => state !== 'cancelled')
  if (subItems.length === 0) return
  throw new Refusal(409, 'catalogue.has_sub_items', `「${name}」还有 ${subItems.length} 个子项没有取消：${namesOfItems(subItems)}。请先取消这些子项，或修订它们的主项，再取消这个事项。`, {
    extra: { subItems: subItems.map(({ code, name }) => ({ code, name })) },
  })
}
