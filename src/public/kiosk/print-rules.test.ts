import { expect, test } from 'vitest'
import { pagesOf, printableName } from './print-rules.ts'

test('只有文书、证照和加注件可以打印，别的地址都不行', () => {
  for (const path of ['/applications/3799022603020000015/documents/1-receipt', '/applications/3799022603020000015/document-list', '/certificates/1.2.156.3005.2.x/file', '/use-copies/AZoA/file']) expect(printableName(path), path).toBeDefined()
  expect(printableName('/applications/3799022603020000015/documents/1-receipt')).toBe('办件 3799022603020000015 的文书')
  for (const path of ['/', '//elsewhere/file', 'https://elsewhere/certificates/1/file', '/my-certificates', '/certificates/1/file/../../leave', '/files/1', '/certificates/1/file?x=/leave']) expect(printableName(path), path).toBeUndefined()
})

test('数页数：一份 PDF 有几页就是几页，数不出的算一页', () => {
  const of = (text: string, mediaType = 'application/pdf') => pagesOf({ mediaType, fileName: 'x', content: new Uint8Array(Buffer.from(text)) })
  expect(of('<</Type /Pages /Count 2>> <</Type /Page>> <</Type/Page /Parent 1 0 R>>')).toBe(2)
  expect(of('packed')).toBe(1)
  expect(of('/Type /Page /Type /Page', 'image/jpeg')).toBe(1)
})
