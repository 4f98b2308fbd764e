import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getWindow, isInService } from '../../organisation/index.ts'
import { SeatView, WindowParams } from '../contract.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { releaseForWindow } from '../tickets/settle-store.ts'
import { findTicketAt } from '../tickets/ticket-store.ts'
import { getOwnHall, type OwnHall } from './own-hall.ts'
import type { SeatState } from './seat.ts'
import { findSeatOf, listSeats, saveSeat } from './seat-store.ts'

/** Sits the officer down, or lets them pause or get up; said twice it is so once. */
async function setSeat(ctx: Context, { officer, hall, key }: OwnHall, no: string, state: SeatState): Promise<SeatView> {
  const window = getWindow(hall, no)
  const taken = (await listSeats(ctx.db, key)).find(({ windowNo }) => windowNo === no)
  if (taken && taken.state !== 'closed' && taken.officerId !== officer.id) throw new Refusal(409, 'queue.window_taken', `${window.name}现在由${taken.officerName}使用，请选择其他窗口，或请其先关闭窗口。`)
  const answer: SeatView = { windowNo: no, windowName: window.name, state }
  try {
    const isWritten = await commit(ctx, {
      region: key.region,
      guard: saveSeat(key, { windowNo: no, officerId: officer.id, officerName: officer.name, state, changedAt: ctx.clock.now() }),
      // Whoever was sent to this window is called by any that serves their line.
      parts: state === 'closed' ? [releaseForWindow(key, no)] : [],
      answer,
    })
    if (!isWritten) throw new Refusal(409, 'queue.window_taken', `${window.name}刚刚有人打开，请选择其他窗口。`)
  } catch (error) {
    if (isUniqueViolation(error) && error.constraint === 'window_seat_of_officer') {
      const other = await findSeatOf(ctx.db, key.region, officer.id)
      throw new Refusal(409, 'queue.sits_elsewhere', `您还开着 ${Number(other?.windowNo)} 号窗口，请先关闭那个窗口。`)
    }
    throw error
  }
  return answer
}

const defineSeatVerb = (verb: { id: string; summary: string; state: SeatState; check?(ctx: Context, own: OwnHall, no: string): Promise<void> | void }) =>
  defineOperation({
    id: verb.id,
    summary: verb.summary,
    audience: 'staff',
    permission: 'queue.serve',
    params: WindowParams,
    output: SeatView,
    isWrite: true,
    async run(ctx, { params: { no } }) {
      const own = await getOwnHall(ctx)
      await verb.check?.(ctx, own, no)
      return setSeat(ctx, own, no, verb.state)
    },
  })

/** 打开窗口. @throws Refusal when the window serves no line or is out of service, somebody else sits there, or the officer elsewhere */
export const openWindow = defineSeatVerb({
  id: 'queue.openWindow',
  summary: '打开窗口，开始叫号',
  state: 'open',
  check(ctx, { hall, lines }, no) {
    const window = getWindow(hall, no)
    if (!isInService(window, ctx.clock.today())) throw new Refusal(409, 'queue.window_not_in_service', `${window.name}今天没有启用，请选择其他窗口。`)
    if (lettersOf(lines, window).length === 0) throw new Refusal(409, 'queue.window_without_line', `${window.name}没有对应的排队业务，请联系大厅管理员设置。`)
  },
})

/** 暂停: whoever is at the window is served, nobody else is called. */
export const pauseWindow = defineSeatVerb({ id: 'queue.pauseWindow', summary: '暂停叫号', state: 'paused' })

/** 关闭: at the end of the shift. */
export const closeWindow = defineSeatVerb({
  id: 'queue.closeWindow',
  summary: '关闭窗口',
  state: 'closed',
  async check(ctx, { key }, no) {
    const current = await findTicketAt(ctx.db, key, no)
    if (current) throw new Refusal(409, 'queue.window_busy', `${current.number} 号还没有办完，请先办完、转窗或退回队列，再关闭窗口。`)
  },
})
