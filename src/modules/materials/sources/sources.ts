import type { Platform } from '../../../platform/context.ts'
import type { Source } from './source.ts'
import { listSources, putSources } from './source-store.ts'

export const SOURCES_MEMO = 'materials.sources'

type Reading = Pick<Platform, 'db' | 'memo'>

/** Every source by its name; in memory once asked for. */
export const getSources = (platform: Reading): Promise<ReadonlyMap<string, Source>> =>
  platform.memo.get(SOURCES_MEMO, async () => new Map((await listSources(platform.db)).map((source) => [source.name, source])))

/** Writes the sources of a file that are not there yet; what somebody changed stays. */
export async function importSources(platform: Pick<Platform, 'db' | 'memo' | 'clock'>, sources: readonly Omit<Source, 'changedBy' | 'changedAt'>[]): Promise<number> {
  const known = await getSources(platform)
  const missing = sources.filter(({ name }) => !known.has(name)).map((source) => ({ ...source, changedBy: '初始数据', changedAt: platform.clock.now() }))
  if (missing.length === 0) return 0
  await platform.db.transaction(async (db) => {
    await db.query(putSources(missing))
    await platform.memo.touch(db, SOURCES_MEMO)
  })
  return missing.length
}
