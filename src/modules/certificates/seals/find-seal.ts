import type { Platform } from '../../../platform/context.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { Seal } from './seal.ts'
import { insertFirstSeal, readSeals } from './seal-store.ts'

export const SEALS_MEMO = 'certificates.seals'

/** The register of seals, kept in process. */
export const loadSeals = (platform: Pick<Platform, 'db' | 'memo'>): Promise<Seal[]> => platform.memo.get(SEALS_MEMO, () => readSeals(platform.db))

export const findSealById = async (platform: Pick<Platform, 'db' | 'memo'>, id: string): Promise<Seal | undefined> => (await loadSeals(platform)).find((seal) => seal.id === id)

/**
 * The seal an authority signs with now, entered in the register at its first use; undefined where no provider of seals is
 * connected (未接入电子印章) and where the seal was disabled.
 * @throws Error when the provider gives no usable answer
 */
export async function findSealOf(platform: Platform, authorityId: string): Promise<Seal | undefined> {
  if (!platform.outside.seals) return undefined
  const entered = (await loadSeals(platform)).filter((seal) => seal.authorityId === authorityId)
  return entered.length > 0 ? entered.find(({ state }) => state === 'inUse') : enterFirstSeal(platform, authorityId)
}

async function enterFirstSeal(platform: Platform, authorityId: string): Promise<Seal | undefined> {
  const seal = await askForSeal(platform, authorityId, 1)
  await platform.db.transaction(async (db) => {
    await insertFirstSeal(db, seal)
    await platform.memo.touch(db, SEALS_MEMO)
  })
  // Of two processes that entered it at once the first one counts.
  return (await loadSeals(platform)).find((each) => each.authorityId === authorityId && each.state === 'inUse')
}

/** A seal as the provider of seals makes it; it is in use once it is in the register. @throws Error when there is no usable answer */
export async function askForSeal(platform: Platform, authorityId: string, edition: number): Promise<Seal> {
  const { region, name, uscc } = (await getDirectory(platform)).authority(authorityId)
  const key = await platform.outside.seals!.sealOf({ uscc, name }, edition)
  return {
    region, id: platform.ids.next(), authorityId, edition, name: key.name, keyId: key.keyId, publicKey: key.publicKey,
    state: 'inUse', usedFrom: platform.clock.now(), usedUntil: null, endedBy: null, reason: null,
  }
}
