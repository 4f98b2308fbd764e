import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { listReusableFiles } from '../../materials/index.ts'
import type { MaterialsInput } from '../contract.ts'
import type { HandedLater } from '../record/record-events.ts'

/**
 * Which of the files come from the applicant's 材料库: handed in before, and used again.
 * @param ofCase files the case holds already: whoever may change it may leave them in it
 * @throws Refusal 422 when a file does not exist, or was uploaded by someone else and is not in that library; both look the same from outside
 */
export async function refuseForeignFiles(ctx: Context, applicantId: string, materials: Static<typeof MaterialsInput>, ofCase: readonly string[] = []): Promise<ReadonlySet<string>> {
  const ids = Object.values(materials).flatMap((material) => material.files ?? []).filter((id) => !ofCase.includes(id))
  if (ids.length === 0) return new Set()
  const [files, reused] = await Promise.all([listFiles(ctx.db, ids), listReusableFiles(ctx, applicantId, ids)])
  const own = new Set(files.filter((file) => file.owner === ctx.actor.accountId).map((file) => file.id))
  const errors: FieldError[] = Object.entries(materials).flatMap(([id, material]) =>
    (material.files ?? []).flatMap((file, index) => (own.has(file) || reused.has(file) || ofCase.includes(file) ? [] : [{ pointer: `/materials/${id}/files/${index}`, message: '没有找到这个文件，请重新上传。' }])))
  if (errors.length > 0) throw invalidInput(errors)
  return reused
}

/** What comes in after the submission; paper only at a counter. What has nothing in it is left out, and the rules say what is missing. */
export const toHandedLater = (materials: Static<typeof MaterialsInput>, by: 'citizen' | 'staff'): HandedLater[] =>
  Object.entries(materials).flatMap(([id, { files = [], onPaper, deferred, committed }]): HandedLater[] => {
    if (files.length > 0) return [{ id, provided: 'file', files }]
    if (by === 'staff' && onPaper) return [{ id, provided: 'paper', files: [] }]
    if (deferred) return [{ id, provided: 'deferred', files: [] }]
    return committed ? [{ id, provided: 'committed', files: [] }] : []
  })
