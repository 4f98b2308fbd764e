import { expect, test } from 'vitest'
import { type CalendarEntry, toCalendarFile } from './calendar-file-rules.ts'

const entry: CalendarEntry = {
  uid: 'YY00000001@example', sequence: 2, at: new Date('2026-03-02T01:00:00Z'), startsAt: new Date('2026-03-03T01:00:00Z'), endsAt: new Date('2026-03-03T01:30:00Z'),
  summary: '办理食品经营许可', location: '澄湖区政务服务中心；一楼, A 区', description: '请带：\n身份证', isCancelled: false,
}

test('a visit stands in the calendar at its time, with an alarm an hour before', () => {
  const lines = toCalendarFile(entry).split('\r\n')
  expect(lines).toEqual(expect.arrayContaining(['DTSTART:20260303T010000Z', 'DTEND:20260303T013000Z', 'SEQUENCE:2', 'TRIGGER:-PT1H', 'STATUS:CONFIRMED', 'DESCRIPTION:请带：\\n身份证', 'LOCATION:澄湖区政务服务中心；一楼\\, A 区']))
  expect(toCalendarFile({ ...entry, isCancelled: true })).toContain('STATUS:CANCELLED')
})

test('long lines are folded at 75 octets between characters, and unfold to what they were', () => {
  const description = '请带齐材料。'.repeat(40)
  const text = toCalendarFile({ ...entry, description })
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${description}`)
})
