import { describe, expect, test } from 'vitest'
import type { RuleView } from './rule-calls.ts'
import { toDraft, toWanted } from './rule-draft.ts'

const step = { level: 'yellow', levelName: '黄牌', words: '超过期限', beforeDue: null, used: null, afterDue: 0, threshold: null, told: ['officer'], toldNames: ['承办人'] } as const
const rule = (on: 'clock' | 'event', steps: object[]) => ({ on, inForce: { steps } }) as unknown as RuleView

describe('a rule as it is typed', () => {
  test('goes back as it came', () => {
    const limit = rule('clock', [step, { ...step, level: 'red', used: 90, afterDue: 3, told: ['head'] }])
    expect(toWanted(limit, toDraft(limit, '2026-03-02'))).toEqual({ levels: { yellow: { afterDue: 0, told: ['officer'] }, red: { used: 90, afterDue: 3, told: ['head'] } } })
    const event = rule('event', [{ ...step, afterDue: null, threshold: 2 }])
    expect(toWanted(event, toDraft(event, '2026-03-02'))).toEqual({ level: 'yellow', threshold: 2, told: ['officer'] })
  })
  test('a level whose limits were emptied is left out, and what is no number is for the server to refuse', () => {
    const limit = rule('clock', [step])
    const values = { ...toDraft(limit, '2026-03-02'), 'levels/yellow/afterDue': ' ', 'levels/red/afterDue': '三' }
    expect(toWanted(limit, values)).toEqual({ levels: { red: { afterDue: '三', told: [] } } })
  })
})
