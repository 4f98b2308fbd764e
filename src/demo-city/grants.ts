import { type AuthorityGrant, getDirectory, importGrants } from '../modules/organisation/index.ts'
import { findAccountByLogin } from '../platform/auth/account-store.ts'
import type { Platform } from '../platform/context.ts'

/** Old enough for every story of the demonstration; a paper of the city that does not end by itself. */
const FROM_DAY = '2020-01-01'
const REPRESENTATIVE_PAPER = '《首席事务代表授权书》'
const RECEIPT_PAPER = '《委托收件协议书》'

/** Windows 1 and 2 of each region's hall decide at once for its departments, 3 and 4 take in. */
const REPRESENTATIVES = [1, 2]

/** The window that also decides what was reviewed behind it: one item of one department. */
const DECIDES = { login: 'clerk-379902-2', authorityId: '379902-RSJ', itemCodes: ['unemployment-benefit'] }

type Given = Parameters<typeof importGrants>[1][number]

/** What the departments of the invented city have given to its windows (首席事务代表) and halls (委托收件). Does nothing where there are grants already. */
export async function seedGrants(platform: Platform): Promise<void> {
  const directory = await getDirectory(platform)
  const officerOf = async (login: string): Promise<string> => (await findAccountByLogin(platform.db, login))!.principalId
  const giverOf = new Map(directory.listRegions().flatMap(({ code }) => directory.listOfficers(code, 'decider')).map(({ id, authorityId }) => [authorityId, id]))
  const base = (authorityId: string, basis: string) => ({ region: directory.authority(authorityId).region, authorityId, fromDay: FROM_DAY, untilDay: null, basis, grantedBy: giverOf.get(authorityId) ?? null })
  const representative = (authorityId: string, officerId: string, powers: AuthorityGrant['powers'], itemCodes: string[] | null = null): Given => ({ ...base(authorityId, REPRESENTATIVE_PAPER), kind: 'chiefRepresentative', officerId, hallId: null, powers, itemCodes })

  const grants: Given[] = [representative(DECIDES.authorityId, await officerOf(DECIDES.login), ['decide'], DECIDES.itemCodes)]
  for (const { code: region } of directory.listRegions()) {
    const departments = directory.listAuthorities(region).filter(({ level }) => level === 'city' || level === 'county')
    for (const window of REPRESENTATIVES) {
      const officerId = await officerOf(`clerk-${region}-${window}`)
      grants.push(...departments.map(({ id }) => representative(id, officerId, ['immediate', 'commitment'])))
    }
    const townships = directory.listTownships(region).map(({ code }) => code.slice(0, 9))
    for (const place of townships) grants.push(representative(`${place}-GOV`, await officerOf(`clerk-${place}`), ['immediate', 'commitment']))
    // 民政 is what people come to the township for most: its halls take in for the department.
    grants.push(...townships.map((place): Given => ({ ...base(`${region}-MZJ`, RECEIPT_PAPER), kind: 'delegatedReceipt', officerId: null, hallId: `H-${place}`, powers: [], itemCodes: null })))
  }
  await importGrants(platform, grants)
}
