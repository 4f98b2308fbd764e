import { expect, it } from 'vitest'
import { visitEndsAt } from './visit-rules.ts'

const at = (time: string) => new Date(`2026-03-02T${time}+08:00`)
const limits = { idleSeconds: 90, longestMinutes: 30 }

it('a visit ends when the terminal was left alone for the set seconds', () => {
  expect(visitEndsAt({ beganAt: at('09:00:00'), lastAt: at('09:05:00') }, limits)).toEqual(at('09:06:30'))
})

it('a visit ends after the longest time also when somebody keeps touching the screen', () => {
  expect(visitEndsAt({ beganAt: at('09:00:00'), lastAt: at('09:29:30') }, limits)).toEqual(at('09:30:00'))
})
