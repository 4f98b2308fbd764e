import type { FormDesign } from '../../../../src/platform/forms/form-design.ts'
import { api, bodyOf } from '../../../client/http.ts'

/** What a form is designed from, as `catalogue.readFormParts` answers. */
export interface FormParts {
  /** The form people fill in while none is designed for the item. */
  present: FormDesign
  blocks: { id: string; title: string; hint: string; sections: FormDesign['sections'] }[]
  formats: Readonly<Record<string, string>>
}

// The description of the API leaves a design open, so its type is named here.
export const readFormParts = async (id: string, signal: AbortSignal): Promise<FormParts> =>
  (await bodyOf(api.GET('/api/v1/staff/catalogue/changes/{id}/form-parts', { params: { path: { id } }, signal }))) as unknown as FormParts
