import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { getTerminal } from '../../src/modules/organisation/index.ts'
import type { HallHelp, HelpView, OwnHelp } from '../../src/modules/queue/help/help-contract.ts'
import { closeDay } from '../../src/modules/queue/calling/close-day.ts'
import { findHelpOfTerminal } from '../../src/modules/queue/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import { type Actors, residentOf, signInActors } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { pairTerminal } from '../kit/terminal.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

const HALL = 'H-379902'
let city: TestApp
let actors: Actors
let terminal: { token: string; number: string }

beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  terminal = await pairTerminal(city)
})
afterAll(() => city.close())

const ask = (api: Api = actors.visitor, token = terminal.token) => api.post<OwnHelp>('/terminals/help', { token })
const cancel = () => actors.visitor.post('/terminals/help/cancel', { token: terminal.token })
const hallHelp = async (api: Api = actors.clerk) => answerOf(await api.get<HallHelp>(`/staff/halls/${HALL}/help`))
const step = (api: Api, { id, version }: { id: string; version: number }, verb: 'answer' | 'finish', key?: string) => api.post<HelpView>(`/staff/halls/${HALL}/help/${id}/${verb}`, {}, { version, key })

test('在终端呼叫帮助，大厅的人看到是哪台终端；同时只有一个呼叫，也可以取消', async () => {
  const asked = await ask()
  expect(asked).toMatchObject({ status: 201, body: { state: 'asked', answeredAs: null } })
  expect(answerOf(await ask()).id).toBe(asked.body.id)
  const both = await Promise.all([ask(), ask(), ask()])
  expect(new Set(both.map((reply) => answerOf(reply).id)).size).toBe(1)
  expect((await hallHelp()).open).toMatchObject([{ id: asked.body.id, terminalNumber: terminal.number, state: 'asked', version: 1, answeredByName: null }])
  answerOf(await cancel())
  answerOf(await cancel())
  expect(await hallHelp()).toMatchObject({ open: [], today: { asked: 1, answered: 0, cancelled: 1, meanAnswerSeconds: null } })
  const [first] = (await city.owner.query('select id from queue.help_request')).rows as { id: string }[]
  expect(problemOf(await step(actors.clerk, { id: first!.id, version: 2 }, 'answer'))).toMatchObject({ status: 409, code: 'queue.help_not_open', detail: '办事人已经取消了呼叫。' })
})

test('一个人过去就够：第二个人被告知谁已经过去，旧版本和重复点击都不会乱；终端只说窗口，不说姓名', async () => {
  answerOf(await actors.clerk.post('/staff/windows/007/open'))
  const { id } = answerOf(await ask())
  const [open] = (await hallHelp()).open as [HelpView]
  expect(problemOf(await step(actors.clerk, { id, version: 7 }, 'answer'))).toMatchObject({ status: 409, code: 'queue.help_changed' })
  expect(problemOf(await step(actors.clerk, open, 'finish'))).toMatchObject({ status: 409, code: 'queue.help_not_open' })
  const answered = answerOf(await step(actors.clerk, open, 'answer', 'go-once'))
  expect(answered).toMatchObject({ state: 'answered', answeredAs: '7 号窗口工作人员', version: 2 })
  expect(answerOf(await step(actors.clerk, open, 'answer', 'go-once'))).toEqual(answered)
  const manager = await actors.as('hall-379902')
  expect(problemOf(await step(manager, open, 'answer')).detail).toBe('7 号窗口工作人员已经过去了，不用再去。')
  const shown = answerOf(await ask())
  expect(shown).toMatchObject({ id, state: 'answered', answeredAs: '7 号窗口工作人员' })
  expect(JSON.stringify(shown)).not.toContain(answered.answeredByName)
  expect(answerOf(await step(manager, answered, 'finish'))).toMatchObject({ state: 'done', answeredAs: '7 号窗口工作人员' })
  expect((await hallHelp(manager)).today).toMatchObject({ asked: 2, answered: 1 })
})

test('别的大厅看不到、不能回应；没有配对的终端不能呼叫；不在大厅的终端说清楚找谁', async () => {
  const { id } = answerOf(await ask())
  const other = await actors.as('clerk-379903-1')
  expect(problemOf(await other.get(`/staff/halls/${HALL}/help`))).toMatchObject({ status: 403, code: 'queue.not_your_hall' })
  expect(problemOf(await step(other, { id, version: 1 }, 'answer'))).toMatchObject({ status: 403, code: 'queue.not_your_hall' })
  expect(problemOf(await ask(actors.visitor, 'x'.repeat(40)))).toMatchObject({ status: 401, code: 'organisation.terminal_not_paired' })
  const bank = await pairTerminal(city, 'bank')
  const refused = problemOf(await ask(actors.visitor, bank.token))
  expect(refused).toMatchObject({ status: 409, code: 'queue.no_hall_staff' })
  expect(refused.detail).toContain('12345')
  answerOf(await cancel())
})

