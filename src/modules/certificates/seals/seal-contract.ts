import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

/** What crosses HTTP about seals. Chinese titles are the words of error messages. */

const Instant = Type.String({ format: 'date-time' })
const Day = Type.String({ format: 'date' })
const SealState = Type.Union([Type.Literal('inUse'), Type.Literal('disabled'), Type.Literal('replaced')])

export const SealParams = Type.Object({ seal: Type.String({ title: '印章', format: 'uuid' }) })

export const SealReason = Type.Object({ reason: Type.String({ title: '原因', minLength: 2, maxLength: 500, pattern: '\\S' }) }, { additionalProperties: false })

export const SealView = Type.Object({
  id: Type.String(), name: Type.String(), region: Type.String(), authority: Type.Object({ id: Type.String(), name: Type.String() }),
  edition: Type.Integer(), keyId: Type.String(), publicKey: Type.String(),
  state: SealState, stateName: Type.String(), usedFrom: Instant, usedUntil: Nullable(Instant), reason: Nullable(Type.String()),
  allowedActions: Type.Array(Type.Object({ action: Type.Union([Type.Literal('disable'), Type.Literal('replace')]), isAllowed: Type.Boolean(), reason: Nullable(Type.String()) })),
})

export const SealList = Type.Object({
  /** Who keeps the keys; null: 未接入电子印章. */
  provider: Nullable(Type.String()),
  rows: Type.Array(SealView),
})

export const SealUseQuery = Type.Object(
  { cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })) },
  { additionalProperties: false },
)

export const SealUseList = Type.Object({
  rows: Type.Array(Type.Object({
    id: Type.String(), purpose: Type.Union([Type.Literal('certificate'), Type.Literal('pdf'), Type.Literal('ofd')]), purposeName: Type.String(),
    identifier: Type.String(), usedBy: Type.String(), usedAt: Instant, hash: Type.String(),
  })),
  next: Nullable(Type.String()),
})

export const FileVerification = Type.Object({
  outcome: Type.Union([
    Type.Literal('genuine'), Type.Literal('notValid'), Type.Literal('changed'), Type.Literal('unsealed'), Type.Literal('unknownSeal'),
    Type.Literal('wrongSignature'), Type.Literal('sealEnded'), Type.Literal('unknownCertificate'), Type.Literal('altered'),
  ]),
  title: Type.String(),
  sentence: Type.String(),
  fileName: Type.String(),
  facts: Nullable(Type.Object({
    identifier: Type.String(), number: Type.String(), name: Type.String(), issuer: Type.String(), issuedOn: Day, validUntil: Nullable(Day),
    sealName: Type.String(), signedAt: Instant,
    copy: Nullable(Type.Object({ usedByUnit: Type.String(), purpose: Type.String(), validUntil: Day })),
  })),
})

export const SignedTrustListAnswer = Type.Object({
  list: Type.Object({
    scheme: Type.Literal('yichuang-trust-list-1'), madeAt: Instant, city: Type.String(),
    seals: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), authority: Type.String(), publicKey: Type.String(), usedUntil: Type.Optional(Type.String()) })),
    notValid: Type.Record(Type.String(), Type.Array(Type.String())),
  }),
  signature: Type.String(),
})
