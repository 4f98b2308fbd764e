import { expect, test } from 'vitest'
import type { ApplicationProgressed } from './events.ts'
import type { HandedMaterial } from './application.ts'
import { announcementOf } from './announce.ts'
import { aSubmission, calendar } from './fixtures.ts'
import { begin } from './lifecycle/fold-rules.ts'
import type { RecordEvent } from './record/record-events.ts'

const NOWHERE = { queue: null, dueOn: null }
const material = (given: Partial<HandedMaterial>): HandedMaterial => ({ id: 'm', name: '材料', necessary: true, provided: 'none', files: [], check: 'unchecked', ...given })

const MATERIALS = [
  material({ id: 'm1', name: '布局图', provided: 'file', files: ['f1'] }),
  material({ id: 'm2', name: '租赁合同', provided: 'file', files: ['f2'], fromLibrary: true }),
  material({ id: 'm3', name: '营业执照', provided: 'waived', waivedBy: '电子营业执照', standIn: { way: 'certificate', identifier: '1.2.156.3005.2' } }),
  material({ id: 'm4', name: '健康证明', provided: 'committed' }),
  material({ id: 'm5', name: '申请书', provided: 'waived', waivedBy: '本次填写的申请表' }),
  material({ id: 'm6', name: '身份证', provided: 'paper' }),
]

function tell(type: RecordEvent['type'], channel: 'online' | 'counter', by: { kind?: string; data?: object } = {}): ApplicationProgressed {
  const application = begin('379902', '3799022603020000015', aSubmission({ channel, materials: MATERIALS, siteVisits: 1 }))
  const event = { type, data: (by.data ?? {}) as RecordEvent['data'], actor: { kind: by.kind ?? 'staff', id: 'o', name: '人员' } }
  return announcementOf(application, event, NOWHERE, calendar).payload as unknown as ApplicationProgressed
}

test('a submission tells by which way what was not asked for again: certificate, library, commitment; not what came as a new file or on paper', () => {
  expect(tell('submitted', 'online').waived).toEqual([
    { way: 'library', source: '本人材料库' },
    { way: 'certificate', source: '电子营业执照', identifier: '1.2.156.3005.2' },
    { way: 'commitment', source: '告知承诺书' },
  ])
})

test('it tells the files that were handed in, once: a counter when it receives, the portal when it submits', () => {
  const handed = [{ name: '布局图', files: ['f1'] }, { name: '租赁合同', files: ['f2'] }]
  expect(tell('submitted', 'online').handed).toEqual(handed)
  expect(tell('received', 'online').handed).toBeUndefined()
  expect(tell('received', 'counter').handed).toEqual(handed)
  expect(tell('correctionSupplied', 'online').handed).toEqual(handed)
  expect(tell('accepted', 'online').handed).toBeUndefined()
})

test('it tells that somebody came to a counter, with how often the guide promised that they would have to; what was done online or sent is no visit', () => {
  expect(tell('received', 'counter').visit).toEqual({ act: 'intake', promised: 1 })
  expect(tell('correctionSupplied', 'online').visit).toEqual({ act: 'correction', promised: 1 })
  expect(tell('delivered', 'online', { data: { method: 'counter' } }).visit).toEqual({ act: 'pickUp', promised: 1 })
  expect(tell('received', 'online').visit).toBeUndefined()
  expect(tell('correctionSupplied', 'online', { kind: 'citizen' }).visit).toBeUndefined()
  expect(tell('delivered', 'counter', { data: { method: 'post' } }).visit).toBeUndefined()
  expect(tell('accepted', 'counter').visit).toBeUndefined()
})
