import Type, { type Static } from 'typebox'
import { deliveryWords, type DeliveryWay, type FollowRelation, followWords } from '../application.ts'
import { NullableDay, NumberParams } from '../contract-shapes.ts'

/** What an applicant, or a window for them, hands in. Chinese titles are the words of error messages. */

/** How a material is handed in: files uploaded before, paper at a counter, or waived by what replaces it. */
export const HandedIn = Type.Object(
  {
    files: Type.Optional(Type.Array(Type.String({ title: '文件', format: 'uuid' }), { title: '文件', maxItems: 20 })),
    waived: Type.Optional(Type.Boolean({ title: '免提交' })),
    onPaper: Type.Optional(Type.Boolean({ title: '纸质材料' })),
    /** The state has it, but the applicant wants to hand it in rather than have it looked up. */
    declined: Type.Optional(Type.Boolean({ title: '不同意调用证照和数据' })),
    deferred: Type.Optional(Type.Boolean({ title: '承诺后补（容缺）' })),
    committed: Type.Optional(Type.Boolean({ title: '以告知承诺代替' })),
  },
  { additionalProperties: false },
)

export const MaterialsInput = Type.Record(Type.String({ pattern: '^[a-z0-9]{1,40}$' }), HandedIn, { title: '申请材料', additionalProperties: false })

/** What the applicant signs: the name they write, under the version of the wording they were shown (`promise-texts.ts`). */
export const PromiseInput = Type.Object(
  { signedBy: Type.String({ title: '承诺人签名', minLength: 1, maxLength: 100, pattern: '\\S' }), textVersion: Type.Integer({ title: '承诺书版本', minimum: 1 }) },
  { title: '承诺书', additionalProperties: false },
)

/** 告知承诺: for certificates (the case is examined as any other), or for a licence that is decided at once. */
export const CommitmentKind = Type.Union([Type.Literal('proof'), Type.Literal('licence')], { title: '告知承诺的种类' })

export const CommitmentPromiseInput = Type.Object({ ...PromiseInput.properties, kind: Type.Optional(CommitmentKind) }, { title: '告知承诺书', additionalProperties: false })

/** Signed before a clerk's eyes: the wording is the one in force, unless told. */
export const SignedAtWindow = Type.Object(
  { signedBy: PromiseInput.properties.signedBy, textVersion: Type.Optional(PromiseInput.properties.textVersion) },
  { title: '承诺书', additionalProperties: false },
)

/** Where a parcel goes to, or is fetched from. */
export const PostalPersonInput = Type.Object(
  {
    name: Type.String({ title: '姓名', minLength: 1, maxLength: 50, pattern: '\\S' }),
    phone: Type.String({ title: '联系电话', pattern: '^[0-9-]{7,20}$' }),
    address: Type.String({ title: '详细地址', minLength: 5, maxLength: 200, pattern: '\\S' }),
  },
  { title: '寄送地址', additionalProperties: false },
)

export type PostalPerson = Static<typeof PostalPersonInput>

export const DeliveryInput = Type.Object(
  { way: Type.Union((Object.keys(deliveryWords) as DeliveryWay[]).map((way) => Type.Literal(way)), { title: '领取方式' }), to: Type.Optional(PostalPersonInput) },
  { title: '结果怎么领取', additionalProperties: false },
)

export const SubmitBody = Type.Object(
  {
    item: Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' }),
    region: Type.String({ title: '办理地区', pattern: '^[0-9]{6}$' }),
    division: Type.Optional(Type.String({ title: '乡镇（街道）或村（社区）', pattern: '^[0-9]{12}$' })),
    applicant: Type.Optional(Type.String({ title: '申请人', format: 'uuid' })),
    situations: Type.Optional(Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 20 }), { title: '办理情形', maxProperties: 20 })),
    form: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { title: '申请表' }),
    materials: Type.Optional(MaterialsInput),
    deferralPromise: Type.Optional(PromiseInput),
    commitmentPromise: Type.Optional(CommitmentPromiseInput),
    /** An earlier case of the same applicant that this one changes, renews, replaces or ends. */
    follows: Type.Optional(Type.Object(
      { number: NumberParams.properties.number, relation: Type.Union((Object.keys(followWords) as FollowRelation[]).map((relation) => Type.Literal(relation)), { title: '与原办件的关系' }) },
      { title: '原办件', additionalProperties: false },
    )),
    /** How the applicant wants the result; without a wish it is fetched at the counter. */
    delivery: Type.Optional(DeliveryInput),
    draft: Type.Optional(Type.String({ title: '草稿', format: 'uuid' })),
  },
  { additionalProperties: false },
)

export type SubmitInput = Static<typeof SubmitBody>

export const SubmitAnswer = Type.Object({
  number: Type.String(),
  queryPassword: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  stateName: Type.String(),
  itemName: Type.String(),
  authorityName: Type.String(),
  /** By when the office has to accept or tell what to correct. */
  dueOn: NullableDay,
})
