import type { FormDesign } from '../../../../src/platform/forms/form-design.ts'
import { api, bodyOf } from '../../../client/http.ts'

/** What a form is designed from, as `catalogue.readFormParts` answers. */
export interface FormParts {
  /** The form people fill in while none is designed for the item. */
  present: FormDesign
  blocks: { id: string; title: string; hint: string; sections: FormDesign['sections'] }[]
  formats: Readonly<Record<string, string>>
}

export async function readFormParts(id: string, signal: AbortSignal): Promise<FormParts> {
  // The description of the API leaves a design open, so its type is named here.
  const address = '/api/v1/staff/catalogue/changes/{id}/form-parts' as '/api/v1/staff/catalogue/changes/{id}'
  return (await bodyOf(api.GET(address, { params: { path: { id } }, signal }))) as unknown as FormParts
}
