import Type from 'typebox'
import { invalidInput, Refusal } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { setHallHours as setHours } from '../calendar/index.ts'
import { getDirectory } from './directory.ts'

const time = (title: string) => Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const HoursBody = Type.Object(
  {
    morning: Type.Object({ from: time('上午上班'), to: time('上午下班') }, { additionalProperties: false }),
    afternoon: Type.Object({ from: time('下午上班'), to: time('下午下班') }, { additionalProperties: false }),
    source: Type.String({ title: '依据', minLength: 2, maxLength: 500 }),
  },
  { additionalProperties: false },
)

/** 大厅办公时间: half days and receipts of its cases end when this hall closes, not when the region's other offices do. */
export const setHallHours = defineOperation({
  id: 'organisation.setHallHours',
  summary: '设置一个大厅的办公时间（用于计算半日时限和收件日）',
  audience: 'staff',
  permission: 'organisation.setHallHours',
  params: Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }) }),
  body: HoursBody,
  output: Type.Object({ set: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { params, body: { source, ...hours } }) {
    const hall = (await getDirectory(ctx)).hall(params.id)
    const own = ctx.actor.region
    if (own !== hall.region && own !== `${hall.region.slice(0, 4)}00`) throw new Refusal(403, 'organisation.not_yours', '只能设置本地区大厅的办公时间。')
    const { morning, afternoon } = hours
    if (!(morning.from < morning.to && morning.to <= afternoon.from && afternoon.from < afternoon.to)) {
      throw invalidInput([{ pointer: '/afternoon/to', message: '办公时间前后不对，请按上午上班、上午下班、下午上班、下午下班的先后填写。' }])
    }
    await setHours(ctx, { region: hall.region, hallId: hall.id, hours, source })
    await ctx.audit.append({ region: hall.region, operation: 'organisation.setHallHours', actor: ctx.actor.accountId, subject: hall.id, detail: { ...hours, source } })
    return { set: true }
  },
})
