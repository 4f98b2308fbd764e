import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { addDays } from '../../calendar/index.ts'
import { getOwnHall } from '../calling/own-hall.ts'
import { findSeatOf } from '../calling/seat-store.ts'
import { momentOf } from '../lines/hall-day.ts'
import { figuresOf } from './day-count-rules.ts'
import { listActSums, listRatingSums, listServedSums } from './day-count-store.ts'

const Figures = Type.Object({
  taken: Nullable(Type.Integer()), called: Type.Integer(), served: Type.Integer(), meanServiceMinutes: Nullable(Type.Number()), missed: Type.Integer(), transferred: Type.Integer(),
  intakes: Type.Integer(), results: Type.Integer(), ratings: Type.Integer(), satisfied: Type.Integer(),
})

const FORMULAS = [
  { name: '叫号、过号、转窗', formula: '当天叫出、标记过号、转到别处的次数；同一个号叫给两个窗口的，各算一次。' },
  { name: '办完', formula: '当天点“办完”的号数。平均办理 = 从开始办理到办完的时间之和 ÷ 办完的号数。' },
  { name: '收件、发出结果', formula: '当天记在号上的收件数和结果发放数（进件、出件）；没有叫号就办的不在内。' },
  { name: '评价', formula: '当天收到的、由这里收件的办件的评价数，满意 = 基本满意及以上；不显示是谁评的。' },
]

/** 我的今天: called, served, taken in, handed out and rated; of the officer, of their window and of the hall. */
export const readOwnDay = defineOperation({
  id: 'queue.readOwnDay', summary: '我今天的数字，和本窗口、本大厅的数字', audience: 'staff', permission: 'queue.serve',
  query: Type.Object({ day: Type.Optional(Type.String({ title: '日期', format: 'date' })) }, { additionalProperties: false }),
  output: Type.Object({ day: Type.String(), windowNo: Nullable(Type.String()), mine: Figures, window: Nullable(Figures), hall: Figures, formulas: Type.Array(Type.Object({ name: Type.String(), formula: Type.String() })) }),
  async run(ctx, { query: { day = ctx.clock.today() } }) {
    const { officer, key } = await getOwnHall(ctx)
    const [acts, served, ratings, seat] = await Promise.all([
      listActSums(ctx.db, key, momentOf(day, '00:00'), momentOf(addDays(day, 1), '00:00')), listServedSums(ctx.db, key, day), listRatingSums(ctx.db, key, day), findSeatOf(ctx.db, key.region, officer.id),
    ])
    const sums = { acts, served, ratings }
    const windowNo = seat?.hallId === key.hallId ? seat.windowNo : null
    return { day, windowNo, mine: figuresOf(sums, { accountId: ctx.actor.accountId, officerId: officer.id }), window: windowNo === null ? null : figuresOf(sums, { windowNo }), hall: figuresOf(sums, 'hall'), formulas: FORMULAS }
  },
})
