import Type from 'typebox'
import { Nullable } from '../../platform/nullable.ts'


export const SubjectSummary = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('person'), Type.Literal('enterprise')]),
  name: Type.String(),
  identityMasked: Type.String(),
  address: Nullable(Type.String()),
  region: Type.String(),
  sex: Nullable(Type.Union([Type.Literal('male'), Type.Literal('female')])),
  birthDate: Nullable(Type.String()),
})

export const SubjectQuery = Type.Object({
  identity: Type.String({ title: '证件号码', minLength: 18, maxLength: 18, pattern: '^[0-9A-Za-z]{18}$', description: '公民身份号码或统一社会信用代码' }),
}, { additionalProperties: false })

/** None or one: a list, so that a window need not tell "not registered" from an error. */
export const SubjectList = Type.Object({ items: Type.Array(SubjectSummary) })

export const CitizenSelf = Type.Object({
  subject: SubjectSummary,
  phoneMasked: Nullable(Type.String()),
  principals: Type.Array(Type.Object({
    subject: SubjectSummary,
    as: Type.Union([Type.Literal('self'), Type.Literal('legalRepresentative'), Type.Literal('guardian'), Type.Literal('agent')]),
    asName: Type.String(),
    /** Of a guardian: the day before the child comes of age. */
    untilDay: Nullable(Type.String()),
    /** Within a month: whoever acts next has to be found in time. */
    endsSoon: Type.Boolean(),
  })),
})
