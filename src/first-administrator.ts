import { importCity } from './modules/organisation/index.ts'
import { hasStaffAccount, insertAccounts } from './platform/auth/account-store.ts'
import { hashPassword } from './platform/auth/sessions.ts'
import type { Platform } from './platform/context.ts'

/** The body that runs the platform itself, until a city with its own bodies is brought in. */
const OPERATOR = { region: '000000', divisionCode: '000000000000', name: '平台运行单位', id: '000000-PLATFORM' }

/**
 * An installation without the demonstration city begins with one system administrator.
 * Returns the password, which is told this once and stored only as a hash; undefined when there are staff accounts already.
 */
export async function createFirstAdministrator(platform: Platform): Promise<{ login: string; password: string } | undefined> {
  if (await hasStaffAccount(platform.db)) return undefined
  const login = 'admin'
  const password = platform.ids.token(12)
  const passwordHash = await hashPassword(password)
  await platform.db.transaction(async (db) => {
    const officer = { id: platform.ids.next(), region: OPERATOR.region, name: '系统管理员', authorityId: OPERATOR.id, unitId: null, hallId: null, roles: ['systemAdmin' as const] }
    await importCity({ ...platform, db }, {
      city: { code: OPERATOR.divisionCode, gb6: OPERATOR.region, name: '未导入行政区划', type: '地级市' },
      counties: [], townships: [], villages: [], halls: [],
      departments: [{ id: 'PLATFORM', name: OPERATOR.name, cityName: OPERATOR.name, aliases: [], category: '事业单位', uscc: '000000000000000000' }],
    }, [officer])
    await insertAccounts(db, [{ id: platform.ids.next(), login, passwordHash, kind: 'staff', principalId: officer.id, mustChangePassword: true }], platform.clock.now())
  })
  return { login, password }
}
