/** What the element check says over HTTP. Every code stands beside its Chinese name. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { itemElements } from '../item-elements.ts'
import { problemWords, SEVERITIES } from './check-rule.ts'

const Timestamp = Type.String({ format: 'date-time' })
const Day = Type.String({ format: 'date' })

/** What was found in one item, told to whoever edits it. */
export const FindingView = Type.Object({
  ruleId: Type.String(),
  ruleTitle: Type.String(),
  source: Type.String(),
  severity: Type.Enum(['block', 'warn']),
  severityName: Type.String(),
  problem: Type.String(),
  problemName: Type.String(),
  /** As the comparison of versions names it: `materials/m2/name`. */
  path: Type.String(),
  /** The element in words; null where it is about the item as a whole. */
  elementTitle: Nullable(Type.String()),
  message: Type.String(),
  divisionCode: Nullable(Type.String()),
  divisionName: Nullable(Type.String()),
})
export type FindingView = Static<typeof FindingView>

export const CheckAnswer = Type.Object({
  findings: Type.Array(FindingView),
  counts: Type.Object({ block: Type.Integer(), warn: Type.Integer() }),
  /** Nothing found may keep it from being published. */
  isPublishable: Type.Boolean(),
})

export const RunView = Type.Object({ at: Timestamp, actorName: Type.String(), items: Type.Integer(), findings: Type.Integer(), opened: Type.Integer(), settled: Type.Integer() })

export const RuleList = Type.Object({
  rows: Type.Array(Type.Object({
    id: Type.String(),
    title: Type.String(),
    source: Type.String(),
    problem: Type.String(),
    problemName: Type.String(),
    elements: Type.Array(Type.Object({ key: Type.String(), title: Type.String() })),
    /** In force today for the region of whoever asks. */
    severity: Type.Enum([...SEVERITIES]),
    severityName: Type.String(),
    /** What sets it: `PUT /staff/settings`. */
    settingKey: Nullable(Type.String()),
    open: Type.Integer(),
    overdue: Type.Integer(),
    excused: Type.Integer(),
  })),
  problems: Type.Array(Type.Object({ problem: Type.String(), problemName: Type.String(), open: Type.Integer() })),
  counts: Type.Object({ open: Type.Integer(), overdue: Type.Integer(), excused: Type.Integer() }),
  lastRun: Nullable(RunView),
  linksCheckedAt: Nullable(Timestamp),
})

const Problem = Type.Enum(Object.keys(problemWords), { title: '问题类别' })

export const IssueQuery = Type.Object({
  state: Type.Optional(Type.Enum(['open', 'excused', 'settled'], { title: '状态', default: 'open' })),
  rule: Type.Optional(Type.String({ title: '规则', maxLength: 60 })),
  problem: Type.Optional(Problem),
  department: Type.Optional(Type.String({ title: '部门', maxLength: 100 })),
  item: Type.Optional(Type.String({ title: '事项编码', maxLength: 100 })),
  region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' })),
  overdue: Type.Optional(Type.Boolean({ title: '只看逾期' })),
  mine: Type.Optional(Type.Boolean({ title: '只看由我负责' })),
  cursor: Type.Optional(Type.String({ title: '翻页位置', pattern: '^\\d{4}-\\d{2}-\\d{2}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
  limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: 200, default: 50 })),
}, { additionalProperties: false })
export type IssueQuery = Static<typeof IssueQuery>

export const IssueView = Type.Object({
  id: Type.String(),
  ruleId: Type.String(),
  ruleTitle: Type.String(),
  problem: Type.String(),
  problemName: Type.String(),
  severity: Type.String(),
  severityName: Type.String(),
  itemCode: Type.String(),
  itemName: Type.String(),
  departmentName: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  divisionCode: Nullable(Type.String()),
  divisionName: Nullable(Type.String()),
  path: Type.String(),
  elementTitle: Nullable(Type.String()),
  message: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  firstSeenAt: Timestamp,
  dueOn: Day,
  isOverdue: Type.Boolean(),
  ownerName: Nullable(Type.String()),
  isMine: Type.Boolean(),
  reason: Nullable(Type.String()),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Timestamp),
  reportedBy: Nullable(Type.String()),
  allowedActions: Type.Array(Type.Object({ action: Type.Enum(['assign', 'settle', 'excuse', 'reopen']), isAllowed: Type.Boolean(), reason: Nullable(Type.String()) })),
})
export type IssueView = Static<typeof IssueView>

export const IssueList = Type.Object({ rows: Type.Array(IssueView), next: Nullable(Type.String()) })

export const IssueParams = Type.Object({ id: Type.String({ title: '问题编号', format: 'uuid' }) }, { additionalProperties: false })
export const Reason = Type.String({ title: '说明', minLength: 2, maxLength: 500, pattern: '\\S' })
export const AssignBody = Type.Object({ ownerId: Type.Optional(Type.String({ title: '负责人编号，不填为本人', minLength: 1, maxLength: 100 })) }, { additionalProperties: false })
export const ReasonBody = Type.Object({ reason: Reason }, { additionalProperties: false })
export const SettleBody = Type.Object({ note: Type.Optional(Reason) }, { additionalProperties: false })
export const ReportBody = Type.Object({
  itemCode: Type.String({ title: '事项编码', minLength: 1, maxLength: 100 }),
  divisionCode: Type.Optional(Type.String({ title: '办理地点的 12 位区划代码', pattern: '^\\d{12}$' })),
  problem: Problem,
  element: Type.Optional(Type.Enum(Object.keys(itemElements), { title: '事项要素', description: '问题出在哪个要素，不填为事项整体' })),
  message: Type.String({ title: '问题', minLength: 5, maxLength: 500, pattern: '\\S' }),
}, { additionalProperties: false })

export const LinkReport = Type.Object({ checked: Type.Integer(), broken: Type.Array(Type.Object({ url: Type.String(), problem: Type.String() })) })