test('登录的人在终端呼叫，重发同一请求得到原来的答复；服务器重启以后，终端和大厅看到的还是同一个呼叫', async () => {
  const first = await actors.citizen.post<OwnHelp>('/terminals/help', { token: terminal.token }, { key: 'ask-once' })
  expect(await actors.citizen.post<OwnHelp>('/terminals/help', { token: terminal.token }, { key: 'ask-once' })).toMatchObject({ status: 201, body: { id: first.body.id } })
  const again = await openPlatform({ ...readConfig({}), databaseUrl: city.databaseUrl, dataDir: inject('dataDir'), startAt: city.platform.clock.now() }, { isServer: false, log: createLogger('error') })
  try {
    expect(await findHelpOfTerminal(again.platform, await getTerminal(again.platform, terminal.token))).toMatchObject({ id: first.body.id, state: 'asked' })
  } finally {
    await again.close()
  }
})

test('在大厅终端按预约取号：报预约号或刷身份证，别的号码说清楚；本人登录时取号记在本人名下', async () => {
  const arrive = (said: string) => actors.visitor.post<{ state: string; ticket: { number: string } }>('/terminals/arrivals', { token: terminal.token, said })
  expect(problemOf(await arrive('12'))).toMatchObject({ status: 422, errors: [{ pointer: '/said' }] })
  expect(problemOf(await arrive('YY0000000A'))).toMatchObject({ status: 404, code: 'queue.no_such_appointment' })
  const { identityNumber } = residentOf('resident2')
  expect(problemOf(await arrive(identityNumber))).toMatchObject({ status: 404, code: 'queue.no_such_appointment' })
  const { days } = answerOf(await actors.citizen.get<{ days: { day: string; slots: { slot: string; free: number }[] }[] }>(`/halls/${HALL}/lines/A/slots`))
  const slot = days.flatMap(({ slots }) => slots).find(({ free }) => free > 0)!.slot
  const booked = answerOf(await actors.citizen.post<{ id: string }>('/citizen/appointments', { hall: HALL, line: 'A', slot }))
  expect(problemOf(await arrive(identityNumber))).toMatchObject({ status: 404, code: 'queue.no_such_appointment' })
  // Its day has come.
  await city.owner.query(`update queue.appointment set day = '2026-03-02', starts_at = '2026-03-02T09:00+08:00', ends_at = '2026-03-02T09:30+08:00' where id = $1`, [booked.id])
  expect(answerOf(await arrive(identityNumber))).toMatchObject({ state: 'arrived', ticket: { number: expect.stringMatching(/^A\d{3}$/) } })
  const own = answerOf(await actors.citizen.post<{ id: string }>(`/halls/${HALL}/tickets`, { line: 'C' }))
  expect((await city.owner.query('select subject_id is not null as known, source from queue.ticket where id = $1', [own.id])).rows).toEqual([{ known: true, source: 'kiosk' }])
  // A reader of cards tells the number alone; the name is the window's to read.
  const byNumber = answerOf(await actors.visitor.post<{ id: string }>(`/halls/${HALL}/tickets`, { line: 'D', holder: { identityNumber } }))
  expect((await city.owner.query('select person_name, person_key is not null as known from queue.ticket where id = $1', [byNumber.id])).rows).toEqual([{ person_name: null, known: true }])
})

test('呼叫一秒内推送到大厅工作人员的画面', async () => {
  answerOf(await cancel())
  const stop = new AbortController()
  const stream = await fetch(`${city.url}/api/v1/staff/halls/${HALL}/help/stream`, { headers: { authorization: `Bearer ${actors.clerk.token}` }, signal: stop.signal })
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (wanted: string) => {
    while (!text.includes(wanted)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`the stream ended without ${wanted}: ${text}`)
      text += value
    }
  }
  await until('"open":[]')
  const { id } = answerOf(await ask())
  await until(id)
  stop.abort()
})

test('没有人结束的呼叫当天有效，过了零点自动结束，终端可以再呼叫', async () => {
  answerOf(await cancel())
  const { id } = answerOf(await ask())
  await closeDay.run(systemContext(city.platform, 'test'))
  expect((await hallHelp()).open).toMatchObject([{ id }])
  await city.owner.query(`update queue.help_request set asked_at = asked_at - interval '1 day' where id = $1`, [id])
  await closeDay.run(systemContext(city.platform, 'test'))
  expect((await hallHelp()).open).toEqual([])
  expect(answerOf(await ask()).id).not.toBe(id)
})
