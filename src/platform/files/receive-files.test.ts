import { expect, test } from 'vitest'
import { Refusal } from '../errors.ts'
import type { Upload } from '../operations.ts'
import { readOneFile, toFileName } from './receive-files.ts'

test.each([
  ['C:\\文档\\布局图.pdf', '布局图.pdf'],
  ['/图片/a.png', 'a.png'],
  ['有\u0000看不见\u202e的.pdf', '有看不见的.pdf'],
])('a file is called what it is, without its folders and what cannot be seen: %j', (given, called) => {
  expect(toFileName(given)).toBe(called)
})

test('a name that is too long keeps its ending', () => {
  expect(toFileName(`${'长'.repeat(200)}.pdf`)).toMatch(/^长{116}\.pdf$/)
})

async function* chunksOf(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}
async function* filesOf(...files: { name: string; content: AsyncIterable<Uint8Array> }[]): Upload['files'] {
  yield* files
}
const refusals = { second: new Refusal(422, 'test.second', '一次一个。'), none: new Refusal(422, 'test.none', '没有文件。'), tooLarge: '请分开。' }
const read = (files: Upload['files']) => readOneFile({ files }, 8, refusals)

test('one table is read whole; none, a second one and one that is too large are refused in the words of whoever asked', async () => {
  expect(await read(filesOf({ name: 'x/表.csv', content: chunksOf('ab', 'cd') }))).toEqual({ name: '表.csv', bytes: Buffer.from('abcd') })
  await expect(read(filesOf())).rejects.toBe(refusals.none)
  await expect(read(filesOf({ name: 'a', content: chunksOf('a') }, { name: 'b', content: chunksOf('b') }))).rejects.toBe(refusals.second)
  await expect(read(filesOf({ name: 'a', content: chunksOf('12345', '6789') }))).rejects.toMatchObject({ status: 413, detail: expect.stringContaining('请分开。') as string })
})
