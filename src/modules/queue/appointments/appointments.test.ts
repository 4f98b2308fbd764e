import { beforeEach, describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { type Actor, ANONYMOUS, systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { setSetting } from '../../../platform/settings.ts'
import { getDirectory, mayDo } from '../../organisation/index.ts'
import { importProxies, registerSubject, type Subject, toIdentityNumber } from '../../subjects/index.ts'
import { arriveForAppointment } from './arrive-for-appointment.ts'
import { bookAppointment, bookAppointmentFor } from './book-appointment.ts'
import { cancelAppointment, changeAppointment } from './change-appointment.ts'
import type { AppointmentView, HallDay, OwnAppointments, Places, SlotDays, WaitingView } from './contract.ts'
import { forgetOldAppointments, lapseOffers, markMissedAppointments, remindOfAppointments } from './jobs.ts'
import { findAppointments, listHallAppointments, listOwnAppointments, readOwnAppointment } from './list-appointments.ts'
import { listBookingPlaces, listSlots } from './read-slots.ts'
import { acceptOffer, joinWaitingList, leaveWaitingList } from './waiting-list.ts'

const platform = useTestPlatform()

const HALL = 'H-379902'
const A = { hall: HALL, line: 'A' }
const TOMORROW = '2026-03-03'
const SLOT = `${TOMORROW}T09:00`

let me: Actor
let other: Actor
let third: Actor

const identityOf = (nth: number) => toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence: 500 + nth })
const citizen = ({ id, name }: Subject): Actor => ({ ...ANONYMOUS, kind: 'citizen', accountId: `account-${id}`, principalId: id, name, roles: ['citizen'] })
const someone = async (nth: number): Promise<Actor> => citizen(await registerSubject(systemContext(platform, 'test'), { kind: 'person', name: `甄来办${'甲乙丙丁戊己'[nth]}`, identityNumber: identityOf(nth), region: '379902' }))

/** An officer of the demonstration city who holds a role, and of a hall where one is named. */
async function officer(role: 'windowClerk' | 'hotlineClerk', hallId?: string): Promise<Actor> {
  const directory = await getDirectory(platform)
  const found = directory.listRegions().flatMap(({ code }) => directory.listOfficers(code, role)).find((each) => hallId === undefined || each.hallId === hallId)!
  return { kind: 'staff', accountId: `account-${found.id}`, principalId: found.id, name: found.name, roles: found.roles, region: found.region }
}

async function ask<T>(operation: AnyOperation, actor: Actor, request: { params?: unknown; query?: unknown; body?: unknown; ifMatch?: string; idempotencyKey?: string } = {}): Promise<T> {
  return (await execute(platform, mayDo, operation, { actor, requestId: 'r', query: {}, ...request })).body as T
}
const book = (actor: Actor, slot = SLOT, more: object = {}) => ask<AppointmentView>(bookAppointment, actor, { body: { ...A, slot, ...more } })
const change = (actor: Actor, { id, version }: AppointmentView, slot: string) => ask<AppointmentView>(changeAppointment, actor, { params: { id }, body: { slot }, ifMatch: `"${version}"` })
const cancel = (actor: Actor, { id, version }: AppointmentView) => ask<AppointmentView>(cancelAppointment, actor, { params: { id }, ifMatch: `"${version}"` })
const own = (actor: Actor, query: object = {}) => ask<OwnAppointments>(listOwnAppointments, actor, { query })
const join = (actor: Actor, day = TOMORROW) => ask<WaitingView>(joinWaitingList, actor, { body: { ...A, day } })

