import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { canActFor, getSubject, type Subject } from '../../subjects/index.ts'
import { EntryParams, EntryView, KeepBody, Kept, LibraryPage, LibraryQuery, MOST_ENTRIES, OwnerQuery, RenameBody } from './library-contract.ts'
import { listFitting } from './library-rules.ts'
import { findEntry, insertEntry, type LibraryEntry, listEntries, removeEntry, renameEntry } from './library-store.ts'
import { lastDayOf } from './on-handed-in.ts'

const DEFAULT_LIMIT = 20

export const entrySourceWords: Record<LibraryEntry['source'], string> = { submitted: '办件时提交', uploaded: '自己存入' }

/** Whose library it is. @throws Refusal for whom the applicant who is signed in may not act */
async function getOwner(ctx: Context, of: string | undefined): Promise<Subject> {
  const id = of ?? ctx.actor.principalId
  if (!(await canActFor(ctx, id))) throw new Refusal(403, 'materials.not_your_library', '您没有代这个人（单位）办理的权限，不能使用其材料库。请先办理委托，或使用您自己的材料库。')
  return getSubject(ctx, id)
}

const noSuchEntry = () => notFound('这份材料，它可能已删除或过了使用期限', 'materials.no_such_entry')

/** With the names of their files; one that is gone is left out. */
export async function describeEntries(ctx: Context, entries: readonly LibraryEntry[]): Promise<EntryView[]> {
  const files = new Map((await listFiles(ctx.db, [...new Set(entries.flatMap((entry) => entry.files))])).map((file) => [file.id, file]))
  return entries.map(({ id, name, source, itemName, applicationNumber, handedAs, keptAt, validUntil, files: ids }) => ({
    id, name, source, sourceName: entrySourceWords[source], itemName, applicationNumber, handedAs, keptOn: toLegalDate(keptAt.toISOString()), validUntil,
    files: ids.flatMap((file) => {
      const { name: fileName, sizeBytes } = files.get(file) ?? {}
      return fileName === undefined ? [] : [{ id: file, name: fileName, sizeBytes: Number(sizeBytes) }]
    }),
  }))
}

/** 材料库: what can be handed in again, newest first; with `fits` what may serve for one material. */
export const listOwnLibrary = defineOperation({
  id: 'materials.listOwnLibrary',
  summary: '我的材料库：办件时交过的和自己存的材料，可以再次使用',
  audience: 'citizen',
  permission: 'materials.useLibrary',
  query: LibraryQuery,
  output: LibraryPage,
  async run(ctx, { query: { of, fits, cursor, limit = DEFAULT_LIMIT } }) {
    const owner = await getOwner(ctx, of)
    const today = ctx.clock.today()
    if (fits !== undefined) {
      const fitting = listFitting(await listEntries(ctx.db, owner.id, today, undefined, MOST_ENTRIES), fits)
      return { ownerName: owner.name, rows: await describeEntries(ctx, fitting.slice(0, limit)), next: null }
    }
    const entries = await listEntries(ctx.db, owner.id, today, cursor, limit + 1)
    const shown = entries.slice(0, limit)
    return { ownerName: owner.name, rows: await describeEntries(ctx, shown), next: entries.length > limit ? shown.at(-1)!.id : null }
  },
})

export const readFromLibrary = defineOperation({
  id: 'materials.readFromLibrary',
  summary: '材料库里的一份材料',
  audience: 'citizen',
  permission: 'materials.useLibrary',
  params: EntryParams,
  query: OwnerQuery,
  output: EntryView,
  async run(ctx, { params: { id }, query: { of } }) {
    const owner = await getOwner(ctx, of)
    const entry = await findEntry(ctx.db, owner.id, id, ctx.clock.today())
    if (!entry) throw noSuchEntry()
    return (await describeEntries(ctx, [entry]))[0]!
  },
})

/** Keeps files one uploaded oneself. @throws Refusal 422 for a file that is not one's own */
export const keepInLibrary = defineOperation({
  id: 'materials.keepInLibrary',
  summary: '把上传的文件存入材料库',
  audience: 'citizen',
  permission: 'materials.useLibrary',
  body: KeepBody,
  output: Kept,
  status: 201,
  isWrite: true,
  async run(ctx, { body: { of, name, files } }) {
    const owner = await getOwner(ctx, of)
    const own = new Set((await listFiles(ctx.db, files)).filter((file) => file.owner === ctx.actor.accountId).map(({ id }) => id))
    const foreign = files.flatMap((id, index) => (own.has(id) ? [] : [{ pointer: `/files/${index}`, message: '没有找到这个文件，请重新上传。' }]))
    if (foreign.length > 0) throw invalidInput(foreign)
    const answer = { id: ctx.ids.next(), name: name.trim(), validUntil: await lastDayOf(ctx, owner.region, ctx.clock.today()) }
    await refuseUsedKey(ctx)
    await commit(ctx, { region: owner.region, guard: insertEntry({ ...answer, subjectId: owner.id, files: [...own], keptAt: ctx.clock.now() }), answer, status: 201 })
    return answer
  },
})

export const renameInLibrary = defineOperation({
  id: 'materials.renameInLibrary',
  summary: '给材料库里的材料改名',
  audience: 'citizen',
  permission: 'materials.useLibrary',
  params: EntryParams,
  body: RenameBody,
  output: Type.Object({ id: Type.String(), name: Type.String() }),
  isWrite: true,
  async run(ctx, { params: { id }, body: { of, name } }) {
    const owner = await getOwner(ctx, of)
    const answer = { id, name: name.trim() }
    await refuseUsedKey(ctx)
    if (!(await commit(ctx, { region: owner.region, guard: renameEntry(owner.id, id, answer.name), answer }))) throw noSuchEntry()
    return answer
  },
})

/** 删除: it cannot be used again. Cases that it was handed in with keep it: their record is kept by law (档案法). */
export const deleteFromLibrary = defineOperation({
  id: 'materials.deleteFromLibrary',
  summary: '从材料库删除一份材料（已经办的件里的不受影响）',
  audience: 'citizen',
  permission: 'materials.useLibrary',
  params: EntryParams,
  query: OwnerQuery,
  output: Type.Object({ id: Type.String() }),
  isWrite: true,
  async run(ctx, { params: { id }, query: { of } }) {
    const owner = await getOwner(ctx, of)
    const answer = { id }
    await refuseUsedKey(ctx)
    const entry = await findEntry(ctx.db, owner.id, id, ctx.clock.today())
    if (!entry || !(await commit(ctx, { region: owner.region, guard: removeEntry(entry), answer }))) throw noSuchEntry()
    return answer
  },
})
