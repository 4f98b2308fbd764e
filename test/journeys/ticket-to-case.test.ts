import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplicationView } from '../../src/modules/applications/index.ts'
import type { Desk, DeskTicket } from '../../src/modules/queue/contract.ts'
import { type Actors, foodLicenceAtCounter, residentOf, signInActors } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  answerOf(await actors.clerk.post('/staff/windows/007/open'))
})
afterAll(() => city.close())

const HALL = 'H-379902'
const elder = residentOf('resident2')
const take = async (body: object = {}) => answerOf(await actors.visitor.post<{ id: string; number: string }>(`/halls/${HALL}/tickets`, { line: 'A', ...body }))
const step = async (ticket: DeskTicket, verb: string) => answerOf(await actors.clerk.post<DeskTicket>(`/staff/tickets/${ticket.id}/${verb}`, {}, { version: ticket.version }))
const callNext = async () => answerOf(await actors.clerk.post<DeskTicket>('/staff/windows/007/call-next'))
const casesOf = async () => {
  await city.app.jobs.drain()
  return answerOf(await actors.clerk.get<Desk>('/staff/desk')).current?.applicationNumbers
}
const fileWith = (api: Api, ticket: string, key: string, body: object = foodLicenceAtCounter()) => api.post<{ number: string }>('/staff/applications', { ...body, ticket }, { key })

test('叫到号的人要办什么、是谁，收件页都知道：办件记着号和窗口，号上记着办件，提交两次也只记一次', async () => {
  await take({ holder: { name: elder.name, identityNumber: elder.identityNumber } })
  const called = await callNext()
  const { applicant, number, windowNo } = answerOf(await actors.clerk.get<{ applicant: { id: string; name: string; identityMasked: string }; number: string; windowNo: string }>(`/staff/desk/holder?number=${called.number.toLowerCase()}`))
  expect([applicant.name, number, windowNo]).toEqual([elder.name, called.number, '007'])
  expect(applicant.identityMasked).toContain('*')
  // Each look is written down for the person to see.
  const { rows } = await city.owner.query<{ what: string; purpose: string }>('select what, purpose from subjects.data_access where subject_id = $1', [applicant.id])
  expect(rows).toContainEqual({ what: '身份登记信息', purpose: '窗口收件时核对申请人' })

  const serving = await step(called, 'start-serving')
  // Nobody types who it is: the ticket says so, and the masked number of the screen is filed in full.
  const { applicant: _document, form, ...body } = foodLicenceAtCounter()
  const masked = Object.fromEntries(Object.entries(form).map(([name, answer]) => [name, answer === elder.identityNumber ? applicant.identityMasked : answer]))
  const filed = answerOf(await fileWith(actors.clerk, called.id, 'taken-in', { ...body, form: masked }))
  expect(await casesOf()).toEqual([filed.number])
  const view = answerOf(await actors.clerk.get<ApplicationView>(`/staff/applications/${filed.number}`))
  expect([view.takenInAt, view.applicant.name]).toEqual([`${called.number} 号，7 号窗口收件`, elder.name])
  // The connection broke: the same again is the same case, also once the ticket was finished at the version the window saw.
  await step(serving, 'finish-serving')
  expect(answerOf(await fileWith(actors.clerk, called.id, 'taken-in', { ...body, form: masked })).number).toBe(filed.number)
  await city.app.jobs.drain()
  expect((await city.owner.query('select application_numbers from queue.ticket where id = $1', [called.id])).rows).toEqual([{ application_numbers: [filed.number] }])
})

test('没有叫的号、别的窗口叫的号、没有登记姓名的号，各说清楚怎么办，什么都不收', async () => {
  const waiting = await take()
  const early = problemOf(await fileWith(actors.clerk, waiting.id, 'early'))
  expect([early.status, early.code, early.errors![0]!.pointer]).toEqual([409, 'queue.ticket_not_open', '/ticket'])
  expect(early.detail).toContain('请先叫号')

  const called = await callNext()
  const other = await actors.as('clerk-379902-2')
  for (const problem of [problemOf(await fileWith(other, called.id, 'other')), problemOf(await other.get(`/staff/desk/holder?ticket=${called.id}`))]) {
    expect([problem.status, problem.code]).toEqual([403, 'queue.not_your_ticket'])
    expect(problem.detail).toContain('7 号窗口办理')
  }
  expect(problemOf(await actors.clerk.get('/staff/desk/holder?number=Z999')).code).toBe('queue.no_such_ticket')
  expect(answerOf(await actors.clerk.get<{ applicant: null; personName: null }>(`/staff/desk/holder?ticket=${called.id}`))).toMatchObject({ applicant: null, personName: null })
  const { applicant: _document, ...unnamed } = foodLicenceAtCounter()
  expect(problemOf(await fileWith(actors.clerk, called.id, 'unnamed', unnamed)).errors!.map(({ pointer }) => pointer)).toEqual(['/applicant'])
  expect(await casesOf()).toEqual([])
  // With the card it goes on.
  const filed = answerOf(await fileWith(actors.clerk, called.id, 'named'))
  expect(await casesOf()).toEqual([filed.number])
})
