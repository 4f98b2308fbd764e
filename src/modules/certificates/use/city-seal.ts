import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory } from '../../organisation/index.ts'
import { findSealOf } from '../seals/find-seal.ts'

/** With what the city signs in its own name: the seal of its lead department. */
export interface CitySeal {
  /** Six digits. */
  city: string
  keyId: string
  /** Uncompressed point as hex. */
  publicKey: string
  /** @throws Refusal 503 when the provider gives no answer */
  sign(message: Uint8Array): Promise<Uint8Array>
}

/** @throws Refusal 503 when no seal provider is connected, its seal is disabled, or it gives no answer: then no code is offered */
export async function getCitySeal(ctx: Context): Promise<CitySeal> {
  const directory = await getDirectory(ctx)
  const city = directory.listRegions()[0]?.code ?? ''
  const lead = directory.listAuthorities(city).find(({ kind }) => kind === 'leadDepartment')
  const silent = (error: unknown) => {
    ctx.log.error({ err: error }, 'certificates: the seal provider gives no answer for codes')
    return new Refusal(503, 'certificates.no_codes', '签名服务没有应答，暂时不能使用居民码和企业码。请稍后再试，或出示身份证件、营业执照办理。')
  }
  const seal = lead && (await findSealOf(ctx, lead.id).catch((error: unknown) => { throw silent(error) }))
  if (!seal) throw new Refusal(503, 'certificates.no_codes', '签名服务没有接通，暂时不能使用居民码和企业码。请出示身份证件、营业执照办理。')
  const { keyId, publicKey } = seal
  return { city, keyId, publicKey, sign: (message) => ctx.outside.seals!.sign(keyId, message).catch((error: unknown) => { throw silent(error) }) }
}
