import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { Context } from '../../../platform/context.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { verifySm2 } from '../../../platform/sm2/sm2.ts'
import type { Certificate } from '../certificate.ts'
import { findSealById, findSealOf } from './find-seal.ts'
import type { CertificateSignature, SealUse } from './seal.ts'
import { findSignature, insertSignatures } from './seal-store.ts'
import { type Signable, toSignedFacts } from './signed-facts.ts'

/** A certificate to sign, and who made it. */
export type Order = Signable & { usedBy: string }

export const toSignable = ({ region, identifier, number, name, issuingAuthorityId, data, issuedOn, validUntil, hash }: Certificate): Signable =>
  ({ region, identifier, number, name, issuingAuthorityId, issuingAuthority: data.issuingAuthority, issuedOn, validUntil, hash })

/**
 * Signs the facts of certificates with their authorities' seals and writes each use down. Certificates of authorities without a
 * seal in use stay unsigned; one signed already keeps its signature.
 */
export async function signCertificates(ctx: Context, orders: readonly Order[]): Promise<void> {
  const made: { signature: CertificateSignature; use: SealUse }[] = []
  for (const order of orders) {
    const seal = await findSealOf(ctx, order.issuingAuthorityId)
    if (!seal) continue
    const signedAt = ctx.clock.now()
    const message = Buffer.from(canonicalJson(toSignedFacts(order, seal, signedAt)))
    const signature = Buffer.from(await ctx.outside.seals!.sign(seal.keyId, message)).toString('hex')
    const { region, identifier, usedBy } = order
    const hash = sm3(message)
    made.push({
      signature: { region, identifier, sealId: seal.id, hash, signature, signedAt },
      use: { region: seal.region, sealId: seal.id, id: ctx.ids.next(), purpose: 'certificate', identifier, usedBy, usedAt: signedAt, hash },
    })
  }
  if (made.length > 0) await insertSignatures(ctx.db, made.map(({ signature }) => signature), made.map(({ use }) => use))
}

/** The signature of a certificate, made now where it has none yet; undefined where its authority cannot sign. */
export async function signatureOf(ctx: Context, certificate: Certificate): Promise<CertificateSignature | undefined> {
  const find = () => findSignature(ctx.db, certificate.region, certificate.identifier)
  const known = await find()
  if (known || !ctx.outside.seals) return known
  await signCertificates(ctx, [{ ...toSignable(certificate), usedBy: ctx.actor.accountId }])
  return find()
}

/** How the seal on a certificate's facts looks when somebody checks it. */
export type SealFinding = { outcome: 'unsigned' } | { outcome: 'genuine'; sealName: string; signedAt: Date } | { outcome: 'wrong' }

/** A finding as a person reads it. */
export const sealWords = (finding: SealFinding): string =>
  finding.outcome === 'genuine' ? `${finding.sealName}，${toLocalMinute(finding.signedAt).replace('T', ' ')} 签章，验证通过` : finding.outcome === 'unsigned' ? '未签章' : '签章不真实'

/** 验章: whether the seal on the facts of a certificate is in the register and was put on exactly these facts. */
export async function checkSignature(ctx: Context, certificate: Certificate): Promise<SealFinding> {
  const signature = await findSignature(ctx.db, certificate.region, certificate.identifier)
  if (!signature) return { outcome: 'unsigned' }
  const seal = await findSealById(ctx, signature.sealId)
  if (!seal || seal.authorityId !== certificate.issuingAuthorityId) return { outcome: 'wrong' }
  const message = Buffer.from(canonicalJson(toSignedFacts(toSignable(certificate), seal, signature.signedAt)))
  return verifySm2(seal.publicKey, message, Buffer.from(signature.signature, 'hex')) ? { outcome: 'genuine', sealName: seal.name, signedAt: signature.signedAt } : { outcome: 'wrong' }
}
