import type { Platform } from '../../../platform/context.ts'
import { listSensitiveNames } from './type-store.ts'

/** Touched by whoever describes a type. */
export const SENSITIVE_TYPES_MEMO = 'certificates.sensitiveTypes'

/** The names of certificates that are used only with their holder's separate consent; in memory once asked for. */
export const getSensitiveTypes = (platform: Pick<Platform, 'db' | 'memo'>): Promise<ReadonlySet<string>> =>
  platform.memo.get(SENSITIVE_TYPES_MEMO, async () => new Set(await listSensitiveNames(platform.db)))
