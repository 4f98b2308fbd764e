import type { Platform } from '../../../platform/context.ts'
import { insertGrants, readGrants, type NewGrant } from './grant-store.ts'
import { GRANTS_MEMO } from './grants.ts'

/** Brings in grants that were given on paper before: what a new installation begins with. Does nothing where some are kept already. */
export async function importGrants(platform: Pick<Platform, 'db' | 'memo' | 'ids' | 'clock'>, grants: readonly Omit<NewGrant, 'id'>[]): Promise<void> {
  await platform.db.transaction(async (db) => {
    if ((await readGrants(db)).length > 0) return
    await db.query(insertGrants(grants.map((grant) => ({ ...grant, id: platform.ids.next() })), platform.clock.now()))
    await platform.memo.touch(db, GRANTS_MEMO)
  })
}
