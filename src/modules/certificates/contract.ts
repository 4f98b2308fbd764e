import Type from 'typebox'
import { Nullable } from '../../platform/nullable.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

/** Whether it is a right identifier is said by its own sentence, not by a pattern. */
export const IdentifierParams = Type.Object({ identifier: Type.String({ title: '证照标识', minLength: 1, maxLength: 200 }) })

const Day = Type.String({ format: 'date' })

export const State = Type.Union([
  Type.Literal('valid'), Type.Literal('suspended'), Type.Literal('revoked'), Type.Literal('forfeited'), Type.Literal('cancelled'), Type.Literal('expired'), Type.Literal('replaced'),
])

/** What anybody with the identifier may know: enough to compare with what lies on the table. */
export const VerificationAnswer = Type.Object({
  identifier: Type.String(),
  number: Type.String(),
  name: Type.String(),
  holderMasked: Type.String(),
  issuingAuthority: Type.String(),
  issuedOn: Day,
  validUntil: Nullable(Day),
  /** The validity in words where it is no date. */
  validityText: Nullable(Type.String()),
  state: State,
  stateName: Type.String(),
  /** The first day of the state, and the version that took its place; null where there is none. */
  stateSince: Nullable(Day),
  replacedBy: Nullable(Type.String()),
  /** Whether it still says what was issued. */
  isIntact: Type.Boolean(),
  /** 签章: whether its authority's seal is on it; in words where it is not. */
  seal: Type.Object({ outcome: Type.Union([Type.Literal('genuine'), Type.Literal('unsigned'), Type.Literal('wrong')]), text: Type.String() }),
  /** All of it in one sentence. */
  conclusion: Type.String(),
})

export const OwnListQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    holder: Type.Optional(Type.String({ title: '持证人', format: 'uuid' })),
  },
  { additionalProperties: false },
)

export const OwnCertificates = Type.Object({
  rows: Type.Array(Type.Object({
    identifier: Type.String(), number: Type.String(), name: Type.String(), issuingAuthority: Type.String(),
    state: State, stateName: Type.String(), issuedOn: Day, validUntil: Nullable(Day),
  })),
  next: Nullable(Type.String()),
})

export const CertificateView = Type.Object({
  identifier: Type.String(), number: Type.String(), typeCode: Type.String(), name: Type.String(), version: Type.Integer(),
  region: Type.String(), regionName: Type.String(),
  holder: Type.Object({ id: Type.String(), name: Type.String(), code: Nullable(Type.String()) }),
  content: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  /** Null for one that existed before this platform, and for the next version of one. */
  applicationNumber: Nullable(Type.String()),
  issuingAuthority: Type.Object({ id: Type.String(), name: Type.String() }),
  issuedOn: Day, validUntil: Nullable(Day), validityText: Nullable(Type.String()),
  state: State, stateName: Type.String(), isIntact: Type.Boolean(), conclusion: Type.String(),
})
