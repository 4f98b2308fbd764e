import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { addDays } from '../../calendar/index.ts'
import { getHallWorkedFor, getOwnHall } from '../calling/own-hall.ts'
import { findSeatOf } from '../calling/seat-store.ts'
import { HallParams } from '../contract.ts'
import { DayLog, LogForm, MonthLog } from './contract.ts'
import { toEntryView } from './write-entry.ts'
import { type CashKind, cashWords } from './entry.ts'
import { entranceFields, type ServiceSum, wordsOf } from './entry-rules.ts'
import { listBalances, listDaySums, listEntries } from './entry-store.ts'
import { findEntranceFields, getFreeServices } from './settings.ts'

const DEFAULT_LIMIT = 50
const DayQuery = Type.Object({
  day: Type.Optional(Type.String({ title: '日期', format: 'date' })), what: Type.Optional(Type.String({ title: '类别', maxLength: 12 })),
  cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
}, { additionalProperties: false })
const MonthQuery = Type.Object({ month: Type.Optional(Type.String({ title: '月份', pattern: '^2\\d{3}-(0[1-9]|1[0-2])$' })) }, { additionalProperties: false })

const FORMULA = '每天各类的数量之和；冲正的记相反数，与原记录相抵。现金结余 = 领用备用金 + 现金收费 − 找零 − 上缴，按窗口按日计算。'

/** What a clerk can write down, and what their window holds. */
export const readLogForm = defineOperation({
  id: 'queue.readLogForm', summary: '窗口日志可以登记的内容和本窗口的现金结余', audience: 'staff', permission: 'queue.logService', output: LogForm,
  async run(ctx) {
    const { officer, key } = await getOwnHall(ctx)
    const [services, entrance, seat, balances] = await Promise.all([getFreeServices(ctx, key.region), findEntranceFields(ctx, key), findSeatOf(ctx.db, key.region, officer.id), listBalances(ctx.db, key, ctx.clock.today())])
    return {
      services, cash: (Object.keys(cashWords) as CashKind[]).map((kind) => ({ kind, name: cashWords[kind] })), entrance: entrance?.map((field) => ({ field, name: entranceFields[field] })) ?? null,
      balanceFen: seat ? (balances.find(({ windowNo }) => windowNo === seat.windowNo)?.fen ?? 0) : null,
    }
  },
})

/** 窗口日志 of a day: the newest first, with the sums of the day. */
export const listServiceEntries = defineOperation({
  id: 'queue.listServiceEntries', summary: '大厅一天的窗口日志：免费服务、现金、进入登记', audience: 'staff', permission: 'queue.readLog', params: HallParams, query: DayQuery, output: DayLog,
  async run(ctx, { params, query: { day = ctx.clock.today(), what, cursor, limit = DEFAULT_LIMIT } }) {
    const { hall, key } = await getHallWorkedFor(ctx, params.hall)
    const [rows, sums, balances] = await Promise.all([listEntries(ctx.db, key, day, { what, before: cursor }, limit + 1), listDaySums(ctx.db, key, day, day), listBalances(ctx.db, key, day)])
    const shown = rows.slice(0, limit)
    return { hallName: hall.name, day, rows: shown.map((entry) => toEntryView(ctx, entry)), next: rows.length > limit ? shown.at(-1)!.id : null, sums: sums.map(toSum).toSorted(byWhat), balances: balances.toSorted((a, b) => a.windowNo.localeCompare(b.windowNo)) }
  },
})

const reading = { audience: 'staff', permission: 'queue.readLog', params: HallParams, query: MonthQuery } as const

/** The table of a month: each day that has anything, by what it was. */
export const readServiceMonth = defineOperation({
  ...reading, id: 'queue.readServiceMonth', summary: '大厅窗口日志的月表（Accept: text/csv 为表格）', output: MonthLog,
  csv: defineOperation({
    ...reading, id: 'queue.exportServiceMonth', summary: '导出窗口日志月表（CSV）', output: Type.String(), transfer: 'file',
    async run(ctx, { params, query }) {
      const table = await monthOf(ctx, params.hall, query.month)
      await ctx.audit.append({ region: table.region, operation: 'queue.exportServiceMonth', actor: ctx.actor.accountId, subject: params.hall, detail: { month: table.month } })
      return toMonthTable(table) as never
    },
  }),
  async run(ctx, { params, query }) {
    const { region: _, ...table } = await monthOf(ctx, params.hall, query.month)
    return table
  },
})

const toSum = (sum: ServiceSum) => ({ ledger: sum.ledger, what: sum.what, whatName: wordsOf(sum), unit: sum.unit, quantity: sum.quantity, amountFen: sum.amountFen })
const byWhat = (a: ServiceSum, b: ServiceSum): number => b.ledger.localeCompare(a.ledger) || a.what.localeCompare(b.what, 'zh-CN')

async function monthOf(ctx: Context, hallId: string, month = ctx.clock.today().slice(0, 7)): Promise<MonthLog & { region: string }> {
  const { hall, key } = await getHallWorkedFor(ctx, hallId)
  const from = `${month}-01`
  const until = addDays(addDays(from, 31).slice(0, 7).concat('-01'), -1)
  const sums = await listDaySums(ctx.db, key, from, until)
  const columns = [...Map.groupBy(sums, ({ ledger, what }) => `${ledger} ${what}`).values()]
    .map((of) => toSum({ ...of[0]!, quantity: of.reduce((sum, { quantity }) => sum + quantity, 0), amountFen: of.reduce((sum, { amountFen }) => sum + amountFen, 0) })).toSorted(byWhat)
  const days = [...Map.groupBy(sums, ({ day }) => day)].toSorted(([a], [b]) => a.localeCompare(b)).map(([day, of]) => {
    const cells = columns.map((column) => of.find(({ ledger, what }) => ledger === column.ledger && what === column.what))
    return { day, quantities: cells.map((cell) => cell?.quantity ?? 0), amounts: cells.map((cell) => cell?.amountFen ?? 0) }
  })
  return { region: hall.region, hallName: hall.name, month, columns, days, formula: FORMULA }
}

function toMonthTable({ hallName, month, columns, days, formula }: MonthLog): Download {
  const cellOf = (column: MonthLog['columns'][number], quantity: number, fen: number): string => (column.ledger === 'cash' ? (fen / 100).toFixed(2) : String(quantity))
  const lines = [
    ['日期', ...columns.map(({ whatName, unit, ledger }) => `${whatName}（${ledger === 'cash' ? '元' : unit}）`)],
    ...days.map(({ day, quantities, amounts }) => [day, ...columns.map((column, index) => cellOf(column, quantities[index]!, amounts[index]!))]),
    ['合计', ...columns.map((column) => cellOf(column, column.quantity, column.amountFen))], [], ['算法', formula],
  ]
  // The mark tells spreadsheets that the text is UTF-8.
  return { mediaType: 'text/csv; charset=utf-8', fileName: `窗口日志-${hallName}-${month}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
