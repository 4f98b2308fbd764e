import Type, { type Static } from 'typebox'
import { FileIds, KeptFile } from '../../../platform/files/kept-files.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { oneOf } from '../monitor/monitor-contract.ts'
import { auditWords, type FindingActKind } from './finding.ts'
import { CLUE_KINDS, CLUE_OUTCOMES, type ClueKind, type ClueOutcome } from './clue.ts'
import { CLUE_NUMBER_PATTERN } from './clue-rules.ts'

const At = Type.String({ format: 'date-time' })
const Day = Type.String({ format: 'date' })

export const AuditField = oneOf(Object.keys(auditWords) as (keyof typeof auditWords)[], '属于哪一项清查')
export const ActKindField = oneOf<Exclude<FindingActKind, 'entered'>>(['verified', 'notEstablished', 'handedOn', 'noted'], '处理结果')
export const ClueKindField = oneOf<ClueKind>(CLUE_KINDS, '遇到了什么问题')
export const ClueOutcomeField = oneOf<ClueOutcome>(CLUE_OUTCOMES, '核查结果')
export const AuditFiles = FileIds('附件', 5)

export const FindingParams = Type.Object({ id: Type.String({ title: '线索', format: 'uuid' }) })
export const FindingFileParams = Type.Object({ id: Type.String({ title: '线索', format: 'uuid' }), file: Type.String({ title: '附件', format: 'uuid' }) })
export const ClueParams = Type.Object({ number: Type.String({ title: '反映编号', pattern: CLUE_NUMBER_PATTERN }) })
export const ClueFileParams = Type.Object({ number: Type.String({ title: '反映编号', pattern: CLUE_NUMBER_PATTERN }), file: Type.String({ title: '附件', format: 'uuid' }) })

const Action = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })

export const FindingRow = Type.Object({
  id: Type.String(), audit: AuditField, auditName: Type.String(), source: Type.String(), sourceName: Type.String(), state: Type.String(), stateName: Type.String(),
  title: Type.String(), authorityName: Nullable(Type.String()), foundAt: At, foundBy: Type.String(),
})
export type FindingRow = Static<typeof FindingRow>

export const FindingView = Type.Object({
  ...FindingRow.properties,
  region: Type.String(), version: Type.Integer(), facts: Type.String(),
  evidence: Type.Object({ kind: Type.String(), kindName: Type.String(), id: Type.String() }),
  acts: Type.Array(Type.Object({ seq: Type.Integer(), kindName: Type.String(), note: Type.String(), handedTo: Nullable(Type.String()), files: Type.Array(KeptFile), at: At, byName: Type.String() })),
  allowedActions: Type.Array(Action),
})
export type FindingView = Static<typeof FindingView>

export const ClueRow = Type.Object({
  number: Type.String(), kind: ClueKindField, kindName: Type.String(), state: Type.String(), stateName: Type.String(), outcomeName: Nullable(Type.String()),
  /** The beginning of what was reported. */
  excerpt: Type.String(), place: Nullable(Type.String()), isAnonymous: Type.Boolean(), receivedAt: At, dueOn: Day, isOverdue: Type.Boolean(),
})
export type ClueRow = Static<typeof ClueRow>

export const ClueView = Type.Object({
  ...ClueRow.properties,
  version: Type.Integer(), content: Type.String(), happenedOn: Nullable(Day), files: Type.Array(KeptFile),
  answer: Nullable(Type.String()), answeredAt: Nullable(At), answeredByName: Nullable(Type.String()), findingId: Nullable(Type.String()),
  /** Whoever looked at the name and phone. */
  looks: Type.Array(Type.Object({ officerName: Type.String(), purpose: Type.String(), at: At })),
  allowedActions: Type.Array(Action),
})
export type ClueView = Static<typeof ClueView>

export const ReportClueBody = Type.Object(
  {
    /** Of the form that was filled in, drawn at random: sent twice, it is one report. */
    key: Type.Optional(Type.String({ title: '表单编号', pattern: '^[A-Za-z0-9_-]{20,64}$' })),
    region: Type.String({ title: '哪里的事', pattern: '^[0-9]{6}$' }),
    kind: ClueKindField,
    content: Type.String({ title: '事情经过', minLength: 10, maxLength: 2000, pattern: '\\S' }),
    place: Type.Optional(Type.String({ title: '单位或地点', maxLength: 100 })),
    happenedOn: Type.Optional(Type.String({ title: '什么时候', format: 'date' })),
    name: Type.Optional(Type.String({ title: '称呼', maxLength: 30 })),
    phone: Type.Optional(Type.String({ title: '联系电话', maxLength: 20 })),
    files: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { title: '附件', maxItems: 3 })),
  },
  { additionalProperties: false },
)
export type ReportClueBody = Static<typeof ReportClueBody>

export const ReportedClue = Type.Object({ number: Type.String(), code: Type.String(), dueOn: Day })
export type ReportedClue = Static<typeof ReportedClue>

/** What whoever reported may see again: no name, no phone, nothing of who works on it. */
export const ClueProgress = Type.Object({
  number: Type.String(), kindName: Type.String(), stateName: Type.String(), receivedAt: At, dueOn: Day, content: Type.String(), answer: Nullable(Type.String()), outcomeName: Nullable(Type.String()), answeredAt: Nullable(At),
})
export type ClueProgress = Static<typeof ClueProgress>
