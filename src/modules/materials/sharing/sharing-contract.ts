import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

const Instant = Type.String({ format: 'date-time' })
const Day = Type.String({ format: 'date' })

/** What may be looked at for a case. */
export const ShareableView = Type.Object({
  entries: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), itemName: Nullable(Type.String()), keptOn: Day, validUntil: Day, files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String() })) })),
  registers: Type.Array(Type.Object({ register: Type.String(), holderId: Type.String(), holderName: Type.String(), asOf: Instant, fetchedAt: Instant })),
})

export const OpenSharedBody = Type.Object(
  { register: Type.String({ title: '登记库', minLength: 1, maxLength: 80 }), holder: Type.String({ title: '数据主体', format: 'uuid' }) },
  { additionalProperties: false },
)

export const SharedFields = Type.Object({ register: Type.String(), holderName: Type.String(), fields: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })), sharedAt: Instant })

export const ShareQuery = Type.Object(
  { cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })) },
  { additionalProperties: false },
)

export const SharePage = Type.Object({
  scopeName: Type.String(),
  rows: Type.Array(Type.Object({
    id: Type.String(), at: Instant, authorityName: Type.String(), officerName: Type.String(), subjectName: Type.String(), kind: Type.String(), kindName: Type.String(), what: Type.String(),
    fields: Type.Array(Type.String()), provider: Type.String(), purpose: Type.String(), basis: Type.String(), applicationNumber: Type.String(), itemName: Type.String(), outcomeName: Type.String(),
  })),
  next: Nullable(Type.String()),
})
