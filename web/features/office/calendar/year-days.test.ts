import { describe, expect, it } from 'vitest'
import { changedDays, findObstacle, mark, monthsOf, readDays, toFestivals, toMarks, weekdayOf } from './year-days.ts'

const COUNTY = '379902'
const view = {
  region: COUNTY,
  above: [
    { day: '2026-10-01', kind: 'holiday' as const, name: '国庆节', region: '000000' },
    { day: '2026-10-02', kind: 'holiday' as const, name: '国庆节', region: '000000' },
    { day: '2026-10-10', kind: 'makeUpWorkday' as const, name: '国庆节', region: '000000' },
  ],
}
const marks = toMarks([{ day: '2026-10-21', kind: 'holiday', name: '开渔节' }])
const read = readDays(view, marks)

describe('a year of days', () => {
  it('has every day once, leap years too, and weeks that begin on Monday', () => {
    expect(monthsOf(2028).flat()).toHaveLength(366)
    expect(monthsOf(2026)[1]!.at(-1)).toBe('2026-02-28')
    expect(weekdayOf('2026-11-22')).toBe(6)
  })

  it('tells what each day is and who says so', () => {
    expect(read('2026-10-01')).toMatchObject({ nature: 'holiday', name: '国庆节', region: '000000' })
    expect(read('2026-10-10')).toMatchObject({ nature: 'makeUpWorkday' })
    expect(read('2026-10-21')).toMatchObject({ nature: 'holiday', region: COUNTY })
    expect(read('2026-10-17')).toMatchObject({ nature: 'weekend', region: undefined })
    expect(readDays(view, {})('2026-10-21')).toMatchObject({ nature: 'workday' })
  })

  it('is summed up as a notice tells it', () => {
    expect(toFestivals(monthsOf(2026).flat().map(read))).toEqual([
      { name: '国庆节', holidays: [{ from: '2026-10-01', to: '2026-10-02', days: 2 }], makeUpWorkdays: ['2026-10-10'], regions: ['000000'] },
      { name: '开渔节', holidays: [{ from: '2026-10-21', to: '2026-10-21', days: 1 }], makeUpWorkdays: [], regions: [COUNTY] },
    ])
  })
})

describe('marking days', () => {
  it('takes a stretch in either direction and leaves out what cannot be marked', () => {
    const holiday = { kind: 'holiday' as const, name: '庙会' }
    expect(Object.keys(mark({}, holiday, '2026-10-05', '2026-09-30', readDays(view, {})))).toEqual(['2026-09-30', '2026-10-03', '2026-10-04', '2026-10-05'])
    expect(Object.keys(mark({}, { kind: 'makeUpWorkday', name: '庙会' }, '2026-10-12', '2026-10-18', readDays(view, {})))).toEqual(['2026-10-17', '2026-10-18'])
    expect(mark(marks, { kind: 'none', name: '' }, '2026-10-01', '2026-10-31', read)).toEqual({})
  })

  it('says why a day cannot be marked so', () => {
    expect(findObstacle({ kind: 'none', name: '' }, read('2026-10-01'), marks)).toContain('上级')
    expect(findObstacle({ kind: 'holiday', name: '国庆节' }, read('2026-10-01'), marks)).toContain('已经这样规定')
    expect(findObstacle({ kind: 'makeUpWorkday', name: '国庆节' }, read('2026-10-13'), marks)).toContain('本来就是工作日')
    expect(findObstacle({ kind: 'makeUpWorkday', name: '国庆节' }, read('2026-10-03'), marks)).toBeUndefined()
  })

  it('is compared with what was there before', () => {
    expect(changedDays(marks, { '2026-10-21': { kind: 'holiday', name: '开渔节' } })).toEqual([])
    expect(changedDays(marks, { '2026-10-22': { kind: 'holiday', name: '开渔节' } })).toEqual(['2026-10-21', '2026-10-22'])
  })
})
