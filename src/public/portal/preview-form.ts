import Type from 'typebox'
import { formOf, getItemChange } from '../../modules/catalogue/index.ts'
import { compileForm, type Form, FormDefinitionError } from '../../platform/forms/index.ts'
import { designProblems } from '../../platform/forms/form-design-rules.ts'
import { defineOperation } from '../../platform/operations.ts'
import { formatsOf } from './pages/drafts.ts'

/** 预览申请表: what the page that shows it needs. Named by a page alone: programs read the draft itself. */
export const previewForm = defineOperation({
  id: 'portal.previewForm',
  summary: '按草稿预览申请表',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: Type.Object({ id: Type.String({ title: '变更', format: 'uuid' }) }),
  output: Type.Object({
    itemName: Type.String(),
    /** Null while the design cannot be asked; then `problems` say why. */
    form: Type.Union([Type.Unsafe<Form>(Type.Object({}, { additionalProperties: true })), Type.Null()]),
    problems: Type.Array(Type.String()),
  }),
  async run(ctx, { params }) {
    const { content } = await getItemChange(ctx, params.id)
    const problems = content.form === null ? [] : designProblems(content.form).map(({ message }) => message)
    if (problems.length > 0) return { itemName: content.name, form: null, problems }
    try {
      const { form } = compileForm(formOf(content), { formats: formatsOf(ctx) })
      return { itemName: content.name, form, problems: [] }
    } catch (error) {
      if (error instanceof FormDefinitionError) return { itemName: content.name, form: null, problems: [...error.problems] }
      throw error
    }
  },
})
