import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { toLocalMinute, toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { HallParams, ItemCode, Letter, TicketStateField, WindowNo } from '../contract.ts'
import { getHallLines } from '../lines/get-lines.ts'
import type { Line } from '../lines/line.ts'
import { ticketSourceWords, ticketStateWords } from '../tickets/ticket.ts'
import { type DayTicket, servedOf, toMinutes, waitedOf } from './day-rules.ts'
import { listDayTickets } from './hall-monitor-store.ts'
import { HallTickets } from './monitor-contract.ts'
import { offOf, pageAfter, pickTickets, type TicketChoice, type TicketOrder, ticketOrderWords } from './pick-tickets-rules.ts'

const DEFAULT_LIMIT = 50

const Query = Type.Object({
  day: Type.Optional(Type.String({ title: '日期', format: 'date' })), state: Type.Optional(TicketStateField), line: Type.Optional(Letter), window: Type.Optional(WindowNo), item: Type.Optional(ItemCode),
  order: Type.Optional(Type.Enum(Object.keys(ticketOrderWords) as TicketOrder[], { title: '排列' })),
  cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
}, { additionalProperties: false })

const reading = { audience: 'staff', permission: 'queue.readHallMonitor', params: HallParams, query: Query } as const

/** 号票明细: the tickets behind a figure of the monitor; numbers and times, never who. */
export const listHallTickets = defineOperation({
  ...reading,
  id: 'queue.listHallTickets',
  summary: '大厅一天的号票，按状态、业务、窗口、事项（Accept: text/csv 为表格）',
  output: HallTickets,
  csv: defineOperation({
    ...reading, id: 'queue.exportHallTickets', summary: '导出大厅一天的号票（CSV）', output: Type.String(), transfer: 'file',
    async run(ctx, { params, query: { day = ctx.clock.today(), ...query } }) {
      const { hall, lines, chosen } = await choose(ctx, params.hall, day, query)
      await ctx.audit.append({ region: hall.region, operation: 'queue.exportHallTickets', actor: ctx.actor.accountId, subject: hall.id, detail: { day, tickets: chosen.length } })
      return toTicketTable(ctx, hall.name, day, lines, chosen) as never
    },
  }),
  async run(ctx, { params, query: { day = ctx.clock.today(), cursor, limit = DEFAULT_LIMIT, ...query } }) {
    const { hall, lines, tickets, chosen } = await choose(ctx, params.hall, day, query)
    const { rows, next } = pageAfter(chosen, cursor, limit)
    const items = new Map(tickets.flatMap(({ itemCode, itemName }) => (itemCode !== null && itemName !== null ? [[itemCode, itemName]] : [])))
    return {
      hallName: hall.name, day, count: chosen.length, rows: rows.map((ticket) => toTicketRow(ticket, lines, ctx.clock.now())), next,
      choices: {
        states: choicesOf(Object.entries(ticketStateWords)), lines: choicesOf(lines.map(({ letter, name }) => [letter, name])), orders: choicesOf(Object.entries(ticketOrderWords)),
        windows: choicesOf([...new Set(tickets.flatMap(({ windowNo }) => windowNo ?? []))].sort().map((no) => [no, `${Number(no)} 号窗口`])), items: choicesOf([...items]),
      },
    }
  },
})

const choicesOf = (pairs: readonly (readonly [string, string])[]) => pairs.map(([value, label]) => ({ value, label }))

async function choose(ctx: Context, hallId: string, day: string, { order = 'number', ...wanted }: Partial<TicketChoice>) {
  const [{ hall, key }, { lines }] = await Promise.all([getHallWorkedFor(ctx, hallId), getHallLines(ctx, hallId)])
  const tickets = await listDayTickets(ctx.db, key, day)
  return { hall, lines, tickets, chosen: pickTickets(tickets, { ...wanted, order }, ctx.clock.now()) }
}

const orNull = (seconds: number | undefined): number | null => (seconds === undefined ? null : toMinutes(seconds))

/** A line that a hall no longer has is named by its letter: tickets outlive it. */
export const toTicketRow = (ticket: DayTicket, lines: readonly Line[], now: Date): HallTickets['rows'][number] => ({
  id: ticket.id, number: ticket.number, state: ticket.state, stateName: ticketStateWords[ticket.state], lineName: lines.find(({ letter }) => letter === ticket.line)?.name ?? ticket.line, itemName: ticket.itemName,
  sourceName: ticketSourceWords[ticket.source], isPriority: ticket.isPriority, takenAt: toRfc3339(ticket.takenAt), waitedMinutes: orNull(waitedOf(ticket, now)), toldMinutes: toMinutes(ticket.estimatedSeconds),
  offMinutes: orNull(offOf(ticket, now)), servedMinutes: orNull(servedOf(ticket)), windowNo: ticket.windowNo, calls: ticket.calls,
})

function toTicketTable(ctx: Context, hallName: string, day: string, lines: readonly Line[], tickets: readonly DayTicket[]): Download {
  const rows = tickets.map((ticket) => {
    const { number, lineName, itemName, stateName, sourceName, isPriority, waitedMinutes, toldMinutes, offMinutes, servedMinutes, windowNo, calls } = toTicketRow(ticket, lines, ctx.clock.now())
    return [number, lineName, itemName, stateName, sourceName, isPriority ? '优先' : '', toLocalMinute(ticket.takenAt).slice(11), waitedMinutes, toldMinutes, offMinutes, windowNo, calls, servedMinutes].map((cell) => String(cell ?? ''))
  })
  const table = [['号码', '业务', '事项', '状态', '取号方式', '优先', '取号时间', '等候（分钟）', '告知的等候（分钟）', '告知 − 实际（分钟）', '窗口', '叫号次数', '办理（分钟）'], ...rows, [], ['数据时间', toRfc3339(ctx.clock.now())]]
  // The mark tells spreadsheets that the text is UTF-8.
  return { mediaType: 'text/csv; charset=utf-8', fileName: `号票-${hallName}-${day}.csv`, content: Buffer.from(`\ufeff${table.map(toCsvLine).join('')}`) }
}
