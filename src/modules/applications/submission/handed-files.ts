import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import type { MaterialsInput } from '../contract.ts'

/** @throws Refusal 422 when a file does not exist or was uploaded by someone else; both look the same from outside */
export async function refuseForeignFiles(ctx: Context, materials: Static<typeof MaterialsInput>): Promise<void> {
  const ids = Object.values(materials).flatMap((material) => material.files ?? [])
  if (ids.length === 0) return
  const own = new Set((await listFiles(ctx.db, ids)).filter((file) => file.owner === ctx.actor.accountId).map((file) => file.id))
  const errors: FieldError[] = Object.entries(materials).flatMap(([id, material]) =>
    (material.files ?? []).flatMap((file, index) => (own.has(file) ? [] : [{ pointer: `/materials/${id}/files/${index}`, message: '没有找到这个文件，请重新上传。' }])))
  if (errors.length > 0) throw invalidInput(errors)
}
