import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppointmentView, SlotDays } from '../../src/modules/queue/appointments/contract.ts'
import type { Desk, DeskTicket, TicketView } from '../../src/modules/queue/contract.ts'
import type { EscortView } from '../../src/modules/queue/escorts/contract.ts'
import type { EntryView } from '../../src/modules/queue/window-log/contract.ts'
import type { HandOverView } from '../../src/modules/queue/shifts/contract.ts'
import { type Actors, bringTo, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

const HALL = 'H-379902'
const LOG = `/staff/halls/${HALL}/window-log`
const ESCORTS = `/staff/halls/${HALL}/escorts`
const HAND_OVERS = `/staff/halls/${HALL}/window-hand-overs`
let city: TestApp
let actors: Actors
let clerk: Api
let other: Api
let manager: Api

beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  ;[clerk, other, manager] = await Promise.all([actors.as('clerk-379902-1'), actors.as('clerk-379902-2'), actors.as('hall-379902')])
})
afterAll(() => city.close())

const take = async (body: object) => answerOf(await actors.visitor.post<TicketView>(`/halls/${HALL}/tickets`, { line: 'A', ...body }))
const cardOf = (login: string) => ({ name: residentOf(login).name, identityNumber: residentOf(login).identityNumber })
const desk = async (api: Api) => answerOf(await api.get<Desk>('/staff/desk'))
const callAt = async (api: Api, no: string) => answerOf(await api.post<DeskTicket>(`/staff/windows/${no}/call-next`))
const step = async (api: Api, ticket: DeskTicket, verb: string, body: object = {}) => answerOf(await api.post<DeskTicket>(`/staff/tickets/${ticket.id}/${verb}`, body, { version: ticket.version }))
const refusal = (response: Parameters<typeof problemOf>[0]) => {
  const { status, code } = problemOf(response)
  return [status, code]
}

test('窗口日志：只增不改，冲正记相反的一条；现金不能多于窗口登记的，重复提交只记一次', async () => {
  answerOf(await clerk.post('/staff/windows/007/open'))
  await take({ item: 'food-business-licence' })
  const ticket = await step(clerk, await callAt(clerk, '007'), 'start-serving')
  const copy = answerOf(await clerk.post<EntryView>('/staff/window-log/services', { what: '复印', quantity: 3 }, { key: 'copy-1' }))
  expect(copy).toMatchObject({ what: '复印', unit: '张', quantity: 3, ticketNumber: ticket.number, windowNo: '007' })
  expect(answerOf(await clerk.post('/staff/window-log/services', { what: '复印', quantity: 3 }, { key: 'copy-1' }))).toEqual(copy)
  expect(problemOf(await clerk.post('/staff/window-log/services', { what: '理发', quantity: 1 })).errors?.[0]).toMatchObject({ pointer: '/what' })

  const cash = (kind: string, amountFen: number) => clerk.post<EntryView>('/staff/window-log/cash', { kind, amountFen })
  expect(refusal(await cash('change', 500))).toEqual([409, 'queue.not_enough_cash'])
  const received = answerOf(await cash('received', 10_000))
  expect(received.itemName).toContain('食品经营')
  answerOf(await cash('change', 3_500))
  // What was given out of it stands: it cannot be taken back any more.
  expect(refusal(await clerk.post(`${LOG}/${received.id}/strike`, { reason: '记错了' }))).toEqual([409, 'queue.not_enough_cash'])
  expect(answerOf(await clerk.get<{ balanceFen: number }>('/staff/window-log')).balanceFen).toBe(6_500)

  expect(refusal(await other.post(`${LOG}/${copy.id}/strike`, { reason: '不是我记的' }))).toEqual([409, 'queue.entry_not_strikable'])
  const struck = answerOf(await clerk.post<EntryView>(`${LOG}/${copy.id}/strike`, { reason: '多记了' }))
  expect(struck).toMatchObject({ quantity: -3, isStrike: true, note: '多记了' })
  expect(refusal(await clerk.post(`${LOG}/${copy.id}/strike`, { reason: '再冲一次' }))).toEqual([409, 'queue.entry_struck'])
  expect(refusal(await clerk.post(`${LOG}/${struck.id}/strike`, { reason: '冲正的冲正' }))).toEqual([409, 'queue.entry_not_strikable'])
  const day = answerOf(await manager.get<{ rows: EntryView[]; sums: { what: string; quantity: number; amountFen: number }[] }>(LOG))
  expect(day.rows.map(({ quantity, isStruck }) => [quantity, isStruck])).toEqual([[-3, false], [1, false], [1, false], [3, true]])
  expect(day.sums.map(({ what, quantity, amountFen }) => [what, quantity, amountFen])).toEqual([['复印', 0, 0], ['change', 1, -3_500], ['received', 1, 10_000]])
  const page = answerOf(await manager.get<{ rows: EntryView[]; next: string }>(`${LOG}?limit=2`))
  expect(answerOf(await manager.get<{ rows: EntryView[] }>(`${LOG}?limit=2&cursor=${page.next}`)).rows.map(({ id }) => id)).toEqual(day.rows.slice(2).map(({ id }) => id))
  expect(refusal(await (await actors.as('hall-379903')).get(LOG))).toEqual([403, 'queue.not_your_hall'])
  const month = answerOf(await manager.get<{ columns: { whatName: string; amountFen: number }[]; days: object[] }>(`${LOG}/month`))
  expect(month.columns.map(({ whatName, amountFen }) => [whatName, amountFen])).toEqual([['复印', 0], ['找零', -3_500], ['现金收费', 10_000]])
  const csv = (await manager.get<string>(`${LOG}/month`, { accept: 'text/csv' })).body
  expect(csv).toContain('100.00')
  await step(clerk, ticket, 'finish-serving')
})

