import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { MissingGlyphs } from '../pdf/index.ts'
import type { PdfDocument } from '../pdf/index.ts'
import { renderOfd } from './render-ofd.ts'

const certificate = (holder: string): PdfDocument => ({
  title: '食品经营许可证', author: '云湖市澄湖区市场监督管理局', date: '2026-03-02', frame: true,
  blocks: [
    { kind: 'title', text: '食品经营许可证', display: true },
    { kind: 'fields', fields: [{ label: '经营者', value: holder }, { label: '证照编号', value: 'JY23799020000001' }] },
    { kind: 'signature', lines: ['云湖市澄湖区市场监督管理局', '二〇二六年三月二日'], atFoot: true, qr: { content: 'https://example.invalid/certificates/1', caption: '扫码核验' } },
  ],
})

const filesOf = (bytes: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder().decode(content)]))

test('the package has its root, its document, a font and a page for each page', () => {
  const files = filesOf(renderOfd(certificate('陈小梅')))
  expect(Object.keys(files).sort()).toEqual(['Doc_0/Document.xml', 'Doc_0/Pages/Page_0/Content.xml', 'Doc_0/PublicRes.xml', 'Doc_0/Res/font.ttf', 'OFD.xml'])
  expect(files['OFD.xml']).toContain('<ofd:Title>食品经营许可证</ofd:Title>')
  expect(files['Doc_0/Document.xml']).toContain('BaseLoc="Pages/Page_0/Content.xml"')
  const long = { ...certificate('陈小梅'), blocks: Array.from({ length: 200 }, () => ({ kind: 'paragraph' as const, text: '准予经营。' })) }
  expect(Object.keys(filesOf(renderOfd(long))).filter((name) => name.includes('/Pages/')).length).toBeGreaterThan(3)
})

test('every object has a number of its own, and the largest is the one that the document names', () => {
  const files = filesOf(renderOfd(certificate('陈小梅')))
  const ids = Object.values(files).flatMap((content) => [...content.matchAll(/<ofd:(?:Page|Font|Layer|TextObject|PathObject) ID="(\d+)"/g)].map(([, id]) => Number(id)))
  expect(new Set(ids).size).toBe(ids.length)
  expect(files['Doc_0/Document.xml']).toContain(`<ofd:MaxUnitID>${Math.max(...ids)}</ofd:MaxUnitID>`)
})

test('a text has the advance of each of its characters but the last', () => {
  const page = filesOf(renderOfd(certificate('陈小梅')))['Doc_0/Pages/Page_0/Content.xml']!
  for (const [, attributes, text] of page.matchAll(/<ofd:TextCode ([^>]*)>([^<]*)</g)) {
    const deltas = /DeltaX="([^"]*)"/.exec(attributes!)?.[1]?.split(' ') ?? []
    expect(deltas.length, text).toBe([...text!].length - 1)
  }
})

test('what a person is called is text, whatever it looks like', () => {
  const page = filesOf(renderOfd(certificate('<ofd:Evil/> & "陈"')))['Doc_0/Pages/Page_0/Content.xml']!
  expect(page).not.toContain('<ofd:Evil/>')
  expect([...page.matchAll(/<ofd:TextCode [^>]*>([^<]*)</g)].map(([, text]) => text).join('')).toContain('&lt;ofd:Evil/&gt; &amp; &quot;陈&quot;')
})

test('the same document gives the same bytes', () => {
  expect(renderOfd(certificate('陈小梅'))).toEqual(renderOfd(certificate('陈小梅')))
  expect(renderOfd(certificate('陈小梅'))).not.toEqual(renderOfd(certificate('陈大梅')))
})

test('a character that the font does not have is named, and nothing is made', () => {
  expect(() => renderOfd(certificate('𠮷田'))).toThrow(MissingGlyphs)
})
