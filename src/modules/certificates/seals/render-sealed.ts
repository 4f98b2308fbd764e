import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import type { PdfDocument } from '../../../platform/pdf/index.ts'
import { sealFile } from '../../../platform/signed-file/signed-file.ts'
import type { Certificate } from '../certificate.ts'
import { type CertificateSealing, toCertificatePdf } from '../certificate-template.ts'
import { findSealOf } from './find-seal.ts'
import type { Seal } from './seal.ts'
import { insertSealUses } from './seal-store.ts'
import { signatureOf, toSignable } from './sign-certificates.ts'
import { toSignedFacts } from './signed-facts.ts'

/** A page that is not quite the certificate itself: a copy with words over it (加注件). */
export interface Variant {
  /** Tells it from every other of this certificate. */
  key: string
  /** What is signed beside the facts of the certificate. */
  facts: object
  change(document: PdfDocument): PdfDocument
}

/**
 * The file of a certificate, with its authority's seal in the picture and in the bytes: signed when it is first opened, then kept.
 * Without a provider of seals, or with a seal that was disabled, the page says so instead and the file is not sealed.
 * @param verificationUrl what the printed QR code leads to
 * @throws Refusal 503 when the provider does not answer
 */
export async function renderSealed(ctx: Context, certificate: Certificate, verificationUrl: string, format: 'pdf' | 'ofd' = 'pdf', variant?: Variant): Promise<Uint8Array> {
  const seal = await sealFor(ctx, certificate)
  const toDocument = (sealing: CertificateSealing): PdfDocument => {
    const document = toCertificatePdf({ ...certificate.data, verificationUrl }, sealing)
    return variant ? variant.change(document) : document
  }
  const key = `${certificate.hash}\n${verificationUrl}\n${seal?.id ?? 'unsealed'}\n${variant?.key ?? ''}`
  if (!seal) return ctx.pdf.render(key, () => toDocument(ctx.outside.seals ? 'sealDisabled' : 'notConnected'), format)
  const signedAt = ctx.clock.now()
  const sealing = { name: seal.name, at: signedAt.toISOString(), isDemo: ctx.isDemo }
  return ctx.pdf.render(key, () => toDocument(sealing), format, (rendered) => seals(ctx, () => sealAndRecord(ctx, certificate, seal, rendered, { format, signedAt, variant })))
}

async function sealAndRecord(ctx: Context, certificate: Certificate, seal: Seal, rendered: Uint8Array, { format, signedAt, variant }: { format: 'pdf' | 'ofd'; signedAt: Date; variant: Variant | undefined }): Promise<Uint8Array> {
  const facts = { ...toSignedFacts(toSignable(certificate), seal, signedAt), ...variant?.facts }
  const { bytes, message } = await sealFile(rendered, facts, (each) => ctx.outside.seals!.sign(seal.keyId, each))
  await insertSealUses(ctx.db, [{ region: seal.region, sealId: seal.id, id: ctx.ids.next(), purpose: format, identifier: certificate.identifier, usedBy: ctx.actor.accountId, usedAt: signedAt, hash: sm3(message) }])
  return bytes
}

/** The seal for a file: the certificate is signed first where it has not been yet. */
const sealFor = (ctx: Context, certificate: Certificate): Promise<Seal | undefined> =>
  seals(ctx, async () => {
    await signatureOf(ctx, certificate)
    return findSealOf(ctx, certificate.issuingAuthorityId)
  })

async function seals<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    ctx.log.error({ err: error }, 'certificates: the provider of seals gave no usable answer')
    throw new Refusal(503, 'certificates.no_seal_answer', '电子印章服务暂时没有应答，证照还不能打开。请过几分钟再试。', { extra: { retryAfterSeconds: 60 } })
  }
}
