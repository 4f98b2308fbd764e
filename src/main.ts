import { readConfig } from './platform/config.ts'
import { createLogger } from './platform/create-platform.ts'
import { startCity } from './start-city.ts'

const log = createLogger(process.env.LOG_LEVEL ?? 'info')
try {
  const city = await startCity(readConfig(process.env), log)
  process.stdout.write(`ready ${city.url}\n${city.table}`)
  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    process.stderr.write(`收到 ${signal}，正在停止：办完手头的请求，关闭数据库…\n`)
    await city.close()
    process.exit(0)
  }
  process.on('SIGINT', (signal) => void stop(signal))
  process.on('SIGTERM', (signal) => void stop(signal))
} catch (error) {
  process.stderr.write(`启动失败：${error instanceof Error ? error.message : String(error)}\n`)
  if (log.isLevelEnabled('debug')) log.debug({ err: error })
  process.exit(1)
}