test('进入登记默认关闭；按规定打开的大厅只记规定的内容，到期删除姓名', async () => {
  expect(refusal(await clerk.post('/staff/window-log/entrances', { quantity: 5 }))).toEqual([409, 'queue.entrance_not_counted'])
  const admin = await actors.as('admin')
  const set = (value: string) => admin.put('/staff/settings', { region: REGION, key: 'queue.entranceHalls', value, from: '2026-03-01', source: '测试' })
  answerOf(await set(`${HALL}=姓名`))
  expect(problemOf(await clerk.post('/staff/window-log/entrances', { quantity: 1 })).errors?.[0]).toMatchObject({ pointer: '/visitor/name' })
  answerOf(await clerk.post('/staff/window-log/entrances', { quantity: 1, visitor: { name: '甄来访', phone: '19900000001' } }))
  const visitorOf = async () => answerOf(await manager.get<{ rows: EntryView[] }>(`${LOG}?what=${encodeURIComponent('进入大厅')}`)).rows[0]!.visitor
  expect(await visitorOf()).toBe('甄来访')
  answerOf(await set(`${HALL}=人数`))
  answerOf(await clerk.post('/staff/window-log/entrances', { quantity: 30 }))
  expect(await visitorOf()).toBeNull()
})

test('陪同：取号时勾选，导办台安排、开始、逐环节、结束；一人一天一个，看到旧情况的不生效', async () => {
  const asked = await take({ line: 'C', holder: cardOf('resident5'), escort: true, priority: 'disabled' })
  expect(asked.escort).toContain('导办台')
  const list = async (api: Api = manager) => answerOf(await api.get<{ rows: EscortView[] }>(ESCORTS)).rows
  const [first] = await list()
  expect(first).toMatchObject({ state: 'asked', ticketNumber: asked.number, reasonName: '残疾人', stagesName: '全程', visitorName: residentOf('resident5').name })
  expect(refusal(await clerk.post(ESCORTS, { holder: cardOf('resident5'), reason: 'disabled', stages: ['handling'] }))).toEqual([409, 'queue.has_escort'])
  expect(refusal(await clerk.post(ESCORTS, { ticketNumber: asked.number, reason: 'disabled', stages: ['handling'] }))).toEqual([409, 'queue.has_escort'])
  expect(problemOf(await clerk.post(ESCORTS, { reason: 'elder', stages: ['handling'] })).errors?.[0]).toMatchObject({ pointer: '/name' })
  expect(refusal(await (await actors.as('clerk-379903-1')).post(ESCORTS, { name: '张大爷', reason: 'elder', stages: ['handling'] }))).toEqual([403, 'queue.not_your_hall'])

  const act = (api: Api, escort: EscortView, verb: string, body: object = {}, more: object = {}) => api.post<EscortView>(`${ESCORTS}/${escort.id}/${verb}`, body, { version: escort.version, ...more })
  expect(refusal(await act(clerk, first!, 'begin'))).toEqual([409, 'queue.escort_not_open'])
  const taken = answerOf(await act(clerk, first!, 'assign', {}, { key: 'assign-1' }))
  expect(answerOf(await act(clerk, first!, 'assign', {}, { key: 'assign-1' }))).toEqual(taken)
  expect(refusal(await act(other, first!, 'assign'))).toEqual([409, 'queue.escort_changed'])
  const volunteer = answerOf(await act(manager, taken, 'assign', { volunteer: '甄志愿' }))
  expect(volunteer.escortName).toBe('志愿者 甄志愿')
  const view = answerOf(await actors.visitor.get<TicketView>(`/halls/${HALL}/tickets/${asked.id}`))
  expect(view.escort).toBe('有人陪同：志愿者 甄志愿')
  let escort = answerOf(await act(clerk, volunteer, 'begin'))
  expect(escort.stageName).toBe('排队取号')
  escort = answerOf(await act(clerk, answerOf(await act(clerk, escort, 'advance')), 'advance'))
  expect(refusal(await act(clerk, escort, 'advance'))).toEqual([409, 'queue.escort_not_open'])
  escort = answerOf(await act(clerk, escort, 'end', { note: '办完送到门口' }))
  expect(escort.acts.map(({ name }) => name)).toEqual(['登记', '安排', '安排', '开始陪同', '下一环节', '下一环节', '结束'])
  expect(refusal(await act(clerk, escort, 'cancel', { reason: '不用了' }))).toEqual([409, 'queue.escort_not_open'])

  // By telephone, and left by the visitor: who gives the number up needs nobody.
  const hotline = await actors.as('hotline')
  answerOf(await hotline.post(ESCORTS, { holder: cardOf('resident2'), reason: 'elder', stages: ['handling', 'queueing'], place: '东门' }))
  const ticket = await take({ line: 'D', holder: cardOf('resident2') })
  expect((await list()).at(-1)).toMatchObject({ ticketNumber: ticket.number, stagesName: '排队取号、业务办理', place: '东门', sourceName: '热线代取' })
  answerOf(await actors.visitor.post(`/halls/${HALL}/tickets/${ticket.id}/leave-line`))
  expect((await list()).at(-1)).toMatchObject({ state: 'cancelled', note: '已放弃取号' })
  const month = answerOf(await manager.get(`${ESCORTS}/month`))
  expect(month).toMatchObject({ total: 2, ended: 1, cancelled: 1, open: 0 })
})

