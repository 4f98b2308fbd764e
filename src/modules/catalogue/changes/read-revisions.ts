import Type from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { ChangeParams, StoredContent } from './change-contract.ts'
import { findRevisionContent, listRevisionRows } from './change-store.ts'
import { getChange } from './describe-change.ts'

export const listRevisions = defineOperation({
  id: 'catalogue.listRevisions',
  summary: '一项变更的历次保存',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: ChangeParams,
  output: Type.Object({ rows: Type.Array(Type.Object({ revision: Type.Integer(), editorName: Type.String(), at: Type.String({ format: 'date-time' }) })) }),
  async run(ctx, { params }) {
    const { id } = await getChange(ctx, params.id)
    return { rows: (await listRevisionRows(ctx.db, id)).map((row) => ({ ...row, at: row.at.toISOString() })) }
  },
})

export const readRevision = defineOperation({
  id: 'catalogue.readRevision',
  summary: '某次保存的内容，可用来恢复',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: Type.Object({ ...ChangeParams.properties, revision: Type.Integer({ title: '修订号', minimum: 1, maximum: 1_000_000 }) }, { additionalProperties: false }),
  output: Type.Object({ revision: Type.Integer(), content: StoredContent }),
  async run(ctx, { params }) {
    const found = await findRevisionContent(ctx.db, params.id, params.revision)
    if (found?.revision !== params.revision) throw notFound('这次保存', 'catalogue.no_revision')
    return found
  },
})
