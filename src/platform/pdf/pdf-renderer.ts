import { Worker } from 'node:worker_threads'
import type { PdfDocument } from './pdf-document.ts'
import type { DocumentFormat, PdfAnswer, PdfOrder } from './pdf-worker.ts'

export interface PdfRenderer {
  /** Renders beside the server's thread, as a PDF unless it is to be an OFD. @throws Error `MissingGlyphs` as `renderPdf` does, or when the worker dies or is closed */
  render(document: PdfDocument, format?: DocumentFormat): Promise<Uint8Array>
  /** Ends the workers; what is still waiting is rejected. */
  close(): Promise<void>
}

interface Thread {
  worker: Worker
  waiting: Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>
}

/** A pool of `threads` workers, each started when first needed (0.8 s and about 140 MB a thread, libraries and font included) and replaced if it dies. */
export function createPdfRenderer({ threads }: { threads: number }): PdfRenderer {
  const pool: (Thread | undefined)[] = Array.from({ length: threads })
  let lastId = 0
  let closed = false

  const load = (slot: number) => pool[slot]?.waiting.size ?? 0
  const leastBusy = () => pool.reduce<number>((best, _, slot) => (load(slot) < load(best) ? slot : best), 0)

  return {
    render(document, format = 'pdf') {
      if (closed) return Promise.reject(new Error('the PDF renderer is closed'))
      const slot = leastBusy()
      const thread = (pool[slot] ??= startThread(() => (pool[slot] = undefined)))
      const id = (lastId += 1)
      return new Promise((resolve, reject) => {
        thread.worker.ref()
        thread.waiting.set(id, { resolve, reject })
        thread.worker.postMessage({ id, document, format } satisfies PdfOrder)
      })
    },
    async close() {
      closed = true
      await Promise.all(pool.map((thread) => thread?.worker.terminate()))
    },
  }
}

function startThread(onEnd: () => void): Thread {
  // Rendering makes much short-lived garbage: left alone, V8 lets it grow to 60 MB more before it collects.
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 16 } })
  // Without orders it keeps no process alive.
  worker.unref()
  const waiting: Thread['waiting'] = new Map()
  const end = (error: Error) => {
    onEnd()
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: PdfAnswer) => {
    const order = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('bytes' in answer) order?.resolve(answer.bytes)
    else order?.reject(Object.assign(new Error(answer.error.message), { name: answer.error.name }))
  })
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(new Error('the PDF worker ended before it answered')))
  return { worker, waiting }
}
