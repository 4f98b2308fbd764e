/**
 * `npm run audit -- verify` recomputes every hash chain: of each case, each day's root, each yellow or red card, and of the audit entries of each region and day.
 * Exit 0 with a count when all are whole, 1 naming each broken event. A wrong call is answered in one sentence, exit 2.
 */
import { verifyApplicationChains, verifyDailyRoots } from '../src/modules/applications/index.ts'
import { verifyCardHistories } from '../src/modules/supervision/index.ts'
import { verifyAuditChains } from '../src/platform/audit/verify-audit.ts'
import { readConfig } from '../src/platform/config.ts'
import { openPlatform } from '../src/platform/create-platform.ts'

const USAGE = '用法：npm run audit -- verify'

const args = process.argv.slice(2)
if (args.length === 1 && args[0] === 'verify') process.exitCode = (await verify()) ? 0 : 1
else {
  process.stderr.write(`${args.length === 0 ? '请写明命令。' : `没有“${args.join(' ')}”这个命令。`}${USAGE}\n`)
  process.exitCode = 2
}

/** @returns whether every chain is whole */
async function verify(): Promise<boolean> {
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
