import Type from 'typebox'
import { type FormDesign, toDesign } from '../../../platform/forms/index.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { ChangeParams } from '../changes/change-contract.ts'
import { getChange } from '../changes/describe-change.ts'
import { formBlocks } from './form-blocks.ts'
import { formatWords } from './form-elements.ts'
import { applicantKindOf, formInCode } from './index.ts'

const Design = Type.Unsafe<FormDesign>(Type.Object({}, { additionalProperties: true, description: '申请表，见 /staff/catalogue/elements 的 form' }))

const FormParts = Type.Object({
  /** The form people fill in while none is designed for the item. */
  present: Design,
  blocks: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), hint: Type.String(), sections: Type.Unsafe<FormDesign['sections']>(Type.Array(Type.Object({}, { additionalProperties: true }))) })),
  /** Ways of writing an answer that can be checked, with their names. */
  formats: Type.Record(Type.String(), Type.String()),
})

/** What a form is designed from: the present one to copy, and pages that every form asks in the same words. */
export const readFormParts = defineOperation({
  id: 'catalogue.readFormParts',
  summary: '设计申请表的素材：现有的申请表、现成的页、可以核对的写法',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: ChangeParams,
  output: FormParts,
  async run(ctx, { params }) {
    const { content } = await getChange(ctx, params.id)
    return { present: toDesign(formInCode(content.code, applicantKindOf(content))), blocks: [...formBlocks], formats: { ...formatWords } }
  },
})
