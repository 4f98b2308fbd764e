import { describe, expect, test } from 'vitest'
import { APPLICATION_EVENTS, type ApplicationEventType, type ApplicationProgressed } from '../../applications/events.ts'
import { tellingsOf } from './telling-rules.ts'

const progressed: ApplicationProgressed = {
  number: '3799022603020000015', state: 'accepted', version: 3, itemCode: 'food-business-licence', itemName: '食品经营许可', authorityId: '379902-SCJG', hallId: 'H-379902',
  applicantId: 'subject-1', agentId: null, channel: 'online', submittedAt: '2026-03-02T01:00:00.000Z', isImmediate: false, isClosed: false, clocks: [], leftPlace: { queue: null, dueOn: null },
}
const places = { authorityName: '市场监督管理局', hallName: '政务服务大厅', hallAddress: '湖滨路1号', hallPhone: '0000-1234567' }
const told = (event: string, more: Partial<ApplicationProgressed> = {}) =>
  tellingsOf({ id: 'event-1', region: '379902', type: `applications.${event}` as ApplicationEventType, at: '2026-03-02T01:00:00.000Z', case: { ...progressed, ...more }, places })
const desksOfTelling = (event: string, more: Partial<ApplicationProgressed> = {}) => told(event, more).flatMap(({ desks }) => desks ?? []).map(({ recipient }) => recipient)

describe('applicants', () => {
  test('are told with the documents, by the day they have to answer', () => {
    const documents = [{ id: '3-correctionNotice', title: '补正通知书' }]
    expect(told('correctionRequested', { documents, answerBy: '2026-03-16' })).toEqual([
      expect.objectContaining({ template: 'applicant.correctionRequested', documents, subjects: ['subject-1'], smsTo: 'subject-1', words: expect.objectContaining({ answerBy: '2026年3月16日' }) as object }),
    ])
  })

  test('who applied for somebody else is told too, and gets the text message', () => {
    expect(told('accepted', { agentId: 'agent-1' })).toEqual([expect.objectContaining({ subjects: ['subject-1', 'agent-1'], smsTo: 'agent-1' })])
  })

  test.each(['reviewed', 'assigned', 'prioritised', 'certificateMade', 'handedOver', 'voidingRequested'])('are not told what happens within the office: %s', (event) => {
    expect(told(event, { officerId: 'officer-1' }).flatMap(({ subjects }) => subjects ?? [])).toEqual([])
  })

  test('are served what was issued within an event that itself tells them nothing, but not what goes between windows', () => {
    const documents = [{ id: '3-decision', title: '决定书' }]
    expect(told('certificateMade', { documents })).toEqual([expect.objectContaining({ template: 'applicant.served', documents })])
    expect(told('handedOver', { documents }).flatMap(({ subjects }) => subjects ?? [])).toEqual([])
  })

  test('a check of their commitment asks something only when it found something', () => {
    expect(told('commitmentChecked').map(({ template }) => template)).toEqual(['applicant.commitmentKept'])
    expect(told('commitmentChecked', { answerBy: '2026-04-01' }).map(({ template }) => template)).toEqual(['applicant.commitmentBreached'])
  })
})

describe('officers', () => {
  test.each([
    ['revised', ['windowClerk@H-379902']],
    ['correctionSupplied', ['windowClerk@H-379902']],
    ['deferredSupplied', ['reviewer@379902-SCJG']],
    ['hearingRequested', ['reviewer@379902-SCJG', 'decider@379902-SCJG']],
    ['voidingRequested', ['decider@379902-SCJG']],
    ['assigned', []],
    ['withdrawn', []],
  ])('%s is told to %j', (event, desks) => {
    expect(desksOfTelling(event)).toEqual(desks)
  })

  test('whoever has the case is told instead of everybody', () => {
    for (const event of ['assigned', 'withdrawn', 'deferredSupplied']) expect(desksOfTelling(event, { officerId: 'officer-1' })).toEqual(['officer-1'])
    expect(desksOfTelling('hearingRequested', { officerId: 'officer-1' })).toEqual(['officer-1', 'decider@379902-SCJG'])
    expect(desksOfTelling('correctionSupplied', { officerId: 'officer-1' })).toEqual(['windowClerk@H-379902'])
  })
})

test('no two messages of one event go to one place', () => {
  for (const type of APPLICATION_EVENTS) {
    const places = told(type.slice('applications.'.length), { officerId: 'officer-1', agentId: 'agent-1', answerBy: '2026-03-16' }).flatMap(({ subjects = [], desks = [] }) => [...subjects, ...desks.map(({ recipient }) => recipient)])
    expect(new Set(places).size, type).toBe(places.length)
  }
})