test('预约时勾选陪同：当天的名单里有他，改期跟着走，取消就不用陪了', async () => {
  const resident = await actors.as('resident6')
  const { days } = answerOf(await actors.visitor.get<SlotDays>(`/halls/${HALL}/lines/A/slots`))
  const [first, later] = days.filter(({ slots }) => slots.some(({ free }) => free > 0)).slice(-2).map(({ slots }) => slots.find(({ free }) => free > 0)!.slot)
  const on = async (slot: string) => answerOf(await manager.get<{ rows: EscortView[] }>(`${ESCORTS}?day=${slot.slice(0, 10)}`)).rows.map(({ state, visitorName }) => [state, visitorName])
  const booked = answerOf(await resident.post<AppointmentView>('/citizen/appointments', { hall: HALL, line: 'A', slot: first, escort: true }))
  const name = residentOf('resident6').name
  expect(await on(first!)).toEqual([['asked', name]])
  const moved = answerOf(await resident.post<AppointmentView>(`/citizen/appointments/${booked.id}/change`, { slot: later }, { version: booked.version }))
  expect([await on(first!), await on(later!)]).toEqual([[], [['asked', name]]])
  answerOf(await resident.post(`/citizen/appointments/${booked.id}/cancel`, {}, { version: moved.version }))
  expect(await on(later!)).toEqual([['cancelled', name]])
})

