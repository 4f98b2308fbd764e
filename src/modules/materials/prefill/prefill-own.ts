import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { findCertificate, listHeldCertificates } from '../../certificates/index.ts'
import { canActFor, getSubject, hasWithdrawn, listRepresentedBy } from '../../subjects/index.ts'
import { PREFILL_PLAN } from './prefill-plan.ts'
import { prefill, type ReadCertificate } from './prefill-rules.ts'

const PrefilledView = Type.Object({ field: Type.String(), value: Type.String(), source: Type.String(), asOf: Type.String({ format: 'date' }) })

/** 自动填表: what the applicant's own certificates answer, each with its source and day; nothing once they took back their consent. */
export const prefillOwn = defineOperation({
  id: 'materials.prefillOwn',
  summary: '我的电子证照能替我填好申请表的哪些内容，各来自哪张证照',
  audience: 'citizen',
  permission: 'materials.resolveOwn',
  body: Type.Object({ applicant: Type.Optional(Type.String({ title: '申请人', format: 'uuid' })) }, { additionalProperties: false }),
  output: Type.Object({ answers: Type.Array(PrefilledView) }),
  async run(ctx, { body }) {
    const applicantId = body.applicant ?? ctx.actor.principalId
    if (applicantId !== ctx.actor.principalId && !(await canActFor(ctx, applicantId))) {
      throw new Refusal(403, 'materials.not_your_principal', '您没有代这个人（单位）办理的权限，不能查询其证照和数据。请先办理委托，或以本人身份办理。')
    }
    return { answers: (await hasWithdrawn(ctx, applicantId, 'sharedData')) ? [] : prefill(await readPlanned(ctx, applicantId)) }
  },
})

/** The applicant's own, and of a person who runs one enterprise its licence; with two, which one is meant only they know. */
async function readPlanned(ctx: Context, applicantId: string): Promise<ReadCertificate[]> {
  const applicant = await getSubject(ctx, applicantId)
  const represented = applicant.kind === 'person' ? await listRepresentedBy(ctx, applicant.id) : []
  const holders = [applicant.id, ...(represented.length === 1 ? [represented[0]!.id] : [])]
  const planned = new Set(PREFILL_PLAN.flatMap(({ certificateNames }) => certificateNames))
  const held = (await listHeldCertificates(ctx, holders, ctx.clock.today())).filter(({ isValid, name }) => isValid && planned.has(name))
  const certificates = await Promise.all(held.map(({ identifier }) => findCertificate(ctx, identifier)))
  return certificates.flatMap((certificate) => (certificate ? [{ name: certificate.name, holder: certificate.data.holder, content: certificate.data.content, issuedOn: certificate.issuedOn }] : []))
}
