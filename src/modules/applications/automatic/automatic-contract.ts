import Type, { type Static } from 'typebox'
import { MAX_EXPRESSION_CHARACTERS } from './expression-rules.ts'

/** More could not be explained to anybody. */
const MOST_RULES = 30

const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Day = Type.String({ format: 'date' })
const At = Type.String({ format: 'date-time' })

export const ItemParams = Type.Object({ item: Type.String({ title: '事项', minLength: 1, maxLength: 100 }) })

export const RuleInput = Type.Object(
  {
    id: Type.String({ title: '规则编号', pattern: '^[a-z0-9-]{1,40}$' }),
    title: Type.String({ title: '规则说明', minLength: 2, maxLength: 100, pattern: '\\S' }),
    expression: Type.String({ title: '条件（FEEL）', minLength: 1, maxLength: MAX_EXPRESSION_CHARACTERS }),
  },
  { additionalProperties: false },
)
export const RulesInput = Type.Array(RuleInput, { title: '规则', minItems: 1, maxItems: MOST_RULES })

export const FactView = Type.Object({ name: Type.String(), title: Type.String(), kind: Type.String(), kindName: Type.String(), source: Type.String(), values: Type.Optional(Type.Array(Type.String())) })
export const RuleResultView = Type.Object({
  id: Type.String(), title: Type.String(), outcome: Type.String(), outcomeName: Type.String(),
  /** What it looked at, in words. */
  facts: Type.Array(Type.Object({ name: Type.String(), title: Type.String(), value: Type.String() })),
})
export type RuleResultView = Static<typeof RuleResultView>

const SimulationView = Type.Object({
  on: Day, cases: Type.Integer(), granted: Type.Integer(),
  wrong: Type.Array(Type.Object({ number: Type.String(), outcome: Type.String() })),
  heldBack: Type.Array(Type.Object({ ruleId: Type.String(), title: Type.String(), cases: Type.Integer() })),
  /** The same in one sentence. */
  summary: Type.String(),
})

const VersionView = Type.Object({
  version: Type.Integer(), revision: Type.Integer(), state: Type.String(), stateName: Type.String(), note: Type.String(), rules: Type.Array(RuleInput),
  draftedByName: Type.String(), draftedAt: At, returnedNote: orNull(Type.String()), simulation: orNull(SimulationView),
  approvedByName: orNull(Type.String()), approvedAt: orNull(At), validFrom: orNull(Day),
})

const ActionView = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: orNull(Type.String()) })

export const RuleSetView = Type.Object({
  item: Type.Object({ code: Type.String(), name: Type.String() }),
  region: Type.String(), regionName: Type.String(), today: Day,
  switch: Type.Object({ isOn: Type.Boolean(), reason: orNull(Type.String()), changedByName: orNull(Type.String()), changedAt: orNull(At) }),
  /** The version that decides today, if any is approved for it. */
  inForce: orNull(Type.Integer()),
  /** Newest first. */
  versions: Type.Array(VersionView),
  facts: Type.Array(FactView),
  /** Of the version in force: what people found when they looked again. */
  findings: Type.Object({ open: Type.Integer(), agreed: Type.Integer(), objected: Type.Integer(), limit: Type.Integer(), isSwitchOffSuggested: Type.Boolean() }),
  allowedActions: Type.Array(ActionView),
})
export type RuleSetView = Static<typeof RuleSetView>

export const RuleSetList = Type.Object({
  region: Type.String(), regionName: Type.String(),
  rows: Type.Array(Type.Object({
    itemCode: Type.String(), itemName: Type.String(), isOn: Type.Boolean(), version: Type.Integer(), state: Type.String(), stateName: Type.String(), objected: Type.Integer(), isSwitchOffSuggested: Type.Boolean(),
  })),
})

export const TrialAnswer = Type.Object({
  isGranted: Type.Boolean(),
  results: Type.Array(RuleResultView),
  problems: Type.Array(Type.Object({ rule: Type.Integer(), message: Type.String(), from: Type.Integer(), to: Type.Integer() })),
})

export const SampleView = Type.Object({
  number: Type.String(), reason: Type.String(), reasonName: Type.String(), itemCode: Type.String(), itemName: Type.String(), ruleSetVersion: Type.Integer(), wish: orNull(Type.String()), createdAt: At,
  finding: orNull(Type.String()), findingName: orNull(Type.String()), note: orNull(Type.String()), settledByName: orNull(Type.String()), settledAt: orNull(At),
  results: Type.Array(RuleResultView),
  /** Why whoever asks may not settle it. */
  reasonAgainst: orNull(Type.String()),
})
export const SampleList = Type.Object({ region: Type.String(), regionName: Type.String(), rows: Type.Array(SampleView), next: orNull(Type.String()) })

/** 系统自动审批 of one case, explained: to the applicant and to officers alike. */
export const AutomaticView = Type.Object({
  isGranted: Type.Boolean(), version: Type.Integer(), assessedAt: At, results: Type.Array(RuleResultView), obstacle: orNull(Type.String()),
  /** Whether the applicant may still ask that a person looks at it. */
  mayAskForPerson: Type.Boolean(),
  /** What a person found, when the applicant asked. */
  personReview: orNull(Type.Object({ askedAt: At, wish: orNull(Type.String()), findingName: orNull(Type.String()), note: orNull(Type.String()), settledAt: orNull(At) })),
})
export type AutomaticView = Static<typeof AutomaticView>
