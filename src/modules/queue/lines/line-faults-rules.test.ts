import { expect, test } from 'vitest'
import type { Line } from './line.ts'
import { faultOf, findHallFaults } from './line-faults-rules.ts'

const line = (facts: Partial<Line>): Line => ({ letter: 'A', name: '综合业务', windowKinds: ['general'], windowNos: [], itemCodes: [], authorityIds: [], takesRest: true, expectedMinutes: 10, isOpen: true, version: 1, ...facts })
const windows = [{ no: '001', kind: 'general' as const }, { no: '002', kind: 'handOut' as const }]

test('取号开着而没有窗口办的业务有问题；关了取号的没有', () => {
  const handled = line({ windowKinds: ['consultation'] })
  expect(faultOf(handled, windows)).toContain('没有在用的窗口办理')
  expect(faultOf({ ...handled, isOpen: false }, windows)).toBeUndefined()
  expect(faultOf(line({}), windows)).toBeUndefined()
})

test('没有业务的窗口、没有业务接收的事项、写了两遍的事项，都说出来怎么改', () => {
  expect(findHallFaults([line({}), line({ letter: 'D', name: '取件', windowKinds: ['handOut'], takesRest: false })], windows)).toEqual([])
  expect(findHallFaults([line({ itemCodes: ['a', 'b'], takesRest: false }), line({ letter: 'B', name: '商事登记', itemCodes: ['b'], takesRest: false })], windows)).toEqual([
    '002 号窗口没有排队业务，打不开、叫不了号。请在要办的业务里选择它们。',
    '没有业务接收其余事项，要办的事项不在任何业务里的群众取不到号。请选一个业务接收其余事项。',
    '“综合业务”和“商事登记”写了 1 个相同的事项，取号时都到“综合业务”。请只留在一个业务里。',
  ])
})
