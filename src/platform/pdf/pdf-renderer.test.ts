import { afterAll, expect, it } from 'vitest'
import { createPdfRenderer } from './index.ts'
import type { PdfDocument } from './index.ts'
import { renderPdf } from './render-pdf.ts'

const document: PdfDocument = { title: '样张', author: '云湖市', date: '2026-11-22', blocks: [{ kind: 'paragraph', text: '正文' }] }
const renderer = createPdfRenderer({ threads: 1 })
afterAll(() => renderer.close())

it('renders in a worker what renderPdf renders here', async () => {
  expect(Buffer.compare(await renderer.render(document), await renderPdf(document))).toBe(0)
})

it('answers each of many orders with its own document', async () => {
  const titles = ['甲', '乙', '丙', '丁']
  const files = await Promise.all(titles.map((title) => renderer.render({ ...document, title })))
  const here = await Promise.all(titles.map((title) => renderPdf({ ...document, title })))
  expect(files.map((file, index) => Buffer.compare(file, here[index]!))).toEqual([0, 0, 0, 0])
})

it('hands the refusal of a missing glyph back and goes on', async () => {
  await expect(renderer.render({ ...document, title: '𠮷' })).rejects.toMatchObject({ name: 'MissingGlyphs', message: expect.stringContaining('𠮷') })
  await expect(renderer.render(document)).resolves.toBeInstanceOf(Uint8Array)
})

it('rejects what is waiting when it is closed, and refuses new orders', async () => {
  const closing = createPdfRenderer({ threads: 2 })
  const waiting = expect(closing.render(document)).rejects.toThrow('ended before it answered')
  await closing.close()
  await waiting
  await expect(closing.render(document)).rejects.toThrow('closed')
})
