import type { Platform } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { placesOf } from '../../../platform/regional-rules.ts'
import type { DocumentCommon } from './document-parts.ts'
import type { DocumentKind } from './document-templates.ts'
import { type LocalWording, listLocalWordings } from './wording-store.ts'
import { isWordingName, type WordingName, type WordingTexts } from './wordings.ts'

const MEMO = 'applications.documentWordings'

type Reading = Pick<Platform, 'memo' | 'db'>

export const getLocalWordings = (platform: Reading): Promise<LocalWording[]> => platform.memo.get(MEMO, () => listLocalWordings(platform.db))

/** Every process reads them anew once the transaction of `db` commits. */
export const touchLocalWordings = (platform: Reading, db: Db): Promise<void> => platform.memo.touch(db, MEMO)

/** What a region says on a day: its own text, else its city's (`379900` for `379902`), else nothing of its own. */
export function wordingInForce(rows: readonly LocalWording[], name: string, region: string, day: string): LocalWording | undefined {
  for (const place of placesOf(region)) {
    // The latest day wins, and of two on one day the later version.
    const inForce = rows.filter((row) => row.name === name && row.region === place && row.fromDay <= day).sort((a, b) => (a.fromDay < b.fromDay ? -1 : a.fromDay > b.fromDay ? 1 : a.version - b.version)).at(-1)
    if (inForce) return inForce.text === null ? undefined : inForce
  }
  return undefined
}

/** Whether documents of this kind may print the wording. */
export const isUsedBy = (name: string, kind: DocumentKind): boolean => name.startsWith(`${kind}.`) || name.startsWith('all.')

/** The local texts a document issued that day prints, by name and version; undefined where a region has none. */
export function wordingVersionsFor(rows: readonly LocalWording[], region: string, kind: DocumentKind, day: string): DocumentCommon['wordingVersions'] {
  if (rows.length === 0) return undefined
  const names = new Set(rows.map(({ name }) => name).filter((name) => isUsedBy(name, kind)))
  const versions = [...names].flatMap((name) => {
    const wording = wordingInForce(rows, name, region, day)
    return wording ? [[name, wording.version] as const] : []
  })
  return versions.length > 0 ? (Object.fromEntries(versions) as Partial<Record<WordingName, number>>) : undefined
}

/** The texts of the versions a document was issued with. @throws Error when one is gone: versions are only ever added */
export async function textsOfVersions(platform: Reading, versions: DocumentCommon['wordingVersions']): Promise<WordingTexts> {
  const wanted = Object.entries(versions ?? {})
  if (wanted.length === 0) return {}
  const find = (rows: readonly LocalWording[], [name, version]: [string, number]) => rows.find((row) => row.name === name && row.version === version)?.text
  let rows = await getLocalWordings(platform)
  if (!wanted.every((each) => find(rows, each))) {
    // Issued by another process a moment ago, with a text this one has not heard of yet.
    platform.memo.forget(MEMO)
    rows = await getLocalWordings(platform)
  }
  return Object.fromEntries(wanted.map((each) => {
    const text = find(rows, each)
    if (!isWordingName(each[0]) || !text) throw new Error(`wording ${each.join(' version ')} is gone`)
    return [each[0], text]
  }))
}
