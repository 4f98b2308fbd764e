import Type from 'typebox'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getWindow, halfWords, rotaOf, windowKindWords } from '../../organisation/index.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { seatStateWords } from '../calling/seat.ts'
import { listSeats } from '../calling/seat-store.ts'
import { HallParams, WindowParams } from '../contract.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { isServedBy } from '../lines/line-rules.ts'
import { findTicketAt } from '../tickets/ticket-store.ts'
import { type DayTicket, figuresOf } from './day-rules.ts'
import { listDayTickets } from './hall-monitor-store.ts'
import { WindowDay } from './monitor-contract.ts'

/** 窗口的一天: who sits there, who should, and what each did. */
export const readWindowDay = defineOperation({
  id: 'queue.readWindowDay',
  summary: '一个窗口的一天：谁在、叫了多少号、办了多久',
  audience: 'staff',
  permission: 'queue.readHallMonitor',
  params: Type.Object({ ...HallParams.properties, ...WindowParams.properties }),
  query: Type.Object({ day: Type.Optional(Type.String({ title: '日期', format: 'date' })) }, { additionalProperties: false }),
  output: WindowDay,
  async run(ctx, { params: { hall: hallId, no }, query: { day = ctx.clock.today() } }) {
    const { hall, key } = await getHallWorkedFor(ctx, hallId)
    const window = getWindow(hall, no)
    const [{ lines }, directory, tickets, seats, current, rota] = await Promise.all([getHallLines(ctx, hallId), getDirectory(ctx), listDayTickets(ctx.db, key, day), listSeats(ctx.db, key), findTicketAt(ctx.db, key, no), rotaOf(ctx, hallId, day)])
    const names = new Map(directory.listRegionOfficers(hall.region).map(({ id, name }) => [id, name]))
    const nameOf = (officer: string): string => names.get(officer) ?? '已离开的工作人员'
    const own = tickets.filter(({ windowNo }) => windowNo === no)
    const seat = seats.find(({ windowNo, state }) => windowNo === no && state !== 'closed')
    return {
      hallName: hall.name, day, no, name: window.name, kindName: windowKindWords[window.kind], lineNames: lines.filter((line) => isServedBy(line, window)).map(({ name }) => name),
      now: day === ctx.clock.today() && seat ? { stateName: seatStateWords[seat.state], officerName: seat.officerName, since: toRfc3339(seat.changedAt), number: current?.number ?? null } : null,
      duties: (rota ?? []).filter(({ windowNo }) => windowNo === no).map(({ half, officerId }) => ({ halfName: halfWords[half], officerName: nameOf(officerId) })),
      officers: [...Map.groupBy(own.filter(({ officerId }) => officerId !== null), ({ officerId }) => officerId!)].map(([officer, of]) => ({ name: nameOf(officer), ...figuresOf(of), firstCallAt: momentOf(of, 'firstCalledAt', 1), lastEndAt: momentOf(of, 'endedAt', -1) })),
      total: figuresOf(own),
    }
  },
})

/** The first (1) or the last (-1) of the moments. */
function momentOf(tickets: readonly DayTicket[], name: 'firstCalledAt' | 'endedAt', side: 1 | -1): string | null {
  const moments = tickets.flatMap((ticket) => ticket[name] ?? []).sort((a, b) => side * (a.getTime() - b.getTime()))
  return moments[0] ? toRfc3339(moments[0]) : null
}
