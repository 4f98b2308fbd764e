import { describe, expect, test } from 'vitest'
import { aTicket } from '../fixtures.ts'
import { parsePriorities } from './priority-rules.ts'
import { type TicketState, ticketStateWords } from './ticket.ts'
import { after, callText, numberOf, reasonNotNow, TICKET_VERBS, type TicketVerb } from './ticket-rules.ts'

const NOW = new Date('2026-03-02T10:00:00+08:00')
const LIMITS = { callTimes: 3, returnMinutes: 30 }
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000)

describe('一个号能做什么', () => {
  test.each(Object.keys(ticketStateWords) as TicketState[])('%s 的号：表里没有的操作都说明原因', (state) => {
    for (const verb of Object.keys(TICKET_VERBS) as TicketVerb[]) {
      const isAllowed = (TICKET_VERBS[verb].from as readonly string[]).includes(state)
      const reason = reasonNotNow(verb, aTicket({ state, calls: 3, priority: 'elder', missedAt: NOW }), NOW, LIMITS)
      if (isAllowed) expect(reason, verb).toBeUndefined()
      else expect(reason, verb).toMatch(/[一-鿿]/)
    }
  })

  test('没叫满次数不算过号；过号太久不能回来；没有优先就不能取消', () => {
    expect(reasonNotNow('markMissed', aTicket({ state: 'called', calls: 2 }), NOW, LIMITS)).toContain('叫满 3 次')
    expect(reasonNotNow('returnToLine', aTicket({ state: 'missed', missedAt: minutesAgo(30) }), NOW, LIMITS)).toBeUndefined()
    expect(reasonNotNow('returnToLine', aTicket({ state: 'missed', missedAt: minutesAgo(31) }), NOW, LIMITS)).toContain('重新取号')
    expect(reasonNotNow('takePriorityAway', aTicket({ state: 'called' }), NOW, LIMITS)).toBeDefined()
  })
})

test('转窗保留原来的先后，离开窗口时不再属于那个窗口', () => {
  const called = after.called(aTicket({ state: 'waiting' }), '003', '019a0000-0000-7000-8000-0000000000aa', NOW)
  const transferred = after.transferred(called, 'D', '027')
  expect(transferred).toMatchObject({ state: 'waiting', line: 'D', forWindow: '027', windowNo: null, officerId: null, turnAt: called.turnAt, firstCalledAt: NOW, version: called.version + 1 })
})

test('号码是字母加至少三位数字，叫号说窗口的数字', () => {
  expect([numberOf('A', 1), numberOf('B', 42), numberOf('A', 1000)]).toEqual(['A001', 'B042', 'A1000'])
  expect(callText('A001', '003')).toBe('请 A001 号到 3 号窗口办理')
})

test('优先人群照写的读，写错的不收', () => {
  expect([...parsePriorities('老年人15 重症30')!]).toEqual([['elder', 15], ['illness', 30]])
  for (const wrong of ['', '老年人', '老年人0', '老年人200', '领导15', '老年人15 老年人20']) expect(parsePriorities(wrong), wrong).toBeUndefined()
})
