import { defineOperation } from '../../platform/operations.ts'
import { getSubject, maskName } from '../subjects/index.ts'
import { certificateStateWords } from './certificate.ts'
import { conclusionOf, isIntact, stateOn } from './certificate-rules.ts'
import { IdentifierParams, VerificationAnswer } from './contract.ts'
import { getCertificate } from './find-certificate.ts'

/** 证照核验: whoever was shown a certificate asks whether it is genuine and in force. The name of an enterprise is public. */
export const verifyCertificate = defineOperation({
  id: 'certificates.verify',
  summary: '核验证照真伪和状态',
  audience: 'public',
  permission: 'public',
  params: IdentifierParams,
  output: VerificationAnswer,
  async run(ctx, { params }) {
    const certificate = await getCertificate(ctx, params.identifier)
    const holder = await getSubject(ctx, certificate.holderId)
    const today = ctx.clock.today()
    const state = stateOn(certificate, today)
    return {
      identifier: certificate.identifier,
      number: certificate.number,
      name: certificate.name,
      holderMasked: holder.kind === 'enterprise' ? certificate.holderName : maskName(certificate.holderName),
      issuingAuthority: certificate.data.issuingAuthority,
      issuedOn: certificate.issuedOn,
      validUntil: certificate.validUntil,
      validityText: certificate.data.validityText ?? null,
      state,
      stateName: certificateStateWords[state],
      isIntact: isIntact(certificate),
      conclusion: conclusionOf(certificate, today),
    }
  },
})
