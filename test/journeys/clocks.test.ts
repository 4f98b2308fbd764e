import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplicationView, ClockDaysView } from '../../src/modules/applications/contract.ts'
import { verifyApplicationChains } from '../../src/modules/applications/index.ts'
import { type Actors, bringTo, command, read, signInActors } from '../kit/actors.ts'
import { answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

/** Moves the clock of the demonstration and signs everybody in again: a session ends with its day. */
async function moveClock(now: string): Promise<void> {
  answerOf(await actors.visitor.post('/demo/clock', { now }))
  actors = await signInActors(city.url)
}

const clockOf = (view: ApplicationView, id: string) => view.clocks.find((clock) => clock.id === id)

const daysOf = async (number: string, query = '') => answerOf(await actors.reviewer.get<ClockDaysView>(`/staff/applications/${number}/days${query}`))

test('一个办件同时看得到承诺、法定和每个环节的期限，环节从上一环节结束那天起算', async () => {
  // 2026-03-02 is a Monday: five workdays to the 9th, twenty to the 30th.
  const { number } = await bringTo(actors, 'accepted')
  const accepted = await read(actors.reviewer, number)
  expect(clockOf(accepted, 'promised')).toMatchObject({ name: '承诺期限', limitText: '5个工作日', startedOn: '2026-03-02', dueOn: '2026-03-09', dueAt: '2026-03-09T17:30', leftDays: 5, paused: false })
  expect(clockOf(accepted, 'statutory')).toMatchObject({ dueOn: '2026-03-30', leftDays: 20 })
  const review = accepted.clocks.find(({ kind }) => kind === 'step')
  expect(review).toMatchObject({ name: '材料审查', limitText: '3个工作日', startedOn: '2026-03-02', dueOn: '2026-03-05', endedOn: null })
  expect(accepted.clocks.some(({ name }) => name === '许可决定')).toBe(false)
  await command(actors.reviewer, number, 'review', { opinion: 'agree', note: '符合' })
  const reviewed = await read(actors.reviewer, number)
  expect(clockOf(reviewed, review!.id)).toMatchObject({ endedOn: '2026-03-02', usedDays: 0 })
  expect(reviewed.clocks.find(({ name }) => name === '许可决定')).toMatchObject({ kind: 'step', startedOn: '2026-03-02', dueOn: '2026-03-03', endedOn: null })
})

test('期限逐日说明：申请人和工作人员看到同样的日子，别人的看不到，没有的时限说没有', async () => {
  const { number } = await bringTo(actors, 'accepted')
  const days = await daysOf(number)
  expect(days.days.map(({ day, kind, countedDays }) => `${day.slice(5)} ${kind} ${countedDays}`)).toEqual(['03-02 start 0', '03-03 counted 1', '03-04 counted 2', '03-05 counted 3', '03-06 counted 4', '03-07 restDay 4', '03-08 restDay 4', '03-09 counted 5'])
  expect(answerOf(await actors.citizen.get(`/citizen/applications/${number}/days?clock=promised`))).toEqual(days)
  expect(problemOf(await actors.stranger.get(`/citizen/applications/${number}/days`)).status).toBe(404)
  expect(problemOf(await (await actors.as('reviewer-379902-GAJ')).get(`/staff/applications/${number}/days`)).status).toBe(403)
  expect(problemOf(await actors.reviewer.get(`/staff/applications/${number}/days?clock=correction`))).toMatchObject({ status: 404, code: 'applications.no_such_clock' })
})

test('预看特别程序和延期以后的日期，预看不改变办件', async () => {
  const { number, version } = await bringTo(actors, 'accepted')
  const preview = async (query: string) => answerOf(await actors.reviewer.get<{ now: object; afterwards: object; pausedUntil: string | null }>(`/staff/applications/${number}/deadline-preview?${query}`))
  expect(await preview('change=extend')).toMatchObject({ now: { statutoryDueOn: '2026-03-30', promisedDueOn: '2026-03-09' }, afterwards: { statutoryDueOn: '2026-04-14', promisedDueOn: '2026-03-09' }, pausedUntil: null })
  expect(await preview('change=start-special-procedure&workdays=3')).toMatchObject({ afterwards: { statutoryDueOn: '2026-04-02', promisedDueOn: '2026-03-12' }, pausedUntil: '2026-03-05' })
  expect((await read(actors.reviewer, number)).version).toBe(version)
})

test('特别程序的日子在说明里写明为什么停，正在停的算到今天', async () => {
  const { number } = await bringTo(actors, 'accepted')
  const view = await read(actors.reviewer, number)
  await moveClock('2026-03-03T09:00:00+08:00')
  await command(actors.reviewer, number, 'start-special-procedure', { stepId: view.specialSteps[0]!.id, reason: '现场核查', expectedWorkdays: 3 })
  await moveClock('2026-03-05T09:00:00+08:00')
  const days = await daysOf(number)
  expect(days.days.filter(({ kind }) => kind === 'paused').map(({ day, why }) => `${day} ${why}`)).toEqual(['2026-03-04 现场核查', '2026-03-05 现场核查'])
  expect(days.clock).toMatchObject({ paused: true, dueOn: '2026-03-11', usedDays: 1 })
  await command(actors.reviewer, number, 'end-special-procedure', { result: '符合' })
  expect((await daysOf(number)).clock).toMatchObject({ paused: false, dueOn: '2026-03-11' })
})

test('超过期限以后，说明一直写到今天', async () => {
  const { number } = await bringTo(actors, 'accepted')
  await moveClock('2026-03-16T09:00:00+08:00')
  const { days, clock } = await daysOf(number)
  expect(clock).toMatchObject({ dueOn: '2026-03-12', overdueDays: 2, leftDays: 0 })
  expect(days.at(-1)).toMatchObject({ day: '2026-03-16', isAfterDue: true, countedDays: 7 })
})

test('大厅有自己的下班时间的，期限到这个大厅下班为止，下班后交的从下一个工作日算', async () => {
  const admin = await actors.as('admin')
  const hours = { morning: { from: '09:00', to: '12:00' }, afternoon: { from: '13:00', to: '16:00' }, source: '大厅公告' }
  expect(problemOf(await actors.clerk.put('/staff/halls/H-379902/hours', hours)).status).toBe(403)
  expect(problemOf(await admin.put('/staff/halls/H-379902/hours', { ...hours, afternoon: { from: '11:00', to: '16:00' } })).status).toBe(422)
  expect(problemOf(await admin.put('/staff/halls/H-0/hours', hours)).status).toBe(404)
  answerOf(await admin.put('/staff/halls/H-379902/hours', hours))
  await moveClock('2026-03-17T16:30:00+08:00')
  const { number } = await bringTo(actors, 'submitted')
  const view = await read(actors.clerk, number)
  expect(clockOf(view, 'receipt')).toMatchObject({ startedOn: '2026-03-18', dueOn: '2026-03-25', dueAt: '2026-03-25T16:00' })
})

test('下一年放假安排公布后，正在办的期限重新计算，办件记录不变', async () => {
  await moveClock('2026-12-28T10:00:00+08:00')
  const { number, version } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  const before = await read(actors.reviewer, number)
  expect(before).toMatchObject({ promisedDueOn: '2027-01-04', dueIsProvisional: true, version })
  const rowOf = async () => (await city.owner.query<{ due_on: string; place: string; due_is_provisional: boolean; version: number; head_hash: string }>(
    `select a.due_on::text, w.due_on::text as place, due_is_provisional, version, head_hash from applications.application a join applications.work_queue w using (region, number) where number = $1`, [number])).rows
  const [kept] = await rowOf()
  expect(kept).toMatchObject({ due_on: '2027-01-04', place: '2027-01-04', due_is_provisional: true })

  const admin = await actors.as('admin')
  const notice = { days: [1, 2, 3].map((day) => ({ day: `2027-01-0${day}`, kind: 'holiday', name: '元旦' })), source: '国务院办公厅关于2027年部分节假日安排的通知（演示）' }
  expect(problemOf(await actors.clerk.put('/staff/calendars/000000/years/2027', notice)).status).toBe(403)
  expect(problemOf(await admin.put('/staff/calendars/370200/years/2027', notice))).toMatchObject({ status: 403, code: 'calendar.not_yours' })
  expect(problemOf(await admin.put('/staff/calendars/000000/years/2027', { ...notice, days: [{ day: '2027-02-03', kind: 'makeUpWorkday', name: '春节' }] })).status).toBe(422)
  answerOf(await admin.put('/staff/calendars/000000/years/2027', notice))
  expect(answerOf(await admin.get<{ isPublished: boolean; days: object[] }>('/staff/calendars/379902/years/2027'))).toMatchObject({ isPublished: true, days: notice.days })
  await city.app.jobs.drain()

  expect(await rowOf()).toEqual([{ ...kept, due_on: '2027-01-05', place: '2027-01-05', due_is_provisional: false }])
  expect(await read(actors.reviewer, number)).toMatchObject({ promisedDueOn: '2027-01-05', dueIsProvisional: false, version })
  const { rows } = answerOf(await actors.reviewer.get<{ rows: { number: string; dueOn: string; dueIsProvisional: boolean }[] }>('/staff/applications?view=mine&limit=100'))
  expect(rows.find((row) => row.number === number)).toMatchObject({ dueOn: '2027-01-05', dueIsProvisional: false })
  expect((await verifyApplicationChains(city.platform)).faults).toEqual([])

  // A correction of the notice: what is no longer in it is a workday again.
  answerOf(await admin.put('/staff/calendars/000000/years/2027', { ...notice, days: notice.days.slice(1) }))
  await city.app.jobs.drain()
  expect(await rowOf()).toMatchObject([{ due_on: '2027-01-04', due_is_provisional: false }])
})
