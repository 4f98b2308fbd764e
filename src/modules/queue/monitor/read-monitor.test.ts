import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { type Actor, systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { setSetting } from '../../../platform/settings.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { mayDo } from '../../organisation/index.ts'
import { aTicket } from '../fixtures.ts'
import { saveSeat } from '../calling/seat-store.ts'
import type { Ticket } from '../tickets/ticket.ts'
import { insertTicket, saveTicket } from '../tickets/ticket-store.ts'
import type { HallMonitor, HallTickets } from './monitor-contract.ts'
import { listHallTickets } from './list-hall-tickets.ts'
import { readHallTicket } from './read-hall-ticket.ts'
import { readHallMonitor } from './read-monitor.ts'
import { readWindowDay } from './read-window-day.ts'

const platform = useTestPlatform()

const HALL = 'H-379902'
const KEY = { region: '379902', hallId: HALL }

async function actorOf(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, name: '某人', roles: [login.startsWith('hall') ? 'hallManager' : 'supervisor'], region: '379902' }
}

const ask = async <T>(operation: AnyOperation, params: object, query: object = {}, login = 'hall-379902'): Promise<T> =>
  (await execute(platform, mayDo, operation, { actor: await actorOf(login), requestId: 'r', params, query })).body as T
const read = (login?: string, hall = HALL): Promise<HallMonitor> => ask(readHallMonitor, { hall }, {}, login)

let serial = 0
/** A ticket of a day with what became of it; times are of that day. */
async function put({ day = '2026-03-02', taken, called, ended, ...facts }: { day?: string; taken: string; called?: string; ended?: string } & Partial<Omit<Ticket, 'day'>>): Promise<void> {
  serial += 1
  const at = (time: string): Date => new Date(`${day}T${time}:00+08:00`)
  const [takenAt, firstCalledAt, endedAt] = [at(taken), called ? at(called) : null, ended ? at(ended) : null]
  const ticket = aTicket({
    id: platform.ids.next(), day, number: `A${String(serial).padStart(3, '0')}`, takenAt, turnAt: takenAt, dueAt: takenAt, firstCalledAt, calledAt: firstCalledAt, servingAt: endedAt ? firstCalledAt : null, endedAt,
    ...(endedAt ? { state: 'finished' as const, windowNo: '007', officerId: platform.ids.next() } : {}), ...facts,
  })
  await platform.db.query(insertTicket(ticket))
  await platform.db.query(saveTicket({ ...ticket, version: 2 }))
}

test('a small day: who waits, what was served, how far off the told waits were', async () => {
  platform.clock.moveTo(new Date('2026-03-02T10:30:00+08:00'))
  await platform.db.query(saveSeat(KEY, { windowNo: '007', officerId: platform.ids.next(), officerName: '某人', state: 'open', changedAt: platform.clock.now() }))
  await put({ taken: '09:00', called: '09:10', ended: '09:30', estimatedSeconds: 900, itemCode: 'food-business-licence', itemName: '食品经营许可' })
  await put({ taken: '09:10', called: '09:30', ended: '09:40', estimatedSeconds: 1200 })
  await put({ taken: '09:20', called: '09:50', estimatedSeconds: 1500, state: 'missed', missedAt: new Date('2026-03-02T09:55:00+08:00') })
  await put({ taken: '09:20', state: 'abandoned' })
  for (const taken of ['10:00', '10:10', '10:20', '10:25']) await put({ taken })
  await put({ day: '2026-02-27', taken: '09:00', called: '09:10', ended: '09:30', estimatedSeconds: 300 })

  const view = await read()
  const line = view.now.lines.find(({ letter }) => letter === 'A')!
  expect(view.now).toMatchObject({ waiting: 4, longestWaitMinutes: 30, openWindows: 1, pausedWindows: 0 })
  expect(line).toMatchObject({ name: '综合业务', waiting: 4, openWindows: 1 })
  expect(line.waitMinutes).toBeGreaterThan(view.targetMinutes)
  expect(line.need).toBeGreaterThan(1)
  expect(view.now.advice).toEqual([expect.stringMatching(/^建议现在为“综合业务”再开 \d 个窗口：4 人在等，1 个窗口在叫号/)])

  expect(view.today.total).toEqual({ tickets: 8, served: 2, missed: 1, abandoned: 1, meanWaitMinutes: 20, p95WaitMinutes: 30, meanServiceMinutes: 15 })
  expect(view.today.lines.map(({ letter, tickets }) => [letter, tickets])).toEqual([['A', 8]])
  expect(view.today.items).toEqual([{ itemCode: 'food-business-licence', itemName: '食品经营许可', served: 1, meanServiceMinutes: 20 }])

  // 5 + 0 + 5 minutes off of 10 + 20 + 30; the Friday before 5 of 10.
  expect(view.told).toMatchObject({ todayPercent: 16.7, percent: 21.4 })
  expect(view.told.days).toHaveLength(14)
  expect(view.told.days.filter(({ called }) => called > 0)).toEqual([
    { day: '2026-02-27', called: 1, offMinutes: 5, waitedMinutes: 10, percent: 50 }, { day: '2026-03-02', called: 3, offMinutes: 10, waitedMinutes: 60, percent: 16.7 },
  ])
})

