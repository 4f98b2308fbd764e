import type { Platform } from '../../../platform/context.ts'
import type { Source } from './source.ts'
import { listSources, putSources } from './source-store.ts'

export const SOURCES_MEMO = 'materials.sources'

type Reading = Pick<Platform, 'db' | 'memo'>

/** Every source by its name; in memory once asked for. */
export const getSources = (platform: Reading): Promise<ReadonlyMap<string, Source>> =>
  platform.memo.get(SOURCES_MEMO, async () => new Map((await listSources(platform.db)).map((source) => [source.name, source])))

/** A source as a file has it. */
export type SourceLine = Omit<Source, 'changedBy' | 'changedAt' | 'prefills'> & Partial<Pick<Source, 'prefills'>>

const FROM_FILE = '初始数据'

/** Writes the sources of a file that are not there yet, or came from it before it said what they fill in; what somebody changed stays. */
export async function importSources(platform: Pick<Platform, 'db' | 'memo' | 'clock'>, sources: readonly SourceLine[]): Promise<number> {
  const known = await getSources(platform)
  const isMissing = ({ name, prefills = [] }: SourceLine): boolean => {
    const there = known.get(name)
    return there === undefined || (there.changedBy === FROM_FILE && there.prefills.length < prefills.length)
  }
  const missing = sources.filter(isMissing).map((source) => ({ prefills: [], ...source, changedBy: FROM_FILE, changedAt: platform.clock.now() }))
  if (missing.length === 0) return 0
  await platform.db.transaction(async (db) => {
    await db.query(putSources(missing))
    await platform.memo.touch(db, SOURCES_MEMO)
  })
  return missing.length
}
