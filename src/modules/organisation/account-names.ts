import { listPrincipals } from '../../platform/auth/account-store.ts'
import type { Platform } from '../../platform/context.ts'
import { getDirectory } from './directory.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names of the officers behind accounts, by account; whoever is no officer (the city's import, say) is left out. */
export async function namesOfAccounts(platform: Pick<Platform, 'db' | 'memo'>, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(accounts)].filter((account) => UUID.test(account))
  if (asked.length === 0) return new Map()
  const directory = await getDirectory(platform)
  const staff = (await listPrincipals(platform.db, asked)).filter(({ kind }) => kind === 'staff')
  return new Map(staff.map(({ id, principalId }) => [id, directory.officer(principalId).name]))
}
