import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Board, Desk, DeskTicket, TicketView } from '../../src/modules/queue/contract.ts'
import { callNext } from '../../src/modules/queue/calling/call-next.ts'
import { getDirectory } from '../../src/modules/organisation/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Context, Platform } from '../../src/platform/context.ts'
import { createLogger, openPlatform, type OpenPlatform } from '../../src/platform/create-platform.ts'
import { Refusal } from '../../src/platform/errors.ts'
import { type Actors, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

const HALL = 'H-379902'
let city: TestApp
let second: OpenPlatform
let actors: Actors

beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  second = await openPlatform({ ...readConfig({}), databaseUrl: city.databaseUrl, dataDir: inject('dataDir'), startAt: city.platform.clock.now() }, { isServer: false, log: createLogger('error') })
})
afterAll(async () => {
  await second.close()
  await city.close()
})

const take = (api: Api, body: object, hall = HALL) => api.post<TicketView>(`/halls/${hall}/tickets`, body)
const cardOf = (login: string) => ({ name: residentOf(login).name, identityNumber: residentOf(login).identityNumber })
const desk = async (api: Api) => answerOf(await api.get<Desk>('/staff/desk'))
const callAt = async (api: Api, no: string) => answerOf(await api.post<DeskTicket>(`/staff/windows/${no}/call-next`))
const step = async (api: Api, ticket: DeskTicket, verb: string, body: object = {}) => answerOf(await api.post<DeskTicket>(`/staff/tickets/${ticket.id}/${verb}`, body, { version: ticket.version }))

/** Officers who sit at the windows of a hall on this day, as the operations see them. */
async function seatOfficers(platforms: Platform[], hallId: string, count: number): Promise<{ ctx: Context; no: string }[]> {
  const officers = (await getDirectory(city.platform)).listOfficers(REGION, 'reviewer').slice(0, count)
  await city.owner.query('update organisation.officer set hall_id = $1 where id = any($2::uuid[])', [hallId, officers.map(({ id }) => id)])
  for (const platform of platforms) platform.memo.forget('organisation.directory')
  for (const [index, { id, name }] of officers.entries()) {
    await city.owner.query(`insert into queue.window_seat (region, hall_id, window_no, officer_id, officer_name, state, changed_at) values ($1, $2, $3, $4, $5, 'open', $6)`, [hallId.slice(2, 8), hallId, String(index + 7).padStart(3, '0'), id, name, city.platform.clock.now()])
  }
  return officers.map(({ id, name, region }, index) => ({
    no: String(index + 7).padStart(3, '0'),
    ctx: { ...platforms[index % platforms.length]!, actor: { kind: 'staff', accountId: id, principalId: id, name, roles: ['windowClerk'], region }, requestId: 'r', idempotency: undefined },
  }))
}

test('群众取号、叫号、办完：号码连续，屏上没有姓名', async () => {
  const clerk = actors.clerk
  answerOf(await clerk.post('/staff/windows/007/open'))
  const first = answerOf(await take(actors.visitor, { line: 'A', holder: cardOf('resident2') }))
  const second = answerOf(await take(actors.visitor, { line: 'A' }))
  expect([first.number, second.number]).toEqual(['A001', 'A002'])
  expect(second).toMatchObject({ state: 'waiting', ahead: 1, lineName: '综合业务' })
  expect(second.waitMinutes).toBeGreaterThan(0)

  const called = await callAt(clerk, '007')
  expect(called).toMatchObject({ number: 'A001', state: 'called', personName: residentOf('resident2').name, windowNo: '007' })
  const board = answerOf(await actors.visitor.get<Board>(`/halls/${HALL}/board`))
  expect(board.calls[0]).toMatchObject({ number: 'A001', windowNo: '007', text: '请 A001 号到 7 号窗口办理' })
  expect(board.lines.find(({ letter }) => letter === 'A')).toMatchObject({ waiting: 1, openWindows: 1 })
  expect(JSON.stringify(board)).not.toContain(residentOf('resident2').name)

  const busy = problemOf(await clerk.post('/staff/windows/007/call-next'))
  expect([busy.status, busy.code]).toEqual([409, 'queue.window_busy'])
  const finished = await step(clerk, await step(clerk, called, 'start-serving'), 'finish-serving')
  expect(finished.state).toBe('finished')
  expect((await desk(clerk)).today).toMatchObject({ served: 1 })
  await step(clerk, await step(clerk, await callAt(clerk, '007'), 'start-serving'), 'finish-serving')
  expect(problemOf(await clerk.post('/staff/windows/007/call-next')).code).toBe('queue.nobody_waits')
})

