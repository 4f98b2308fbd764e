import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { getOfficer, type Hall, type HallWindow, type Officer } from '../../organisation/index.ts'
import { getHallLines } from '../lines/get-lines.ts'
import type { Line } from '../lines/line.ts'
import type { Seat } from './seat.ts'
import { findSeatOf } from './seat-store.ts'

export interface OwnHall {
  officer: Officer
  hall: Hall
  lines: Line[]
  key: { region: string; hallId: string }
}

/** The hall whose windows an officer works at. @throws Refusal 403 when they work at none */
export async function getOwnHall(ctx: Context): Promise<OwnHall> {
  const officer = await getOfficer(ctx)
  if (officer.hallId === null) throw new Refusal(403, 'queue.no_hall', '您没有派驻在办事大厅，不能叫号。如已派驻，请联系大厅管理员登记。')
  const { hall, lines } = await getHallLines(ctx, officer.hallId)
  return { officer, hall, lines, key: { region: hall.region, hallId: hall.id } }
}

/** @throws Refusal 404 when the hall has no such window */
export function getWindow(hall: Hall, no: string): HallWindow {
  const window = hall.windows.find((each) => each.no === no)
  if (!window) throw notFound(`${hall.name}的 ${Number(no)} 号窗口`, 'queue.no_such_window')
  return window
}

/** Where the officer sits. @throws Refusal 409 when they sit at no window of the hall */
export async function getOwnSeat(ctx: Context, { officer, key }: OwnHall): Promise<Seat> {
  const seat = await findSeatOf(ctx.db, key.region, officer.id)
  if (!seat || seat.hallId !== key.hallId) throw new Refusal(409, 'queue.no_window', '请先选择并打开您今天坐的窗口，再叫号。')
  return seat
}
