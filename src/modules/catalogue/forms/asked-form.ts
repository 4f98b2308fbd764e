import { type FormDesign, toDesign } from '../../../platform/forms/form-design.ts'
import { applicantKindOf, formInCode } from './index.ts'
import type { ItemContent } from '../item.ts'

/** What people are asked by this version, designed or not. */
export const askedForm = (content: ItemContent): FormDesign => content.form ?? toDesign(formInCode(content.code, applicantKindOf(content)))