const set = (key: string, text: string) => setSetting(systemContext(platform, 'test'), { region: '379902', key, text, from: '2026-03-01', source: '测试' })
/** One place in a slot, and two slots a day. */
const makeScarce = async () => {
  await set('queue.appointmentShare', '0.01%')
  await set('queue.slotMinutes', '240')
}
const moveTo = (minute: string) => platform.clock.moveTo(new Date(`${minute}:00+08:00`))
const freeOf = async (slot: string) => (await ask<SlotDays>(listSlots, ANONYMOUS, { params: A })).days.flatMap(({ slots }) => slots).find((each) => each.slot === slot)?.free
const announced = async () => (await platform.db.query<{ payload: { act: string; subjects: string[]; limitedUntil?: string } }>(sql`select payload from platform.outbox where type = 'queue.appointmentProgressed' order by id`)).map(({ payload }) => payload)

beforeEach(async () => {
  [me, other, third] = [await someone(0), await someone(1), await someone(2)]
})

describe('what can be booked', () => {
  test('is public: the days of the period, closed ones with the reason, and places left', async () => {
    const { from, until, days } = await ask<SlotDays>(listSlots, ANONYMOUS, { params: A })
    expect([from, until]).toEqual([TOMORROW, '2026-03-09'])
    expect(days.map(({ day, closedReason }) => [day, closedReason])).toEqual([
      [TOMORROW, null], ['2026-03-04', null], ['2026-03-05', null], ['2026-03-06', null], ['2026-03-07', null], ['2026-03-08', '休息日'], ['2026-03-09', null],
    ])
    const before = await freeOf(SLOT)
    await book(me)
    expect(await freeOf(SLOT)).toBe(before! - 1)
  })

  test('a holiday is closed with its name, and the Saturday worked for it has the hours of a workday', async () => {
    moveTo('2026-09-30T09:00')
    const { until, days } = await ask<SlotDays>(listSlots, ANONYMOUS, { params: A })
    expect(until).toBe('2026-10-13')
    const shown = new Map(days.map((day) => [day.day, day]))
    expect([shown.get('2026-10-01')!.closedReason, shown.get('2026-10-03')!.slots]).toEqual([expect.stringContaining('国庆'), []])
    // The weekend service of a Saturday ends at noon.
    expect(shown.get('2026-10-10')!.slots.map(({ slot }) => slot.slice(11))).toContain('16:30')
  })

  test('an item leads to the halls that handle it and the line in each', async () => {
    const { rows } = await ask<Places>(listBookingPlaces, ANONYMOUS, { query: { region: '379902', item: 'food-business-licence' } })
    expect(rows[0]).toMatchObject({ hall: { id: HALL, name: '澄湖区政务服务中心' }, lines: [{ letter: expect.stringMatching(/^[A-Z]$/) as string }] })
    expect(rows[0]!.lines).toHaveLength(1)
    const all = await ask<Places>(listBookingPlaces, ANONYMOUS, { query: { region: '379902' } })
    expect(all.rows[0]!.lines.length).toBeGreaterThan(1)
    await expect(ask(listBookingPlaces, ANONYMOUS, { query: { region: '379902', item: 'no-such-item' } })).rejects.toMatchObject({ code: 'catalogue.no_item' })
  })
})

