import { describe, expect, test } from 'vitest'
import { isOnline, mayStillShow, patienceOf, readDeviceToken, screenOf, toDeviceToken } from './device-rules.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 1, 0, 0) + seconds * 1000)
const PATIENCE = { askSeconds: 60, lingerSeconds: 8 }

describe('what a device shows', () => {
  test.each([
    ['asks as long as somebody may still stand there', 59, null, 'asking'],
    ['says that nothing was counted when nobody tapped', 60, null, 'unanswered'],
    ['is ready for the next a moment later', 68, null, 'welcome'],
    ['thanks whoever rated', 20, 19, 'thanks'],
    ['keeps nothing of it for the next', 27, 19, 'welcome'],
    ['thanks too when it was rated by phone meanwhile', 20, 20, 'thanks'],
  ] as const)('%s', (_says, now, rated, screen) => {
    expect(screenOf(at(0), rated === null ? null : at(rated), at(now), PATIENCE)).toBe(screen)
  })

  test('waits longer for whoever writes', () => {
    expect(screenOf(at(0), null, at(299), patienceOf(PATIENCE, true))).toBe('asking')
    expect(screenOf(at(0), null, at(300), patienceOf(PATIENCE, true))).toBe('unanswered')
  })

  test('looks nothing up for what is long over, or was never asked', () => {
    const asked = { number: '3799022603020000015', occasion: 'closed', at: at(0) }
    expect([mayStillShow(asked, at(307), PATIENCE), mayStillShow(asked, at(308), PATIENCE), mayStillShow(null, at(0), PATIENCE)]).toEqual([true, false, false])
  })
})

test('a device that has not reported for three minutes is not there', () => {
  expect([isOnline({ lastSeenAt: null }, at(0)), isOnline({ lastSeenAt: at(0) }, at(179)), isOnline({ lastSeenAt: at(0) }, at(180))]).toEqual([false, true, false])
})

test('a token says what it was made of, and nothing when it is no token', () => {
  const secret = 'x'.repeat(43)
  for (const token of [{ kind: 'pairing', code: '004217', secret }, { kind: 'paired', region: '379902', secret }] as const) expect(readDeviceToken(toDeviceToken(token))).toEqual(token)
  for (const text of ['', '379902', `379902.${'x'.repeat(10)}`, `37990.${secret}`, `pair-379902.${secret} `, `other-379902.${secret}`]) expect(readDeviceToken(text)).toBeUndefined()
})