test('交接班：正在办的号和现金写进交接，接班人确认后接着办；没有确认的大厅管理员看得到', async () => {
  await take({})
  const ticket = await step(clerk, await callAt(clerk, '007'), 'start-serving')
  const left = answerOf(await clerk.post<HandOverView>('/staff/windows/007/hand-over', { note: '申请人去复印' }, { key: 'leave-1' }))
  expect(left).toMatchObject({ note: '申请人去复印', openThings: { ticket: { number: ticket.number, stateName: '办理中' }, cashFen: 6_500 }, confirmedByName: null })
  expect(answerOf(await clerk.post('/staff/windows/007/hand-over', { note: '申请人去复印' }, { key: 'leave-1' }))).toEqual(left)
  expect(refusal(await clerk.post('/staff/windows/007/hand-over', {}))).toEqual([409, 'queue.no_window'])
  const takeOver = (api: Api, version = left.version) => api.post<HandOverView>(`${HAND_OVERS}/${left.id}/take-window-over`, { remark: '已核对' }, { version })
  expect(refusal(await takeOver(other))).toEqual([403, 'queue.not_to_take_over'])
  const open = async () => answerOf(await manager.get<{ open: HandOverView[]; without: string[] }>(HAND_OVERS))
  expect((await open()).open.map(({ windowNo }) => windowNo)).toEqual(['007'])

  answerOf(await other.post('/staff/windows/007/open'))
  expect(await desk(other)).toMatchObject({ handOver: { id: left.id, confirmReason: null }, current: { number: ticket.number } })
  expect(refusal(await other.post(`/staff/tickets/${ticket.id}/finish-serving`, {}, { version: ticket.version }))).toEqual([403, 'queue.not_your_ticket'])
  expect(refusal(await other.post('/staff/windows/007/hand-over', {}))).toEqual([409, 'queue.not_taken_over'])
  expect(refusal(await takeOver(other, 7))).toEqual([409, 'queue.hand_over_changed'])
  expect(answerOf(await takeOver(other))).toMatchObject({ confirmedByName: expect.any(String), remark: '已核对', isTakenBack: false })
  expect(refusal(await takeOver(other, 2))).toEqual([409, 'queue.not_to_take_over'])
  const now = await desk(other)
  expect(now.handOver).toBeNull()
  await step(other, now.current!, 'finish-serving')
  expect((await open()).open).toEqual([])
})

test('联办：请同事到窗口，来或者说明来不了；号办完就不用再来', async () => {
  await take({})
  const ticket = await step(other, await callAt(other, '007'), 'start-serving')
  const { colleagues } = await desk(other)
  const me = (await clerk.get<{ id: string }>('/staff/me')).body as { id: string }
  expect(colleagues.map(({ id }) => id)).toContain(me.id)
  const call = () => other.post<Desk['colleagueCalls'][number]>(`/staff/tickets/${ticket.id}/call-colleague`, { colleague: me.id, reason: '核对消防材料' })
  const called = answerOf(await call())
  expect(refusal(await call())).toEqual([409, 'queue.colleague_called'])
  expect(refusal(await clerk.post(`/staff/tickets/${ticket.id}/call-colleague`, { colleague: me.id, reason: '核对材料' }))).toEqual([409, 'queue.ticket_not_open'])
  expect((await desk(clerk)).colleagueCalls).toMatchObject([{ ticketNumber: ticket.number, windowNo: '007', isForMe: true, state: 'asked' }])
  const answer = (api: Api, body: object) => api.post(`/staff/colleague-calls/${called.id}/answer`, body, { version: called.version })
  expect(refusal(await answer(other, { isComing: true }))).toEqual([404, 'queue.no_such_call'])
  expect(problemOf(await answer(clerk, { isComing: false })).errors?.[0]).toMatchObject({ pointer: '/answer' })
  answerOf(await answer(clerk, { isComing: true }))
  expect(refusal(await answer(clerk, { isComing: true }))).toEqual([409, 'queue.call_answered'])
  expect((await desk(other)).colleagueCalls).toMatchObject([{ state: 'accepted', isForMe: false }])
  await step(other, ticket, 'finish-serving')
  expect((await desk(clerk)).colleagueCalls).toEqual([])
})

test('我的今天：叫号、办完、转窗、收件、发结果、评价，分我、窗口、大厅', async () => {
  type Day = { mine: Record<string, number>; window: Record<string, number>; hall: Record<string, number> }
  const today = async (api: Api) => answerOf(await api.get<Day>('/staff/own-day'))
  const before = await today(other)
  expect(before.mine).toMatchObject({ called: 1, served: 2, taken: null })
  await take({})
  const called = await callAt(other, '007')
  await step(other, called, 'transfer', { line: 'D', reason: '来领证' })
  await take({})
  const serving = await step(other, await callAt(other, '007'), 'start-serving')
  const { number } = await bringTo(actors, 'delivered')
  const linked = await step(other, serving, 'link-result', { number })
  expect(refusal(await other.post(`/staff/tickets/${linked.id}/link-result`, { number }, { version: linked.version }))).toEqual([409, 'queue.already_linked'])
  const after = await today(other)
  expect(after.mine).toMatchObject({ called: 3, transferred: 1, results: 1 })
  expect(after.window).toMatchObject({ called: 5, transferred: 1 })
  expect(after.hall).toMatchObject({ called: 5, taken: before.hall.taken! + 2 })
})
