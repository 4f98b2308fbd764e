/**
 * `npm run audit -- verify` recomputes every hash chain: of each case, each day's root, each yellow or red card, and of the audit entries of each region and day.
 * Exit 0 with a count when all are whole, 1 naming each broken event. A wrong call is answered in one sentence, exit 2.
 */
const USAGE = '用法：npm run audit -- verify'

const args = process.argv.slice(2)
if (args.length === 1 && args[0] === 'verify') {
  // A wrong call does not wait for the platform to be loaded.
  const { verify } = await import('./audit/verify.ts')
  process.exitCode = (await verify()) ? 0 : 1
} else {
  process.stderr.write(`${args.length === 0 ? '请写明命令。' : `没有“${args.join(' ')}”这个命令。`}${USAGE}\n`)
  process.exitCode = 2
}
