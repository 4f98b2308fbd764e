import { verifyApplicationChains, verifyDailyRoots } from '../../src/modules/applications/index.ts'
import { verifyCardHistories } from '../../src/modules/supervision/index.ts'
import { verifyAuditChains } from '../../src/platform/audit/verify-audit.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'

/** @returns whether every chain of the installation that the environment names is whole; what was found goes to stdout */
export async function verify(): Promise<boolean> {
  const open = await openPlatform(readConfig(process.env), { isServer: false })
  try {
    const cases = await verifyApplicationChains(open.platform)
    const audit = await verifyAuditChains(open.platform)
    const days = await verifyDailyRoots(open.platform)
    const cards = await verifyCardHistories(open.platform)
    const faults = [...cases.faults, ...days.faults, ...cards.faults, ...audit.faults]
    const counts = `办件记录 ${cases.events} 条，日根 ${days.roots} 个，监察牌经过 ${cards.acts} 条，审计记录 ${audit.entries} 条`
    for (const fault of faults) process.stdout.write(`${fault}\n`)
    process.stdout.write(faults.length === 0 ? `${counts}，全部完整，没有被改动。\n` : `${counts}，发现 ${faults.length} 处问题，见上。请保护现场并联系安全管理员。\n`)
    return faults.length === 0
  } finally {
    await open.close()
  }
}
