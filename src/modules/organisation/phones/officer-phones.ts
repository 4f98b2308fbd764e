import { listDisabledAccounts } from '../../../platform/auth/account-store.ts'
import type { Platform } from '../../../platform/context.ts'
import { listOfficerPhones } from './phone-store.ts'

/** Mobile numbers of officers of a region, for whoever has to reach them. Who gave none, or whose account was closed, is not in it. */
export async function findOfficerPhones(platform: Pick<Platform, 'db' | 'sealed'>, region: string, officerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = officerIds.length > 0 ? await listOfficerPhones(platform.db, region, officerIds) : []
  const accounts = rows.flatMap(({ accountId }) => accountId ?? [])
  const closed = accounts.length > 0 ? await listDisabledAccounts(platform.db, accounts) : []
  return new Map(rows.filter(({ accountId }) => !closed.some(({ id }) => id === accountId)).map(({ officerId, phoneSealed }) => [officerId, platform.sealed.open(phoneSealed)]))
}
