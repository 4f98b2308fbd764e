import { expect, test } from 'vitest'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor } from '../../../platform/context.ts'
import { type AnyOperation, type Download, execute } from '../../../platform/operations.ts'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { setOfficerSkills } from '../grants/officer-skills.ts'
import { describeOfficer } from '../get-officer.ts'
import { mayDo } from '../role-permissions.ts'
import { arrive, correctAttendance, leave, readOwnAttendance } from './attendance-operations.ts'
import { enterHall, leaveHall, listHallStaff, listPostingCandidates } from './posting-operations.ts'
import { readAttendance } from './read-attendance.ts'
import { copyLastWeek, publishRota, readRota, saveRota } from './rota-operations.ts'
import { rotaOf } from './rotas.ts'
import { listTrainings, recordTraining, strikeOutTraining } from './training-operations.ts'

const platform = useTestPlatform()
const [MANAGER, CLERK, HALL, MONDAY] = ['hall-379902', 'clerk-379902-1', 'H-379902', '2026-03-02'] as const

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}
interface Asked { params?: object; query?: object; body?: object; ifMatch?: number; key?: string }
const ask = async <Answer>(operation: AnyOperation, login: string, { ifMatch, key, ...request }: Asked = {}): Promise<Answer> =>
  (await execute(platform, mayDo, operation, { actor: await as(login), requestId: 'r', query: {}, ...request, ...(ifMatch === undefined ? {} : { ifMatch: String(ifMatch) }), ...(key ? { idempotencyKey: key } : {}) })).body as Answer

interface Rota { version: number; duties: object[]; publishedAt: string | null; isChanged: boolean; faults: { message: string }[]; officers: { id: string }[]; allowedActions: { verb: string; allowed: boolean; reason: string | null }[] }
const idOf = async (login: string) => (await as(login)).principalId
const at = (time: string, day: string = MONDAY) => platform.clock.moveTo(new Date(`${day}T${time}:00+08:00`))
const save = (duties: object[], ifMatch: number, monday: string = MONDAY, key?: string) => ask<Rota>(saveRota, MANAGER, { params: { id: HALL, monday }, body: { duties }, ifMatch, ...(key ? { key } : {}) })
const duty = async (given: object = {}) => ({ day: MONDAY, half: 'morning', windowNo: '001', officerId: await idOf(CLERK), ...given })

test('organisation.saveRota: a week is planned in several sittings, with what is still wrong said, and under its version', async () => {
  const empty = await ask<Rota>(readRota, MANAGER, { params: { id: HALL } })
  expect(empty).toMatchObject({ monday: MONDAY, version: 0, duties: [], publishedAt: null })
  expect(empty.officers.map(({ id }) => id)).toContain(await idOf(CLERK))
  const planned = await save([await duty(), await duty({ windowNo: '002' })], 0, MONDAY, 'plan')
  expect(planned).toMatchObject({ version: 1, isChanged: true, faults: [{ pointer: '/duties/1' }] })
  expect(planned.allowedActions.find(({ verb }) => verb === 'publish')).toMatchObject({ allowed: false, reason: '还有 1 处冲突，改好后再公布。' })
  expect(await save([await duty(), await duty({ windowNo: '002' })], 0, MONDAY, 'plan')).toEqual(planned)
  await expect(save([await duty()], 0)).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
  await expect(save([await duty()], 0, '2026-03-03')).rejects.toMatchObject({ code: 'organisation.not_a_monday' })
  await expect(ask(saveRota, 'hall-379903', { params: { id: HALL, monday: MONDAY }, body: { duties: [] }, ifMatch: 1 })).rejects.toMatchObject({ code: 'organisation.not_yours' })
})

test('organisation.publishRota: what is published is what holds, until the next is published; conflicts are refused where they are', async () => {
  await save([await duty(), await duty({ windowNo: '002' })], 0)
  await expect(ask(publishRota, MANAGER, { params: { id: HALL, monday: MONDAY }, ifMatch: 1 })).rejects.toMatchObject({ code: 'organisation.rota_conflicts', errors: [{ pointer: '/duties/1' }] })
  expect(await rotaOf(platform, HALL, MONDAY)).toBeUndefined()
  await save([await duty()], 1)
  expect(await ask(publishRota, MANAGER, { params: { id: HALL, monday: MONDAY }, ifMatch: 2 })).toMatchObject({ version: 3, isChanged: false })
  await save([await duty({ windowNo: '005' })], 3)
  expect(await rotaOf(platform, HALL, MONDAY)).toEqual([await duty()])
  expect(await rotaOf(platform, HALL, '2026-03-03')).toEqual([])
})

