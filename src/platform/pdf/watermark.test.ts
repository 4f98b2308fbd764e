import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { renderOfd } from '../ofd/render-ofd.ts'
import { pdfPages } from './fixtures.ts'
import { MissingGlyphs } from './index.ts'
import type { PdfDocument } from './pdf-document.ts'
import { renderPdf } from './render-pdf.ts'

const letter = (watermark?: string): PdfDocument => ({
  title: '证明', author: '某局', date: '2026-03-02', ...(watermark === undefined ? {} : { watermark }),
  blocks: Array.from({ length: 60 }, (_, index) => ({ kind: 'paragraph' as const, text: `第${index + 1}段。` })),
})
const WORDS = '仅限某银行\n用于开户使用'

describe('a watermark', () => {
  it('lies over the whole of each page, and moves nothing', async () => {
    const [plain, marked] = [await pdfPages(await renderPdf(letter())), await pdfPages(await renderPdf(letter(WORDS)))]
    expect(marked.length).toBe(plain.length)
    expect(marked.length).toBeGreaterThan(1)
    for (const page of marked) expect(page.replaceAll(/\s/g, '').split('仅限某银行').length).toBeGreaterThan(10)
  })

  it('is in the OFD too, slanting', () => {
    const files = unzipSync(renderOfd(letter(WORDS)))
    const page = strFromU8(files['Doc_0/Pages/Page_0/Content.xml']!)
    expect(page.match(/CTM="0\.86603 -0\.50000 0\.50000 0\.86603 [\d.]+ [\d.]+"/g)!.length).toBeGreaterThan(20)
  })

  it('with a character that the font lacks is refused before anything is drawn', async () => {
    await expect(renderPdf(letter('仅限\u{20021}'))).rejects.toThrow(MissingGlyphs)
  })
})
