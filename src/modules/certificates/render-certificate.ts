import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Download } from '../../platform/operations.ts'
import { isIntact } from './certificate-rules.ts'
import { toCertificatePdf } from './certificate-template.ts'
import { getCertificate } from './find-certificate.ts'

/**
 * The certificate as a PDF, rendered when it is first opened. Whether the caller may see it is the caller's to know.
 * @param verifyUrl what the printed QR code leads to
 * @throws Refusal 404 when there is no such certificate, `certificates.altered` when it is not what was issued
 */
export async function renderCertificate(ctx: Context, identifier: string, verifyUrl: string): Promise<Download> {
  const certificate = await getCertificate(ctx, identifier)
  if (!isIntact(certificate)) throw new Refusal(409, 'certificates.altered', '证照内容与签发时不一致，已停止打开。请联系颁发机构核实。')
  const content = await ctx.pdf.render(`${certificate.hash}\n${verifyUrl}`, () => toCertificatePdf({ ...certificate.data, verificationUrl: verifyUrl }))
  return { mediaType: 'application/pdf', fileName: `${certificate.name}-${certificate.number}.pdf`, content }
}