test('the day ahead: booked places and the mean of the same weekday, against the windows that usually serve', async () => {
  for (const day of ['2026-02-24', '2026-02-10']) {
    for (let count = 0; count < 20; count++) await put({ day, taken: '09:40', called: '09:45', ended: '09:50' })
  }
  await put({ day: '2026-02-24', taken: '08:30', called: '09:00', ended: '09:10' })
  // Who had booked is not counted among those who simply come.
  await put({ day: '2026-02-24', taken: '10:00', called: '10:00', ended: '10:10', source: 'appointment' })
  await platform.db.query(sql`insert into queue.slot (region, hall_id, line, starts_at, taken) values ('379902', ${HALL}, 'A', '2026-03-03T09:30:00+08:00', 3)`)

  const { ahead } = await read()
  expect(ahead).toMatchObject({ day: '2026-03-03', isTomorrow: true, historyDays: ['2026-02-10', '2026-02-24'], dutySource: 'usual' })
  const at = (from: string) => ahead!.lines.find(({ letter }) => letter === 'A')!.halves[ahead!.halves.findIndex((half) => half.from === from)]
  expect(at('09:30')).toEqual({ appointments: 3, walkIns: 20, windows: 1 })
  expect(at('09:00')).toEqual({ appointments: 0, walkIns: 0.5, windows: 1 })
  expect(ahead!.advice[0]).toMatch(/^建议 9:30 起为“综合业务”多开 \d+ 个窗口：预计 9:30–.+ 来 23 人，现有 1 个窗口/)

  // With a longer target fewer windows are missing.
  await setSetting(systemContext(platform, 'test'), { region: '379902', key: 'queue.waitTarget', text: '120', from: '2026-03-01', source: '测试' })
  const more = (text: string) => Number(/多开 (\d+) 个/.exec(text)?.[1])
  const later = await read()
  expect(later.targetMinutes).toBe(120)
  expect(more(later.ahead!.advice[0]!)).toBeLessThan(more(ahead!.advice[0]!))
})

test('each figure leads to the tickets behind it, page by page, and never to whose they are', async () => {
  platform.clock.moveTo(new Date('2026-03-02T10:30:00+08:00'))
  await platform.db.query(saveSeat(KEY, { windowNo: '007', officerId: platform.ids.next(), officerName: '某人', state: 'open', changedAt: platform.clock.now() }))
  await put({ taken: '09:00', called: '09:10', ended: '09:30', estimatedSeconds: 900, itemCode: 'food-business-licence', itemName: '食品经营许可', personName: '陈小满', priority: 'elder' })
  await put({ taken: '09:10', called: '09:50', ended: '10:00', estimatedSeconds: 600 })
  await put({ taken: '10:20' })
  await put({ taken: '10:00' })

  const { now, today } = await read()
  const list = (query: object) => ask<HallTickets>(listHallTickets, { hall: HALL }, query)
  const numbersOf = ({ rows }: HallTickets) => rows.map(({ number }) => number)
  const waiting = await list({ state: 'waiting', order: 'wait' })
  expect([waiting.count, waiting.rows[0]]).toEqual([now.waiting, expect.objectContaining({ id: now.longest!.id, number: now.longest!.number, waitedMinutes: 30, offMinutes: null })])
  expect((await list({ item: today.items[0]!.itemCode })).rows).toEqual([expect.objectContaining({ itemName: '食品经营许可', servedMinutes: 20, isPriority: true })])
  const worst = await list({ order: 'off', limit: 1 })
  expect(worst.rows).toEqual([expect.objectContaining({ waitedMinutes: 40, toldMinutes: 10, offMinutes: -30 })])
  expect([worst.count, numbersOf(await list({ order: 'off', limit: 1, cursor: worst.next! }))]).toEqual([2, numbersOf(await list({ item: 'food-business-licence' }))])
  expect((await list({ day: '2026-03-01' })).rows).toEqual([])

  const [served] = (await list({ item: 'food-business-licence' })).rows
  const ticket = await ask(readHallTicket, { hall: HALL, id: served!.id })
  expect(ticket).toMatchObject({ day: '2026-03-02', ticket: { number: served!.number } })
  expect(JSON.stringify([ticket, waiting])).not.toMatch(/陈小满|elder|subjectId|personKey/)

  expect(now.windows).toEqual([expect.objectContaining({ no: '007', state: 'open', served: 2, meanServiceMinutes: 15 })])
  expect(await ask(readWindowDay, { hall: HALL, no: '007' })).toMatchObject({ now: { officerName: '某人', stateName: '叫号中' }, total: { served: 2, meanServiceMinutes: 15 }, lineNames: expect.arrayContaining(['综合业务']) })
  expect(await ask(readWindowDay, { hall: HALL, no: '007' }, { day: '2026-03-01' })).toMatchObject({ now: null, officers: [], total: { tickets: 0 } })
  await expect(ask(readWindowDay, { hall: HALL, no: '099' })).rejects.toMatchObject({ code: 'organisation.no_such_window' })
  for (const [operation, params] of [[listHallTickets, {}], [readHallTicket, { id: served!.id }], [readWindowDay, { no: '001' }]] as const) {
    await expect(ask(operation, { hall: 'H-379903', ...params })).rejects.toMatchObject({ code: 'queue.not_your_hall' })
  }
})

test('a supervisor of the region reads it; another region\'s hall is refused', async () => {
  expect((await read('supervisor-379902')).hallName).toBe('澄湖区政务服务中心')
  for (const login of ['hall-379902', 'supervisor-379902']) await expect(read(login, 'H-379903')).rejects.toMatchObject({ code: 'queue.not_your_hall' })
  await expect(read('hall-379902', 'H-none')).rejects.toMatchObject({ status: 404 })
})
