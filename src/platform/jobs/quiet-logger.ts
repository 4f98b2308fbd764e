import { Logger } from 'graphile-worker'
import type { Platform } from '../context.ts'

/** The worker's own log, in ours: its chatter at debug, its trouble as it is. */
export function quietLogger(platform: Platform): Logger {
  return new Logger(() => (level, message, meta) => {
    const line = { meta }
    if (level === 'error') platform.log.error(line, message)
    else if (level === 'warning') platform.log.warn(line, message)
    else platform.log.debug(line, message)
  })
}
