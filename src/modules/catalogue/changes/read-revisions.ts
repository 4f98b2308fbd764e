import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import type { ItemContent } from '../item.ts'
import { ChangeParams, DifferenceView, Limit, StoredContent } from './change-contract.ts'
import { findRevisionContent, listRevisionRows } from './change-store.ts'
import { compareContents } from './compare-rules.ts'
import { getChange } from './describe-change.ts'

const DEFAULT_LIMIT = 50
const Revision = (title: string) => Type.Integer({ title, minimum: 1, maximum: 1_000_000 })
const read = { audience: 'staff', permission: 'catalogue.readDrafts' } as const

/** An editor saves every few seconds: the list is as long as somebody worked. */
export const listRevisions = defineOperation({
  id: 'catalogue.listRevisions',
  summary: '一项变更的历次保存，最近的在前',
  ...read,
  params: ChangeParams,
  query: Type.Object({ before: Type.Optional(Revision('早于哪次保存')), limit: Limit }, { additionalProperties: false }),
  output: Type.Object({
    rows: Type.Array(Type.Object({ revision: Type.Integer(), editorName: Type.String(), at: Type.String({ format: 'date-time' }) })),
    /** What `before` is on the next page. */
    next: Nullable(Type.Integer()),
  }),
  async run(ctx, { params, query: { before, limit = DEFAULT_LIMIT } }) {
    const { id } = await getChange(ctx, params.id)
    const rows = await listRevisionRows(ctx.db, id, { before, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return { rows: shown.map((row) => ({ ...row, at: row.at.toISOString() })), next: rows.length > limit ? shown.at(-1)!.revision : null }
  },
})

export const readRevision = defineOperation({
  id: 'catalogue.readRevision',
  summary: '某次保存的内容，可用来恢复',
  ...read,
  params: Type.Object({ ...ChangeParams.properties, revision: Revision('修订号') }, { additionalProperties: false }),
  output: Type.Object({ revision: Type.Integer(), content: StoredContent }),
  run: async (ctx, { params }) => ({ revision: params.revision, content: await getSaved(ctx, params.id, params.revision) }),
})

export const compareRevisions = defineOperation({
  id: 'catalogue.compareRevisions',
  summary: '比较一项变更的两次保存，逐个要素列出不同',
  ...read,
  params: ChangeParams,
  query: Type.Object({ from: Revision('从哪次保存'), to: Revision('到哪次保存') }, { additionalProperties: false }),
  output: Type.Object({ from: Type.Integer(), to: Type.Integer(), differences: Type.Array(DifferenceView) }),
  async run(ctx, { params, query: { from, to } }) {
    const { id } = await getChange(ctx, params.id)
    return { from, to, differences: compareContents(await getSaved(ctx, id, from), await getSaved(ctx, id, to)) }
  },
})

/** Exactly this save: a step saves nothing, and saves of long ago are thinned. @throws Refusal `catalogue.no_revision` */
async function getSaved(ctx: Context, changeId: string, revision: number): Promise<ItemContent> {
  const found = await findRevisionContent(ctx.db, changeId, revision)
  if (found?.revision !== revision) throw notFound('这次保存，它可能已经过了保留的时间', 'catalogue.no_revision')
  return found.content
}
