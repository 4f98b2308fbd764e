import Type from 'typebox'
import { Refusal } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { getDirectory, getOfficer } from '../organisation/index.ts'
import { recordAccess } from '../subjects/index.ts'
import { certificateStateWords } from './certificate.ts'
import { canRead, conclusionOf, isIntact, stateOn } from './certificate-rules.ts'
import { CertificateView, IdentifierParams } from './contract.ts'
import { getCertificate } from './find-certificate.ts'
import { describeLife } from './life/describe-life.ts'
import { LifeView } from './life/life-contract.ts'

/** A certificate as the offices see it: with its holder and content. Each reading stands on the audit chain. */
export const readCertificate = defineOperation({
  id: 'certificates.read',
  summary: '查看证照（工作人员，查询留痕）',
  audience: 'staff',
  permission: 'certificates.read',
  params: IdentifierParams,
  output: Type.Object({ ...CertificateView.properties, life: LifeView }),
  async run(ctx, { params }) {
    const [certificate, officer, directory] = await Promise.all([getCertificate(ctx, params.identifier), getOfficer(ctx), getDirectory(ctx)])
    if (!canRead(certificate, officer)) throw new Refusal(403, 'certificates.not_yours', '这个证照不是由您的单位或大厅颁发的，不能查看详情。可以使用公开的证照核验。')
    await ctx.audit.append({ region: certificate.region, operation: 'certificates.read', actor: ctx.actor.accountId, subject: certificate.identifier })
    await recordAccess(ctx, [{
      subjectId: certificate.holderId, region: officer.region, kind: 'certificate', what: certificate.name, fields: ['全部内容'],
      purpose: '工作人员查看证照', basis: '履行法定职责（个人信息保护法第十三条）', outcome: 'shown',
    }])
    const { data } = certificate
    const today = ctx.clock.today()
    const state = stateOn(certificate, today)
    return {
      identifier: certificate.identifier, number: certificate.number, typeCode: certificate.typeCode, name: certificate.name, version: certificate.version,
      region: certificate.region, regionName: directory.region(certificate.region),
      holder: { id: certificate.holderId, name: certificate.holderName, code: data.holder.code ?? null },
      content: data.content,
      applicationNumber: certificate.applicationNumber,
      issuingAuthority: { id: certificate.issuingAuthorityId, name: data.issuingAuthority },
      issuedOn: certificate.issuedOn, validUntil: certificate.validUntil, validityText: data.validityText ?? null,
      state, stateName: certificateStateWords[state], isIntact: isIntact(certificate), conclusion: conclusionOf(certificate, today),
      life: await describeLife(ctx, certificate, officer),
    }
  },
})
