import { expect, test } from 'vitest'
import { createIds } from '../../../platform/ids.ts'
import { parseAppointmentNumber, toAppointmentNumber } from './appointment-number-rules.ts'

test('a number has only characters that are told apart, and thousands differ', () => {
  const ids = createIds()
  const numbers = Array.from({ length: 5000 }, () => toAppointmentNumber(ids.next()))
  expect(new Set(numbers).size).toBe(5000)
  for (const number of numbers) expect(parseAppointmentNumber(number)).toBe(number)
})

test('what is typed by hand is understood, and what is no number is not', () => {
  const number = toAppointmentNumber('019a0000-0000-7000-8000-00000000002a')
  expect(number).toBe('YY0000001A')
  expect(parseAppointmentNumber(' yy oooo-ooia ')).toBe(number)
  for (const text of ['', 'YY', 'A001', 'YY0000001', 'YY0000001U', '3799022603020000015']) expect(parseAppointmentNumber(text)).toBeUndefined()
})
