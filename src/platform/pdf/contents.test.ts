import { expect, it } from 'vitest'
import { pdfPages } from './fixtures.ts'
import type { PdfBlock } from './index.ts'
import { renderPdf } from './render-pdf.ts'

const booklet = (blocks: PdfBlock[]) => renderPdf({ title: '手册', author: '云湖市', date: '2026-11-22', blocks: [{ kind: 'cover', title: '办事手册', lines: ['云湖市', '2026年11月'] }, { kind: 'contents', title: '目录' }, ...blocks] })
const long = (lines: number): PdfBlock => ({ kind: 'paragraph', text: Array.from({ length: lines }, (_, index) => `第${index + 1}行`).join('\n') })

it('names in the contents the page each section stands on, cover and contents counted', async () => {
  const sections = Array.from({ length: 70 }, (_, index) => `事项${index + 1}`)
  const pages = await pdfPages(await booklet([
    { kind: 'section', text: '甲局', level: 1, startsPage: true },
    ...sections.flatMap((text, index): PdfBlock[] => [{ kind: 'section', text, level: 2, ...(index > 0 ? { startsPage: true as const } : {}) }, long(index === 1 ? 60 : 3)]),
  ]))
  expect(pages[0]).toContain('办事手册')
  const lines = pages.flatMap((page) => page.split('\n'))
  for (const text of ['甲局', ...sections]) {
    const named = Number(lines[lines.indexOf(text) + 1])
    expect(pages[named - 1]!.split('\n'), `${text} on page ${named}`).toContain(text)
    expect(named, text).toBeGreaterThan(2)
  }
})

it('keeps a chapter with its first section, and begins a page only where told', async () => {
  const pages = await pdfPages(await booklet([
    { kind: 'section', text: '甲局', level: 1, startsPage: true }, { kind: 'section', text: '事项一', level: 2 }, long(2),
    { kind: 'section', text: '事项二', level: 2 }, long(2),
  ]))
  expect(pages).toHaveLength(3)
  expect(pages[2]).toContain('事项二')
})
