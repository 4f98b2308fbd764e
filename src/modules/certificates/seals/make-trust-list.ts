import type { Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { toHex } from '../../../platform/signed-file/seal-slot.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { findSealOf, loadSeals } from './find-seal.ts'
import type { Seal } from './seal.ts'
import { listNotValid } from './seal-store.ts'
import { shortHash, type SignedTrustList, type TrustedSeal, type TrustList, trustListMessage } from './trust-list.ts'

const MEMO = 'certificates.trustList'
/** A list is made at most once in so many milliseconds, however many ask: hashing a hundred thousand identifiers takes a second. */
const KEPT_FOR_MS = 60_000

/** A seal as anybody may know it. */
export const toTrustedSeal = ({ id, name, authorityId, publicKey, usedUntil }: Seal, directory: Directory): TrustedSeal =>
  ({ id, name, authority: directory.authority(authorityId).name, publicKey, ...(usedUntil ? { usedUntil: usedUntil.toISOString() } : {}) })

/** 验证名单 of now, and the key it is signed with: the seal of the city's lead department. @throws Refusal 503 without seals */
export async function getTrustList(ctx: Platform): Promise<{ signed: SignedTrustList; cityKey: string }> {
  const kept = await ctx.memo.get(MEMO, () => makeTrustList(ctx))
  if (ctx.clock.now().getTime() - kept.at < KEPT_FOR_MS) return kept
  ctx.memo.forget(MEMO)
  return ctx.memo.get(MEMO, () => makeTrustList(ctx))
}

/** The seal of the city's lead department, with which the list is signed. */
export async function findCitySeal(ctx: Platform): Promise<Seal | undefined> {
  const directory = await getDirectory(ctx)
  const city = directory.listRegions()[0]
  const lead = city && directory.listAuthorities(city.code).find(({ kind }) => kind === 'leadDepartment')
  return lead && findSealOf(ctx, lead.id)
}

async function makeTrustList(ctx: Platform): Promise<{ signed: SignedTrustList; cityKey: string; at: number }> {
  const directory = await getDirectory(ctx)
  const seal = await findCitySeal(ctx)
  if (!seal) throw new Refusal(503, 'certificates.no_seals', '平台没有接入电子印章，暂时没有验证名单。请用证照上的二维码或证照标识核验。')
  const [seals, notValid] = await Promise.all([loadSeals(ctx), listNotValid(ctx.db)])
  const now = ctx.clock.now()
  const list: TrustList = {
    scheme: 'yichuang-trust-list-1', madeAt: toRfc3339(now), city: directory.region(directory.listRegions()[0]!.code),
    seals: seals.map((each) => toTrustedSeal(each, directory)),
    notValid: Object.fromEntries([...Map.groupBy(notValid, ({ state }) => state)].sort().map(([state, rows]) => [state, rows.map(({ identifier }) => shortHash(identifier)).sort()])),
  }
  return { signed: { list, signature: toHex(await ctx.outside.seals!.sign(seal.keyId, trustListMessage(list))) }, cityKey: seal.publicKey, at: now.getTime() }
}
