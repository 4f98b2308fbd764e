import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseCertificateIdentifier,
  regionOfCertificateIdentifier,
  toCertificateIdentifier,
  toNextVersion,
} from './certificate-identifier-rules.ts'

const identifier = '1.2.156.3005.2.113799000040000167001.113799000040000167.2026000001.001.Y'
const parts = { typeCode: '113799000040000167001', issuer: '113799000040000167', serial: '2026000001', version: 1 }

describe('a certificate identifier', () => {
  it('tells type, issuer, serial and version', () => {
    expect(parseCertificateIdentifier(identifier)).toEqual({ valid: true, identifier, ...parts, warnings: [] })
    expect(regionOfCertificateIdentifier(identifier)).toBe('379900')
  })

  it('is made of its parts', () => {
    expect(toCertificateIdentifier(parts)).toBe(identifier)
  })

  it('of a re-issued certificate has the next version and its own check character', () => {
    const next = toNextVersion(identifier)
    expect(next).toMatch(/^1\.2\.156\.3005\.2\.113799000040000167001\.113799000040000167\.2026000001\.002\.[0-9A-Z]$/)
    expect(parseCertificateIdentifier(next)).toMatchObject({ valid: true, version: 2 })
    expect(() => toNextVersion(toCertificateIdentifier({ ...parts, version: 999 }))).toThrow('版本号')
  })

  it('of an old issuer that is no credit code is valid with a warning, but has no region', () => {
    const old = toCertificateIdentifier({ ...parts, issuer: '004000016' })
    expect(parseCertificateIdentifier(old)).toMatchObject({ valid: true, warnings: [expect.stringContaining('颁发机构')] })
    expect(() => regionOfCertificateIdentifier(old)).toThrow('18 位')
  })

  it.each([
    [identifier.replace(/Y$/, 'Z'), '校验位'],
    [identifier.slice(0, -2), '5 段'],
    [`${identifier}.1`, '5 段'],
    [identifier.replace('1.2.156.3005.2', '1.2.156.3005.3'), '开头'],
    [identifier.replace('.001.Y', '.000.Y'), '版本号'],
    [identifier.replace('.001.Y', '.1.Y'), '版本号'],
    [identifier.replace('167001.', '16701.'), '类型代码'],
    [identifier.replace('2026000001', '2026-00001'), '流水号'],
    [identifier.toLowerCase(), '校验位'],
    ['', '开头'],
  ])('%s is refused because of “%s”', (text, reason) => {
    expect(parseCertificateIdentifier(text)).toMatchObject({ valid: false, reason: expect.stringContaining(reason) })
  })

  it('with one wrong character is always refused', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(9), fc.nat(35), (number, position, other) => {
        const serial = `2026${String(number).padStart(6, '0')}`
        const character = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(other)
        fc.pre(character !== serial[position])
        const good = toCertificateIdentifier({ ...parts, serial })
        const wrongSerial = serial.slice(0, position) + character + serial.slice(position + 1)
        expect(parseCertificateIdentifier(good.replace(`.${serial}.`, `.${wrongSerial}.`)).valid).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})
