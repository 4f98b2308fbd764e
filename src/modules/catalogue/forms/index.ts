import type { Form } from '../../../platform/forms/index.ts'
import type { ItemContent } from '../item.ts'
import { composedForm } from './composed-form.ts'
import type { ApplicantKind } from './default-form.ts'
import { formInCode } from './form-in-code.ts'

export { defaultForm } from './default-form.ts'
export type { ApplicantKind } from './default-form.ts'
export { formInCode, itemForms } from './form-in-code.ts'
export { createFormFormats } from './form-formats.ts'
export type { CodeVerdict, FormFormatSources } from './form-formats.ts'

/** 服务对象 as the forms name it. */
export function applicantKindOf({ serves }: Pick<ItemContent, 'serves'>): ApplicantKind {
  if (serves.persons && serves.enterprises) return 'both'
  return serves.persons ? 'person' : 'enterprise'
}

/** The form that this version of an item asks to be filled in: its own when one was designed, else the one in code. */
export const formOf = (item: Pick<ItemContent, 'code' | 'serves' | 'form'>): Form =>
  item.form === null ? formInCode(item.code, applicantKindOf(item)) : composedForm(item.code, item.form)