describe('booking', () => {
  test('gives a number, the place and what can still be done; the same key books once', async () => {
    const request = { body: { ...A, slot: SLOT, item: 'food-business-licence', answers: { 's.q1': 'o1' } }, idempotencyKey: 'once' }
    const booked = await ask<AppointmentView>(bookAppointment, me, request)
    expect(booked).toMatchObject({ state: 'booked', time: '09:00-09:30', day: TOMORROW, item: { code: 'food-business-licence', name: expect.stringContaining('食品经营') }, answers: { 's.q1': 'o1' }, hall: { id: HALL }, version: 1 })
    expect(booked.number).toMatch(/^YY[0-9A-Z]{8}$/)
    expect(booked.allowedActions.map(({ verb, allowed }) => [verb, allowed])).toEqual([['change', true], ['cancel', true]])
    expect(await ask(bookAppointment, me, request)).toEqual(booked)
    expect((await own(me)).rows.map(({ id }) => id)).toEqual([booked.id])
    expect(await announced()).toMatchObject([{ act: 'book', subjects: [me.principalId] }])
  })

  test.each([
    ['today', '2026-03-02T10:00'], ['the night', `${TOMORROW}T18:30`], ['no beginning of a slot', `${TOMORROW}T09:10`], ['a Sunday', '2026-03-08T09:00'], ['too far ahead', '2026-03-10T09:00'],
  ])('%s is refused at its field, saying what can be booked', async (_, slot) => {
    await expect(book(me, slot)).rejects.toMatchObject({ code: 'queue.slot_not_open', detail: expect.stringMatching(/2026年3月3日至 2026年3月9日/), errors: [{ pointer: '/slot' }] })
  })

  test('one visit a day for a person, whoever books it; another day is another', async () => {
    await book(me)
    await expect(book(me, `${TOMORROW}T10:00`)).rejects.toMatchObject({ code: 'queue.too_many_of_day', errors: [{ pointer: '/slot' }] })
    await expect(ask(bookAppointmentFor, await officer('windowClerk', HALL), { body: { ...A, slot: `${TOMORROW}T10:00`, person: { name: '甄来办甲', identityNumber: identityOf(0) } } })).rejects.toMatchObject({ code: 'queue.too_many_of_day' })
    await book(me, '2026-03-04T09:00')
    await set('queue.appointmentsPerDay', '2')
    await book(me, `${TOMORROW}T10:00`)
    await expect(book(me, `${TOMORROW}T11:00`)).rejects.toMatchObject({ code: 'queue.too_many_of_day' })
  })

  test('a full slot is refused and nothing is kept of the attempt', async () => {
    await makeScarce()
    await book(me)
    await expect(book(other)).rejects.toMatchObject({ code: 'queue.slot_full', errors: [{ pointer: '/slot' }] })
    expect((await own(other)).rows).toEqual([])
    expect(await freeOf(SLOT)).toBe(0)
  })

  test('for somebody else only with their proxy', async () => {
    await expect(book(me, SLOT, { subject: other.principalId })).rejects.toMatchObject({ code: 'queue.no_such_person', status: 404 })
    await importProxies(platform, [{ principalId: other.principalId, agentId: me.principalId, fromDay: '2026-01-01', untilDay: '2026-03-02' }])
    const booked = await book(me, SLOT, { subject: other.principalId })
    expect(booked.person).toMatchObject({ subjectId: other.principalId, name: '甄来办乙' })
    expect((await own(me, { subject: other.principalId })).rows).toHaveLength(1)
    expect((await own(other)).rows).toHaveLength(1)
    expect((await announced())[0]!.subjects).toEqual([other.principalId, me.principalId])
    // The proxy ended yesterday.
    moveTo('2026-03-03T08:00')
    await expect(ask(readOwnAppointment, me, { params: { id: booked.id } })).rejects.toMatchObject({ status: 404 })
  })
})

