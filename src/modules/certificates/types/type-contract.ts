import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

const Day = Type.String({ format: 'date' })

export const HolderKind = Type.Enum(['person', 'enterprise', 'any'], { title: '持证主体' })

export const TypeFieldInput = Type.Object({
  name: Type.String({ title: '数据项名称', minLength: 1, maxLength: 40, pattern: '\\S' }),
  kind: Type.Enum(['text', 'date', 'number'], { title: '数据项种类' }),
  isRequired: Type.Boolean({ title: '是否必填' }),
}, { additionalProperties: false })

/** A type as somebody describes it. `version` is the one they saw; left out for a type that is not there yet. */
export const TypeInput = Type.Object({
  department: Type.String({ title: '定义部门', minLength: 1, maxLength: 60 }),
  name: Type.String({ title: '证照名称', minLength: 2, maxLength: 60, pattern: '\\S' }),
  holderKind: HolderKind,
  fields: Type.Array(TypeFieldInput, { title: '专有数据项', maxItems: 60 }),
  validity: Nullable(Type.String({ title: '有效期', maxLength: 40 })),
  isSensitive: Type.Optional(Type.Boolean({ title: '敏感个人信息', description: '经本人单独同意才能用它代替申请材料；不写为不变，新登记的为否' })),
  version: Type.Optional(Type.Integer({ title: '看到的版本', minimum: 0 })),
}, { additionalProperties: false })

const TypeFieldView = Type.Object({ name: Type.String(), kind: Type.Enum(['text', 'date', 'number']), kindName: Type.String(), isRequired: Type.Boolean() })

export const TypeRow = Type.Object({
  code: Type.String({ description: '证照类型代码（GB/T 36904）' }),
  name: Type.String(),
  definerName: Type.String({ description: '定义部门' }),
  holderKind: Nullable(HolderKind),
  holderKindName: Nullable(Type.String()),
  fields: Type.Array(TypeFieldView, { description: '证照专有的数据项' }),
  validity: Nullable(Type.String()),
  isSensitive: Type.Boolean({ description: '敏感个人信息：经本人单独同意才能代替申请材料' }),
  template: Nullable(Type.String()),
  version: Type.Integer({ description: '说明的版本；0 为还没有说明' }),
  stock: Type.Integer({ description: '有效和暂扣的证照数' }),
  total: Type.Integer({ description: '含失效、注销和旧版本' }),
  imported: Type.Integer({ description: '其中存量导入' }),
  firstIssuedOn: Nullable(Day),
  lastIssuedOn: Nullable(Day),
  issuedThisYear: Type.Integer(),
  usesThisYear: Type.Integer({ description: '本年用证次数' }),
})

/** Whether the reader may enter and describe types, and why not. */
const MayRegister = Type.Object({ isAllowed: Type.Boolean(), reason: Nullable(Type.String()) })

export const TypeQuery = Type.Object({
  q: Type.Optional(Type.String({ title: '名称、代码或部门', maxLength: 60 })),
  cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 40 })),
  limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 500 })),
}, { additionalProperties: false })

export const TypeList = Type.Object({
  regionName: Type.String(),
  countedAt: Nullable(Type.String()),
  /** Departments that may define a type. */
  departments: Type.Array(Type.String()),
  mayRegister: MayRegister,
  rows: Type.Array(TypeRow),
  total: Type.Integer(),
  next: Nullable(Type.String()),
})

export const TypeParams = Type.Object({ code: Type.String({ title: '证照类型代码', minLength: 1, maxLength: 40 }) })

export const TypePage = Type.Object({
  ...TypeRow.properties,
  mayRegister: MayRegister,
  /** The department by the name a type is registered with. */
  department: Type.String(),
  /** Who issues certificates of it in the reader's region: the department of the same name. */
  issuerName: Nullable(Type.String()),
  versions: Type.Array(Type.Object({
    version: Type.Integer(), describedAt: Type.String(), describedByName: Nullable(Type.String()),
    holderKindName: Type.String(), fields: Type.Array(TypeFieldView), validity: Nullable(Type.String()), isSensitive: Type.Boolean(), template: Type.String(),
  })),
})
