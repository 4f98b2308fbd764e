import fontkit from '@pdf-lib/fontkit'
import { PDFDocument as PdfFile } from 'pdf-lib'
import { expect, it } from 'vitest'
import { embeddedFont, pdfPages } from './fixtures.ts'
import { missingGlyphs } from './index.ts'
import type { PdfBlock, PdfDocument } from './index.ts'
import { renderPdf } from './render-pdf.ts'

const page = (blocks: PdfBlock[], more: Partial<PdfDocument> = {}): PdfDocument =>
  ({ title: '样张', author: '云湖市', date: '2026-11-22', header: '页眉', footer: '页脚', blocks, ...more })
const unbroken = (pages: string[]) => pages.join('\n').replaceAll('\n', '')

it('prints text that can be copied out again', async () => {
  const [text] = await pdfPages(await renderPdf(page([
    { kind: 'title', text: '通知书', above: '云湖市' },
    { kind: 'number', text: '云字〔2026〕第1号' },
    { kind: 'paragraph', text: '林知行：', indent: false },
    { kind: 'paragraph', text: '“甲”和《乙》。' },
    { kind: 'keyValues', rows: [[{ label: '标签', value: '内容' }, { label: '空白', value: '' }]] },
    { kind: 'signature', lines: ['云湖市', '（印章）', '2026年11月22日'] },
  ])))
  expect(text!.split('\n')).toEqual([
    '页眉', '页脚', '第 1 页 共 1 页', '云湖市', '通知书', '云字〔2026〕第1号', '林知行：', '“甲”和《乙》。', '标签', '内容', '空白',
    '云湖市', '（印章）', '2026年11月22日',
  ])
})

it('embeds the outlines of what it prints: text that can be copied but not seen is the known failure of font subsets', async () => {
  const font = fontkit.create(await embeddedFont(await renderPdf(page([{ kind: 'title', text: '云湖市行政审批' }]))))
  const outlines = Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id).path.toSVG())
  // Only the space of the page number has none.
  expect(outlines.filter((outline) => outline === '')).toHaveLength(1)
})

it('gives the same bytes for the same document, whatever was printed before', async () => {
  const document = page([{ kind: 'paragraph', text: '同一份文书' }, { kind: 'qr', content: 'https://yunhu.example/1', caption: '扫码' }])
  const first = await renderPdf(document)
  await renderPdf(page([{ kind: 'paragraph', text: '另一份文书⼀' }]))
  expect(Buffer.compare(first, await renderPdf(structuredClone(document)))).toBe(0)
})

it('says title, issuer, language and date in the file', async () => {
  const file = await PdfFile.load(await renderPdf(page([])), { updateMetadata: false })
  expect([file.getTitle(), file.getAuthor()]).toEqual(['样张', '云湖市'])
  expect(String(file.catalog)).toContain('/Lang (zh-CN)')
  expect(file.getCreationDate()?.toISOString()).toBe('2026-11-21T16:00:00.000Z')
})

it('names the characters it has no glyph for, and refuses to print them as nothing', async () => {
  expect(missingGlyphs('𠮷田𠮷\n龘')).toEqual(['𠮷'])
  await expect(renderPdf(page([{ kind: 'table', columns: [{ title: '姓名', share: 1 }], rows: [['𠮷田']] }]))).rejects.toMatchObject({
    name: 'MissingGlyphs', characters: ['𠮷'],
  })
})

it('continues a table over three pages and repeats its head on each', async () => {
  const rows = Array.from({ length: 80 }, (_, index) => [String(index + 1), `材料${index + 1}`])
  const pages = await pdfPages(await renderPdf(page([{ kind: 'table', columns: [{ title: '序号', share: 1 }, { title: '名称', share: 5 }], rows }])))
  expect(pages).toHaveLength(3)
  for (const text of pages) expect(text).toContain('序号\n名称')
  expect(unbroken(pages)).toContain('材料80')
  expect(pages[2]).toContain('第 3 页 共 3 页')
})

it('prints a paragraph of ten thousand characters whole', async () => {
  const reason = '该申请不符合法定条件，理由是（见附件）：材料不齐。'.repeat(400)
  const pages = await pdfPages(await renderPdf(page([{ kind: 'paragraph', text: reason }], { header: undefined, footer: undefined })))
  expect(pages.length).toBeGreaterThan(5)
  expect(unbroken(pages).replace(/第 \d+ 页 共 \d+ 页/g, '')).toBe(reason)
})

it('divides a table cell of ten thousand characters over pages', async () => {
  const pages = await pdfPages(await renderPdf(page([
    { kind: 'table', columns: [{ title: '问题', share: 1 }, { title: '要求', share: 1 }], rows: [['长'.repeat(10_000), '短']] },
  ])))
  expect(pages.length).toBeGreaterThan(8)
  expect(unbroken(pages).match(/长/g)).toHaveLength(10_000)
})

it('never leaves a signature alone on a page', async () => {
  for (let lines = 20; lines < 32; lines += 1) {
    const pages = await pdfPages(await renderPdf(page([
      ...Array.from({ length: lines }, (): PdfBlock => ({ kind: 'paragraph', text: '正文' })),
      { kind: 'signature', lines: ['云湖市', '（印章）'] },
      { kind: 'note', text: '附注', atFoot: true },
    ])))
    expect(pages.at(-1)).toContain('正文')
    expect(pages.at(-1)).toContain('（印章）')
  }
})

it('sets the lines closer when that saves a page', async () => {
  const paragraphs = (count: number) => Array.from({ length: count }, (): PdfBlock => ({ kind: 'paragraph', text: '正文' }))
  const pagesOf = async (count: number) => (await pdfPages(await renderPdf(page(paragraphs(count))))).length
  expect(await pagesOf(33)).toBe(1)
  expect(await pagesOf(40)).toBe(2)
})
