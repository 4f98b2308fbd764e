import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { findSeatOf, listSeats } from '../calling/seat-store.ts'
import { HallParams } from '../contract.ts'
import { listServingWindows } from '../monitor/hall-monitor-store.ts'
import { after } from '../tickets/ticket-rules.ts'
import { findTicketAt, type HallKey } from '../tickets/ticket-store.ts'
import { writeTicket } from '../tickets/write-ticket.ts'
import { ConfirmBody, HandOverDay, HandOverParams, HandOverView } from './contract.ts'
import { confirmReason, toHandOverView } from './describe-hand-over.ts'
import type { HandOver } from './hand-over.ts'
import { confirmHandOver, findHandOver, listHandOversOfDay, listUnconfirmed } from './hand-over-store.ts'

const ownWindowIn = async (ctx: Context, { region, hallId }: HallKey): Promise<string | undefined> => {
  const seat = await findSeatOf(ctx.db, region, ctx.actor.principalId)
  return seat?.hallId === hallId ? seat.windowNo : undefined
}

/** 接班: whoever sits there now, or the manager of the hall. The ticket that was left at the window becomes theirs. */
export const takeWindowOver = defineOperation({
  id: 'queue.takeWindowOver', summary: '接班：核对并确认上一班交代的事', audience: 'staff', permission: 'queue.takeOver', params: HandOverParams, body: ConfirmBody, output: HandOverView, isWrite: true, expectsVersion: true,
  async run(ctx, { params, version, body: { remark = '' } }) {
    const { officer, key } = await getHallWorkedFor(ctx, params.hall)
    const handOver = await findHandOver(ctx.db, key, params.id)
    if (!handOver) throw notFound('这次交接', 'queue.no_such_hand_over')
    const ownWindow = await ownWindowIn(ctx, key)
    const reason = confirmReason(ctx, handOver, ownWindow)
    if (reason) throw new Refusal(handOver.confirmedAt === null ? 403 : 409, 'queue.not_to_take_over', reason)
    if (handOver.version !== version) throw changed()
    const taken: HandOver = { ...handOver, confirmedBy: officer.id, confirmedByName: officer.name, confirmedAt: ctx.clock.now(), remark: remark.trim(), version: version + 1 }
    const answer = toHandOverView(ctx, taken, ownWindow)
    await ctx.db.transaction(async (db) => {
      if (!(await commit({ ...ctx, db }, { region: key.region, guard: confirmHandOver(taken), answer }))) throw changed()
      const left = ownWindow === handOver.windowNo ? await findTicketAt(db, key, handOver.windowNo) : undefined
      if (left && left.officerId !== officer.id) await writeTicket({ ...ctx, db, idempotency: undefined }, after.handedOver(left, officer.id), { kind: 'handedOver', detail: { from: handOver.leftByName } }, null)
    })
    return answer
  },
})

const changed = (): Refusal => new Refusal(409, 'queue.hand_over_changed', '这次交接刚刚有变化，请看过最新情况再确认。')

const DEFAULT_LIMIT = 50

/** 交接班 of a day, with whatever nobody took over yet. */
export const listHandOvers = defineOperation({
  id: 'queue.listHandOvers', summary: '大厅一天的交接班，和还没有确认的交接', audience: 'staff', permission: 'queue.readHandOvers', params: HallParams,
  query: Type.Object({
    day: Type.Optional(Type.String({ title: '日期', format: 'date' })), cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  }, { additionalProperties: false }),
  output: HandOverDay,
  async run(ctx, { params, query: { day = ctx.clock.today(), cursor, limit = DEFAULT_LIMIT } }) {
    const { hall, key } = await getHallWorkedFor(ctx, params.hall)
    const [rows, open, served, seats, ownWindow] = await Promise.all([listHandOversOfDay(ctx.db, key, day, cursor, limit + 1), listUnconfirmed(ctx.db, key), listServingWindows(ctx.db, key, [day]), listSeats(ctx.db, key), ownWindowIn(ctx, key)])
    const shown = rows.slice(0, limit)
    const busy = new Set(day === ctx.clock.today() ? seats.filter(({ state }) => state !== 'closed').map(({ windowNo }) => windowNo) : [])
    const handedOver = new Set(rows.map(({ windowNo }) => windowNo))
    return {
      hallId: hall.id, hallName: hall.name, day, rows: shown.map((row) => toHandOverView(ctx, row, ownWindow)), next: rows.length > limit ? shown.at(-1)!.id : null, open: open.map((row) => toHandOverView(ctx, row, ownWindow)),
      // Of a long day the first page alone would not know them all.
      without: cursor === undefined && rows.length <= limit ? served.map(({ windowNo }) => windowNo).filter((no) => !handedOver.has(no) && !busy.has(no)).toSorted() : [],
    }
  },
})

/** What is to be taken over at a window; undefined where nothing is. */
export async function findToTakeOver(ctx: Context, key: HallKey, windowNo: string): Promise<HandOverView | undefined> {
  const found = (await listUnconfirmed(ctx.db, key)).find((each) => each.windowNo === windowNo)
  return found && toHandOverView(ctx, found, windowNo)
}
