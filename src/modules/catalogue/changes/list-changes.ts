import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { ChangeList, ChangeQuery } from './change-contract.ts'
import { listChangeRows } from './change-store.ts'
import { changeWords } from './item-change.ts'

const DEFAULT_LIMIT = 50

/** What was touched last first. */
export const listChanges = defineOperation({
  id: 'catalogue.listChanges',
  summary: '列出事项变更',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  query: ChangeQuery,
  output: ChangeList,
  async run(ctx, { query: { state, mine, cursor, limit = DEFAULT_LIMIT } }) {
    const rows = await listChangeRows(ctx.db, { state, personId: mine ? ctx.actor.principalId : undefined, before: cursor === undefined ? undefined : decodeCursor(cursor), limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => ({ ...row, kindName: changeWords.kind[row.kind], stateName: changeWords.state[row.state], updatedAt: row.updatedAt.toISOString() })),
      next: rows.length > limit && last ? encodeCursor(last) : null,
    }
  },
})

const encodeCursor = ({ updatedAt, id }: { updatedAt: Date; id: string }): string => `${updatedAt.toISOString()}_${id}`

function decodeCursor(cursor: string): { updatedAt: string; id: string } {
  const [, updatedAt, id] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? []
  if (updatedAt === undefined || id === undefined || Number.isNaN(Date.parse(updatedAt))) throw new Refusal(422, 'platform.bad_cursor', '翻页标记无效，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '翻页标记无效。' }] })
  return { updatedAt, id }
}
