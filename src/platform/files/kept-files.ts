import Type, { type Static } from 'typebox'
import type { Context } from '../context.ts'
import { invalidInput, type Refusal } from '../errors.ts'
import { type AnyOperation, defineOperation, type Download, type Operation, type Upload } from '../operations.ts'
import { listFiles, type StoredFile } from './file-store.ts'
import { ReceivedFiles } from './receive-files.ts'

/** A file as whoever reads what it came with is told of it. */
export const KeptFile = Type.Object({ id: Type.String(), name: Type.String(), sizeBytes: Type.Integer() })
export type KeptFile = Static<typeof KeptFile>

/** The files that come with what is said: sent in before, named by their ids. */
export const FileIds = (title: string, most: number) => Type.Array(Type.String({ format: 'uuid' }), { title, maxItems: most, uniqueItems: true })

interface UploadOperation extends Pick<AnyOperation, 'id' | 'summary' | 'audience' | 'permission' | 'flood'> {
  /** Keeps them: `receiveFiles`, in the region of whoever sends them. */
  receive(ctx: Context, upload: Upload): Promise<Static<typeof ReceivedFiles>>
}

/** Takes in files before that which they come with is sent. */
export const defineUpload = ({ receive, ...named }: UploadOperation): Operation<undefined, undefined, undefined, typeof ReceivedFiles> =>
  defineOperation({ ...named, output: ReceivedFiles, status: 201, isWrite: true, transfer: 'upload', run: (ctx, { body }) => receive(ctx, body as unknown as Upload) })

/** Opens one of the files that came with something the caller may read; every look is on the audit chain. @throws `none` for any other file */
export async function openKeptFile(ctx: Context, kept: readonly string[], id: string, looked: { region: string; operation: string; subject: string }, none: Refusal): Promise<Download> {
  const [file] = kept.includes(id) ? await listFiles(ctx.db, [id]) : []
  if (!file) throw none
  await ctx.audit.append({ ...looked, actor: ctx.actor.accountId, detail: { file: id } })
  return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(id) }
}

/** The files named, in that order, all handed in by whoever is signed in. @throws Refusal 422 at `pointer` for any other */
export async function getOwnFiles(ctx: Context, ids: readonly string[], pointer: string): Promise<StoredFile[]> {
  const own = new Map((await listFiles(ctx.db, [...ids])).filter(({ owner }) => owner === ctx.actor.accountId).map((file) => [file.id, file]))
  return ids.map((id) => {
    const file = own.get(id)
    if (!file) throw invalidInput([{ pointer, message: '没有找到上传的文件，请重新选择。' }])
    return file
  })
}