describe('changing and cancelling', () => {
  test('a change takes the new place and gives back the old in one act', async () => {
    await makeScarce()
    const moved = await change(me, await book(me), `${TOMORROW}T13:00`)
    expect(moved).toMatchObject({ version: 2, time: '13:00-17:00' })
    expect([await freeOf(SLOT), await freeOf(`${TOMORROW}T13:00`)]).toEqual([1, 0])
    expect(await ask(readOwnAppointment, me, { params: { id: moved.id } })).toEqual(moved)
  })

  test('a change to what is full, or is the same, keeps the old place', async () => {
    await makeScarce()
    await book(other, `${TOMORROW}T13:00`)
    const booked = await book(me)
    await expect(change(me, booked, `${TOMORROW}T13:00`)).rejects.toMatchObject({ code: 'queue.slot_full' })
    await expect(change(me, booked, SLOT)).rejects.toMatchObject({ code: 'queue.same_slot' })
    expect(await ask(readOwnAppointment, me, { params: { id: booked.id } })).toEqual(booked)
    expect([await freeOf(SLOT), await freeOf(`${TOMORROW}T13:00`)]).toEqual([0, 0])
  })

  test('a stale version changes nothing, and no place is lost by it', async () => {
    const booked = await book(me)
    const before = [await freeOf(SLOT), await freeOf('2026-03-04T09:00')]
    await expect(change(me, { ...booked, version: 7 }, '2026-03-04T09:00')).rejects.toMatchObject({ code: 'queue.appointment_changed' })
    await expect(cancel(me, { ...booked, version: 7 })).rejects.toMatchObject({ code: 'queue.appointment_changed' })
    expect([await freeOf(SLOT), await freeOf('2026-03-04T09:00')]).toEqual(before)
  })

  test('cancelling frees the place and the day, until so many hours before; the refusal says until when it was', async () => {
    const before = await freeOf(SLOT)
    expect(await cancel(me, await book(me))).toMatchObject({ state: 'cancelled', stateName: '已取消' })
    expect(await freeOf(SLOT)).toBe(before)
    const booked = await book(me)
    moveTo('2026-03-03T06:59')
    expect(booked.cancelUntil).toBe('2026-03-03T07:00:00.000+08:00')
    moveTo('2026-03-03T07:01')
    await expect(cancel(me, booked)).rejects.toMatchObject({ code: 'queue.cancel_not_now', detail: expect.stringContaining('2026-03-03 07:00') })
    await expect(change(me, booked, '2026-03-04T09:00')).rejects.toMatchObject({ code: 'queue.change_not_now' })
  })

  test('what is over is over', async () => {
    const cancelled = await cancel(me, await book(me))
    await expect(cancel(me, cancelled)).rejects.toMatchObject({ code: 'queue.appointment_over' })
    await expect(change(me, cancelled, '2026-03-04T09:00')).rejects.toMatchObject({ code: 'queue.appointment_over' })
  })
})

describe('coming', () => {
  test('on the day only, with a ticket whose turn counts from the slot; twice gives no second', async () => {
    const clerk = await officer('windowClerk', HALL)
    const booked = await book(me)
    await expect(ask(arriveForAppointment, clerk, { params: { id: booked.id } })).rejects.toMatchObject({ code: 'queue.arrive_not_now', detail: '到预约当天才能取号。' })
    moveTo('2026-03-03T08:50')
    const arrived = await ask<AppointmentView>(arriveForAppointment, clerk, { params: { id: booked.id } })
    expect(arrived).toMatchObject({ state: 'arrived', ticket: { number: 'A001' } })
    const [ticket] = await platform.db.query(sql`select appointment_id as "appointmentId", due_at as "dueAt", subject_id as "subjectId" from queue.ticket`)
    expect(ticket).toEqual({ appointmentId: booked.id, dueAt: new Date('2026-03-03T09:00:00+08:00'), subjectId: me.principalId })
    await expect(ask(arriveForAppointment, clerk, { params: { id: booked.id } })).rejects.toMatchObject({ code: 'queue.appointment_over' })
  })
})

describe('not coming', () => {
  /** A visit on a day that nobody came to. */
  const miss = async (actor: Actor, day: string) => {
    const booked = await book(actor, `${day}T09:00`)
    moveTo(`${day}T09:44`)
    await markMissedAppointments.run(systemContext(platform, 'test'))
    expect((await own(actor)).rows[0]).toMatchObject({ state: 'booked' })
    moveTo(`${day}T09:46`)
    await markMissedAppointments.run(systemContext(platform, 'test'))
    expect((await own(actor)).rows[0]).toMatchObject({ id: booked.id, state: 'missed' })
  }

  test('counts after the slot and some grace; too often stops booking for a while, with the reason and the last day', async () => {
    for (const day of [TOMORROW, '2026-03-04', '2026-03-05']) {
      expect((await own(me)).limit).toBeNull()
      await miss(me, day)
    }
    expect((await announced()).filter(({ act }) => act === 'miss').map(({ limitedUntil }) => limitedUntil)).toEqual([undefined, undefined, '2026-04-04'])
    expect((await own(me)).limit).toMatchObject({ until: '2026-04-04', reason: expect.stringContaining('90 日内有 3 次') })
    await expect(book(me, '2026-03-09T09:00')).rejects.toMatchObject({ code: 'queue.booking_limited', detail: expect.stringContaining('2026年4月4日'), extra: { until: '2026-04-04' } })
    await book(other, '2026-03-09T09:00')
    moveTo('2026-04-05T09:00')
    await book(me, '2026-04-07T09:00')
  })
})

