import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { canActFor, getSubject } from '../../subjects/index.ts'
import { CounterQuestion, OwnQuestion } from '../contract.ts'
import { agreeToSharing, COUNTER_EVIDENCE } from '../waiver/agree.ts'
import { refuseBeyondAgreement, refuseScanWithoutConsent } from '../waiver/operations.ts'
import { readPrefill } from './read-prefill.ts'

const Fields = Type.Array(Type.Object({ register: Type.String(), fields: Type.Array(Type.String()) }))

const PrefilledForm = Type.Object({
  answers: Type.Array(Type.Object({ field: Type.String(), value: Type.String(), source: Type.String(), asOf: Type.String({ format: 'date' }), correction: Nullable(Type.Object({ register: Type.String(), entry: Type.String(), /** Whom it is about; null for oneself. */ subject: Nullable(Type.String()) })) })),
  /** What gave no answer in time. */
  silent: Fields,
  /** What could answer with consent. */
  needConsent: Fields,
})

const { item, itemVersion, region, applicant } = OwnQuestion.properties

/** 自动填表: what the applicant's certificates and registers answer, each with its source and day; nothing once they took back their consent. */
export const prefillOwn = defineOperation({
  id: 'materials.prefillOwn',
  summary: '我的电子证照和登记信息能替我填好申请表的哪些内容，各来自哪里、是哪天的；没有同意过的不查询登记信息',
  audience: 'citizen',
  permission: 'materials.resolveOwn',
  body: Type.Object(
    {
      item, itemVersion, region, applicant,
      /** Without it only what is on file is used. */
      asks: Type.Optional(Type.Boolean({ title: '现在查询登记信息' })),
      agrees: Type.Optional(Type.Literal(true, { title: '同意查询' })),
    },
    { additionalProperties: false },
  ),
  output: PrefilledForm,
  async run(ctx, { body }) {
    const applicantId = body.applicant ?? ctx.actor.principalId
    if (applicantId !== ctx.actor.principalId && !(await canActFor(ctx, applicantId))) {
      throw new Refusal(403, 'materials.not_your_principal', '您没有代这个人（单位）办理的权限，不能查询其证照和数据。请先办理委托，或以本人身份办理。')
    }
    if (body.agrees) await agreeToSharing(ctx, applicantId, { sensitive: false })
    return readPrefill(ctx, { applicant: await getSubject(ctx, applicantId), item: body.item, itemVersion: body.itemVersion, region: body.region, asks: body.asks ?? false })
  },
})

const counter = CounterQuestion.properties

/** The same for whoever stands at the window, with the consent the clerk saw; every look is on the log they can read. */
export const prefillAtCounter = defineOperation({
  id: 'materials.prefillAtCounter',
  summary: '窗口自动填表：经申请人同意，用其电子证照和登记信息填好申请表（查询留痕）',
  audience: 'staff',
  permission: 'materials.resolveAtCounter',
  body: Type.Object({ item: counter.item, applicant: counter.applicant, consent: counter.consent, scan: counter.scan }, { additionalProperties: false }),
  output: PrefilledForm,
  async run(ctx, { body }) {
    const officer = await getOfficer(ctx)
    await refuseBeyondAgreement(ctx, officer, body)
    const { region } = officer
    const applicant = await getSubject(ctx, body.applicant)
    if (body.consent === 'scan') await refuseScanWithoutConsent(ctx, body.scan, applicant.id)
    await agreeToSharing(ctx, applicant.id, { sensitive: false, evidence: COUNTER_EVIDENCE[body.consent] })
    return readPrefill(ctx, { applicant, item: body.item, region, asks: true })
  },
})
