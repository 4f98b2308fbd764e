import Type, { type Static } from 'typebox'
import { NullableDay } from './contract-shapes.ts'

/** What crosses HTTP, by noun: what is handed in, a case as it is read, its lists. What is left here are the commands. */
export { NumberParams } from './contract-shapes.ts'
export { CommitmentKind, CommitmentPromiseInput, DeliveryInput, HandedIn, MaterialsInput, type PostalPerson, PostalPersonInput, PromiseInput, SignedAtWindow, SubmitAnswer, SubmitBody, type SubmitInput } from './submission/submission-contract.ts'
export { AllowedAction, ApplicationView, ChangeView, ClockDaysView, ClockView, DeliveryView, MaterialView, RemoteView, TimelineEntry } from './reading/case-contract.ts'
export { ListAnswer, ListQuery, ListRow } from './lists/list-contract.ts'

export const Check = Type.Object(
  {
    id: Type.String({ title: '材料', maxLength: 40 }),
    result: Type.Union([Type.Literal('qualified'), Type.Literal('unqualified')], { title: '核对结果' }),
    reason: Type.Optional(Type.String({ title: '不合格的原因', maxLength: 500 })),
  },
  { additionalProperties: false },
)

export const ChecksBody = Type.Object({ checks: Type.Optional(Type.Array(Check, { title: '材料核对', maxItems: 100 })) }, { additionalProperties: false })

export const CommandAnswer = Type.Object({
  number: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  stateName: Type.String(),
  dueOn: NullableDay,
  documents: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), title: Type.String(), documentNumber: Type.String() })),
})
export type CommandAnswer = Static<typeof CommandAnswer>

export const reasonText = (title: string) => Type.String({ title, minLength: 2, maxLength: 2000, pattern: '\\S' })
