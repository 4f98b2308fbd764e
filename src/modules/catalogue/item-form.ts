import type { Form } from '../../platform/forms/index.ts'
import { formOf } from './forms/index.ts'
import type { ServiceItem } from './item.ts'
import { getItemVersion, getPublishedItem, type Reading } from './published-items.ts'

export { applicantKindOf } from './forms/index.ts'

/** The form of a published item, or of one version of it. @throws Refusal `catalogue.no_item` */
export async function getItemForm(platform: Reading, code: string, version?: number): Promise<{ item: ServiceItem; form: Form }> {
  const item = version === undefined ? await getPublishedItem(platform, code) : await getItemVersion(platform, code, version)
  return { item, form: formOf(item) }
}
