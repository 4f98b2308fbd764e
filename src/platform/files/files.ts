import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '../errors.ts'

/** Where bytes are kept. The local folder is the default; another port (S3) can stand in its place. */
export interface FileStore {
  /** Writes all of `content` durably under `id` and tells its size and SM3. @throws Refusal when it is larger than allowed or not what its name says */
  write(id: string, name: string, content: AsyncIterable<Uint8Array>): Promise<{ mediaType: string; sizeBytes: number; sm3: string }>
  read(id: string): Readable
}

/** Larger than any scanned page; a bigger upload is refused before it fills the disk. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** What people may hand in: ending → the type its bytes must show. */
const ALLOWED: Record<string, string[]> = {
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  ofd: ['application/zip', 'application/ofd'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
}

/** Bytes that `file-type` needs to recognise every type we allow. */
const SNIFF_BYTES = 4100

export function createLocalFiles(folder: string): FileStore {
  // Two levels of folders: a million files in one folder make every listing slow.
  const pathOf = (id: string) => join(folder, id.slice(-2), id.slice(-4, -2), id)
  return {
    async write(id, name, content) {
      const path = pathOf(id)
      const partial = `${path}.partial`
      await mkdir(dirname(path), { recursive: true })
      const file = await open(partial, 'wx')
      const hash = createHash('sm3')
      let sizeBytes = 0
      let head = Buffer.alloc(0)
      try {
        for await (const chunk of content) {
          sizeBytes += chunk.length
          if (sizeBytes > MAX_FILE_BYTES) {
            throw new Refusal(413, 'platform.file_too_large', `文件「${name}」超过 ${MAX_FILE_BYTES / 1024 / 1024} MB，请压缩后再上传。`)
          }
          if (head.length < SNIFF_BYTES) head = Buffer.concat([head, chunk]).subarray(0, SNIFF_BYTES)
          hash.update(chunk)
          await file.write(chunk)
        }
        const mediaType = await sniff(name, head)
        await file.sync()
        await file.close()
        await rename(partial, path)
        return { mediaType, sizeBytes, sm3: hash.digest('hex') }
      } catch (error) {
        await file.close().catch(() => {}) // already closed when the rename failed
        await rm(partial, { force: true })
        throw error
      }
    },
    read: (id) => createReadStream(pathOf(id)),
  }
}

/** The SM3 of what lies there now; undefined where nothing does. */
export async function readSm3(files: Pick<FileStore, 'read'>, id: string): Promise<string | undefined> {
  const hash = createHash('sm3')
  try {
    for await (const chunk of files.read(id)) hash.update(chunk as Uint8Array)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return hash.digest('hex')
}

async function sniff(name: string, head: Buffer): Promise<string> {
  if (head.length === 0) throw new Refusal(422, 'platform.file_empty', `文件「${name}」是空的，请重新选择。`)
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const allowed = ALLOWED[ending]
  if (!allowed) throw new Refusal(422, 'platform.file_type', `不支持「${name}」这种文件。请上传 PDF、OFD、DOCX 文件或 JPG、PNG 图片。`)
  const found = await fileTypeFromBuffer(head)
  if (!found || !allowed.includes(found.mime)) {
    throw new Refusal(422, 'platform.file_lies', `文件「${name}」的内容与它的扩展名不符，可能已损坏或被改名。请用原文件重新上传。`)
  }
  return ending === 'ofd' ? 'application/ofd' : allowed[0]!
}
