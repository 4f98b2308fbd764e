import { type EntryView, listFitting } from '../../../modules/materials/index.ts'
import { fieldOf, type PageRequest } from '../../../platform/http/page.ts'
import { listOwnLibrary } from '../operations.ts'
import { portalPaths } from '../paths.ts'
import type { MaterialToSupply } from '../views/apply-materials.tsx'

/** Nobody looks through more at a material. */
const MOST_REUSABLE = 3

export type Reusable = EntryView & { isOwn: boolean }

/** What the applicant's 材料库 holds and, where one acts for somebody, one's own; each newest first. */
export async function readLibrary(request: PageRequest, applicant: string | undefined): Promise<Reusable[]> {
  const isForOther = applicant !== undefined && applicant !== request.actor.principalId
  const read = async (of?: string) => (await request.run<{ rows: EntryView[] }>(listOwnLibrary, { query: { limit: 200, ...(of ? { of } : {}) } })).rows
  const [theirs, own] = await Promise.all([isForOther ? read(applicant) : [], read()])
  return [...theirs.map((entry) => ({ ...entry, isOwn: false })), ...own.map((entry) => ({ ...entry, isOwn: isForOther }))]
}

/** What of it may serve for a material and is not there yet. */
export const toReusable = (library: Reusable[], name: string, files: readonly string[]): NonNullable<MaterialToSupply['reusable']> =>
  listFitting(library, name).filter((entry) => !entry.files.every(({ id }) => files.includes(id))).slice(0, MOST_REUSABLE)
    .map(({ id, name: keptAs, itemName, keptOn, isOwn, files: kept }) => ({ id, name: keptAs, itemName, keptOn, isOwn, files: kept.map((file) => ({ name: file.name, href: portalPaths.file(file.id) })) }))

/** 选用这份: for which material, and which files; undefined when no such button was pressed. */
export async function readReused(request: PageRequest, applicant: string | undefined): Promise<{ material: string; files: string[] } | undefined> {
  const [material, entry] = (fieldOf(request.form, 'reuse') ?? '').split(':')
  if (!material || !entry) return undefined
  return { material, files: (await readLibrary(request, applicant)).find(({ id }) => id === entry)?.files.map(({ id }) => id) ?? [] }
}
