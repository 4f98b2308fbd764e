import Type, { type Static } from 'typebox'
import type { Context } from '../context.ts'
import { Refusal } from '../errors.ts'
import type { Upload } from '../operations.ts'
import { commit } from '../unit-of-work.ts'
import { insertFiles, type StoredFile } from './file-store.ts'

/** The longest name a file system keeps. */
const MAX_NAME_LENGTH = 120

/** What came with an upload, as it is kept. */
export const ReceivedFiles = Type.Object({ files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), sizeBytes: Type.Integer() })) })

/** What a file is called here: without the folders of whoever sends it, without what cannot be seen; its ending stays. */
export const toFileName = (name: string): string => name.normalize('NFC').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, '').slice(-MAX_NAME_LENGTH)

/** Endings, where fewer are taken than can be kept, and what they are called: 「PDF 文件或 JPG、PNG 图片」. */
export interface TakenTypes {
  endings: readonly string[]
  name: string
}

/** What everybody can look at in a browser. */
export const PDF_AND_PICTURES: TakenTypes = { endings: ['pdf', 'jpg', 'jpeg', 'png'], name: ' PDF 文件或 JPG、PNG 图片' }

/**
 * Keeps every file of an upload for the account that is signed in, as one command: its answer is remembered under its key, in `region`.
 * @throws Refusal 422 for no file, an empty one, one that is not taken or not what its name says; 413 for one that is too large
 */
export async function receiveFiles(ctx: Context, { files: parts }: Upload, region: string, taken?: TakenTypes): Promise<Static<typeof ReceivedFiles>> {
  const files: StoredFile[] = []
  for await (const part of parts) {
    const name = toFileName(part.name)
    // By its ending alone: that the content is what its ending says, the store sees to.
    if (taken && !taken.endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) throw new Refusal(422, 'platform.file_type', `不支持「${name}」这种文件。请上传${taken.name}。`)
    const id = ctx.ids.next()
    files.push({ id, owner: ctx.actor.accountId, name, ...(await ctx.files.write(id, name, part.content)) })
  }
  if (files.length === 0) throw new Refusal(422, 'platform.no_file', '没有选择文件，请选择后再上传。')
  const answer = { files: files.map(({ id, name, mediaType, sizeBytes }) => ({ id, name, mediaType, sizeBytes })) }
  await commit(ctx, { region, guard: insertFiles(files, ctx.clock.now()), answer, status: 201 })
  return answer
}

/** What is said of a table that does not come as it should, in the words of whoever takes it in. */
export interface TableRefusals {
  second: Refusal
  none: Refusal
  /** What to do about one that is too large: 「请分成几个文件导入」. */
  tooLarge: string
}

/** The one file of an upload, read into memory and not kept: a table that is taken in. A second one would be dropped silently and is refused. */
export async function readOneFile({ files }: Upload, maxBytes: number, refusals: TableRefusals): Promise<{ name: string; bytes: Buffer }> {
  let read: { name: string; bytes: Buffer } | undefined
  for await (const { name, content } of files) {
    if (read) throw refusals.second
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of content) {
      size += chunk.length
      if (size > maxBytes) throw new Refusal(413, 'platform.file_too_large', `文件超过 ${maxBytes / 1024 / 1024} MB，${refusals.tooLarge}`)
      chunks.push(chunk)
    }
    read = { name: toFileName(name), bytes: Buffer.concat(chunks) }
  }
  if (!read) throw refusals.none
  return read
}
