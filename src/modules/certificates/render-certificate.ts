import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Download } from '../../platform/operations.ts'
import { isIntact } from './certificate-rules.ts'
import { getCertificate } from './find-certificate.ts'
import { renderSealed } from './seals/render-sealed.ts'

const MEDIA_TYPES = { pdf: 'application/pdf', ofd: 'application/ofd' } as const

/**
 * The certificate as a PDF or an OFD (GB/T 33190), rendered and sealed when it is first opened. Whether the caller may see it is the caller's to know.
 * @param verifyUrl what the printed QR code leads to
 * @throws Refusal 404 when there is no such certificate, `certificates.altered` when it is not what was issued
 */
export async function renderCertificate(ctx: Context, identifier: string, verifyUrl: string, format: 'pdf' | 'ofd' = 'pdf'): Promise<Download> {
  const certificate = await getCertificate(ctx, identifier)
  if (!isIntact(certificate)) throw new Refusal(409, 'certificates.altered', '证照内容与签发时不一致，已停止打开。请联系颁发机构核实。')
  const content = await renderSealed(ctx, certificate, verifyUrl, format)
  return { mediaType: MEDIA_TYPES[format], fileName: `${certificate.name}-${certificate.number}.${format}`, content }
}
