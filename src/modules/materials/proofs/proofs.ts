import type { Platform } from '../../../platform/context.ts'
import { placesOf } from '../../../platform/regional-rules.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { NewProof, Proof } from './proof.ts'
import { standingOf, toProofName } from './proof-rules.ts'
import { insertProofs, listProofRows } from './proof-store.ts'

/** Touched by whoever enters or ends a proof; public pages that show the list depend on it. */
export const PROOFS_MEMO = 'materials.proofs'

type Reading = Pick<Platform, 'db' | 'memo'>

export const loadProofs = (platform: Reading): Promise<readonly Proof[]> => platform.memo.get(PROOFS_MEMO, () => listProofRows(platform.db))

/** What holds in a region today: the city's list and what the county adds. Without a region the list of the whole city. */
export async function listProofsInForce(platform: Reading & Pick<Platform, 'clock'>, region: string | undefined): Promise<Proof[]> {
  const today = platform.clock.today()
  const places = region === undefined ? undefined : placesOf(region)
  return (await loadProofs(platform)).filter((proof) => (places?.includes(proof.region) ?? true) && standingOf(proof, today) === 'inForce')
}

/** Enters the proofs of a file that are not there yet, as the city's. @throws Error when a department of it does not exist */
export async function importProofs(platform: Platform, region: string, proofs: readonly NewProof[]): Promise<number> {
  const directory = await getDirectory(platform)
  const unknown = proofs.filter(({ department }) => !directory.findCompetence(region, department))
  if (unknown.length > 0) throw new Error(`no such department: ${unknown.map(({ name, department }) => `${department} (${name})`).join(', ')}`)
  const known = new Set((await listProofRows(platform.db)).filter((proof) => proof.region === region).map(({ name }) => toProofName(name)))
  const missing = proofs.filter(({ name }) => !known.has(toProofName(name)))
  if (missing.length === 0) return 0
  await platform.db.transaction(async (db) => {
    await db.query(insertProofs(missing.map((proof) => ({ ...proof, region, id: platform.ids.next(), enteredBy: '系统' })), platform.clock.now()))
    await platform.memo.touch(db, PROOFS_MEMO)
  })
  return missing.length
}
