import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays } from '../../calendar/index.ts'
import { type Hall, isInService } from '../../organisation/index.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { seatStateWords } from '../calling/seat.ts'
import { HallParams } from '../contract.ts'
import { toToldMinutes } from '../estimate/estimate-rules.ts'
import { forecastFor, type HallNow, lastOf, readHallNow } from '../estimate/read-hall.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { getHallDay, secondsUntilOpen } from '../lines/hall-day.ts'
import type { Line } from '../lines/line.ts'
import { isServedBy } from '../lines/line-rules.ts'
import { type DayTicket, figuresOf, itemTimes, longestWaiting, longestWaitMinutes, toldErrorPercent, toMinutes } from './day-rules.ts'
import { describeDayAhead } from './expect-day.ts'
import { toMonitorTable } from './monitor-table.ts'
import { HallMonitor } from './monitor-contract.ts'
import { listDayTickets, listToldDays, type ToldDay } from './hall-monitor-store.ts'
import { adviseNow, windowsNeeded } from './need-rules.ts'
import { waitTarget } from './settings.ts'

const TOLD_DAYS = 14
const ITEMS_SHOWN = 10

const reading = { audience: 'staff', permission: 'queue.readHallMonitor', params: HallParams } as const

/** 大厅监控: for the manager of the hall or of its region, and for who supervises them. */
export const readHallMonitor = defineOperation({
  ...reading,
  id: 'queue.readHallMonitor',
  summary: '大厅监控：现在、今天、预计等候的误差、下一个办公日的预测和建议（Accept: text/csv 为当天的表格）',
  output: HallMonitor,
  csv: defineOperation({
    ...reading,
    id: 'queue.exportHallMonitor',
    summary: '导出大厅当天的数字（CSV）',
    output: Type.String(),
    transfer: 'file',
    run: async (ctx, { params }) => toMonitorTable(await describeMonitor(ctx, params.hall)) as never,
  }),
  run: (ctx, { params }) => describeMonitor(ctx, params.hall),
})

async function describeMonitor(ctx: Context, hallId: string): Promise<HallMonitor> {
  const [{ hall, key }, { lines }] = await Promise.all([getHallWorkedFor(ctx, hallId), getHallLines(ctx, hallId)])
  const [now, today] = [ctx.clock.now(), ctx.clock.today()]
  const targetMinutes = await getSetting(ctx, waitTarget, hall.region, today)
  const [state, tickets, told, { openings, closedReason }] = await Promise.all([
    readHallNow(ctx, hall, lines), listDayTickets(ctx.db, key, today), listToldDays(ctx.db, key, addDays(today, 1 - TOLD_DAYS), today), getHallDay(ctx, hall, today),
  ])
  const isServing = openings.length > 0 && secondsUntilOpen(openings, now) === 0
  return {
    hallId, hallName: hall.name, at: toRfc3339(now),
    closedReason, targetMinutes,
    now: describeNow(ctx, { hall, lines, state, tickets, targetMinutes, isServing }),
    today: {
      total: figuresOf(tickets),
      lines: lines.map(({ letter, name }) => ({ letter, name, ...figuresOf(tickets.filter(({ line }) => line === letter)) })).filter((line) => line.tickets > 0),
      items: itemTimes(tickets, ITEMS_SHOWN),
    },
    told: describeTold(told, today),
    ahead: await describeDayAhead(ctx, hall, lines, state.secondsOf, targetMinutes),
    formulas: formulas(targetMinutes),
  }
}

interface NowFacts {
  hall: Hall
  lines: readonly Line[]
  state: HallNow
  tickets: readonly DayTicket[]
  targetMinutes: number
  isServing: boolean
}

