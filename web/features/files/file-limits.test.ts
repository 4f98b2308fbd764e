import { expect, test } from 'vitest'
import { limitsOf, PDF_AND_PICTURES, siftFiles, sizeWords } from './file-limits.ts'

const MB = 1024 * 1024

test('files that may not be sent are named with what to do, the others are sent as far as there is room', () => {
  const chosen = [{ name: '说明.PDF', size: MB }, { name: '表.docx', size: MB }, { name: '空.png', size: 0 }, { name: '大.jpg', size: 20 * MB + 1 }, { name: '照片.jpg', size: 20 * MB }, { name: '多余.png', size: 1 }]
  expect(siftFiles(chosen, PDF_AND_PICTURES, 2)).toEqual({
    fit: [chosen[0], chosen[4]],
    against: ['「表.docx」不能上传，请选择PDF、JPG、PNG文件。', '「空.png」是空的，请重新选择。', '「大.jpg」超过 20 MB，请压缩后再上传。', '文件太多，没有上传「多余.png」。'],
  })
})

test('limits are said before one chooses', () => {
  expect([limitsOf(PDF_AND_PICTURES, 1), limitsOf(PDF_AND_PICTURES, 3)]).toEqual(['PDF、JPG、PNG，不超过 20 MB。', 'PDF、JPG、PNG，最多 3 个，每个不超过 20 MB。'])
  expect([1, 36 * 1024, 1.25 * MB].map(sizeWords)).toEqual(['1 KB', '36 KB', '1.3 MB'])
})
