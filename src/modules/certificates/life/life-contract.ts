import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { State } from '../contract.ts'

const Day = Type.String({ format: 'date' })

export const reasonText = Type.String({ title: '理由', minLength: 2, maxLength: 500, pattern: '\\S' })
export const basisText = Type.String({ title: '法律依据', minLength: 2, maxLength: 200, pattern: '\\S' })
export const grounds = { reason: reasonText, basis: basisText }

export const LifeAnswerView = Type.Object({ identifier: Type.String(), state: State, stateName: Type.String(), revision: Type.Integer() })

export const LifeVerbName = Type.Enum(['change', 'renew', 'reissue', 'suspend', 'restore', 'revoke', 'forfeit', 'cancel'])

/** What a certificate's page shows beside what the certificate says. */
export const LifeView = Type.Object({
  /** What a command on it has to name (If-Match). */
  revision: Type.Integer(),
  stateSince: Nullable(Day),
  replacedBy: Nullable(Type.String()),
  previousIdentifier: Nullable(Type.String()),
  /** Brought in by an import, and not issued here. */
  isImported: Type.Boolean(),
  versions: Type.Array(Type.Object({ identifier: Type.String(), version: Type.Integer(), state: State, stateName: Type.String(), issuedOn: Day, validUntil: Nullable(Day) })),
  history: Type.Array(Type.Object({
    seq: Type.Integer(), kind: Type.String(), title: Type.String(), onDay: Day, reason: Type.String(), basis: Type.String(), groundName: Nullable(Type.String()),
    replacedBy: Nullable(Type.String()), applicationNumber: Nullable(Type.String()), officerName: Nullable(Type.String()), at: Type.String(),
  })),
  /** Whether the history is complete and unaltered. */
  historyIsIntact: Type.Boolean(),
  allowedActions: Type.Array(Type.Object({
    action: LifeVerbName, title: Type.String(), isAllowed: Type.Boolean(),
    /** Why not, or null. */
    reason: Nullable(Type.String()),
    /** The article it usually stands on; empty where there is none. */
    usualBasis: Type.String(),
  })),
  /** Cases of 注销 to choose from. */
  cancellationGrounds: Type.Array(Type.Object({ ground: Type.String(), title: Type.String() })),
})

export const IssuedQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ title: '查找', maxLength: 200 })),
    type: Type.Optional(Type.String({ title: '证照类型', pattern: '^[0-9A-Z]{21}$' })),
    state: Type.Optional(State),
    cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 300 })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
)

export const IssuedCertificates = Type.Object({
  rows: Type.Array(Type.Object({
    identifier: Type.String(), number: Type.String(), name: Type.String(), holderName: Type.String(), issuedOn: Day, validUntil: Nullable(Day), validityText: Nullable(Type.String()),
    version: Type.Integer(), state: State, stateName: Type.String(), isImported: Type.Boolean(),
  })),
  next: Nullable(Type.String()),
})