function describeNow(ctx: Context, { hall, lines, state, tickets, targetMinutes, isServing }: NowFacts): HallMonitor['now'] {
  const now = ctx.clock.now()
  const inState = (wanted: string): string[] => state.seats.filter((seat) => seat.state === wanted).map(({ windowNo }) => windowNo)
  const [open, paused] = [inState('open'), inState('paused')]
  // Only who calls now counts: the estimate also takes windows that will open with the hall.
  const calling = { ...state, windows: state.windows.filter(({ no }) => open.includes(no)) }
  const rows = lines.map((line) => {
    const { letter, name, isOpen } = line
    const nos = hall.windows.filter((window) => isServedBy(line, window) && isInService(window, ctx.clock.today())).map(({ no }) => no)
    const of = tickets.filter((ticket) => ticket.line === letter)
    const waiting = state.waiting.filter((each) => each.line === letter).length
    const row = {
      letter, name, isOpen, waiting, longestWaitMinutes: longestWaitMinutes(of, now), waitMinutes: toToldMinutes(forecastFor(state, lastOf(letter, now)).seconds),
      openWindows: nos.filter((no) => open.includes(no)).length, pausedWindows: nos.filter((no) => paused.includes(no)).length,
      need: waiting > 0 || (isOpen && isServing) ? windowsNeeded(calling, lastOf(letter, now), targetMinutes * 60) : 0,
    }
    return { row, advice: isServing ? adviseNow({ ...row, paused: nos.filter((no) => paused.includes(no)), closed: nos.filter((no) => !open.includes(no) && !paused.includes(no)) }, targetMinutes) : undefined }
  })
  const longest = longestWaiting(tickets)
  return {
    waiting: state.waiting.length, longestWaitMinutes: longestWaitMinutes(tickets, now), openWindows: open.length, pausedWindows: paused.length,
    lines: rows.map(({ row }) => row), advice: rows.flatMap(({ advice }) => advice ?? []),
    longest: longest ? { id: longest.id, number: longest.number } : null,
    windows: hall.windows.flatMap(({ no, name }) => {
      const seat = state.seats.find(({ windowNo }) => windowNo === no)
      const { served, meanServiceMinutes } = figuresOf(tickets.filter(({ windowNo }) => windowNo === no))
      if ((!seat || seat.state === 'closed') && served === 0) return []
      const standing = seat?.state ?? 'closed'
      return [{ no, name, state: standing, stateName: seatStateWords[standing], officerName: standing === 'closed' ? null : seat!.officerName, number: state.atWindows.find(({ windowNo }) => windowNo === no)?.number ?? null, served, meanServiceMinutes }]
    }),
  }
}

function describeTold(told: readonly ToldDay[], today: string): HallMonitor['told'] {
  const sums = { offSeconds: told.reduce((sum, { offSeconds }) => sum + offSeconds, 0), waitedSeconds: told.reduce((sum, { waitedSeconds }) => sum + waitedSeconds, 0) }
  const days = Array.from({ length: TOLD_DAYS }, (_, index) => addDays(today, index + 1 - TOLD_DAYS)).map((day) => {
    const of = told.find((each) => each.day === day) ?? { called: 0, offSeconds: 0, waitedSeconds: 0 }
    return { day, called: of.called, offMinutes: toMinutes(of.offSeconds), waitedMinutes: toMinutes(of.waitedSeconds), percent: toldErrorPercent(of) }
  })
  return { todayPercent: days.at(-1)!.percent, percent: toldErrorPercent(sums), days }
}

const formulas = (targetMinutes: number): HallMonitor['formulas'] => [
  { name: '需要的窗口', formula: `按近来每件的办理时间和正在等的人推演叫号，使现在取号的人等候不超过 ${targetMinutes} 分钟的最少窗口数；目标由本地规定“排队等候的目标”设置。` },
  { name: '等候', formula: '从取号（预约的从预约时段开始）到第一次叫号；平均和 95% 位数只算已经叫过的号。' },
  { name: '预计等候的平均误差', formula: '当天叫过的号，|取号时告知的等候 − 实际等候| 之和 ÷ 实际等候之和。' },
  { name: '办完、过号、弃号', formula: '每个号只算一次：办完的算办完；过号后没有再办的算过号；没有过号自己放弃或下班结清的算弃号；其余还没有结束。' },
  { name: '预计来办的人数', formula: '已预约的人数（含为候补保留的），加上前 4 周同一星期几没有预约而来的人数的平均；只平均有人来过的日子。' },
  { name: '建议加开', formula: `按预计人数和每件的办理时间逐半小时推算，最后一位要等超过 ${targetMinutes} 分钟的时段，加到不超过为止的最少窗口数；同时办几个业务的窗口按各业务的工作量分摊。` },
]
