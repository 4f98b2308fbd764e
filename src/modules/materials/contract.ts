import Type from 'typebox'
import { Nullable } from '../../platform/nullable.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

const Evidence = Type.Union([
  Type.Object({ kind: Type.Literal('certificate'), identifier: Type.String(), name: Type.String(), number: Type.String(), holderId: Type.String(), validUntil: Nullable(Type.String()) }),
  Type.Object({ kind: Type.Literal('register'), register: Type.String(), holderId: Type.String(), asOf: Type.String(), fetchedAt: Type.String() }),
])

const Way = Type.Union([Type.Literal('form'), Type.Literal('certificate'), Type.Literal('register'), Type.Literal('internalCheck')])

export const MaterialResolutionView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  necessary: Type.Boolean(),
  state: Type.Union([Type.Literal('replaced'), Type.Literal('fetchable'), Type.Literal('asked')]),
  way: Nullable(Way),
  wayName: Nullable(Type.String()),
  source: Nullable(Type.String()),
  evidence: Nullable(Evidence),
  reason: Nullable(Type.Union([Type.Literal('nothingReplaces'), Type.Literal('notConnected'), Type.Literal('notFound'), Type.Literal('notValid'), Type.Literal('sourceDown'), Type.Literal('consentWithdrawn'), Type.Literal('guardianNeeded'), Type.Literal('ofOthers'), Type.Literal('contradicted')])),
  isSensitive: Type.Boolean(),
  explanation: Type.String(),
})

export const ResolvedMaterials = Type.Object({
  itemCode: Type.String(),
  itemVersion: Type.Integer(),
  applicantName: Type.String(),
  materials: Type.Array(MaterialResolutionView),
  /** How many of the necessary ones somebody has to hand in, of how many. */
  asked: Type.Integer(),
  necessary: Type.Integer(),
})

const Question = {
  item: Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' }),
  region: Type.String({ title: '办理地区', pattern: '^[0-9]{6}$' }),
  division: Type.Optional(Type.String({ title: '乡镇（街道）或村（社区）', pattern: '^[0-9]{12}$' })),
  situations: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z0-9]{1,20}$' }), Type.String({ maxLength: 40 }), { title: '情形', maxProperties: 40 })),
  /** An earlier version of the item, for what began under it; without it the one in force. */
  itemVersion: Type.Optional(Type.Integer({ title: '事项版本', minimum: 1 })),
}

/** Without what is sensitive (单独同意), unless that is agreed to as well. */
const agreesToSensitive = Type.Optional(Type.Boolean({ title: '单独同意查询敏感个人信息' }))

export const OwnQuestion = Type.Object({ ...Question, applicant: Type.Optional(Type.String({ title: '申请人', format: 'uuid' })) }, { additionalProperties: false })

export const OwnFetch = Type.Object({ ...OwnQuestion.properties, agrees: Type.Literal(true, { title: '同意查询' }), agreesToSensitive }, { additionalProperties: false })

export const CounterQuestion = Type.Object(
  {
    ...Question,
    applicant: Type.String({ title: '申请人', format: 'uuid' }),
    /** Whoever stands there agreed: said so and is on record, or showed their code for it. */
    consent: Type.Union([Type.Literal('inPerson'), Type.Literal('scan')], { title: '申请人同意的方式' }),
    scan: Type.Optional(Type.String({ title: '扫码记录', format: 'uuid' })),
    agreesToSensitive,
  },
  { additionalProperties: false },
)