test('一人一业务一号：再取一次时告诉他已有的号，不论凭证件还是网上', async () => {
  const card = cardOf('resident5')
  const ticket = answerOf(await take(actors.visitor, { line: 'C', holder: card }))
  const again = problemOf(await take(actors.visitor, { line: 'C', holder: card }))
  expect(again).toMatchObject({ status: 409, code: 'queue.has_ticket', number: ticket.number })
  expect(again.detail).toContain(ticket.number)
  const online = problemOf(await (await actors.as('resident5')).post(`/citizen/halls/${HALL}/tickets`, { line: 'C' }))
  expect(online.detail).toContain(ticket.number)
  // Many machines at once: one number.
  const many = await Promise.all(Array.from({ length: 8 }, () => take(actors.visitor, { line: 'D', holder: card })))
  expect(many.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(many.filter(({ status }) => status === 409)).toHaveLength(7)
  // Those who were refused used up no number.
  expect(answerOf(await take(actors.visitor, { line: 'D' })).number).toBe('D002')
  // 弃号, then a new one.
  const left = answerOf(await actors.visitor.post<TicketView>(`/halls/${HALL}/tickets/${ticket.id}/leave-line`))
  expect(left.state).toBe('abandoned')
  expect(answerOf(await take(actors.visitor, { line: 'C', holder: card })).number).toBe('C002')
})

test('叫三次才算过号，回来排在后面；转窗不丢先后；取消优先回到原来的次序', async () => {
  const clerk = await actors.as('clerk-379903-1')
  const inOther = (body: object) => take(actors.visitor, body, 'H-379903')
  answerOf(await clerk.post('/staff/windows/007/open'))
  const [a, b, c] = [answerOf(await inOther({ line: 'A' })), answerOf(await inOther({ line: 'A' })), answerOf(await inOther({ line: 'A' }))]
  let called = await callAt(clerk, '007')
  expect(called.number).toBe(a.number)
  expect(problemOf(await clerk.post(`/staff/tickets/${called.id}/mark-missed`, {}, { version: called.version })).detail).toContain('叫满 3 次')
  called = await step(clerk, await step(clerk, called, 'call-again'), 'call-again')
  const missed = await step(clerk, called, 'mark-missed')
  expect((await desk(clerk)).missed.map(({ number }) => number)).toEqual([a.number])
  await step(clerk, missed, 'return-to-line')
  expect((await desk(clerk)).next).toEqual([b.number, c.number, a.number])

  // 转窗: the counter has window 27 for 出件; the turn stays when it comes back.
  const transferred = await step(clerk, await callAt(clerk, '007'), 'transfer', { line: 'D', reason: '来领证' })
  expect(transferred).toMatchObject({ state: 'waiting', lineName: '取件', number: b.number })
  expect((await desk(clerk)).next).toEqual([c.number, a.number])

  // An elder comes last and is first, until the proof is missing.
  const elder = answerOf(await inOther({ line: 'A', priority: 'disabled' }))
  expect(elder).toMatchObject({ priorityName: '残疾人', ahead: 0 })
  const first = await callAt(clerk, '007')
  expect(first.number).toBe(elder.number)
  await step(clerk, first, 'take-priority-away', { reason: '没有带残疾人证' })
  expect((await desk(clerk)).next).toEqual([c.number, a.number, elder.number])
})

test('同一编号提交两次只叫一个号；看到旧情况的操作不生效；别的窗口不能办', async () => {
  const [one, two] = [await actors.as('clerk-379900-1'), await actors.as('clerk-379900-2')]
  const inCity = (body: object) => take(actors.visitor, body, 'H-CITY')
  answerOf(await one.post('/staff/windows/007/open'))
  answerOf(await two.post('/staff/windows/008/open'))
  expect(problemOf(await two.post('/staff/windows/007/open')).code).toBe('queue.window_taken')
  expect(problemOf(await two.post('/staff/windows/009/open')).code).toBe('queue.sits_elsewhere')
  for (let index = 0; index < 3; index++) answerOf(await inCity({ line: 'A' }))
  const called = answerOf(await one.post<DeskTicket>('/staff/windows/007/call-next', {}, { key: 'call-1' }))
  const again = answerOf(await one.post<DeskTicket>('/staff/windows/007/call-next', {}, { key: 'call-1' }))
  expect(again).toEqual(called)
  expect(problemOf(await two.post(`/staff/tickets/${called.id}/start-serving`, {}, { version: called.version })).code).toBe('queue.not_your_ticket')
  const serving = await step(one, called, 'start-serving')
  const stale = problemOf(await one.post(`/staff/tickets/${called.id}/finish-serving`, {}, { version: called.version }))
  expect([stale.status, stale.code]).toEqual([409, 'queue.ticket_changed'])
  expect(problemOf(await one.post('/staff/windows/007/close')).code).toBe('queue.window_busy')
  expect(problemOf(await one.post(`/staff/tickets/${called.id}/call-again`, {}, { version: serving.version })).code).toBe('queue.ticket_not_open')
  answerOf(await one.post('/staff/windows/007/pause'))
  await step(one, serving, 'finish-serving')
  expect(problemOf(await one.post('/staff/windows/007/call-next')).code).toBe('queue.window_paused')
})

test('大厅管理员设置排队业务：事项到它的窗口；转到一个窗口的号只由它叫，关窗后别的窗口可以叫', async () => {
  const hall = 'H-379902'
  const [manager, one, two] = [await actors.as('hall-379902'), await actors.as('clerk-379902-2'), await actors.as('clerk-379902-3')]
  const lines = `/staff/halls/${hall}/lines`
  const line = { name: '食品经营专窗', windowKinds: [], windowNos: ['010', '011'], itemCodes: ['food-business-licence'], authorityIds: [], takesRest: false, expectedMinutes: 8, isOpen: true }
  expect(answerOf(await manager.put(`${lines}/S`, line, { version: 0 }))).toMatchObject({ version: 1, windows: ['010', '011'] })
  expect(problemOf(await manager.put(`${lines}/S`, line, { version: 0 })).code).toBe('queue.line_changed')
  expect(problemOf(await manager.put('/staff/halls/H-379903/lines/S', line, { version: 0 })).code).toBe('queue.not_your_hall')
  const wrong = problemOf(await manager.put(`${lines}/T`, { ...line, windowNos: ['999'], takesRest: true }, { version: 0 }))
  expect(wrong.errors?.map(({ pointer }) => pointer)).toEqual(['/name', '/windowNos', '/windowKinds', '/takesRest'])
  expect(answerOf(await one.get<{ rows: { letter: string }[] }>(lines)).rows.map(({ letter }) => letter)).toContain('S')

  const hotline = await actors.as('hotline')
  expect(problemOf(await one.post('/staff/halls/H-379903/tickets', { line: 'A' })).code).toBe('queue.not_your_hall')
  answerOf(await hotline.post(`/staff/halls/${hall}/tickets`, { line: 'C' }))
  const ticket = answerOf(await take(actors.visitor, { item: 'food-business-licence' }))
  expect(ticket).toMatchObject({ number: 'S001', lineName: '食品经营专窗', itemName: '食品经营许可' })
  answerOf(await one.post('/staff/windows/010/open'))
  answerOf(await two.post('/staff/windows/011/open'))
  await step(one, await callAt(one, '010'), 'transfer', { windowNo: '011', reason: '那边能办' })
  expect(problemOf(await one.post('/staff/windows/010/call-next')).code).toBe('queue.nobody_waits')
  expect((await desk(two)).next).toEqual(['S001'])
  answerOf(await two.post('/staff/windows/011/close'))
  expect((await callAt(one, '010')).number).toBe('S001')
})

test('十个窗口、两台服务器同时叫号四十次：每个号只叫一次，先来的先叫', async () => {
  const hall = 'H-379921'
  const windows = await seatOfficers([city.platform, second.platform], hall, 10)
  const taken: string[] = []
  for (let index = 0; index < 25; index++) taken.push(answerOf(await take(actors.visitor, { line: 'A' }, hall)).number)
  const called: string[] = []
  const run = async ({ ctx, no }: { ctx: Context; no: string }): Promise<void> => {
    try {
      const ticket = await callNext.run(ctx, { params: { no }, query: undefined, body: undefined, version: 0 })
      called.push(ticket.number)
    } catch (error) {
      // A window that has one already, or nobody left: never two at a window, never one at two.
      expect(error).toBeInstanceOf(Refusal)
    }
  }
  // 40 calls: each window four times at once, of which one can succeed.
  await Promise.all(Array.from({ length: 4 }, () => windows).flat().map(run))
  expect(called.toSorted()).toEqual(taken.slice(0, 10))
  const { rows } = await city.owner.query<{ windows: number; tickets: number }>(`select count(distinct window_no)::int as windows, count(*)::int as tickets from queue.ticket where hall_id = $1 and state = 'called'`, [hall])
  expect(rows[0]).toEqual({ windows: 10, tickets: 10 })
})

test('叫号中途服务器断掉：号还在等，没有叫两次', async () => {
  const hall = 'H-379921'
  const { rows: [before] } = await city.owner.query<{ number: string; id: string }>(`select number, id from queue.ticket where hall_id = $1 and state = 'waiting' order by rank, turn_at, id limit 1`, [hall])
  // A process that called and was killed before it could commit.
  const dying = await second.pool.connect()
  const broken = new Promise((done) => dying.once('error', done))
  await dying.query('begin')
  await dying.query(`update queue.ticket set state = 'called', window_no = '099', officer_id = id, version = version + 1 where id = $1`, [before!.id])
  const { rows: [own] } = await dying.query<{ pid: number }>('select pg_backend_pid() as pid')
  await city.owner.query('select pg_terminate_backend($1)', [own!.pid])
  await broken
  dying.release(true)
  const { rows: [after] } = await city.owner.query<{ state: string }>('select state from queue.ticket where id = $1', [before!.id])
  expect(after!.state).toBe('waiting')
})

/** A screen: what it was sent, each with its id. */
async function watch(hall: string, lastEventId?: string): Promise<{ events: { id: string; board: Board }[]; waitFor(ready: (board: Board) => boolean): Promise<Board>; close(): void }> {
  const stop = new AbortController()
  const response = await fetch(`${city.url}/api/v1/halls/${hall}/board/stream`, { signal: stop.signal, headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId } })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const events: { id: string; board: Board }[] = []
  let heard = () => {}
  void (async () => {
    let text = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, id, data] = /^id: (.+)\ndata: (.+)$/.exec(text.slice(0, end)) ?? []
        text = text.slice(end + 2)
        if (id && data) events.push({ id, board: JSON.parse(data) as Board })
        heard()
      }
    }
  })().catch(() => {}) // closed by the test
  return {
    events,
    async waitFor(ready) {
      for (;;) {
        const found = events.findLast(({ board }) => ready(board))
        if (found) return found.board
        await new Promise<void>((done) => (heard = done))
      }
    },
    close: () => stop.abort(),
  }
}

