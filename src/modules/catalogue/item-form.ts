import type { Form } from '../../platform/forms/index.ts'
import { type ApplicantKind, formFor } from './forms/index.ts'
import type { ServiceItem } from './item.ts'
import { getPublishedItem, type Reading } from './published-items.ts'

/** The form of a published item. @throws Refusal `catalogue.no_item` */
export async function getItemForm(platform: Reading, code: string): Promise<{ item: ServiceItem; form: Form }> {
  const item = await getPublishedItem(platform, code)
  return { item, form: formFor(item.code, applicantKindOf(item)) }
}

/** 服务对象 as the forms name it. */
export function applicantKindOf({ serves }: Pick<ServiceItem, 'serves'>): ApplicantKind {
  if (serves.persons && serves.enterprises) return 'both'
  return serves.persons ? 'person' : 'enterprise'
}
