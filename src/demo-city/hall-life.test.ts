import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf, signIn } from '../../test/kit/api.ts'
import { startTestApp, type TestApp } from '../../test/kit/test-app.ts'
import { apiRoutes } from '../app.ts'
import { seedFleet } from './fleet.ts'
import { seedHallLife } from './hall-life.ts'

let city: TestApp
beforeAll(async () => {
  city = await startTestApp()
})
afterAll(() => city.close())

interface Board { windows: { state: string; isServing: boolean }[]; lines: { waiting: number }[]; missed: string[] }
interface Fleet { terminals: number; byKind: { kind: string; count: number }[]; townships: number; villages: number; services: number; transactions: number; online: number; offline: number; withFault: number }

const TABLES = ['queue.ticket', 'queue.appointment', 'queue.waiting', 'organisation.rota_week', 'organisation.device', 'organisation.terminal_use', 'organisation.device_fault']
const count = async (...tables: string[]): Promise<number[]> => {
  const { rows } = await city.owner.query<{ count: number }>(tables.map((table, at) => `select ${at} as at, count(*)::int as count from ${table}`).join(' union all ') + ' order by at')
  return rows.map((row) => row.count)
}

test('a demonstration shows a hall that lives and its terminals; what is there already stays as it is', async () => {
  city.platform.clock.moveTo(new Date('2026-03-02T10:30:00+08:00'))
  const seed = async () => {
    await seedFleet(city.platform, apiRoutes)
    await seedHallLife(city.platform, apiRoutes)
  }
  await seed()
  const api = await signIn(city.url, 'hall-379902')
  const board = answerOf(await api.get<Board>('/halls/H-379902/board'))
  expect(board.windows.filter(({ isServing }) => isServing).length).toBeGreaterThan(1)
  expect(board.lines.reduce((sum, { waiting }) => sum + waiting, 0)).toBeGreaterThan(4)
  expect(board.missed.length).toBeGreaterThan(0)
  const rows = await count(...TABLES)
  expect(rows.every((found) => found > 0), String(rows)).toBe(true)

  const fleet = answerOf(await api.get<Fleet>('/staff/terminal-figures?from=2026-02&until=2026-03'))
  expect(fleet).toMatchObject({ terminals: 60, townships: 5, villages: 26, withFault: 3 })
  expect(fleet.byKind.map(({ kind, count }) => `${kind} ${count}`)).toEqual(['deskTerminal 56', 'enhancedTerminal 4'])
  expect(fleet.services).toBeGreaterThanOrEqual(105)
  expect(fleet.online).toBeGreaterThan(40)

  // A later start of the same day.
  await seed()
  expect(await count(...TABLES)).toEqual(rows)
})

test('a hall that its people have changed stays as they left it, and the city starts', async () => {
  const manager = await signIn(city.url, 'hall-379902')
  const { hall } = answerOf(await manager.get<{ hall: { version: number } }>('/staff/hall-sheets/H-379902'))
  answerOf(await manager.post('/staff/halls/H-379902/windows/007/close', { lastDay: '2026-03-02', reason: '合并到 008 号' }, { version: hall.version }))
  city.platform.clock.moveTo(new Date('2026-03-16T10:30:00+08:00'))
  const tickets = await count('queue.ticket')
  await expect(seedHallLife(city.platform, apiRoutes)).resolves.toBeUndefined()
  expect(await count('queue.ticket')).toEqual(tickets)
})
