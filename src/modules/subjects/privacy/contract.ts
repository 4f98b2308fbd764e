import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { SubjectSummary } from '../contract.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

const At = Type.String({ format: 'date-time' })
const Named = (title: string, max: number, min = 1) => Type.String({ title, minLength: min, maxLength: max, pattern: '\\S' })

const KIND = Type.Union(
  [Type.Literal('register'), Type.Literal('certificate'), Type.Literal('code'), Type.Literal('library'), Type.Literal('identity'), Type.Literal('share')], { title: '查看方式' })
/** Whose: the person's own, or of whom they may act for. */
const ACCESSED = { subject: Type.Optional(Type.String({ title: '看谁的', format: 'uuid' })), kind: Type.Optional(KIND) }

export const AccessQuery = Type.Object({ ...ACCESSED, cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })) }, { additionalProperties: false })
export const AccessExportQuery = Type.Object(ACCESSED, { additionalProperties: false })

export const AccessView = Type.Object({
  id: Type.String(), at: At,
  kind: Type.String(), kindName: Type.String(),
  what: Type.String(), fields: Type.Array(Type.String()),
  purpose: Type.String(), basis: Type.String(),
  itemCode: Nullable(Type.String()), applicationNumber: Nullable(Type.String()),
  outcome: Type.String(), outcomeName: Type.String(),
  /** Who looked, in words: 澄湖区市场监督管理局 窗口人员 张三. */
  who: Type.String(),
})
export type AccessView = Static<typeof AccessView>
/** `keptYears`: how long a look stays on record. */
export const AccessList = Type.Object({ rows: Type.Array(AccessView), next: Nullable(Type.String()), keptYears: Type.Integer() })

const Scope = Type.Union([Type.Literal('sharedData'), Type.Literal('sensitiveData'), Type.Literal('childData')], { title: '同意的内容' })
export const ScopeParams = Type.Object({ scope: Scope })

export const NoticeView = Type.Object({
  scope: Scope, scopeName: Type.String(), version: Type.Integer(), title: Type.String(), text: Type.String(), needsNewConsent: Type.Boolean(), publishedAt: Nullable(At),
  /** Legal date from which it holds; null for what ships with the platform. */
  fromDay: Nullable(Type.String({ format: 'date' })),
})
export const NoticeList = Type.Object({ rows: Type.Array(NoticeView) })
/** As those who publish them see it. */
export const NoticeVersion = Type.Object({
  ...NoticeView.properties, publishedByName: Nullable(Type.String()), source: Nullable(Type.String()),
  state: Type.Union([Type.Literal('coming'), Type.Literal('inForce'), Type.Literal('replaced')]), stateName: Type.String(),
  /** What becomes of consents that were given to this version, in words. */
  consentsWords: Type.String(),
})
export const NoticeVersions = Type.Object({ today: Type.String({ format: 'date' }), rows: Type.Array(NoticeVersion) })
export const NoticeBody = Type.Object({
  scope: Scope,
  version: Type.Integer({ title: '版本', minimum: 2, maximum: 9999, description: '比现行版本大 1；别人先公布了同一版本时会被拒绝' }),
  title: Named('标题', 60, 4), text: Named('正文', 4000, 20),
  needsNewConsent: Type.Boolean({ title: '是否需要重新同意', description: '处理目的、方式或个人信息种类有变更的，应当重新取得同意（个人信息保护法第十四条）' }),
  fromDay: Type.Optional(Type.String({ title: '生效日期', format: 'date', description: '不写为当天' })),
  source: Named('依据', 500, 2),
}, { additionalProperties: false })

