import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getSetting } from '../../../platform/settings.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { Hall } from '../../organisation/index.ts'
import { ageOn } from '../../subjects/index.ts'
import { turnOf } from '../calling/calling-rules.ts'
import { escortForTicket } from '../escorts/new-escort.ts'
import { attachTicket, insertEscortBeside } from '../escorts/escort-store.ts'
import { forecastFor, readHallNow } from '../estimate/read-hall.ts'
import { getHallDay, momentOf } from '../lines/hall-day.ts'
import type { Line } from '../lines/line.ts'
import { callingPolicy, elderAge, getPriorities, takeBeforeMinutes, walkIns } from '../settings.ts'
import type { PriorityClass } from './priority-rules.ts'
import type { Ticket, TicketSource } from './ticket.ts'
import { numberOf } from './ticket-rules.ts'
import { findOpenTicketOf, insertTicket, insertTicketAct, takeSerial } from './ticket-store.ts'

/** Who takes a ticket, as far as the platform knows: a subject, or whoever showed an identity card. */
export interface TicketHolder {
  key: string
  subjectId: string | null
  /** Null: the machine read only the number. */
  name: string | null
  birthDate: string | null
}

export interface TicketRequest {
  hall: Hall
  lines: readonly Line[]
  line: Line
  source: TicketSource
  /** Null: nobody asked. */
  holder: TicketHolder | null
  /** What they say; old age is known by the card. */
  priority?: PriorityClass | undefined
  item?: { code: string; name: string } | undefined
  /** 陪同: somebody is to go with them. */
  needsEscort?: boolean | undefined
  /** Whoever booked: the turn counts from the slot, and the hall need not be asked whether it is open. */
  appointment?: { id: string; slotAt: Date } | undefined
}

/**
 * Gives out a number; nobody has two in one line.
 * @throws Refusal when the hall or the line is closed, a card is asked for, or the person has an open ticket there (named in the sentence)
 */
export async function issueTicket(ctx: Context, request: TicketRequest, toAnswer: (ticket: Ticket, ahead: number) => unknown = () => null): Promise<Ticket> {
  const { hall, lines, line, source, holder, item, appointment } = request
  const key = { region: hall.region, hallId: hall.id }
  const [now, day] = [ctx.clock.now(), ctx.clock.today()]
  if (!line.isOpen) throw new Refusal(409, 'queue.line_closed', `“${line.name}”现在不取号，请选择其他业务，或到咨询台询问。`)
  if (!appointment) await refuseClosedHall(ctx, hall)
  if (!holder && (await getSetting(ctx, walkIns, hall.region, day)) === 'no') throw new Refusal(422, 'queue.identity_needed', '本大厅凭身份证件取号，请刷身份证或填写姓名和身份证号码。')
  if (holder) await refuseSecond(ctx, request, holder)

  const { priority, headStartMinutes } = await priorityOf(ctx, request)
  const turn = turnOf(await getSetting(ctx, callingPolicy, hall.region, day), { takenAt: now, slotAt: appointment?.slotAt, headStartMinutes })
  const id = ctx.ids.next()
  const { seconds, ahead } = forecastFor(await readHallNow(ctx, hall, lines), { id, line: line.letter, forWindow: null, ...turn })
  const dueAt = appointment && appointment.slotAt > now ? appointment.slotAt : now

  const unnumbered = {
    ...key, id, day, line: line.letter, forWindow: null, version: 1, state: 'waiting' as const, source,
    personKey: holder?.key ?? null, subjectId: holder?.subjectId ?? null, personName: holder?.name ?? null, priority, itemCode: item?.code ?? null, itemName: item?.name ?? null,
    appointmentId: appointment?.id ?? null, applicationNumbers: [], takenAt: now, ...turn, dueAt,
    estimatedSeconds: Math.max(0, Math.round(seconds - (dueAt.getTime() - now.getTime()) / 1000)),
    firstCalledAt: null, calledAt: null, calls: 0, servingAt: null, endedAt: null, missedAt: null, windowNo: null, officerId: null,
  }
  const { actor } = ctx
  try {
    // One transaction with the number, so that a second machine's is given back when it is refused: the line waits for one statement and no
    // more. Inside an arrival's transaction a refused number must not end the transaction.
    return await ctx.db.transaction(async (db) => {
      const ticket: Ticket = { ...unnumbered, number: numberOf(line.letter, await takeSerial(db, key, day, line.letter)) }
      const act = insertTicketAct(ticket, { kind: 'taken', byId: actor.accountId, byName: actor.kind === 'staff' ? actor.name : '', at: now, detail: { source, ...(priority ? { priority } : {}) } })
      // Whoever asked for company before they came is found by it now.
      const beside = request.needsEscort ? [insertEscortBeside(escortForTicket(ctx, ticket))] : holder ? [attachTicket(key, day, holder.key, ticket)] : []
      await commit({ ...ctx, db }, { region: hall.region, guard: insertTicket(ticket), parts: [act, ...beside], answer: toAnswer(ticket, ahead), status: 201 })
      return ticket
    })
  } catch (error) {
    // Twice at the same moment, by two machines: the second is told the number of the first.
    if (holder && isUniqueViolation(error) && error.constraint === 'ticket_of_person') await refuseSecond(ctx, request, holder)
    throw error
  }
}

