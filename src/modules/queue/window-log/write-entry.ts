import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { type FieldError, invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getHallWorkedFor, getOwnHall, getOwnSeat, type OwnHall } from '../calling/own-hall.ts'
import { findSeatOf } from '../calling/seat-store.ts'
import { findTicketAt } from '../tickets/ticket-store.ts'
import { CashBody, EntranceBody, EntryParams, EntryView, ServiceBody, StrikeBody } from './contract.ts'
import { ledgerWords, type ServiceEntry } from './entry.ts'
import { entranceFields, oppositeOf, toSigned, wordsOf } from './entry-rules.ts'
import { findEntry, insertEntry, insertVisitor } from './entry-store.ts'
import { findEntranceFields, getFreeServices } from './settings.ts'

type Said = Pick<ServiceEntry, 'ledger' | 'what' | 'unit' | 'quantity' | 'amountFen'> & { note?: string | undefined }

/** 复印、打印、邮寄…: at the window for its ticket, or anywhere in the hall for somebody without one. */
export const logService = defineOperation({
  id: 'queue.logService', summary: '登记一次免费服务（复印、打印、邮寄等）', audience: 'staff', permission: 'queue.logService', body: ServiceBody, output: EntryView, status: 201, isWrite: true,
  async run(ctx, { body: { what, quantity, note } }) {
    const own = await getOwnHall(ctx)
    const known = await getFreeServices(ctx, own.key.region)
    const service = known.find(({ name }) => name === what)
    if (!service) throw invalidInput([{ pointer: '/what', message: `请选择本地的免费服务：${known.map(({ name }) => name).join('、')}。` }])
    return write(ctx, await toEntry(ctx, own, { ledger: 'service', what, unit: service.unit, quantity, amountFen: null, note }))
  },
})

/** 找零 and whatever else a window does in cash; what it is for is the ticket at the window. @throws Refusal 409 when the window holds less */
export const logCash = defineOperation({
  id: 'queue.logCash', summary: '登记窗口的现金：领用、收取、找零、上缴', audience: 'staff', permission: 'queue.logCash', body: CashBody, output: EntryView, status: 201, isWrite: true,
  async run(ctx, { body: { kind, amountFen, note } }) {
    const own = await getOwnHall(ctx)
    // Cash is of a window: whoever sits at none holds none.
    await getOwnSeat(ctx, own)
    return write(ctx, await toEntry(ctx, own, { ledger: 'cash', what: kind, unit: '笔', quantity: 1, amountFen: toSigned(kind, amountFen), note }))
  },
})

/** 进入登记, where the region says that a hall counts who comes in. @throws Refusal 409 where it does not */
export const logEntrance = defineOperation({
  id: 'queue.logEntrance', summary: '登记进入大厅的人数（仅限按本地规定登记的大厅）', audience: 'staff', permission: 'queue.logService', body: EntranceBody, output: EntryView, status: 201, isWrite: true,
  async run(ctx, { body: { quantity, visitor = {} } }) {
    const own = await getOwnHall(ctx)
    const asked = await findEntranceFields(ctx, own.key)
    if (!asked) throw new Refusal(409, 'queue.entrance_not_counted', '本大厅不登记进入的人。需要登记的，请系统管理员按本地规定设置。')
    const errors: FieldError[] = asked.filter((field) => !visitor[field]?.trim()).map((field) => ({ pointer: `/visitor/${field}`, message: `请填写${entranceFields[field]}。` }))
    if (asked.length > 0 && quantity !== 1) errors.push({ pointer: '/quantity', message: '登记姓名、电话的，请一人登记一次。' })
    if (errors.length > 0) throw invalidInput(errors)
    const entry = await toEntry(ctx, own, { ledger: 'entrance', what: '进入大厅', unit: '人', quantity, amountFen: null })
    // What is not asked for is not kept, whatever was sent.
    const known = asked.map((field) => visitor[field]!.trim())
    return write(ctx, entry, known.length > 0 ? [insertVisitor(entry, ctx.sealed.seal(known.join('　')))] : [])
  },
})

