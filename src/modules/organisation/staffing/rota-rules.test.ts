import { describe, expect, it } from 'vitest'
import type { Duty } from './rota.ts'
import { copyToNextWeek, findRotaFaults, findRotaWarnings, mondayOf, type RotaFacts } from './rota-rules.ts'

const MONDAY = '2026-03-02'
const window = (no: string, items: string[] = []): RotaFacts['windows'][number] => ({ no, name: `综合窗口${no}`, takes: { everything: items.length === 0, items, authorities: [] }, fromDay: null, untilDay: null })
const facts = (given: Partial<RotaFacts> = {}): RotaFacts => ({
  monday: MONDAY, windows: [window('001'), window('002'), window('003', ['food-business-licence'])], lastWeek: [],
  officers: new Map([['o1', { name: '王窗口', skills: new Set<string>() }], ['o2', { name: '李窗口', skills: new Set(['social-security-card']) }]]),
  isWorkday: (day) => ![0, 6].includes(new Date(day).getUTCDay()), ...given,
})
const duty = (given: Partial<Duty> = {}): Duty => ({ day: MONDAY, half: 'morning', windowNo: '001', officerId: 'o1', ...given })
const faultsOf = (duties: Duty[], given: Partial<RotaFacts> = {}) => findRotaFaults(duties, facts(given)).map(({ pointer, message }) => `${pointer} ${message}`)

describe('a week of a hall', () => {
  it('begins on the Monday of any of its days', () => {
    expect(['2026-03-02', '2026-03-04', '2026-03-08', '2026-03-09'].map(mondayOf)).toEqual([MONDAY, MONDAY, MONDAY, '2026-03-09'])
  })

  it('has nobody at two windows at once, and nobody beside somebody at one', () => {
    expect(faultsOf([duty(), duty({ windowNo: '002' })])).toEqual(['/duties/1 王窗口3月2日上午已经排在综合窗口001，不能同时在综合窗口002。'])
    expect(faultsOf([duty(), duty({ officerId: 'o2' })])).toEqual(['/duties/1 3月2日上午综合窗口001已经排了王窗口。'])
    expect(faultsOf([duty(), duty({ half: 'afternoon', windowNo: '002' }), duty({ officerId: 'o2', windowNo: '002' })])).toEqual([])
  })

  it('seats only who works there, at windows that are open that day, on its own days', () => {
    expect(faultsOf([duty({ officerId: 'o9' }), duty({ windowNo: '009' }), duty({ day: '2026-03-09' })])).toEqual([
      '/duties/0 3月2日上午综合窗口001排的人员不在本大厅，请换人。', '/duties/1 3月2日上午009号窗口不开放，请取消这个班。', '/duties/2 2026-03-09不在这一周里。',
    ])
    expect(faultsOf([duty()], { windows: [{ ...window('001'), untilDay: '2026-03-01' }] })).toHaveLength(1)
  })

  it('gives a window that names items somebody who handles one of them; whoever has no skills named handles all alike', () => {
    expect(faultsOf([duty({ windowNo: '003', officerId: 'o2' })])).toEqual(['/duties/0 李窗口不会办综合窗口003的事项，请换人或补充专长。'])
    expect(faultsOf([duty({ windowNo: '003' }), duty({ officerId: 'o2' })])).toEqual([])
  })

  it('is worth a word when whoever sat there at the weekend has no workday off after it', () => {
    const everyDay = ['02', '03', '04', '05', '06'].map((day) => duty({ day: `2026-03-${day}` }))
    const lastWeek = [duty({ day: '2026-02-28' })]
    expect(findRotaWarnings(everyDay, facts({ lastWeek }))).toEqual(['王窗口上周休息日值了班，本周每个工作日都排了班，请安排补休。'])
    expect(findRotaWarnings(everyDay.slice(1), facts({ lastWeek }))).toEqual([])
    expect(findRotaWarnings(everyDay, facts())).toEqual([])
  })

  it('is copied seven days later, without those who left and windows that are gone', () => {
    const copied = copyToNextWeek([duty(), duty({ officerId: 'gone' }), duty({ windowNo: '009' })], new Set(['o1']), new Set(['001']))
    expect(copied).toEqual([duty({ day: '2026-03-09' })])
  })
})
