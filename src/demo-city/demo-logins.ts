import type { Platform } from '../platform/context.ts'
import { roleName } from '../modules/organisation/index.ts'
import { DEMO_PASSWORD, readCityFile } from './city-file.ts'
import { inventResidents } from './residents.ts'
import { inventStaff } from './staff.ts'

/** A way into the demonstration. */
export interface DemoLogin {
  login: string
  password: string
  name: string
  roles: string[]
  roleNames: string[]
  region: string
  regionName: string
  /** Where an officer works; null for applicants. */
  authorityId: string | null
  /** One Chinese line: what this person is good for in a demonstration. */
  note: string | null
}

/** The ones to try first, and what for: an application from submission to delivery, then those who watch and manage. */
const FIRST = new Map<string, string | undefined>([
  ['resident2', undefined],
  ['clerk-379902-1', '区政务服务中心收件、受理、出件'],
  ['reviewer-379902-SCJG', '市场监管局审查'],
  ['decider-379902-SCJG', '市场监管局决定'],
  ['cert-379902-SCJG', '市场监管局制证'],
  ['resident1', undefined],
  ['supervisor-379902', '查看全区办件与时限，认定黄牌、红牌'],
  ['supervisor-379900', '查看全市办件与时限，处理各区的申诉'],
  ['discipline-379902', '纪委监委派驻监督：查看全区监察情况，督办'],
  ['supervisor-379902-2', '差评回访，剔除复核的第二人'],
  ['hotline', '12345 热线：代录来电评价'],
  ['hall-379902', '本区各大厅：窗口、功能区、时间、平面图，村（社区）站点'],
  ['item-manager-379900', '维护全市事项目录：起草、体检、导入'],
  ['item-reviewer-379900', '审核、公布事项'],
  ['item-manager-379902', '认领本区事项，维护本区办理地点和时限'],
  ['admin', '系统设置'],
  ['security', '安全管理，与系统、审计分立'],
  ['partner-379902', '合作银行网点：只收协议约定的事项'],
  ['auditor', '查看审计记录'],
  ['clerk-379902001', '街道便民服务中心收件'],
  ['officer-379902001', '街道办事处审查、决定、制证'],
  ['resident5', undefined],
  ['resident6', undefined],
  ['resident7', undefined],
  ['resident8', undefined],
  ['resident18', '查询他的登记信息总是等不到答复'],
  ['resident19', '登记信息里有错，可以申请更正'],
  ['resident20', '查询她的登记信息总是出错'],
])

/** How many residents are named; all the others sign in the same way. */
const RESIDENTS_SHOWN = 20

/** Logins of the demonstration, the most useful first, every member of staff included. Empty when the demonstration is off. */
export async function listDemoLogins(platform: Pick<Platform, 'isDemo' | 'memo'>): Promise<DemoLogin[]> {
  return platform.isDemo ? platform.memo.get('demo.logins', async () => composeDemoLogins()) : []
}

function composeDemoLogins(): DemoLogin[] {
  const file = readCityFile()
  const regionNames = new Map([file.city, ...file.counties].map(({ gb6, name }) => [gb6, name]))
  const toLogin = (login: string, name: string, roles: readonly string[], region: string, authorityId: string | null, note: string | undefined): DemoLogin => ({
    login, password: DEMO_PASSWORD, name, roles: [...roles], roleNames: roles.map(roleName), region, regionName: regionNames.get(region)!, authorityId,
    note: note ?? FIRST.get(login) ?? null,
  })
  const everybody = [
    ...inventResidents(file).slice(0, RESIDENTS_SHOWN).map(({ login, name, region, note }) => toLogin(login, name, ['citizen'], region, null, note)),
    ...inventStaff(file).map(({ login, name, roles, region, authorityId }) => toLogin(login, name, roles, region, authorityId, undefined)),
  ]
  const byLogin = new Map(everybody.map((each) => [each.login, each]))
  return [...[...FIRST.keys()].map((login) => byLogin.get(login)!), ...everybody.filter(({ login }) => !FIRST.has(login))]
}
