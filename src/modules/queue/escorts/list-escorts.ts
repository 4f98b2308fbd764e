import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { HallParams } from '../contract.ts'
import { EscortDay, EscortMonth } from './contract.ts'
import { toEscortView } from './describe-escort.ts'
import { escortReasonWords } from './escort.ts'
import { listEscorts, listEscortSums } from './escort-store.ts'

const DEFAULT_LIMIT = 50
const Query = Type.Object({
  day: Type.Optional(Type.String({ title: '日期', format: 'date' })), cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
}, { additionalProperties: false })

/** 陪同 of a day, for the guide desk: in the order in which they were asked for. */
export const listDayEscorts = defineOperation({
  id: 'queue.listDayEscorts', summary: '大厅一天的陪同引导', audience: 'staff', permission: 'queue.askEscort', params: HallParams, query: Query, output: EscortDay,
  async run(ctx, { params, query: { day = ctx.clock.today(), cursor, limit = DEFAULT_LIMIT } }) {
    const { officer, hall, key } = await getHallWorkedFor(ctx, params.hall)
    const [rows, directory] = await Promise.all([listEscorts(ctx.db, key, day, cursor, limit + 1), getDirectory(ctx)])
    const shown = rows.slice(0, limit)
    return {
      hallId: hall.id, hallName: hall.name, day, rows: shown.map((escort) => toEscortView(escort, ctx.clock.today(), officer.id)), next: rows.length > limit ? shown.at(-1)!.id : null,
      officers: directory.listHallOfficers(hall.id).map(({ id, name }) => ({ id, name })), mayManage: !officer.roles.includes('hotlineClerk'),
    }
  },
})

/** 陪同 of a month in figures. */
export const readEscortMonth = defineOperation({
  id: 'queue.readEscortMonth', summary: '大厅一个月的陪同引导数字', audience: 'staff', permission: 'queue.askEscort', params: HallParams,
  query: Type.Object({ month: Type.Optional(Type.String({ title: '月份', pattern: '^2\\d{3}-(0[1-9]|1[0-2])$' })) }, { additionalProperties: false }), output: EscortMonth,
  async run(ctx, { params, query: { month = ctx.clock.today().slice(0, 7) } }) {
    const { hall, key } = await getHallWorkedFor(ctx, params.hall)
    const from = `${month}-01`
    const sums = await listEscortSums(ctx.db, key, from, addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1))
    const of = (wanted: (sum: (typeof sums)[number]) => boolean): number => sums.filter(wanted).reduce((sum, { count }) => sum + count, 0)
    const ended = sums.filter(({ state }) => state === 'ended')
    const begun = ended.reduce((sum, each) => sum + each.begun, 0)
    return {
      hallName: hall.name, month, total: of(() => true), ended: of(({ state }) => state === 'ended'), cancelled: of(({ state }) => state === 'cancelled'), open: of(({ state }) => state !== 'ended' && state !== 'cancelled'),
      meanMinutes: begun === 0 ? null : Math.round(ended.reduce((sum, each) => sum + each.withSeconds, 0) / begun / 6) / 10,
      reasons: [...new Set(sums.map(({ reason }) => reason))].map((reason) => ({ reasonName: escortReasonWords[reason], total: of((sum) => sum.reason === reason), ended: of((sum) => sum.reason === reason && sum.state === 'ended') })),
      formula: '按登记的日期计算，预约的按预约那天；完成 = 已开始并结束的；平均陪同时间 = 从开始陪同到结束的时间之和 ÷ 完成数；没有人去陪、下班时还没有开始的算取消。',
    }
  },
})
