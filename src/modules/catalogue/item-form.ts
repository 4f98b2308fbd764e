import type { Form } from '../../platform/forms/index.ts'
import { formOf } from './forms/index.ts'
import type { ServiceItem } from './item.ts'
import { getPublishedItem, type Reading } from './published-items.ts'

export { applicantKindOf } from './forms/index.ts'

/** The form of a published item. @throws Refusal `catalogue.no_item` */
export async function getItemForm(platform: Reading, code: string): Promise<{ item: ServiceItem; form: Form }> {
  const item = await getPublishedItem(platform, code)
  return { item, form: formOf(item) }
}