test('叫号屏随叫随到，断线重连不重复也不遗漏，两个大厅互不相干', async () => {
  const hall = 'H-379922'
  const clerk = await actors.as('clerk-379922-1')
  answerOf(await clerk.post('/staff/windows/007/open'))
  const [screen, other] = [await watch(hall), await watch('H-379923')]
  await screen.waitFor(({ windows }) => windows.length === 1)
  await other.waitFor(() => true)
  const { number } = answerOf(await take(actors.visitor, { line: 'A' }, hall))
  await screen.waitFor(({ lines }) => lines.find(({ letter }) => letter === 'A')!.waiting === 1)
  await callAt(clerk, '007')
  const board = await screen.waitFor(({ calls }) => calls.length === 1)
  expect(board.calls[0]).toMatchObject({ number, windowNo: '007' })
  // Back with what stands: nothing is sent until something changes; meanwhile missed changes come as one.
  const seen = screen.events.at(-1)!.id
  screen.close()
  const again = await watch(hall, seen)
  answerOf(await take(actors.visitor, { line: 'A' }, hall))
  await again.waitFor(({ lines }) => lines.find(({ letter }) => letter === 'A')!.waiting === 1)
  expect(again.events.map(({ id }) => id)).not.toContain(seen)
  expect(other.events).toHaveLength(1)
  // The connection that listens breaks: the screen is right again by itself.
  await city.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen yichuang_feed%'`)
  answerOf(await take(actors.visitor, { line: 'A' }, hall))
  await again.waitFor(({ lines }) => lines.find(({ letter }) => letter === 'A')!.waiting === 2)
  again.close()
  other.close()
})

test('下班后结清：没有叫到的作废，窗口关闭，每个号只有一个结果', async () => {
  city.platform.clock.moveTo(new Date('2026-03-02T23:30:00+08:00'))
  await city.app.jobs.drain()
  const { rows } = await city.owner.query<{ state: string; count: number }>(`select state, count(*)::int as count from queue.ticket where state in ('waiting', 'called', 'missed') group by state`)
  expect(rows).toEqual([])
  const { rows: [seats] } = await city.owner.query<{ open: number }>(`select count(*)::int as open from queue.window_seat where state <> 'closed'`)
  expect(seats!.open).toBe(0)
  expect(problemOf(await take(actors.visitor, { line: 'A' })).code).toBe('queue.hall_closed')
})

test('过了保存期，号票上不再知道是谁，号码和时间还在', async () => {
  const named = async () => (await city.owner.query<{ named: number; all: number }>('select count(person_key)::int as named, count(*)::int as all from queue.ticket')).rows[0]!
  const before = await named()
  expect(before.named).toBeGreaterThan(0)
  city.platform.clock.moveTo(new Date('2026-04-02T09:00:00+08:00'))
  await city.app.jobs.drain()
  expect(await named()).toEqual({ named: 0, all: before.all })
})