test('organisation.copyLastWeek: the week before is planned again, and nothing where there was none', async () => {
  await expect(ask(copyLastWeek, MANAGER, { params: { id: HALL, monday: MONDAY }, ifMatch: 0 })).rejects.toMatchObject({ code: 'organisation.no_last_week' })
  await save([await duty()], 0)
  const next = await ask<Rota>(copyLastWeek, MANAGER, { params: { id: HALL, monday: '2026-03-09' }, ifMatch: 0 })
  expect(next.duties).toEqual([await duty({ day: '2026-03-09' })])
})

test('an officer arrives once a day and leaves when the day ends; the manager sees late and early as figures', async () => {
  at('09:20')
  await expect(ask(leave, CLERK)).rejects.toMatchObject({ code: 'organisation.not_arrived' })
  expect(await ask(readOwnAttendance, CLERK)).toMatchObject({ hallName: '澄湖区政务服务中心', expected: { from: '09:00', until: '17:30' }, arrivedAt: null })
  const arrived = await ask<object>(arrive, CLERK, { key: 'arrive' })
  expect(arrived).toMatchObject({ arrivedAt: '09:20', allowedActions: [{ allowed: false, reason: '今天 09:20 已经签到。' }, { verb: 'leave', allowed: true }] })
  expect(await ask(arrive, CLERK, { key: 'arrive' })).toEqual(arrived)
  await expect(ask(arrive, CLERK)).rejects.toMatchObject({ code: 'organisation.arrived_already' })
  at('16:00')
  await ask(leave, CLERK)
  at('17:35')
  expect(await ask(leave, CLERK)).toMatchObject({ leftAt: '17:35' })
  expect(await ask(readOwnAttendance, 'decider-379902-SCJG')).toBeNull()
  await expect(ask(arrive, 'decider-379902-SCJG')).rejects.toMatchObject({ code: 'organisation.works_in_no_hall' })

  at('10:00', '2026-03-04')
  const officerId = await idOf(CLERK)
  const rowOf = async () => (await ask<{ rows: { officerId: string; days: object[] }[] }>(readAttendance, MANAGER, { params: { id: HALL } })).rows.find((row) => row.officerId === officerId)!
  const row = await rowOf()
  // Nobody is missing on a day that is not over, and on Sunday nothing was expected.
  expect(row).toMatchObject({ due: 2, came: 1, late: 1, early: 0, missing: 1 })
  expect(row.days).toMatchObject([{ day: '2026-03-01', standing: 'free' }, { day: '2026-03-02', standing: 'late', lateMinutes: 20, version: 3 }, { day: '2026-03-03', standing: 'missing' }, { day: '2026-03-04', standing: 'free' }])

  const correct = (day: string, body: object, ifMatch: number) => ask(correctAttendance, MANAGER, { params: { id: HALL, day, officer: officerId }, body, ifMatch })
  await correct('2026-03-03', { arrivedAt: null, leftAt: null, reason: '年休假' }, 0)
  await expect(correct('2026-03-03', { arrivedAt: null, leftAt: null, reason: '年休假' }, 0)).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
  await expect(correct('2026-03-05', { arrivedAt: '09:00', leftAt: null, reason: '明天的' }, 0)).rejects.toMatchObject({ errors: [{ pointer: '/day' }] })
  await expect(correct('2026-03-02', { arrivedAt: '09:00', leftAt: '08:00', reason: '设备故障' }, 3)).rejects.toMatchObject({ errors: [{ pointer: '/leftAt' }] })
  expect(await correct('2026-03-02', { arrivedAt: '08:58', leftAt: '17:35', reason: '打卡设备故障' }, 3)).toMatchObject({ version: 4 })
  expect(await rowOf()).toMatchObject({ due: 2, came: 1, late: 0, missing: 0, excused: 1 })
  const csv = (await execute(platform, mayDo, readAttendance.csv!, { actor: await as(MANAGER), requestId: 'r', params: { id: HALL }, query: { month: '2026-03' } })).body as Download
  expect(Buffer.from(csv.content as Uint8Array).toString()).toMatch(/08:58–17:35 打卡设备故障,有说明 年休假/)
})

