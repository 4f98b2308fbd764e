import { parentPort } from 'node:worker_threads'
import type { PdfDocument } from './pdf-document.ts'
import { renderOfd } from '../ofd/render-ofd.ts'
import { renderPdf } from './render-pdf.ts'

/** 版式文件: both are read by people and archives as they were issued. */
export type DocumentFormat = 'pdf' | 'ofd'

/** A rendering order, and what comes back for it. */
export interface PdfOrder {
  id: number
  document: PdfDocument
  format: DocumentFormat
}
export type PdfAnswer = { id: number; bytes: Uint8Array } | { id: number; error: { name: string; message: string } }

const port = parentPort
if (!port) throw new Error('pdf-worker.ts runs as a worker thread only')

port.on('message', async ({ id, document, format }: PdfOrder) => {
  try {
    const bytes = format === 'ofd' ? renderOfd(document) : await renderPdf(document)
    port.postMessage({ id, bytes } satisfies PdfAnswer, [bytes.buffer as ArrayBuffer])
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    port.postMessage({ id, error: { name, message } } satisfies PdfAnswer)
  }
})