describe('the waiting list', () => {
  /** A full day; the first two wait. */
  const fill = async () => {
    await makeScarce()
    const bookers = [await someone(3), await someone(4)] as const
    const booked = [await book(bookers[0]), await book(bookers[1], `${TOMORROW}T13:00`)] as const
    return { bookers, booked }
  }

  test('is for full days only', async () => {
    await expect(join(me)).rejects.toMatchObject({ code: 'queue.places_left', errors: [{ pointer: '/day' }] })
    await expect(join(me, '2026-03-08')).rejects.toMatchObject({ code: 'queue.day_not_open' })
  })

  test('a place that comes free is kept for the first, nobody slips in, then for the next; what nobody takes is free again', async () => {
    const { bookers, booked } = await fill()
    const first = await join(me)
    const second = await join(other)
    expect([first.ahead, second.ahead]).toEqual([0, 1])
    await expect(join(me)).rejects.toMatchObject({ code: 'queue.already_waiting' })
    await cancel(bookers[1], booked[1])
    expect(await freeOf(`${TOMORROW}T13:00`)).toBe(0)
    await expect(book(third, `${TOMORROW}T13:00`)).rejects.toMatchObject({ code: 'queue.slot_full' })
    expect((await own(me)).waiting).toMatchObject([{ state: 'offered', offer: { startsAt: '2026-03-03T13:00:00.000+08:00' } }])
    expect((await announced()).at(-1)).toMatchObject({ act: 'offer', subjects: [me.principalId] })
    await expect(ask(acceptOffer, other, { params: { id: second.id } })).rejects.toMatchObject({ code: 'queue.offer_over' })
    // The first does not answer in 30 minutes.
    moveTo('2026-03-02T09:32')
    await expect(ask(acceptOffer, me, { params: { id: first.id } })).rejects.toMatchObject({ code: 'queue.offer_over', detail: expect.stringContaining('现在已经转给下一位') })
    await lapseOffers.run(systemContext(platform, 'test'))
    expect((await own(me)).waiting).toEqual([])
    expect((await own(other)).waiting).toMatchObject([{ state: 'offered' }])
    expect(await freeOf(`${TOMORROW}T13:00`)).toBe(0)
    await ask(leaveWaitingList, other, { params: { id: second.id } })
    expect(await freeOf(`${TOMORROW}T13:00`)).toBe(1)
  })

  test('whoever accepts in time has the visit, and it is theirs to cancel', async () => {
    const { bookers, booked } = await fill()
    const waiting = await join(me)
    await cancel(bookers[0], booked[0])
    const accepted = await ask<AppointmentView>(acceptOffer, me, { params: { id: waiting.id } })
    expect(accepted).toMatchObject({ state: 'booked', time: '09:00-13:00', sourceName: '候补' })
    expect((await own(me)).waiting).toEqual([])
    expect(await freeOf(SLOT)).toBe(0)
    await cancel(me, accepted)
    expect(await freeOf(SLOT)).toBe(1)
  })

  test('ends with its day', async () => {
    await fill()
    await join(me)
    moveTo('2026-03-04T00:01')
    await lapseOffers.run(systemContext(platform, 'test'))
    expect((await own(me)).waiting).toEqual([])
  })
})