test('a published rota is what attendance asks for', async () => {
  await save([await duty({ half: 'afternoon' })], 0)
  await ask(publishRota, MANAGER, { params: { id: HALL, monday: MONDAY }, ifMatch: 1 })
  expect(await ask(readOwnAttendance, CLERK)).toMatchObject({ expected: { from: '13:30', until: '17:30' }, windows: [{ half: 'afternoon', windowNo: '001' }] })
  expect(await ask(readOwnAttendance, 'clerk-379902-2')).toMatchObject({ expected: null, windows: [] })
})

test('organisation.enterHall, organisation.leaveHall: an officer is sent, works there, and goes back; twice is refused', async () => {
  const officer = await idOf('reviewer-379902-SCJG')
  const { rows: candidates } = await ask<{ rows: { id: string }[] }>(listPostingCandidates, MANAGER, { params: { id: HALL } })
  expect(candidates.map(({ id }) => id)).toContain(officer)
  const enter = (key?: string) => ask(enterHall, MANAGER, { params: { id: HALL }, body: { officer, until: '2026-12-31', reason: '市监局派驻函〔2026〕1号' }, ...(key ? { key } : {}) })
  const entered = await enter('enter')
  expect(await enter('enter')).toEqual(entered)
  await expect(enter()).rejects.toMatchObject({ code: 'organisation.works_in_a_hall' })
  const staff = async () => ask<{ rows: { id: string; authorityName: string; enteredOn: string | null; untilDay: string | null }[]; acts: { kindName: string }[] }>(listHallStaff, MANAGER, { params: { id: HALL } })
  expect((await staff()).rows.find(({ id }) => id === officer)).toMatchObject({ authorityName: '澄湖区市场监督管理局', enteredOn: '2026-03-02', untilDay: '2026-12-31' })
  await ask(leaveHall, MANAGER, { params: { id: HALL, officer }, body: { reason: '派驻期满' } })
  await expect(ask(leaveHall, MANAGER, { params: { id: HALL, officer }, body: { reason: '派驻期满' } })).rejects.toMatchObject({ code: 'organisation.works_elsewhere' })
  expect((await staff()).acts.map(({ kindName }) => kindName)).toEqual(['撤离', '进驻'])
  await expect(ask(listHallStaff, 'hall-379903', { params: { id: HALL } })).rejects.toMatchObject({ code: 'organisation.not_yours' })
})

test('organisation.setOfficerSkills: a hall\'s manager says what the people of the hall are good at, and of nobody else', async () => {
  const set = async (login: string) => ask(setOfficerSkills, MANAGER, { params: { id: await idOf(login) }, body: { items: ['food-business-licence'] } })
  expect(await set(CLERK)).toMatchObject({ items: ['food-business-licence'] })
  await expect(set('reviewer-379902-SCJG')).rejects.toMatchObject({ code: 'organisation.not_yours' })
  await expect(set('clerk-379903-1')).rejects.toMatchObject({ code: 'organisation.not_yours' })
})

test('organisation.recordTraining: a course with who passed; what was entered wrongly is struck out once', async () => {
  const body = { course: '一件事一次办业务培训', day: '2026-02-27', hours: 4, attendees: [{ officerId: await idOf(CLERK), passed: true }] }
  const record = (given: object = {}) => ask<{ id: string }>(recordTraining, MANAGER, { params: { id: HALL }, body: { ...body, ...given } })
  const { id } = await record()
  await expect(record({ day: '2026-03-09' })).rejects.toMatchObject({ errors: [{ pointer: '/day' }] })
  await expect(record({ attendees: [{ officerId: await idOf('clerk-379903-1'), passed: true }] })).rejects.toMatchObject({ errors: [{ pointer: '/attendees' }] })
  await ask(strikeOutTraining, MANAGER, { params: { id }, body: { reason: '日期填错' } })
  await expect(ask(strikeOutTraining, MANAGER, { params: { id }, body: { reason: '日期填错' } })).rejects.toMatchObject({ code: 'organisation.training_struck' })
  expect(await ask(listTrainings, MANAGER, { params: { id: HALL } })).toMatchObject({ rows: [{ course: body.course, struckReason: '日期填错' }] })
})
