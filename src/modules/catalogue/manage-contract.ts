/** What the office that keeps the catalogue reads of published items. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../platform/nullable.ts'
import { AllowedAction, Cursor, Day, DifferenceView, Limit, StoredContent } from './changes/change-contract.ts'

const State = Type.Enum(['active', 'suspended', 'cancelled'], { title: '状态' })
const OpenChange = Type.Object({ id: Type.String(), state: Type.String(), stateName: Type.String(), kindName: Type.String(), authorName: Type.String() })

export const ManagedQuery = Type.Object(
  {
    /** Part of a name, of what people call it, or of a code. */
    q: Type.Optional(Type.String({ title: '查找', maxLength: 100 })),
    state: Type.Optional(State),
    department: Type.Optional(Type.String({ title: '实施部门', maxLength: 100 })),
    type: Type.Optional(Type.Enum(['licence', 'confirmation', 'payment', 'reward', 'adjudication', 'otherPower', 'publicService'], { title: '事项类型' })),
    cursor: Cursor,
    limit: Limit,
  },
  { additionalProperties: false },
)
export type ManagedQuery = Static<typeof ManagedQuery>

const itemFacts = { state: State, stateName: Type.String(), version: Type.Integer(), effectiveOn: Day, cancelOn: Nullable(Day), confirmedOn: Day, openChange: Nullable(OpenChange) }

export const ManagedPage = Type.Object({
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), typeName: Type.String(), departmentName: Type.String(), ...itemFacts })),
  next: Nullable(Type.String()),
  total: Type.Integer(),
  /** Every department that has items, with how many of the whole catalogue; whatever is asked for. */
  departments: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
})

export const ManagedItem = Type.Object({
  code: Type.String(),
  baseCode: Type.String(),
  ...itemFacts,
  content: StoredContent,
  versions: Type.Array(Type.Object({ version: Type.Integer(), effectiveOn: Day, publishedAt: Type.String({ format: 'date-time' }), publishedBy: Nullable(Type.String()), state: Type.String(), stateName: Type.String() })),
  allowedActions: Type.Array(AllowedAction),
})
export type ManagedItem = Static<typeof ManagedItem>

const Version = (title: string) => Type.Integer({ title, minimum: 1, maximum: 1_000_000 })
const Code = Type.String({ title: '事项编码', maxLength: 100 })
export const VersionParams = Type.Object({ code: Code, version: Version('版本') }, { additionalProperties: false })
export const VersionContent = Type.Object({ version: Type.Integer(), content: StoredContent })

/** Without them: the published version against the one before. */
export const CompareQuery = Type.Object({ from: Type.Optional(Version('从第几版')), to: Type.Optional(Version('到第几版')) }, { additionalProperties: false })
export const Comparison = Type.Object({ from: Type.Integer(), to: Type.Integer(), differences: Type.Array(DifferenceView) })

const Registry = (description: string) => Type.Object({}, { additionalProperties: true, description })
export const ElementRegistry = Type.Object({
  groups: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), elements: Type.Array(Type.String()) })),
  elements: Registry('事项要素：名称、填写说明和内容类型'),
  localElements: Registry('各地可以不同的要素'),
})
