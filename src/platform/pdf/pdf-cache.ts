import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPdfRenderer } from './pdf-renderer.ts'
import type { PdfDocument } from './pdf-document.ts'
import type { DocumentFormat } from './pdf-worker.ts'

/** Documents as files, rendered when somebody first opens them and kept by the hash of what they say. */
export interface PdfCache {
  /**
   * @param hash of the document's data and template: equal hashes are equal files
   * @param finish what is done to a file that was rendered, before it is kept (sealing)
   */
  render(hash: string, toDocument: () => PdfDocument, format?: DocumentFormat, finish?: Finish): Promise<Uint8Array>
}

export type Finish = (rendered: Uint8Array) => Promise<Uint8Array>

/** One thread for all platforms of this process: a document is drawn from what it says and nothing else. */
const renderer = createPdfRenderer({ threads: 1 })

export function createPdfCache(folder: string): PdfCache {
  const rendering = new Map<string, Promise<Uint8Array>>()

  async function renderNew(path: string, toDocument: () => PdfDocument, format: DocumentFormat, finish?: Finish): Promise<Uint8Array> {
    const rendered = await renderer.render(toDocument(), format)
    const bytes = finish ? await finish(rendered) : rendered
    await mkdir(folder, { recursive: true })
    const partial = `${path}.${process.pid}.partial`
    await writeFile(partial, bytes)
    await rename(partial, path)
    return bytes
  }

  return {
    async render(hash, toDocument, format = 'pdf', finish) {
      const path = join(folder, `${createHash('sha1').update(hash).digest('hex')}.${format}`)
      const known = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (known) return known
      const running = rendering.get(path) ?? renderNew(path, toDocument, format, finish).finally(() => rendering.delete(path))
      rendering.set(path, running)
      return running
    },
  }
}