async function refuseSecond(ctx: Context, { hall, line }: TicketRequest, { key }: TicketHolder): Promise<void> {
  const open = await findOpenTicketOf(ctx.db, { region: hall.region, hallId: hall.id }, line.letter, key)
  if (!open) return
  const where = open.state === 'waiting' ? '正在排队，请留意叫号' : `请到 ${Number(open.windowNo)} 号窗口办理`
  throw new Refusal(409, 'queue.has_ticket', `您在“${line.name}”已经有号 ${open.number}，${where}。一人在一个业务同时只能有一个号。`, { extra: { number: open.number, ticketId: open.id } })
}

async function refuseClosedHall(ctx: Context, hall: Hall): Promise<void> {
  const day = ctx.clock.today()
  const { openings, closedReason } = await getHallDay(ctx, hall, day)
  if (closedReason !== null) throw new Refusal(409, 'queue.hall_closed', `${hall.name}今天不办公（${closedReason}）。办公时间：${hall.hours}。`)
  const from = momentOf(day, openings[0]!.from).getTime() - (await getSetting(ctx, takeBeforeMinutes, hall.region, day)) * 60_000
  const now = ctx.clock.now()
  if (now.getTime() < from) throw new Refusal(409, 'queue.hall_not_open', `还没有到取号时间，请在 ${toLocalMinute(new Date(from)).slice(11)} 以后取号。`)
  if (now >= momentOf(day, openings.at(-1)!.to)) throw new Refusal(409, 'queue.hall_closed', `${hall.name}今天已经下班，请改日再来，或在网上办理。办公时间：${hall.hours}。`)
}

/** Old age by the card, else what they say; a class the region does not name gives nothing. */
async function priorityOf(ctx: Context, { hall, holder, priority }: TicketRequest): Promise<{ priority: PriorityClass | null; headStartMinutes: number | undefined }> {
  const day = ctx.clock.today()
  const [classes, age] = await Promise.all([getPriorities(ctx, hall.region, day), getSetting(ctx, elderAge, hall.region, day)])
  const isElder = Boolean(holder?.birthDate && ageOn(holder.birthDate, day) >= age)
  const best = [...(priority ? [priority] : []), ...(isElder ? (['elder'] as const) : [])].filter((each) => classes.has(each)).sort((a, b) => classes.get(b)! - classes.get(a)!)[0]
  return { priority: best ?? null, headStartMinutes: best === undefined ? undefined : classes.get(best) }
}
