import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory, getOfficer, getPostedHall, type Hall, looksAfterHall, type Officer } from '../../organisation/index.ts'
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

/** The hall an officer works at, with its lines. @throws Refusal 403 when they work at none */
export async function getOwnHall(ctx: Context): Promise<OwnHall> {
  const { officer, hall } = await getPostedHall(ctx)
  const { lines } = await getHallLines(ctx, hall.id)
  return { officer, hall, lines, key: { region: hall.region, hallId: hall.id } }
}

/** A hall that an officer works for: at its windows, or for all halls of their region. @throws Refusal 404 when there is no such hall, 403 when it is another's */
export async function getHallWorkedFor(ctx: Context, hallId: string): Promise<Omit<OwnHall, 'lines'>> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const hall = directory.hall(hallId)
  if (!looksAfterHall(officer, hall)) throw new Refusal(403, 'queue.not_your_hall', '只能看本大厅或本地区大厅的，请重新选择大厅。')
  return { officer, hall, key: { region: hall.region, hallId: hall.id } }
}

/** Where the officer sits. @throws Refusal 409 when they sit at no window of the hall */
export async function getOwnSeat(ctx: Context, { officer, key }: OwnHall): Promise<Seat> {
  const seat = await findSeatOf(ctx.db, key.region, officer.id)
  if (!seat || seat.hallId !== key.hallId) throw new Refusal(409, 'queue.no_window', '请先选择并打开您今天坐的窗口，再叫号。')
  return seat
}
