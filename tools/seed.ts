import { parseArgs } from 'node:util'
import { readConfig } from '../src/platform/config.ts'
import { openInstance } from '../src/platform/instance.ts'
import { seedApplications } from './seed/applications.ts'

/** `npm run seed -- applications --count 1000000 [--data-dir FOLDER]`: fills an installation that has a city with generated applications. */
const USAGE = '用法：npm run seed -- applications --count 1000000 [--data-dir 目录]\n在已有演示城市的平台上生成近 18 个月的办件（不影响已有办件；每个平台只能灌一次）。\n'

const PROGRESS_EVERY = 50_000

try {
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: { count: { type: 'string' }, 'data-dir': { type: 'string' } } })
  const count = Number(values.count)
  if (positionals[0] !== 'applications' || !Number.isInteger(count) || count < 1) {
    process.stderr.write(USAGE)
    process.exit(1)
  }
  const config = readConfig({ ...process.env, ...(values['data-dir'] ? { DATA_DIR: values['data-dir'] } : {}) })
  const instance = await openInstance(config, false)
  try {
    let told = 0
    const onProgress = (done: number) => {
      if (done - told < PROGRESS_EVERY && done < count) return
      told = done
      process.stderr.write(`已生成 ${done.toLocaleString('zh')} 件\n`)
    }
    const { applications, events, seconds } = await seedApplications({ url: instance.url, dataDir: instance.dataDir, count, onProgress })
    process.stdout.write(`${JSON.stringify({ applications, events, seconds: Number(seconds.toFixed(1)) })}\n`)
  } finally {
    await instance.close()
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