test('what was is forgotten in time: slots at once, visits when nobody counts them any more', async () => {
  await book(me)
  moveTo('2026-03-05T10:00')
  await markMissedAppointments.run(systemContext(platform, 'test'))
  const left = async () => {
    await forgetOldAppointments.run(systemContext(platform, 'test'))
    const [row] = await platform.db.query(sql`select (select count(*)::int from queue.slot) as slots, (select count(*)::int from queue.appointment) as visits`)
    return row
  }
  expect(await left()).toEqual({ slots: 0, visits: 1 })
  moveTo('2027-03-04T00:00')
  expect(await left()).toEqual({ slots: 0, visits: 0 })
})

test('a visit is reminded of a day before and an hour before, once each; of what is cancelled never', async () => {
  await book(me, '2026-03-05T10:00')
  await cancel(other, await book(other, '2026-03-05T10:00'))
  const reminders = async () => {
    await remindOfAppointments.run(systemContext(platform, 'test'))
    return (await announced()).filter(({ act }) => act === 'remind').length
  }
  moveTo('2026-03-04T09:59')
  expect(await reminders()).toBe(0)
  moveTo('2026-03-04T10:00')
  expect([await reminders(), await reminders()]).toEqual([1, 1])
  moveTo('2026-03-05T09:00')
  expect([await reminders(), await reminders()]).toEqual([2, 2])
})

describe('whose it is', () => {
  test('nobody sees, changes or cancels another\'s; it is as if it did not exist', async () => {
    const booked = await book(me)
    await expect(ask(readOwnAppointment, other, { params: { id: booked.id } })).rejects.toMatchObject({ status: 404 })
    await expect(change(other, booked, '2026-03-04T09:00')).rejects.toMatchObject({ status: 404 })
    await expect(cancel(other, booked)).rejects.toMatchObject({ status: 404 })
    await expect(own(other, { subject: me.principalId })).rejects.toMatchObject({ status: 404 })
    await expect(own(other, { cursor: booked.id })).rejects.toMatchObject({ status: 422 })
  })

  test('a clerk sees the day of their own hall, the hotline of its city, others nothing', async () => {
    const [clerk, stranger, hotline] = [await officer('windowClerk', HALL), await officer('windowClerk', 'H-379903'), await officer('hotlineClerk')]
    const booked = await ask<AppointmentView>(bookAppointmentFor, clerk, { body: { ...A, slot: SLOT, person: { name: '甄来办甲', identityNumber: identityOf(0), phone: '19900009001' } } })
    expect(booked).toMatchObject({ sourceName: '窗口代约', person: { name: '甄来办甲' } })
    const day = (actor: Actor) => ask<HallDay>(listHallAppointments, actor, { params: { hall: HALL }, query: { day: TOMORROW } })
    expect((await day(clerk)).rows.map(({ id }) => id)).toEqual([booked.id])
    expect((await day(hotline)).rows).toHaveLength(1)
    await expect(day(stranger)).rejects.toMatchObject({ code: 'queue.other_hall' })
    await expect(ask(arriveForAppointment, stranger, { params: { id: booked.id } })).rejects.toMatchObject({ code: 'queue.other_hall' })
    const find = (actor: Actor, body: object) => ask<HallDay>(findAppointments, actor, { body })
    expect((await find(clerk, { number: booked.number.toLowerCase() })).rows).toHaveLength(1)
    expect((await find(clerk, { identityNumber: identityOf(0) })).rows).toHaveLength(1)
    expect((await find(stranger, { identityNumber: identityOf(0) })).rows).toEqual([])
    await expect(find(clerk, {})).rejects.toMatchObject({ status: 422 })
  })

  test('what is wrong with the document is told at its field', async () => {
    const clerk = await officer('windowClerk', HALL)
    await expect(ask(bookAppointmentFor, clerk, { body: { ...A, slot: SLOT, person: { name: '甄来办甲', identityNumber: '379901199003070000' } } })).rejects.toMatchObject({ errors: [{ pointer: '/person/identityNumber' }] })
  })
})
