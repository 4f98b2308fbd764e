import type { Platform } from '../../../platform/context.ts'
import type { CooperationSite } from './site.ts'
import { insertSiteOperator, putSite } from './site-store.ts'
import { SITES_MEMO } from './sites.ts'

/** A site as an installation brings it in, with the officers who take in there. */
export type NewSite = Omit<CooperationSite, 'version' | 'endedOn' | 'endedReason'> & { operators: readonly string[] }

/** Brings in sites whose agreements were made before; ids are the caller's. */
export async function importSites({ db, memo, clock }: Pick<Platform, 'db' | 'memo' | 'clock'>, sites: readonly NewSite[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { operators, ...site } of sites) {
      await tx.query(putSite({ ...site, endedOn: null, endedReason: null, version: 1 }, null, clock.now()))
      for (const officerId of operators) await tx.query(insertSiteOperator({ region: site.region, siteId: site.id, officerId, fromDay: site.fromDay }))
    }
    await memo.touch(tx, SITES_MEMO)
  })
}