/** 冲正: the opposite entry with its reason. By whoever wrote it on its day; later by the manager of the hall. */
export const strikeEntry = defineOperation({
  id: 'queue.strikeEntry', summary: '冲正一条窗口日志：记一条相反的，写明原因', audience: 'staff', permission: 'queue.strikeEntry', params: EntryParams, body: StrikeBody, output: EntryView, status: 201, isWrite: true,
  async run(ctx, { params, body: { reason } }) {
    const { officer, key } = await getHallWorkedFor(ctx, params.hall)
    const entry = await findEntry(ctx.db, key, params.id)
    if (!entry) throw notFound('这条记录', 'queue.no_such_entry')
    const refused = strikeReason(ctx, entry)
    if (refused) throw new Refusal(409, 'queue.entry_not_strikable', refused)
    // On the day of what it takes back: the sums of that day are right again.
    const opposite = oppositeOf(entry, { id: ctx.ids.next(), day: entry.day, officerId: officer.id, officerName: officer.name, at: ctx.clock.now() }, reason.trim())
    try {
      return await write(ctx, opposite)
    } catch (error) {
      if (isUniqueViolation(error) && error.constraint === 'service_entry_struck') throw new Refusal(409, 'queue.entry_struck', '这条记录已经冲正过了。')
      throw error
    }
  },
})

/** Why whoever asks cannot take it back now. */
export function strikeReason(ctx: Context, { strikes, officerId, day }: ServiceEntry): string | undefined {
  if (strikes !== null) return '这是一条冲正记录，不能再冲正；需要的，请重新登记。'
  if (ctx.actor.roles.includes('hallManager')) return undefined
  if (officerId !== ctx.actor.principalId) return '只有登记的人或大厅管理员能冲正。'
  return day === ctx.clock.today() ? undefined : '只能冲正当天的记录；以前的，请大厅管理员冲正。'
}

async function toEntry(ctx: Context, { officer, key }: OwnHall, { note = '', ...said }: Said): Promise<ServiceEntry> {
  const seat = await findSeatOf(ctx.db, key.region, officer.id)
  const ticket = seat && (await findTicketAt(ctx.db, key, seat.windowNo))
  return {
    ...key, id: ctx.ids.next(), day: ctx.clock.today(), ...said, note: note.trim(), itemCode: ticket?.itemCode ?? null, itemName: ticket?.itemName ?? null, ticketNumber: ticket?.number ?? null,
    windowNo: seat?.windowNo ?? null, officerId: officer.id, officerName: officer.name, strikes: null, at: ctx.clock.now(),
  }
}

async function write(ctx: Context, entry: ServiceEntry, parts: Statement[] = []): Promise<EntryView> {
  const answer = toEntryView(ctx, { ...entry, isStruck: false, visitor: null })
  if (!(await commit(ctx, { region: entry.region, guard: insertEntry(entry), parts, answer, status: 201 })))
    throw new Refusal(409, 'queue.not_enough_cash', `${Number(entry.windowNo)} 号窗口当天登记的现金没有这么多。请核对金额，或先登记领用的备用金、收到的现金。`, { errors: [{ pointer: '/amountFen', message: '窗口登记的现金没有这么多，请核对。' }] })
  return answer
}

/** An entry as screens show it; `visitor` is still sealed. */
export const toEntryView = (ctx: Context, entry: ServiceEntry & { isStruck: boolean; visitor: string | null }): EntryView => ({
  id: entry.id, day: entry.day, at: toRfc3339(entry.at), ledger: entry.ledger, ledgerName: ledgerWords[entry.ledger], what: entry.what, whatName: wordsOf(entry), unit: entry.unit, quantity: entry.quantity,
  amountFen: entry.amountFen, itemName: entry.itemName, ticketNumber: entry.ticketNumber, windowNo: entry.windowNo, officerName: entry.officerName, note: entry.note,
  isStrike: entry.strikes !== null, isStruck: entry.isStruck, visitor: entry.visitor === null ? null : ctx.sealed.open(entry.visitor),
  strikeReason: (entry.isStruck ? '已经冲正。' : strikeReason(ctx, entry)) ?? null,
})
