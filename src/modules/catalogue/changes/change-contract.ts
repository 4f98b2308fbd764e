/** What changes of items say over HTTP. Every code stands beside its Chinese name. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import type { ItemContent } from '../item.ts'

export const Day = Type.String({ title: '日期', format: 'date' })
export const Cursor = Type.Optional(Type.String({ title: '翻页位置', maxLength: 500 }))
export const Limit = Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: 200 }))
export const Reason = Type.String({ title: '理由', minLength: 1, maxLength: 500, pattern: '\\S' })

/** Content as it is stored: it was checked when it came in, and older contents may be wider than what may be sent today. */
export const StoredContent = Type.Unsafe<ItemContent>(Type.Object({}, { additionalProperties: true, description: '事项要素，见 /staff/catalogue/elements' }))

export const AllowedAction = Type.Object({
  action: Type.String(),
  isAllowed: Type.Boolean(),
  /** Why not, and what to do instead. */
  reason: Nullable(Type.String()),
})
export type AllowedAction = Static<typeof AllowedAction>

export const DifferenceView = Type.Object({
  path: Type.String(),
  title: Type.String(),
  kind: Type.Enum(['added', 'removed', 'changed', 'moved']),
  before: Nullable(Type.String()),
  after: Nullable(Type.String()),
})

const Kind = Type.Enum(['create', 'revise', 'suspend', 'resume', 'cancel'], { title: '变更类型' })
const State = Type.Enum(['drafted', 'submitted', 'approved', 'scheduled', 'published', 'withdrawn'], { title: '状态' })

const changeFacts = {
  id: Type.String(),
  itemCode: Type.String(),
  itemName: Type.String(),
  kind: Kind,
  kindName: Type.String(),
  state: State,
  stateName: Type.String(),
  reason: Type.String(),
  authorName: Type.String(),
  effectiveOn: Nullable(Day),
}

export const ChangeView = Type.Object({
  ...changeFacts,
  baseVersion: Nullable(Type.Integer()),
  content: StoredContent,
  cancelOn: Nullable(Day),
  /** What If-Match and `baseRevision` name. */
  revision: Type.Integer(),
  editorNames: Type.Array(Type.String()),
  history: Type.Array(Type.Object({ at: Type.String({ format: 'date-time' }), by: Type.String(), what: Type.String(), note: Nullable(Type.String()) })),
  /** Against the version it began from; for a new item against nothing. */
  differences: Type.Array(DifferenceView),
  /** The version it was published as. */
  version: Nullable(Type.Integer()),
  allowedActions: Type.Array(AllowedAction),
})
export type ChangeView = Static<typeof ChangeView>

export const ChangeList = Type.Object({ rows: Type.Array(Type.Object({ ...changeFacts, updatedAt: Type.String({ format: 'date-time' }) })), next: Nullable(Type.String()) })

export const ChangeQuery = Type.Object({ state: Type.Optional(State), mine: Type.Optional(Type.Boolean({ title: '只看我参与的' })), cursor: Cursor, limit: Limit }, { additionalProperties: false })

export const ChangeParams = Type.Object({ id: Type.String({ title: '变更', format: 'uuid' }) }, { additionalProperties: false })

const Code = (title: string) => Type.String({ title, maxLength: 100, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' })

export const OpenBody = Type.Object(
  {
    kind: Kind,
    /** The item; for a new one the code it shall have. */
    itemCode: Code('事项编码'),
    /** A new item begins with the content of this one. */
    copyOf: Type.Optional(Code('复制自')),
    reason: Reason,
  },
  { additionalProperties: false },
)
