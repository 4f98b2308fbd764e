import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

/** What crosses HTTP of 材料库. Chinese titles are the words of error messages. */

const SubjectId = Type.String({ title: '材料属于谁', format: 'uuid' })

/** Whose library: one's own where it is left out. */
const of = Type.Optional(SubjectId)

/** One page of 材料库 fits a screen; a material's choices are looked for among so many. */
export const MOST_ENTRIES = 200

export const LibraryQuery = Type.Object(
  {
    of,
    /** Only what may serve for a material of this name, the same name first; not paged. */
    fits: Type.Optional(Type.String({ title: '材料名称', minLength: 1, maxLength: 200 })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: MOST_ENTRIES })),
  },
  { additionalProperties: false },
)

export const EntryView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  source: Type.Union([Type.Literal('submitted'), Type.Literal('uploaded')]),
  sourceName: Type.String(),
  /** The item and the case it was handed in with. */
  itemName: Nullable(Type.String()),
  applicationNumber: Nullable(Type.String()),
  /** What it was called there. */
  handedAs: Nullable(Type.String()),
  /** `YYYY-MM-DD` */
  keptOn: Type.String({ format: 'date' }),
  validUntil: Type.String({ format: 'date' }),
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), sizeBytes: Type.Integer() })),
})
export type EntryView = Static<typeof EntryView>

export const LibraryPage = Type.Object({ ownerName: Type.String(), rows: Type.Array(EntryView), next: Nullable(Type.String()) })

const name = Type.String({ title: '材料名称', minLength: 1, maxLength: 100, pattern: '\\S' })

export const EntryParams = Type.Object({ id: Type.String({ title: '材料', format: 'uuid' }) })
export const OwnerQuery = Type.Object({ of }, { additionalProperties: false })
export const KeepBody = Type.Object({ of, name, files: Type.Array(Type.String({ title: '文件', format: 'uuid' }), { title: '文件', minItems: 1, maxItems: 20 }) }, { additionalProperties: false })
export const RenameBody = Type.Object({ of, name }, { additionalProperties: false })
export const Kept = Type.Object({ id: Type.String(), name: Type.String(), validUntil: Type.String({ format: 'date' }) })
