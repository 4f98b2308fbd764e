import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUscc, toUscc } from './uscc-rules.ts'

describe('a unified social credit code', () => {
  it.each([
    ['91379900MA9X00011C', '企业', '379900'],
    ['91379901MA9X0002XJ', '企业', '379901'],
    ['92379901MA9X0037XM', '个体工商户', '379901'],
    ['113799000040000167', '机关', '379900'],
    ['12379900495000124T', '事业单位', '379900'],
    ['52379900MJX000181U', '民办非企业单位', '379900'],
    ['54379901ME90001559', undefined, '379901'],
  ])('%s is of kind %s and registered in %s', (code, prefixName, region) => {
    expect(parseUscc(code)).toEqual({
      valid: true,
      code,
      prefix: code.slice(0, 2),
      prefixName,
      region,
      bodyCode: code.slice(8, 17),
      warnings: [],
    })
  })

  it.each(['11370800MB28559184', '12441500196720244T'])('%s, published inside an item code, is valid', (code) => {
    expect(parseUscc(code)).toMatchObject({ valid: true, warnings: [] })
  })

  it('may be typed in small letters', () => {
    expect(parseUscc('91379900ma9x00011c')).toMatchObject({ valid: true, code: '91379900MA9X00011C' })
  })

  it.each([
    ['91379900MA9X00011D', '校验码'],
    ['91379900MA9X0001', '16 位'],
    ['91379900MA9X0001IC', '“I”'],
    ['9137990XMA9X00011C', '第 3 至 8 位'],
    ['91379900MA9X-0011C', '只能由数字'],
    ['', '0 位'],
  ])('%s is refused because of “%s”', (code, reason) => {
    expect(parseUscc(code)).toMatchObject({ valid: false, reason: expect.stringContaining(reason) })
  })

  it('with a wrong check character only inside the body code is valid with a warning', () => {
    // 91379900MA9X00012… instead of …00011…, last character computed for it.
    const candidates = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => parseUscc(`91379900MA9X00012${last}`))
    expect(candidates.filter((result) => result.valid)).toMatchObject([{ warnings: [expect.stringContaining('主体标识码')] }])
  })

  it('is made complete from its parts, and no single wrong character goes unseen', () => {
    expect(toUscc({ prefix: '91', region: '379900', body: 'MA9X0001' })).toBe('91379900MA9X00011C')
    expect(toUscc({ prefix: '11', region: '379900', body: '00400001' })).toBe('113799000040000167')
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(17), fc.nat(30), (serial, position, other) => {
        const code = toUscc({ prefix: '91', region: '379902', body: String(serial).padStart(8, '0') })
        const character = '0123456789ABCDEFGHJKLMNPQRTUWXY'.charAt(other)
        fc.pre(character !== code[position])
        expect(parseUscc(code.slice(0, position) + character + code.slice(position + 1)).valid).toBe(false)
      }),
    )
  })

  it('is not made from parts that give none', () => {
    expect(() => toUscc({ prefix: '91', region: '379900', body: 'MA9X000' })).toThrow('前 16 位')
    expect(() => toUscc({ prefix: '91', region: '3799X0', body: 'MA9X0001' })).toThrow('行政区划')
  })
})
