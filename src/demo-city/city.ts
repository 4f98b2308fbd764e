import { getDirectory, importCity, importStaff } from '../modules/organisation/index.ts'
import { importProxies, importSubjects } from '../modules/subjects/index.ts'
import { type AccountRow, insertAccounts, listTakenLogins } from '../platform/auth/account-store.ts'
import { hashPassword } from '../platform/auth/sessions.ts'
import type { Platform } from '../platform/context.ts'
import { DEMO_PASSWORD, readCityFile } from './city-file.ts'
import { drawCity } from './draw-city.ts'
import { inventEnterprises } from './enterprises.ts'
import { inventChildren, inventResidents } from './residents.ts'
import { inventStaff, type StaffMember } from './staff.ts'

export { DEMO_PASSWORD } from './city-file.ts'
export { type DemoLogin, listDemoLogins } from './demo-logins.ts'

/** Proxies of the stories: who (login) may act for whom (login), since when. */
const PERSONAL_PROXIES = [{ principal: 'resident7', agent: 'resident8', fromDay: '2026-01-01', untilDay: '2027-12-31' }]
const ENTERPRISE_PROXY_FROM = '2025-07-01'
const GUARDIAN_FROM = '2025-07-01'

/**
 * Fills an empty installation with the invented city 云湖市: its divisions, halls and staff, residents, enterprises
 * and an account for each person; tells whether it did. Does nothing where there is a city already. The same people at every run.
 */
export async function seedCity(platform: Platform): Promise<boolean> {
  const file = readCityFile()
  if ((await getDirectory(platform)).isRegion(file.city.gb6)) {
    await seedNewStaff(platform, inventStaff(file))
    return false
  }
  // Hashed once: argon2 is slow by design, and it is the same password for all.
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const { ids, clock } = platform
  const staff = inventStaff(file).map((member) => toOfficer(platform, member))
  const residents = inventResidents(file)
  const children = inventChildren(residents)
  const enterprises = inventEnterprises(file, residents)

  await platform.db.transaction(async (db) => {
    const inside = { ...platform, db }
    await importCity(inside, drawCity(file), staff.map(({ officer }) => officer))
    const people = await importSubjects(inside, residents)
    const personId = new Map(residents.map(({ login }, index) => [login, people[index]!.id]))
    const idOf = (login: string): string => personId.get(login)!
    const minors = await importSubjects(inside, children)
    const bodies = await importSubjects(inside, enterprises.map((enterprise) => ({ ...enterprise, legalRepresentativeId: idOf(enterprise.representative) })))
    await importProxies(inside, [
      ...PERSONAL_PROXIES.map(({ principal, agent, fromDay, untilDay }) => ({ principalId: idOf(principal), agentId: idOf(agent), fromDay, untilDay })),
      ...children.map(({ guardian }, index) => ({ principalId: minors[index]!.id, agentId: idOf(guardian), fromDay: GUARDIAN_FROM, untilDay: null })),
      ...enterprises.flatMap(({ agent }, index) => (agent === undefined ? [] : [{ principalId: bodies[index]!.id, agentId: idOf(agent), fromDay: ENTERPRISE_PROXY_FROM, untilDay: null }])),
    ])
    const account = (login: string, kind: AccountRow['kind'], principalId: string) => ({ id: ids.next(), login, passwordHash, kind, principalId })
    await insertAccounts(db, [
      ...staff.map(({ login, officer }) => account(login, 'staff', officer.id)),
      ...residents.map(({ login }) => account(login, 'citizen', idOf(login))),
    ], clock.now())
  })
  return true
}

const toOfficer = ({ ids }: Pick<Platform, 'ids'>, { login, ...officer }: StaffMember) => ({ login, officer: { id: ids.next(), unitId: null, ...officer } })

/** Whom the invented city has gained since a demonstration was filled: after an upgrade they can sign in too. */
async function seedNewStaff(platform: Platform, members: readonly StaffMember[]): Promise<void> {
  const taken = new Set(await listTakenLogins(platform.db, members.map(({ login }) => login)))
  const newcomers = members.filter(({ login }) => !taken.has(login)).map((member) => toOfficer(platform, member))
  if (newcomers.length === 0) return
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await platform.db.transaction(async (db) => {
    await importStaff({ ...platform, db }, newcomers.map(({ officer }) => officer))
    await insertAccounts(db, newcomers.map(({ login, officer }) => ({ id: platform.ids.next(), login, passwordHash, kind: 'staff', principalId: officer.id })), platform.clock.now())
  })
}
