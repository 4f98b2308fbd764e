import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getItemForm } from '../item-form.ts'
import { listPublishedRows } from '../item-store.ts'
import { listItems } from '../list-items.ts'
import { loadRegionEntries } from '../published-items.ts'
import { readGuide } from '../read-guide.ts'
import { searchPublishedItems } from '../search-published-items.ts'
import type { SameVersion } from './contract-same-version.ts'
import { endsOf, type EndVersions } from './same-version-rules.ts'

type Asking = Pick<Platform, 'db' | 'memo' | 'clock'>

/** Every end asks for hundreds of items: often enough for whoever publishes, rarely enough for whoever reloads. */
const KEPT_SECONDS = 60
/** More than the catalogue has. */
const ALL_ITEMS = 5000

const kept = new WeakMap<object, { at: number; answer: Promise<SameVersion> }>()

/**
 * 多端同源: which version of each item every way of reading it really gives, each asked now (at most once a minute),
 * against the one published in the database.
 */
export function compareEnds(platform: Asking): Promise<SameVersion> {
  const at = platform.clock.now().getTime()
  const known = kept.get(platform.memo)
  if (known && at - known.at < KEPT_SECONDS * 1000) return known.answer
  const answer = askEveryEnd(platform)
  kept.set(platform.memo, { at, answer })
  // A failure is told, not kept.
  answer.catch(() => kept.delete(platform.memo))
  return answer
}

async function askEveryEnd(platform: Asking): Promise<SameVersion> {
  // Past the process memory: what is published, and not what this process thinks is.
  const base = (await listPublishedRows(platform.db)).filter(({ state }) => state === 'active')
  const listed = new Map((await listItems(platform, { limit: ALL_ITEMS })).items.map(({ code, version }) => [code, version]))
  const entryVersions = await readEntryVersions(platform)
  const rows: EndVersions[] = []
  for (const { code, version, content } of base) {
    // A search costs milliseconds of computing: others are served between two items.
    await setImmediate()
    rows.push({
      code,
      name: content.name,
      version,
      // Who compares two installations need not compare contents.
      fingerprint: createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 12),
      ends: {
        guide: await versionOrNull(async () => (await readGuide(platform, code, {}, {})).version),
        api: listed.get(code) ?? null,
        search: (await searchPublishedItems(platform, { q: content.name, limit: 20 })).items.find((item) => item.code === code)?.version ?? null,
        form: await versionOrNull(async () => (await getItemForm(platform, code)).item.version),
        entries: sameOrNull(entryVersions.get(code) ?? [], version),
      },
    })
  }
  const compared = endsOf(rows)
  return { checkedAt: platform.clock.now().toISOString(), runningVersion: createHash('sha256').update(rows.map(({ code, version, fingerprint }) => `${code} ${version} ${fingerprint}`).join('\n')).digest('hex').slice(0, 12), ...compared }
}

/** An end that refuses an item shows none of its versions; anything but a refusal is a fault and is told. */
async function versionOrNull(ask: () => Promise<number>): Promise<number | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function readEntryVersions(platform: Asking): Promise<Map<string, number[]>> {
  const versions = new Map<string, number[]>()
  for (const { code: region } of (await getDirectory(platform)).listRegions()) {
    for (const [code, entries] of await loadRegionEntries(platform, region)) versions.set(code, [...(versions.get(code) ?? []), ...entries.map(({ version }) => version)])
  }
  return versions
}

/** The version all places stand on; of several the first that is not the one published. An item nobody has claimed has nothing to differ. */
const sameOrNull = (versions: readonly number[], published: number): number => versions.find((version) => version !== published) ?? published
