import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPdfRenderer } from './pdf-renderer.ts'
import type { PdfDocument } from './pdf-document.ts'

/** Documents as files, rendered when somebody first opens them and kept by the hash of what they say. */
export interface PdfCache {
  /** @param hash of the document's data and template: equal hashes are equal files */
  render(hash: string, toDocument: () => PdfDocument): Promise<Uint8Array>
  close(): Promise<void>
}

export function createPdfCache(folder: string): PdfCache {
  const renderer = createPdfRenderer({ threads: 1 })
  const rendering = new Map<string, Promise<Uint8Array>>()

  async function renderNew(path: string, toDocument: () => PdfDocument): Promise<Uint8Array> {
    const bytes = await renderer.render(toDocument())
    await mkdir(folder, { recursive: true })
    const partial = `${path}.${process.pid}.partial`
    await writeFile(partial, bytes)
    await rename(partial, path)
    return bytes
  }

  return {
    async render(hash, toDocument) {
      const path = join(folder, `${createHash('sha1').update(hash).digest('hex')}.pdf`)
      const known = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (known) return known
      const running = rendering.get(hash) ?? renderNew(path, toDocument).finally(() => rendering.delete(hash))
      rendering.set(hash, running)
      return running
    },
    close: () => renderer.close(),
  }
}