const Choice = Type.Object({ allowed: Type.Boolean(), reason: Nullable(Type.String()) })
export const ConsentView = Type.Object({
  scope: Scope, scopeName: Type.String(),
  state: Type.Union([Type.Literal('never'), Type.Literal('given'), Type.Literal('withdrawn'), Type.Literal('outdated')]), stateName: Type.String(),
  notice: NoticeView,
  /** The latest consent, also one that was withdrawn. */
  consent: Nullable(Type.Object({
    noticeVersion: Type.Integer(), channelName: Type.String(), givenAt: At, givenByName: Type.String(), givenAsName: Type.String(), evidence: Nullable(Type.String()),
    withdrawnAt: Nullable(At), withdrawnByName: Nullable(Type.String()),
  })),
  allowedActions: Type.Object({ give: Choice, withdraw: Choice }),
})
export type ConsentView = Static<typeof ConsentView>
const Subject = Type.Optional(Type.String({ title: '为谁', format: 'uuid', description: '不写为本人；也可以是您代理的人或单位' }))
export const ConsentsQuery = Type.Object({ subject: Subject }, { additionalProperties: false })
export const ConsentList = Type.Object({ subject: SubjectSummary, isChild: Type.Boolean(), rows: Type.Array(ConsentView) })
export const ConsentBody = Type.Object({ scope: Scope, noticeVersion: Type.Integer({ title: '告知书版本', minimum: 1 }), subject: Subject }, { additionalProperties: false })
export const WithdrawalBody = Type.Object({ subject: Subject }, { additionalProperties: false })
export const CounterConsentBody = Type.Object({
  subject: Type.String({ title: '申请人', format: 'uuid' }), scope: Scope,
  noticeVersion: Type.Integer({ title: '告知书版本', minimum: 1 }),
  evidence: Named('同意的方式', 200, 2),
  guardianName: Type.Optional(Named('监护人姓名', 100)),
}, { additionalProperties: false })

export const CounterConsentsQuery = Type.Object({ subject: Type.String({ title: '申请人', format: 'uuid' }) }, { additionalProperties: false })
export const CounterWithdrawalBody = Type.Object({ subject: Type.String({ title: '申请人', format: 'uuid' }), evidence: Named('撤回的方式', 200, 2) }, { additionalProperties: false })
export const ConsentSheetQuery = Type.Object({ subject: Type.String({ title: '申请人', format: 'uuid' }) }, { additionalProperties: false })

export const RegisterList = Type.Object({ rows: Type.Array(Type.Object({ name: Type.String(), holderName: Type.String() })) })
export const RegistersQuery = Type.Object({ subject: Subject }, { additionalProperties: false })
export const RegisterBody = Type.Object({ subject: Subject, register: Named('登记信息', 60) }, { additionalProperties: false })
export const OwnRegister = Type.Object({
  register: Type.String(), holderName: Type.String(),
  outcome: Type.Union([Type.Literal('found'), Type.Literal('missing'), Type.Literal('unavailable')]),
  /** Why there is nothing; null where there is. */
  reason: Nullable(Type.String()),
  fields: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })), asOf: Nullable(At),
})

export const DataCorrectionBody = Type.Object({
  subject: Subject,
  register: Named('登记信息', 60), field: Named('哪一项', 60),
  shown: Type.Optional(Type.String({ title: '现在显示的内容', maxLength: 200 })),
  correct: Named('正确的内容', 200), reason: Named('理由', 500, 2),
}, { additionalProperties: false })
export const DataCorrectionView = Type.Object({
  id: Type.String(), region: Type.String(), version: Type.Integer(),
  register: Type.String(), field: Type.String(), shown: Nullable(Type.String()), correct: Type.String(), reason: Type.String(),
  authorityName: Type.String(), askedAt: At, dueOn: Type.String({ format: 'date' }), isOverdue: Type.Boolean(),
  state: Type.Union([Type.Literal('submitted'), Type.Literal('corrected'), Type.Literal('declined')]), stateName: Type.String(),
  answer: Nullable(Type.String()), answeredAt: Nullable(At),
})
export type DataCorrectionView = Static<typeof DataCorrectionView>
export const PageQuery = Type.Object({ cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 200 })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })) }, { additionalProperties: false })
export const OwnCorrectionsQuery = Type.Object({ subject: Subject, ...PageQuery.properties }, { additionalProperties: false })
export const OwnDataCorrections = Type.Object({ rows: Type.Array(DataCorrectionView), next: Nullable(Type.String()) })
export const OpenDataCorrections = Type.Object({ rows: Type.Array(Type.Object({ ...DataCorrectionView.properties, subjectName: Type.String(), /** How many workdays ago the answer was due; 0 in time. */ overdueWorkdays: Type.Integer() })), next: Nullable(Type.String()) })
export const DataCorrectionParams = Type.Object({ id: Type.String({ title: '更正申请', format: 'uuid' }) })
export const CorrectionIdentity = Type.Object({ identityNumber: Type.String() })
export const AnswerBody = Type.Object({ outcome: Type.Union([Type.Literal('corrected'), Type.Literal('declined')], { title: '结果' }), answer: Named('答复', 500, 2) }, { additionalProperties: false })
export const AnswerReply = Type.Object({ id: Type.String(), state: Type.String(), version: Type.Integer() })
