import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { renderOfd } from '../ofd/render-ofd.ts'
import type { PdfDocument } from '../pdf/index.ts'
import { renderPdf } from '../pdf/render-pdf.ts'
import { makePrivateKey, publicKeyOf, signSm2, verifySm2 } from '../sm2/sm2.ts'
import { fillSlot, SLOT_BYTES } from './seal-slot.ts'
import { readSignedFile, sealFile } from './signed-file.ts'

const document: PdfDocument = {
  title: '食品经营许可证', author: '澄湖区市场监督管理局', date: '2026-03-02', frame: true, sealing: { by: '澄湖区市场监督管理局行政审批专用章', at: '2026-03-02T01:00:00.000Z' },
  blocks: [
    { kind: 'title', text: '食品经营许可证', display: true },
    { kind: 'fields', fields: [{ label: '经营者', value: '陈小满' }] },
    { kind: 'signature', lines: ['澄湖区市场监督管理局', '2026年3月2日'], atFoot: true, stamp: { around: '澄湖区市场监督管理局', below: '行政审批专用章', mark: '演示' } },
  ],
}
const privateKey = makePrivateKey()
const publicKey = publicKeyOf(privateKey)
const sign = async (message: Uint8Array) => signSm2(privateKey, message)
const FACTS = { number: '澄湖区证字〔2026〕第000031号', issuer: '澄湖区市场监督管理局' }

const rendered = { pdf: await renderPdf(document), ofd: renderOfd(document) }
const sealed = { pdf: (await sealFile(rendered.pdf, FACTS, sign)).bytes, ofd: (await sealFile(rendered.ofd, FACTS, sign)).bytes }

const isGenuine = (bytes: Uint8Array): boolean => {
  const reading = readSignedFile(bytes)
  return reading.outcome === 'whole' && verifySm2(publicKey, reading.message, reading.signature)
}

test.each(['pdf', 'ofd'] as const)('a sealed %s says what was sealed, by whom, and is the file it says it is', (format) => {
  const reading = readSignedFile(sealed[format])
  expect(reading).toMatchObject({ outcome: 'whole', payload: FACTS })
  expect(isGenuine(sealed[format])).toBe(true)
})

test.each(['pdf', 'ofd'] as const)('a changed byte anywhere in a sealed %s is found', (format) => {
  const file = sealed[format]
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Uint8Array.from(file)
      changed[at]! ^= by
      return !isGenuine(changed) && readSignedFile(changed).outcome !== 'unsealed'
    }),
    { numRuns: 250 },
  )
})

test.each(['pdf', 'ofd'] as const)('nothing is added to a sealed %s, nor taken away', (format) => {
  const file = sealed[format]
  fc.assert(
    fc.property(fc.nat(file.length), fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.boolean(), (at, more, isLonger) => {
      const changed = isLonger ? Buffer.concat([file.subarray(0, at), more, file.subarray(at)]) : Buffer.concat([file.subarray(0, at), file.subarray(at + more.length)])
      return changed.length === file.length || !isGenuine(changed)
    }),
    { numRuns: 100 },
  )
})

test('every byte of the signature itself counts, its padding and the sums of the zip over it too', () => {
  for (const file of [sealed.pdf, sealed.ofd]) {
    const before = file === sealed.pdf ? rendered.pdf : rendered.ofd
    const places = [...file.keys()].filter((at) => file[at] !== before[at])
    expect(places.length).toBeGreaterThan(100)
    for (const at of places.filter((_, index) => index % 9 === 0)) {
      const changed = Uint8Array.from(file)
      changed[at]! ^= 1
      expect(isGenuine(changed), String(at)).toBe(false)
    }
  }
})

test('another key, or facts of another file, prove nothing', async () => {
  const { bytes } = await sealFile(rendered.pdf, FACTS, async (message) => signSm2(makePrivateKey(), message))
  expect(readSignedFile(bytes).outcome).toBe('whole')
  expect(isGenuine(bytes)).toBe(false)
  const other = await renderPdf({ ...document, title: '别的许可证' })
  const slot = Buffer.from(fillSlot({ payload: (readSignedFile(sealed.pdf) as { payload: Record<string, unknown> }).payload, signature: 'ab'.repeat(64) })).toString('hex')
  const moved = Buffer.from(Buffer.from(other).toString('latin1').replace('00'.repeat(SLOT_BYTES), slot), 'latin1')
  expect(readSignedFile(moved).outcome).toBe('changed')
})

test('a file that was never sealed is said to be none, whatever it is', async () => {
  for (const bytes of [await renderPdf({ ...document, sealing: undefined as never }), renderOfd({ ...document, sealing: undefined as never }), Buffer.from('plain'), new Uint8Array(), Buffer.from('%PDF-'), Buffer.from('PK\x03\x04')]) {
    expect(readSignedFile(bytes)).toEqual({ outcome: 'unsealed' })
  }
  await expect(sealFile(Buffer.from('%PDF-1.7'), FACTS, sign)).rejects.toThrow('without room')
})

test('a sealed file is still a PDF with a signature field, and an OFD with its list of signatures and the SM3 of every file', async () => {
  const pdf = await PDFDocument.load(sealed.pdf)
  expect(pdf.getForm().getFields().map((field) => field.getName())).toEqual(['seal'])
  const files = unzipSync(sealed.ofd)
  const signature = new TextDecoder().decode(files['Doc_0/Signs/Sign_0/Signature.xml'])
  for (const path of Object.keys(files).filter((name) => !name.startsWith('Doc_0/Signs/'))) expect(signature).toContain(`FileRef="/${path}"`)
  expect(new TextDecoder().decode(files['OFD.xml'])).toContain('<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>')
})

test('names too long for the room are refused, not cut', async () => {
  await expect(sealFile(rendered.pdf, { issuer: '局'.repeat(2000) }, sign)).rejects.toThrow(RangeError)
})
