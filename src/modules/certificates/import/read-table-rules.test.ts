import { describe, expect, it } from 'vitest'
import { decodeText, parseCsv, rowsOfSheet } from '../../../platform/tables/table-rows-rules.ts'
import { readTable } from './read-table-rules.ts'

const HEAD = '证照名称,证照编号,持证人,持证人证件号码,颁发日期,有效期至,从业类别'

describe('an import file', () => {
  it('is read line by line, whatever column stands where', () => {
    expect(readTable(parseCsv(`持证人,证照名称,证照编号,从业类别,颁发日期,有效期至,持证人证件号码\r\n甄新来,健康证明,健1,食品,2025/5/1,2026年4月30日,\t379902\r\n\r\n,健康证明,健2,,2025-05-01,长期,\r\n`)!, 10)).toEqual([
      { line: 2, name: '健康证明', number: '健1', holderName: '甄新来', holderIdentity: '379902', issuedOn: '2025-05-01', validity: '2026-04-30', content: [{ label: '从业类别', value: '食品' }] },
      { line: 4, name: '健康证明', number: '健2', holderName: '', holderIdentity: '', issuedOn: '2025-05-01', validity: '长期', content: [{ label: '从业类别', value: '' }] },
    ])
  })

  it('may hold commas, quotation marks and line breaks within quotation marks', () => {
    expect(parseCsv('a,"b,""c""\nd"\r\ne,f')).toEqual([{ line: 1, cells: ['a', 'b,"c"\nd'] }, { line: 3, cells: ['e', 'f'] }])
  })

  it.each([
    ['a column missing', HEAD.replace('证照编号,', '') + '\n健康证明', '缺少“证照编号”列'],
    ['a column twice', `${HEAD},从业类别\n健康证明`, '两个“从业类别”列'],
    ['nothing in it', HEAD, '没有证照'],
    ['too many lines', `${HEAD}${'\n健康证明'.repeat(3)}`, '最多导入 2 个'],
  ])('with %s is refused as a whole', (_, text, words) => {
    expect(readTable(parseCsv(text)!, 2)).toMatchObject({ problem: expect.stringContaining(words) })
  })

  it('with a quotation mark left open is not read', () => {
    expect(parseCsv(`${HEAD}\n"健康证明`)).toBeUndefined()
  })

  it('may be a sheet, whose days and numbers are texts like all others; a number that lost digits is named by its place', () => {
    const sheet = (...cells: (string | number | { date: string } | undefined)[]) => ({ name: 'Sheet1', merges: [], rows: [{ number: 1, isHidden: false, cells: ['甲', '乙'] }, { number: 3, isHidden: false, cells: [] }, { number: 4, isHidden: false, cells }] })
    expect(rowsOfSheet(sheet({ date: '2025-05-01' }, 12))).toEqual([{ line: 1, cells: ['甲', '乙'] }, { line: 4, cells: ['2025-05-01', '12'] }])
    expect(rowsOfSheet(sheet('甲', 379902199104060000))).toEqual({ problem: expect.stringContaining('第 4 行第 2 列：这一格按数字保存') })
  })

  it('is read in UTF-8 and in the encoding Excel writes, and nothing else', () => {
    expect(decodeText(Buffer.from('健康证明'))).toBe('健康证明')
    expect(decodeText(Uint8Array.of(0xbd, 0xa1, 0xbf, 0xb5))).toBe('健康')
    expect(decodeText(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00))).toBeUndefined()
  })
})
