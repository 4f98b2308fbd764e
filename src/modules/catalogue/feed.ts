import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { listFeedRows } from './feed-store.ts'

const DEFAULT_LIMIT = 100

/**
 * What other systems follow instead of asking for everything: each line once and in order, because whoever changes the
 * catalogue does so one after the other. `next` is the `since` of the next request, at the end too.
 */
export const readFeed = defineOperation({
  id: 'catalogue.readFeed',
  summary: '事项目录的变动流水，供其他系统按序同步',
  audience: 'public',
  permission: 'public',
  query: Type.Object(
    {
      since: Type.Optional(Type.Integer({ title: '上次读到的序号', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
      limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: 1000 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    changes: Type.Array(Type.Object({
      seq: Type.Integer(),
      itemCode: Type.String(),
      kind: Type.Enum(['published', 'suspended', 'resumed', 'cancelled', 'entriesChanged']),
      version: Type.Union([Type.Integer(), Type.Null()]),
      /** Six digits: only there; null everywhere. */
      region: Type.Union([Type.String(), Type.Null()]),
      at: Type.String({ format: 'date-time' }),
    })),
    next: Type.Integer(),
  }),
  async run(ctx, { query: { since = 0, limit = DEFAULT_LIMIT } }) {
    const changes = (await listFeedRows(ctx.db, since, limit)).map((row) => ({ ...row, at: row.at.toISOString() }))
    return { changes, next: changes.at(-1)?.seq ?? since }
  },
})
