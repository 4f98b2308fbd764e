import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { State } from '../contract.ts'

/** What of using certificates crosses HTTP. Chinese titles are the words of error messages. */

const Day = Type.String({ format: 'date' })
const Kind = Type.Union([Type.Literal('person'), Type.Literal('enterprise')])
const Holder = Type.String({ title: '持证人', format: 'uuid' })

export const CodeBody = Type.Object({
  /** Whose code: one's own when not said. */
  holder: Type.Optional(Holder),
  consents: Type.Boolean({ title: '同意窗口为本次业务调取我的电子证照' }),
}, { additionalProperties: false })

export const CodeAnswer = Type.Object({
  code: Type.String(), kind: Kind, kindName: Type.String(), nameMasked: Type.String(), consents: Type.Boolean(),
  issuedAt: Type.String(), expiresAt: Type.String(), seconds: Type.Integer(),
})

export const ScanBody = Type.Object({
  code: Type.String({ title: '码', minLength: 1, maxLength: 1000 }),
  item: Type.Optional(Type.String({ title: '事项', maxLength: 80, pattern: '^[a-z0-9-]+$' })),
}, { additionalProperties: false })

export const ScanAnswer = Type.Object({
  scanId: Type.String(), kind: Kind, kindName: Type.String(), nameMasked: Type.String(),
  /** Of whoever showed it for somebody else. */
  shownBy: Nullable(Type.String()),
  consents: Type.Boolean(),
  /** Until when the window may work with it. */
  expiresAt: Type.String(),
  /** Only where the holder agreed. */
  applicant: Nullable(Type.Object({
    id: Type.String(), kind: Kind, name: Type.String(), identityMasked: Type.String(), address: Nullable(Type.String()), region: Type.String(),
    sex: Nullable(Type.Union([Type.Literal('male'), Type.Literal('female')])), birthDate: Nullable(Day),
  })),
})

export const CopyParams = Type.Object({ copy: Type.String({ title: '加注件', minLength: 1, maxLength: 100 }) })

export const CopyBody = Type.Object({
  usedByUnit: Type.String({ title: '使用单位', minLength: 1, maxLength: 40, pattern: '\\S' }),
  purpose: Type.String({ title: '使用事由', minLength: 1, maxLength: 40, pattern: '\\S' }),
  validUntil: Type.String({ title: '有效期至', format: 'date' }),
}, { additionalProperties: false })

const page = {
  cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })),
  limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })),
}
export const CopyListQuery = Type.Object(page, { additionalProperties: false })

const CopyState = Type.Union([Type.Literal('valid'), Type.Literal('revoked'), Type.Literal('expired'), Type.Literal('certificateNotValid')])

export const UseCopyView = Type.Object({
  /** What names it in addresses. */
  copy: Type.String(),
  id: Type.String(), identifier: Type.String(), certificateName: Type.String(), usedByUnit: Type.String(), purpose: Type.String(), validUntil: Day,
  madeAt: Type.String(), madeByName: Type.String(), revokedAt: Nullable(Type.String()), state: CopyState, stateName: Type.String(),
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })),
})
export const UseCopyList = Type.Object({ rows: Type.Array(UseCopyView), next: Nullable(Type.String()) })

export const FileAnswer = Type.String()

export const CopyVerification = Type.Object({
  certificateName: Type.String(), number: Type.String(), identifier: Type.String(), issuingAuthority: Type.String(), holderMasked: Type.String(),
  usedByUnit: Type.String(), purpose: Type.String(), validUntil: Day, madeOn: Day, state: CopyState, stateName: Type.String(), conclusion: Type.String(),
})

const Card = Type.Object({
  identifier: Type.String(), number: Type.String(), name: Type.String(), issuingAuthority: Type.String(), state: State, stateName: Type.String(), issuedOn: Day,
  validUntil: Nullable(Day),
  /** Days to its last; only where it ends soon. */
  daysLeft: Nullable(Type.Integer()),
})

export const WalletQuery = Type.Object({ holder: Type.Optional(Holder) }, { additionalProperties: false })

export const Wallet = Type.Object({
  holder: Type.Object({ id: Type.String(), name: Type.String(), kind: Kind }),
  /** Valid and ending soon, the soonest first. */
  soon: Type.Array(Card),
  /** The other valid ones, by kind. */
  groups: Type.Array(Type.Object({ name: Type.String(), cards: Type.Array(Card) })),
  /** What is not valid any more. */
  over: Type.Array(Card),
})

export const OwnCertificateView = Type.Object({
  identifier: Type.String(), number: Type.String(), name: Type.String(), version: Type.Integer(),
  holder: Type.Object({ id: Type.String(), name: Type.String(), code: Nullable(Type.String()) }),
  content: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  issuingAuthority: Type.String(), applicationNumber: Nullable(Type.String()), issuedOn: Day, validUntil: Nullable(Day), validityText: Nullable(Type.String()),
  state: State, stateName: Type.String(), daysLeft: Nullable(Type.Integer()), conclusion: Type.String(),
  /** Last day a copy may be made for; null where none may. */
  copyUntil: Nullable(Day),
  /** Its other versions, the newest first. */
  otherVersions: Type.Array(Type.Object({ identifier: Type.String(), version: Type.Integer(), stateName: Type.String(), issuedOn: Day })),
  /** What happened to it since it was issued, the newest first. */
  history: Type.Array(Type.Object({ title: Type.String(), onDay: Day, reason: Type.String() })),
  uses: Type.Array(Type.Object({ usedAt: Type.String(), wayName: Type.String(), office: Type.String(), purpose: Type.String(), usedByName: Type.String() })),
  hasMoreUses: Type.Boolean(),
})

export const CountQuery = Type.Object({
  from: Type.Optional(Type.String({ title: '从', format: 'date' })),
  until: Type.Optional(Type.String({ title: '到', format: 'date' })),
}, { additionalProperties: false })

export const UseCounts = Type.Object({
  regionName: Type.String(), from: Day, until: Day, formula: Type.String(),
  total: Type.Integer(),
  rows: Type.Array(Type.Object({
    regionName: Type.String(), month: Type.String(), typeCode: Type.String(), certificateName: Type.String(), waivers: Type.Integer(), copies: Type.Integer(), total: Type.Integer(),
  })),
})

export type CodeReply = Static<typeof CodeAnswer>
export type WalletReply = Static<typeof Wallet>
export type OwnCertificateReply = Static<typeof OwnCertificateView>
export type UseCopyReply = Static<typeof UseCopyView>
export type UseCopyListReply = Static<typeof UseCopyList>
export type CopyVerificationReply = Static<typeof CopyVerification>
