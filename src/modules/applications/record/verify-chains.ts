import type { Platform } from '../../../platform/context.ts'
import { verifyChain } from '../../../platform/audit/verify-chain.ts'
import { eventHash } from './chain-events.ts'
import { listChainHeads, listChainLinks, listHeadlessCases } from './chain-store.ts'

/** Cases read at a time: memory stays flat however many there are. */
const BATCH = 2000

/** Recomputes the chain of every case. Returns how many events were checked and every fault in words. */
export async function verifyApplicationChains(platform: Pick<Platform, 'db'>): Promise<{ events: number; faults: string[] }> {
  const faults = (await listHeadlessCases(platform.db)).map(({ number }) => `办件 ${number} 有记录却没有主表`)
  let events = 0
  let after = { region: '', number: '' }
  for (;;) {
    const heads = await listChainHeads(platform.db, after, BATCH)
    if (heads.length === 0) return { events, faults }
    const last = heads.at(-1)!
    const byNumber = Map.groupBy(await listChainLinks(platform.db, after, last), ({ number }) => number)
    for (const head of heads) {
      const links = byNumber.get(head.number) ?? []
      events += links.length
      faults.push(...verifyChain(`办件 ${head.number}`, links.map((link) => ({ seq: link.seq, prevHash: link.prevHash, hash: link.hash, expectedHash: eventHash(link) })), head))
    }
    after = last
  }
}
