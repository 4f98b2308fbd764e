import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markDifferences, type Piece } from './marked-text.ts'

const differing = (pieces: readonly Piece[]) => pieces.filter(({ isDifferent }) => isDifferent).map(({ text }) => text)
const whole = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')

describe('marking what two texts do not have in common', () => {
  it('marks numbers as a whole', () => {
    const { before, after } = markDifferences('10个工作日', '20个工作日')
    expect([differing(before), differing(after)]).toEqual([['10'], ['20']])
  })

  it('marks what was put in between', () => {
    const { before, after } = markDifferences('已取得营业执照', '已依法取得营业执照')
    expect([differing(before), differing(after)]).toEqual([[], ['依法']])
  })

  it('loses and invents nothing, whatever the texts are', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (one, other) => {
      const marked = markDifferences(one, other)
      expect([whole(marked.before), whole(marked.after)]).toEqual([one, other])
      const kept = (pieces: readonly Piece[]) => pieces.filter(({ isDifferent }) => !isDifferent).map(({ text }) => text).join('')
      expect(kept(marked.before)).toBe(kept(marked.after))
    }))
  })
})
