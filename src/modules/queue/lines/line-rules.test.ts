import { expect, test } from 'vitest'
import type { WindowKind } from '../../organisation/index.ts'
import { defaultLines, lettersOf, lineFor, mergeLines } from './line-rules.ts'

const NOTHING = { everything: false, items: [], authorities: [] }
const windows = (...kinds: WindowKind[]) => kinds.map((kind, index) => ({ no: String(index + 1).padStart(3, '0'), kind, field: null, takes: NOTHING }))

test('没有设置的大厅按窗口类型有业务，第一个接收其余事项', () => {
  const lines = defaultLines(windows('general', 'general', 'handOut', 'consultation'))
  expect(lines.map(({ letter, name, takesRest }) => [letter, name, takesRest])).toEqual([['A', '综合业务', true], ['C', '咨询', false], ['D', '取件', false]])
})

test('大厅自己设的盖过窗口给的，没有设的照旧；窗口按类型和窗口号叫号', () => {
  const [general] = defaultLines(windows('general'))
  const own = { ...general!, letter: 'X', name: '不动产登记', windowKinds: [], windowNos: ['002'], itemCodes: ['real-estate'], authorityIds: ['379902-ZRZY'], takesRest: false, version: 1 }
  const hall = windows('general', 'general', 'handOut')
  const lines = mergeLines(hall, [own, { ...general!, name: '综合窗口业务', version: 2 }])
  expect(lines.map(({ letter, name }) => `${letter} ${name}`)).toEqual(['A 综合窗口业务', 'D 取件', 'X 不动产登记'])
  expect(lettersOf(lines, hall[0]!)).toEqual(['A'])
  expect(lettersOf(lines, hall[1]!)).toEqual(['A', 'X'])
  expect(lineFor(lines, 'real-estate', undefined)?.letter).toBe('X')
  expect(lineFor(lines, 'anything', '379902-ZRZY')?.letter).toBe('X')
  expect(lineFor(lines, 'anything', '379902-GAJ')?.letter).toBe('A')
  expect(lineFor(lines.map((line) => ({ ...line, isOpen: line.letter === 'D' })), 'anything', undefined)).toBeUndefined()
})

test('分领域的综合窗口各有一个业务，无差别窗口也办；事项按部门到它的领域', () => {
  const [first, second, third] = windows('general', 'general', 'general')
  const hall = [{ ...first!, field: 'investment' as const, takes: { ...NOTHING, authorities: ['379902-FGW'] } }, { ...second!, field: 'undifferentiated' as const }, third!]
  const lines = defaultLines(hall)
  expect(lines.map(({ letter, windowNos, takesRest }) => ({ letter, windowNos, takesRest }))).toEqual([
    { letter: 'A', windowNos: ['002', '003'], takesRest: true }, { letter: 'N', windowNos: ['001', '002', '003'], takesRest: false },
  ])
  expect(lettersOf(lines, hall[0]!)).toEqual(['N'])
  expect(lineFor(lines, 'any', '379902-FGW')?.letter).toBe('N')
  expect(lineFor(lines, 'any', '379902-GAJ')?.letter).toBe('A')
})
