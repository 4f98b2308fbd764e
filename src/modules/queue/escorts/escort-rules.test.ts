import { expect, test } from 'vitest'
import type { Escort } from './escort.ts'
import { after, askedBy, inOrder, nextStage, reasonNotNow, stagesWords, toVisitorWords } from './escort-rules.ts'

const NOW = new Date('2026-03-02T09:30:00+08:00')
const WHO = { by: '导办员', now: NOW }
const DAY = '2026-03-02'
const anEscort = (facts: Partial<Escort> = {}): Escort => ({
  region: '379902', hallId: 'H-379902', id: 'e', day: DAY, visitorKey: 'k', visitorName: '张大爷', reason: 'elder', stages: ['queueing', 'handling'], stage: null, source: 'desk', appointmentId: null, ticketId: null, ticketNumber: null,
  place: '', state: 'asked', escortOfficer: null, escortName: null, note: '', acts: askedBy('导办员', NOW), version: 1, askedAt: NOW, takenAt: null, begunAt: null, endedAt: null, ...facts,
})

test('an escort goes through the stages that were asked for, in the order of a visit, and ends after the last', () => {
  expect(inOrder(['handling', 'queueing', 'handling'])).toEqual(['queueing', 'handling'])
  const taken = after.assigned(anEscort(), { id: null, name: '志愿者 甄志愿' }, WHO)
  const begun = after.begun(taken, WHO)
  expect(begun).toMatchObject({ state: 'begun', stage: 'queueing', version: 3 })
  expect(reasonNotNow('advanceEscort', begun, DAY)).toBeUndefined()
  const last = after.advanced(begun, WHO)
  expect(last.stage).toBe('handling')
  expect(reasonNotNow('advanceEscort', last, DAY)).toContain('结束陪同')
  expect(after.ended(last, '送到门口', WHO).acts.map(({ kind }) => kind)).toEqual(['asked', 'assigned', 'begun', 'advanced', 'ended'])
  expect(nextStage(['printing'], 'printing')).toBeUndefined()
})

test('nobody sets off before somebody is named, nor on another day; what is over stays over', () => {
  expect(reasonNotNow('beginEscort', anEscort(), DAY)).toContain('先安排')
  expect(reasonNotNow('beginEscort', anEscort({ state: 'taken' }), '2026-03-01')).toContain('另一天')
  for (const verb of ['assignEscort', 'beginEscort', 'endEscort', 'cancelEscort'] as const) expect(reasonNotNow(verb, anEscort({ state: 'ended' }), DAY)).toBeDefined()
})

test('whoever waits is told who comes, and nothing once it is over', () => {
  expect(stagesWords(['queueing', 'printing', 'handling'])).toBe('全程')
  expect(toVisitorWords({ state: 'asked', escortName: null })).toContain('导办台')
  expect(toVisitorWords({ state: 'begun', escortName: '李导办' })).toBe('有人陪同：李导办')
  expect(toVisitorWords({ state: 'ended', escortName: '李导办' })).toBeNull()
})
