import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { type WindowKind, windowKindWords } from '../../organisation/index.ts'
import { ItemCode, Letter, WindowNo } from '../contract.ts'

const Kind = Type.Enum(Object.keys(windowKindWords) as WindowKind[], { title: '窗口类型' })

/** What a line is set to; the whole of it each time. */
export const LineBody = Type.Object({
  name: Type.String({ title: '业务名称', minLength: 1, maxLength: 30, pattern: '\\S' }),
  windowKinds: Type.Array(Kind, { title: '窗口类型', maxItems: 20 }),
  windowNos: Type.Array(WindowNo, { title: '窗口号', maxItems: 200 }),
  itemCodes: Type.Array(ItemCode, { title: '事项', maxItems: 500 }),
  authorityIds: Type.Array(Type.String({ maxLength: 60 }), { title: '部门', maxItems: 100 }),
  takesRest: Type.Boolean({ title: '其余事项都到这里' }),
  expectedMinutes: Type.Integer({ title: '一般办理时间（分钟）', minimum: 1, maximum: 240 }),
  isOpen: Type.Boolean({ title: '开放取号' }),
}, { additionalProperties: false })
export type LineBody = Static<typeof LineBody>

/** A line as it is set; `version` 0 is as its windows give it. */
export const LineRow = Type.Object({ letter: Letter, ...LineBody.properties, version: Type.Integer(), windows: Type.Array(Type.String()) })

const Choice = Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))

export const LineList = Type.Object({
  hallName: Type.String(), hallRegion: Type.String(),
  rows: Type.Array(Type.Object({
    ...LineRow.properties,
    /** Names in the place of codes; an item that one can no longer apply for has none. */
    kindNames: Type.Array(Type.String()), authorityNames: Type.Array(Type.String()), itemNames: Type.Array(Type.String()),
    /** Of `windows`, those that call at this moment. */
    calling: Type.Array(Type.String()),
    fault: Nullable(Type.String()),
  })),
  /** What is wrong with the hall's lines taken together. */
  faults: Type.Array(Type.String()),
  /** Settings of the region that hold for all lines. */
  rules: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  choices: Type.Object({ windowKinds: Choice, windows: Choice, departments: Choice, letters: Type.Array(Type.String()) }),
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })),
})
