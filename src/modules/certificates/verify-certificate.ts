import { defineOperation } from '../../platform/operations.ts'
import { getSubject, maskName } from '../subjects/index.ts'
import { certificateStateWords } from './certificate.ts'
import { conclusionOf, isIntact, stateOn, stateSinceOn } from './certificate-rules.ts'
import { IdentifierParams, VerificationAnswer } from './contract.ts'
import { getCertificate } from './find-certificate.ts'
import { checkSignature, sealWords } from './seals/sign-certificates.ts'

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
    const [holder, seal] = await Promise.all([getSubject(ctx, certificate.holderId), checkSignature(ctx, certificate)])
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
      stateSince: stateSinceOn(certificate, today),
      replacedBy: certificate.replacedBy,
      isIntact: isIntact(certificate),
      seal: { outcome: seal.outcome, text: sealWords(seal) },
      conclusion: seal.outcome === 'wrong' ? '证照上的电子签章不真实，请勿采信，并向颁发机构核实。' : conclusionOf(certificate, today),
    }
  },
})
