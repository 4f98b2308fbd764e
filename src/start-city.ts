import type { Logger } from 'pino'
import { seedAutomaticRules } from './demo-city/automatic-approval.ts'
import { seedChecks } from './demo-city/checks.ts'
import { DEMO_PASSWORD, seedCity } from './demo-city/city.ts'
import { seedCertificates } from './demo-city/certificates.ts'
import { seedCases } from './demo-city/cases.ts'
import { keepFleetAlive, seedFleet } from './demo-city/fleet.ts'
import { seedGrants } from './demo-city/grants.ts'
import { seedHallLife } from './demo-city/hall-life.ts'
import { seedItems } from './demo-city/items.ts'
import { seedReplacementSources } from './demo-city/replacement-sources.ts'
import { seedProofs } from './demo-city/proofs.ts'
import { seedSitesAndTerminals } from './demo-city/sites-and-terminals.ts'
import { seedZones } from './demo-city/zones.ts'
import { apiRoutes, createApp } from './app.ts'
import { startBackgroundApart } from './background-apart.ts'
import { createFirstAdministrator } from './first-administrator.ts'
import { checkCatalogue, warmCatalogue } from './modules/catalogue/index.ts'
import { connectOutside } from './outside.ts'
import { systemContext } from './platform/context.ts'
import type { Config } from './platform/config.ts'
import { openPlatform, type OpenPlatform } from './platform/create-platform.ts'
import { analyse } from './platform/db/analyse.ts'

/** Starts everything for one installation: database, city on first run, server. */
export async function startCity(config: Config, log: Logger): Promise<{ url: string; table: string; close(): Promise<void> }> {
  const startedAt = performance.now()
  const open = await openPlatform(config, { isServer: true, log, connect: connectOutside })
  try {
    return await serve(open, config, startedAt)
  } catch (error) {
    // A start that fails leaves no database running behind it.
    await open.close()
    throw error
  }
}

async function serve(open: OpenPlatform, config: Config, startedAt: number): Promise<{ url: string; table: string; close(): Promise<void> }> {
  const openedAt = performance.now()
  const administrator = config.demo ? await fillDemoCity(open) : await createFirstAdministrator(open.platform)
  const seededAt = performance.now()
  await warmCatalogue(open.platform)
  const jobs = await startBackgroundApart(open, config)
  const app = await createApp({ platform: open.platform, jobs, pool: open.pool })
  await app.server.listen({ port: config.port, host: config.host ?? '::' })
  const { port } = app.server.server.address() as { port: number }
  const url = `http://${config.host && config.host !== '::' && config.host !== '0.0.0.0' ? config.host : 'localhost'}:${port}`
  open.platform.localAddress = url
  jobs.listensAt(url)
  const endBeats = config.demo ? keepFleetAlive(open.platform) : undefined
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  process.stderr.write(`数据库 ${seconds(startedAt, openedAt)} 秒，演示数据 ${seconds(openedAt, seededAt)} 秒，服务 ${seconds(seededAt, performance.now())} 秒\n`)
  return {
    url,
    table: config.demo ? demoTable(url) : endsTable(url, administrator),
    async close() {
      endBeats?.()
      await app.close()
      await open.close()
    },
  }
}

/** Asked of the data and not of the migrations: another command may have been the first to open this installation, or a start was killed between the two. */
async function fillDemoCity({ platform, url }: OpenPlatform): Promise<undefined> {
  const isNew = await seedCity(platform)
  await seedItems(platform)
  await seedReplacementSources(platform)
  await seedProofs(platform)
  await seedGrants(platform)
  await seedSitesAndTerminals(platform)
  if (isNew) {
    // Before the cases: who applies has papers already.
    await seedCertificates(platform)
    await seedZones(platform)
    await seedCases(platform, apiRoutes)
    await seedAutomaticRules(platform, apiRoutes)
    await seedChecks(platform, apiRoutes)
    // An item office opens a list of what is to be mended, not an empty one.
    await checkCatalogue(systemContext(platform, 'catalogue.check'))
  }
  await seedFleet(platform, apiRoutes)
  await seedHallLife(platform, apiRoutes)
  // Plans made on empty tables stay bad: 170 against 274 lifecycles a second.
  if (isNew) await analyse(url)
}

const endsTable = (url: string, administrator?: { login: string; password: string }): string => `
  门户（群众、企业）  ${url}/
  工作台（工作人员）  ${url}/staff
  事项管理台         ${url}/staff/console
  叫号屏             ${url}/display/<大厅编号>
  接口文档           ${url}/docs
${administrator ? `\n  首个系统管理员：${administrator.login}，密码 ${administrator.password}（只显示这一次；第一次登录后须改成自己的密码）\n` : ''}`

function demoTable(url: string): string {
  return `${endsTable(url)}
  演示账号（密码都是 ${DEMO_PASSWORD}；全部账号见 ${url}/api/v1/demo/logins）
  resident2                陈小满，想开小饭馆的居民
  resident1                赵秀兰，78 岁的居民
  clerk-379902-1           澄湖区政务服务中心窗口：收件、受理、出件
  reviewer-379902-SCJG     澄湖区市场监督管理局：审查
  decider-379902-SCJG      澄湖区市场监督管理局：决定
  cert-379902-SCJG         澄湖区市场监督管理局：制证
  supervisor-379902        澄湖区监察人员
  hall-379902              澄湖区大厅管理员：窗口、排班、终端、大厅监控（管理台）
  item-manager-379900      云湖市事项管理员：起草、体检、导入（事项管理台）
  item-reviewer-379900     云湖市事项审核员：审核、公布（事项管理台）
`
}
