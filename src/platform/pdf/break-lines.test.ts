import fc from 'fast-check'
import { expect, it } from 'vitest'
import { breakLines } from './break-lines.ts'
import type { TextLine } from './break-lines.ts'

/** Letters half an em, everything else one em. */
const advanceOf = (character: string) => (/[ -~]/.test(character) ? 0.5 : 1)
const textOf = (line: TextLine) => line.characters.join('')
const lines = (text: string, width: number, more: { indent?: number; justify?: boolean } = {}) =>
  breakLines(text, { width, advanceOf, ...more }).map(textOf)

it('breaks Chinese text between any two characters', () => {
  expect(lines('云湖市行政审批服务局', 4)).toEqual(['云湖市行', '政审批服', '务局'])
})

it('never begins a line with a closing mark: the character before it goes along', () => {
  expect(lines('申请材料一，材料二', 5)).toEqual(['申请材料', '一，材料二'])
  expect(lines('申请材料齐全！。受理', 6)).toEqual(['申请材料齐', '全！。受理'])
})

it('never ends a line with an opening mark', () => {
  expect(lines('根据法律《行政许可法》', 5)).toEqual(['根据法律', '《行政许可', '法》'])
})

it('lets a closing mark at the end of a line use half its width', () => {
  expect(breakLines('符合法定形式。', { width: 6.5, advanceOf })).toHaveLength(1)
})

it('squeezes two marks in a row into one and a half characters', () => {
  const [line] = breakLines('（首次）」受理', { width: 20, advanceOf, indent: 2 })
  expect(line!.extras[3]).toBe(-0.5)
  expect(line!.width).toBe(6.5)
})

it('keeps words, numbers and a number with its unit whole', () => {
  expect(lines('电话 0000-1234567 转', 7)).toEqual(['电话', '0000-1234567', '转'])
  expect(lines('自收到之日起60日内提出', 7)).toEqual(['自收到之日起', '60日内提出'])
})

it('breaks a word only when it is longer than the line', () => {
  expect(lines('1137990000400001673', 4)).toEqual(['11379900', '00400001', '673'])
})

it('leaves the first line shorter by its set-in', () => {
  expect(lines('云湖市行政审批服务局', 4, { indent: 2 })).toEqual(['云湖', '市行政审', '批服务局'])
})

it('spreads full lines to the margin and leaves the last one alone', () => {
  const [first, last] = breakLines('自收到本决定书之日起60日内', { width: 10.8, advanceOf, justify: true })
  expect(textOf(first!)).toBe('自收到本决定书之日起')
  expect(first!.width).toBeCloseTo(10.8)
  expect(last!.extras.every((extra) => extra === 0)).toBe(true)
})

it('keeps an empty paragraph as an empty line', () => {
  expect(lines('甲\n\n乙', 4)).toEqual(['甲', '', '乙'])
})

it('loses no character and never overruns the line, whatever the text', () => {
  const text = fc.array(fc.constantFrom(...'云湖市，。（《》）“”60日abc—… 1.'), { maxLength: 80 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 20 }), (given, width) => {
      const broken = breakLines(given, { width, advanceOf, justify: true })
      expect(broken.map(textOf).join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''))
      for (const line of broken) if (line.characters.length > 2) expect(line.width).toBeLessThanOrEqual(width + 1e-6)
    }),
  )
})
