import { describe, expect, test } from 'vitest'
import { isRightReminderDays, reminderWindows } from './reminder-rules.ts'

describe('reminders before the end of a certificate', () => {
  test('each reach from their day up to the day before the next, and the last to the end itself', () => {
    expect(reminderWindows([60, 35, 7], '2026-03-02')).toEqual([
      { step: 1, from: '2026-04-07', to: '2026-05-01' }, { step: 2, from: '2026-03-10', to: '2026-04-06' }, { step: 3, from: '2026-03-02', to: '2026-03-09' },
    ])
  })

  test('never overlap, so that one day of one certificate belongs to one reminder', () => {
    const days = reminderWindows([90, 60, 30, 1], '2026-12-20').flatMap(({ from, to }) => [to, from])
    expect(days).toEqual(days.toSorted().toReversed())
  })

  test.each(['60、35、7', '30', '999、1'])('may be set to %s', (text) => expect(isRightReminderDays(text)).toBe(true))
  test.each(['', '7、30', '30、30', '0', '60,7', '5、4、3、2、1', '1000'])('may not be set to “%s”', (text) => expect(isRightReminderDays(text)).toBe(false))
})
