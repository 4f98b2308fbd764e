import { expect, test } from 'vitest'
import type { ApplicationView } from '../../../client/types.ts'
import { missingAnswers } from './action-errors.ts'
import { caseActions, offeredActions } from './case-actions.ts'

const action = (verb: string, reason: string | null = null) => ({ verb, name: verb, allowed: reason === null, reason })
const viewOf = (allowedActions: ApplicationView['allowedActions']) => ({ allowedActions }) as ApplicationView

test('the next thing to do comes first, whatever order the server names them in', () => {
  expect(offeredActions(viewOf([action('receive'), action('request-correction'), action('accept')])).map(({ verb }) => verb)).toEqual(['accept', 'receive', 'request-correction'])
})

test('an action that rests keeps its reason', () => {
  expect(offeredActions(viewOf([action('decide', '请先审查。')]))).toMatchObject([{ verb: 'decide', reason: '请先审查。' }])
})

test('what a new release of the server offers and this screen does not know is left out', () => {
  expect(offeredActions(viewOf([action('archive')]))).toEqual([])
})

test('two actions that are offered at once never share a key', () => {
  // A special procedure either runs or not; what was asked for and what was promised come in at different times.
  const alternatives = ['end-special-procedure', 'supply-deferred']
  const keys = Object.entries(caseActions).filter(([verb]) => !alternatives.includes(verb)).map(([, { key }]) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('a material that is wrong needs words for the applicant, and one that was not looked at is asked for', () => {
  const material = { necessary: true, provided: 'file', check: 'unchecked' }
  const view = { materials: [{ ...material, id: 'm1', name: '平面图' }, { ...material, id: 'm2', name: '申请书' }, { ...material, id: 'm3', name: '设备清单', necessary: false, provided: 'none' }] } as ApplicationView
  const input = { view, values: {}, handIns: {}, checks: { m1: { result: 'unqualified' as const, reason: ' ' } } }
  expect(missingAnswers(caseActions.accept, input)).toEqual([
    { pointer: '/checks/m1/reason', message: '请写明「平面图」不合格的原因' },
    { pointer: '/checks/m2', message: '请核对「申请书」' },
  ])
})
