import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { CLOSED, parseEventId, toEventId, toVisit } from './event-key-rules.ts'
import { type CodedChannel, readRatingCode, toRatingCode } from './rating-code-rules.ts'

const seal = (text: string): string => createHash('sha256').update(`key ${text}`).digest('hex')
const said = (change: object = {}) => ({ number: '3799022603020000015', occasion: CLOSED, channel: 'qr' as CodedChannel, lastDay: '2026-04-01', ...change })

describe('a code for a rating', () => {
  test.each([said(), said({ channel: 'device' }), said({ channel: 'kiosk', occasion: toVisit(3) }), said({ channel: 'sms', lastDay: '2027-12-31' }), said({ number: '3799009912319999999', occasion: toVisit(1295) })])('says what was put into it: %j', (each) => {
    const code = toRatingCode(each, seal)
    expect(readRatingCode(code, seal)).toEqual(each)
    expect(code.length).toBeLessThanOrEqual(45)
    // It is no case number for anybody to read.
    expect(code).not.toContain(each.number)
  })

  test('changed in any place it says nothing', () => {
    const code = toRatingCode(said(), seal)
    for (let at = 0; at < code.length; at++) {
      for (const other of ['0', '1', 'k', '-']) {
        const forged = code.slice(0, at) + other + code.slice(at + 1)
        if (forged !== code) expect(readRatingCode(forged, seal), forged).toBeUndefined()
      }
    }
  })

  test('sealed with another key, cut or longer it says nothing', () => {
    const code = toRatingCode(said(), seal)
    for (const forged of [toRatingCode(said(), (text) => seal(`other ${text}`)), code.slice(0, -1), `${code}0`, '', code.toUpperCase()]) expect(readRatingCode(forged, seal)).toBeUndefined()
  })
})

test('the end of a case is named by its number, a visit by the version it made', () => {
  for (const key of [{ number: '3799022603020000015', occasion: CLOSED }, { number: '3799022603020000015', occasion: toVisit(12) }]) expect(parseEventId(toEventId(key))).toEqual(key)
  expect(toEventId({ number: '3799022603020000015', occasion: toVisit(3) })).toBe('3799022603020000015-3')
})
