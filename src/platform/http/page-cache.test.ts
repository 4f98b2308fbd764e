import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { chooseEncoding, createPageCache, finishPage } from './page-cache.ts'

const facts = {}
const aPage = (html: string) => finishPage(html, "default-src 'none'", [facts])

it('keeps the same page in every encoding', () => {
  const { bytes } = aPage('<h1>办事指南</h1>')
  expect(gunzipSync(bytes.gzip).toString()).toBe('<h1>办事指南</h1>')
  expect(brotliDecompressSync(bytes.br).toString()).toBe('<h1>办事指南</h1>')
})

it('drops a page when something it shows has changed', () => {
  const cache = createPageCache()
  const page = aPage('旧')
  cache.put('/', page)
  expect(cache.find('/', [facts])).toBe(page)
  expect(cache.find('/', [{}])).toBeUndefined()
  expect(cache.find('/', [facts])).toBeUndefined()
})

it('drops the page asked for least recently when it is full', () => {
  const cache = createPageCache(2)
  cache.put('a', aPage('a'))
  cache.put('b', aPage('b'))
  cache.find('a', [facts])
  cache.put('c', aPage('c'))
  expect(['a', 'b', 'c'].map((key) => cache.find(key, [facts]) !== undefined)).toEqual([true, false, true])
})

it.each([['gzip, deflate, br', 'br'], ['gzip', 'gzip'], [undefined, 'identity'], ['br;q=0', 'identity']])('answers “%s” with %s', (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding)
})
