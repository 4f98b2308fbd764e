import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { verifyCertificate } from '../operations.ts'
import { show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { type CertificateVerification, VerifyCertificateView } from '../views/verify-certificate.tsx'

type Verification = Omit<CertificateVerification, 'outcome' | 'checkedAt'>

async function verify(request: PageRequest, identifier: string | undefined) {
  const shell = await makeShell(request, { currentPath: identifier ? portalPaths.certificate(identifier) : portalPaths.certificateVerification() })
  if (identifier === undefined) return show(shell, <VerifyCertificateView shell={shell} />)
  if (identifier === '') return show(shell, <VerifyCertificateView shell={shell} error="请填写证照标识。" />, UNPROCESSABLE)
  try {
    const found = await request.run<Verification>(verifyCertificate, { params: { identifier } })
    return show(shell, <VerifyCertificateView shell={shell} identifier={identifier} result={{ ...found, checkedAt: toRfc3339(request.platform.clock.now()) }} />)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500) throw error
    return show(shell, <VerifyCertificateView shell={shell} identifier={identifier} error={error.detail} />, error.status)
  }
}

const MAX_IDENTIFIER_LENGTH = 200

export const verifyCertificatePage: Page = {
  method: 'GET',
  path: '/verify',
  access: 'anyone',
  answer: (request) => verify(request, fieldOf(request.query, 'identifier')?.trim().slice(0, MAX_IDENTIFIER_LENGTH)),
}

/** Where the QR code printed on a certificate leads. */
export const certificatePage: Page = {
  method: 'GET',
  path: '/certificates/:identifier',
  access: 'anyone',
  answer: (request) => verify(request, request.params.identifier),
}
