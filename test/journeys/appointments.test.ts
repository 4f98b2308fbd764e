import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppointmentView, HallDay, OwnAppointments, SlotDays } from '../../src/modules/queue/appointments/contract.ts'
import { bookAppointment } from '../../src/modules/queue/appointments/book-appointment.ts'
import { changeAppointment } from '../../src/modules/queue/appointments/change-appointment.ts'
import { arriveByNumber } from '../../src/modules/queue/index.ts'
import { mayDo } from '../../src/modules/organisation/index.ts'
import { registerSubject, type Subject, toIdentityNumber } from '../../src/modules/subjects/index.ts'
import { type Actor, ANONYMOUS, systemContext } from '../../src/platform/context.ts'
import { execute } from '../../src/platform/operations.ts'
import { setSetting } from '../../src/platform/settings.ts'
import { type Actors, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const A = { hall: 'H-379902', line: 'A' }
const SLOT = '2026-03-04T09:00'
const system = () => systemContext(city.platform, 'test')

async function residents(count: number): Promise<Actor[]> {
  const subjects: Subject[] = []
  for (let nth = 0; nth < count; nth++) subjects.push(await registerSubject(system(), { kind: 'person', name: `赶集${nth}`, identityNumber: toIdentityNumber({ region: '379901', birthDate: '1980-01-01', sequence: nth + 1 }), region: REGION }))
  return subjects.map(({ id, name }) => ({ ...ANONYMOUS, kind: 'citizen', accountId: `account-${id}`, principalId: id, name, roles: ['citizen'] }))
}
const book = async (actor: Actor, slot: string) => (await execute(city.platform, mayDo, bookAppointment, { actor, requestId: 'r', body: { ...A, slot } })).body as AppointmentView
const freeOf = async (slot: string) => answerOf(await actors.visitor.get<SlotDays>('/halls/H-379902/lines/A/slots')).days.flatMap(({ slots }) => slots).find((each) => each.slot === slot)!.free

test('a visit is booked on the phone, moved, announced, and becomes a number when one arrives', async () => {
  const { citizen, clerk, stranger } = actors
  const booked = answerOf(await citizen.post<AppointmentView>('/citizen/appointments', { ...A, slot: SLOT, item: 'food-business-licence', answers: { 's.q1': 'o1' } }, { key: 'mine' }))
  // Pressed twice: one visit.
  expect(answerOf(await citizen.post('/citizen/appointments', { ...A, slot: SLOT, item: 'food-business-licence', answers: { 's.q1': 'o1' } }, { key: 'mine' }))).toEqual(booked)
  expect((await stranger.get(`/citizen/appointments/${booked.id}`)).status).toBe(404)
  const moved = answerOf(await citizen.post<AppointmentView>(`/citizen/appointments/${booked.id}/change`, { slot: '2026-03-04T10:00' }, { version: 1 }))
  expect(problemOf(await citizen.post(`/citizen/appointments/${booked.id}/cancel`, {}, { version: 1 }))).toMatchObject({ status: 409, code: 'queue.appointment_changed' })
  expect(problemOf(await citizen.post(`/citizen/appointments/${booked.id}/cancel`))).toMatchObject({ status: 428 })

  city.platform.clock.moveTo(new Date('2026-03-04T09:50:00+08:00'))
  await city.app.jobs.drain()
  const { rows } = answerOf(await citizen.get<{ rows: { title: string; text: string }[] }>('/citizen/messages'))
  expect(rows.map(({ title }) => title)).toEqual(expect.arrayContaining(['预约成功：食品经营许可', '预约已改期：食品经营许可']))
  expect(rows.find(({ title }) => title.startsWith('预约已改期'))!.text).toContain('2026年3月4日 10:00')

  expect(answerOf(await clerk.get<HallDay>('/staff/halls/H-379902/appointments')).rows).toMatchObject([{ id: booked.id, person: { name: '陈小满' }, time: '10:00-10:30' }])
  expect(problemOf(await (await actors.as('clerk-379903-1')).post(`/staff/appointments/${booked.id}/arrive`))).toMatchObject({ status: 403, code: 'queue.other_hall' })
  // At the terminal of another hall the number is nobody's.
  await expect(arriveByNumber(system(), { id: 'H-379903', region: '379903' }, moved.number)).rejects.toMatchObject({ code: 'queue.no_such_appointment' })
  const arrived = answerOf(await clerk.post<AppointmentView>(`/staff/appointments/${booked.id}/arrive`, {}, { key: 'here' }))
  expect(arrived).toMatchObject({ state: 'arrived', ticket: { number: 'A001' } })
  expect(answerOf(await clerk.post(`/staff/appointments/${booked.id}/arrive`, {}, { key: 'here' }))).toEqual(arrived)
  await expect(arriveByNumber(system(), { id: 'H-379902', region: REGION }, moved.number)).rejects.toMatchObject({ code: 'queue.appointment_over' })
})

test('the hotline books for a caller by their document, who finds it in their own list', async () => {
  const { name, identityNumber } = residentOf('resident1')
  const hotline = await actors.as('hotline')
  const booked = answerOf(await hotline.post<AppointmentView>('/staff/appointments', { ...A, slot: '2026-03-06T10:00', person: { name, identityNumber } }))
  expect(booked.sourceName).toBe('热线代约')
  expect(answerOf(await actors.stranger.get<OwnAppointments>('/citizen/appointments')).rows.map(({ id }) => id)).toEqual([booked.id])
  expect(answerOf(await hotline.post<{ rows: { id: string }[] }>('/staff/appointment-searches', { identityNumber })).rows.map(({ id }) => id)).toEqual([booked.id])
  // Somebody else's name on the number is nobody's visit.
  expect(problemOf(await hotline.post('/staff/appointments', { ...A, slot: '2026-03-06T11:00', person: { name: '别人', identityNumber } }))).toMatchObject({ code: 'subjects.identity_of_another' })
  expect(answerOf(await hotline.post<AppointmentView>(`/staff/appointments/${booked.id}/cancel`, {}, { version: 1 })).state).toBe('cancelled')
})

describe('at the same moment', () => {
  const AT = '2026-03-09T14:00'

  test('200 people book one slot: it never passes its capacity, and everybody else is told that it is full', async () => {
    const capacity = await freeOf(AT)
    const outcomes = await Promise.allSettled((await residents(200)).map((actor) => book(actor, AT)))
    const codes = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'booked' : (outcome.reason as { code: string }).code))
    expect(codes.filter((code) => code === 'booked')).toHaveLength(capacity)
    expect(codes.filter((code) => code === 'queue.slot_full')).toHaveLength(200 - capacity)
    expect(await freeOf(AT)).toBe(0)
    const { rows } = await city.owner.query<{ taken: number; booked: number }>(`select max(taken)::int as taken, (select count(*)::int from queue.appointment where starts_at = '2026-03-09T14:00+08:00') as booked from queue.slot where starts_at = '2026-03-09T14:00+08:00'`)
    expect(rows).toEqual([{ taken: capacity, booked: capacity }])
  })

  test('one person books ten slots of a day: one visit, nine refusals, and no place lost', async () => {
    const [actor] = await residents(1) as [Actor]
    const slots = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '15:00', '15:30', '16:00', '16:30'].map((time) => `2026-03-10T${time}`)
    const before = await Promise.all(slots.map(freeOf))
    const outcomes = await Promise.allSettled(slots.map((slot) => book(actor, slot)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'queue.too_many_of_day' })
    const after = await Promise.all(slots.map(freeOf))
    expect(before.reduce((sum, free) => sum + free, 0) - after.reduce((sum, free) => sum + free, 0)).toBe(1)
  })

  test('two who want each other\'s full slot both keep theirs, many times, and nobody waits for ever', async () => {
    await setSetting(system(), { region: REGION, key: 'queue.appointmentShare', text: '0.01%', from: '2026-03-01', source: '测试' })
    const [one, two] = await residents(2) as [Actor, Actor]
    const [early, late] = ['2026-03-11T09:00', '2026-03-11T09:30'] as const
    const [first, second] = [await book(one, early), await book(two, late)]
    const change = (actor: Actor, { id }: AppointmentView, slot: string) => execute(city.platform, mayDo, changeAppointment, { actor, requestId: 'r', params: { id }, body: { slot }, ifMatch: '1' })
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.allSettled([change(one, first, late), change(two, second, early)])
      for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'queue.slot_full' } })
    }
    expect([await freeOf(early), await freeOf(late)]).toEqual([0, 0])
  })
})
