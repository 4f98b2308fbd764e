import type { Platform } from '../context.ts'
import { auditHash } from './audit-log.ts'
import { type AuditHead, listAuditChains, listAuditEntries, listHeadlessChains } from './audit-store.ts'
import { type Link, verifyChain } from './verify-chain.ts'

/** Entries read at a time: memory stays flat however busy a day was. */
const BATCH = 5000

/** Recomputes every audit chain (one a region and day). Returns how many entries were checked and every fault in words. */
export async function verifyAuditChains(platform: Pick<Platform, 'db'>): Promise<{ entries: number; faults: string[] }> {
  const faults = (await listHeadlessChains(platform.db)).map(({ region, day }) => `审计记录 ${region} ${day} 有记录却没有链头`)
  let entries = 0
  for (const head of await listAuditChains(platform.db)) {
    const links = await readLinks(platform, head)
    entries += links.length
    faults.push(...verifyChain(`审计记录 ${head.region} ${head.day}`, links, head))
  }
  return { entries, faults }
}

/** What a day's chain is checked by: its hashes alone, the entries themselves are let go batch by batch. */
async function readLinks({ db }: Pick<Platform, 'db'>, { region, day }: AuditHead): Promise<Link[]> {
  const links: Link[] = []
  for (;;) {
    const rows = await listAuditEntries(db, region, day, links.at(-1)?.seq ?? 0, BATCH)
    for (const row of rows) links.push({ seq: row.seq, prevHash: row.prev_hash, hash: row.hash, expectedHash: auditHash(row.prev_hash, row) })
    if (rows.length < BATCH) return links
  }
}
