import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { courierWords } from './courier-rules.ts'
import { courierPage, listCourierRows } from './courier-store.ts'

const DEFAULT_LIMIT = 20
const Text = Type.Union([Type.String(), Type.Null()])

export const directionWords = { result: '寄送结果', materials: '寄送材料' } as const

/** 寄递: the parcels of my hall, oldest first; with `trouble=true` those somebody has to see to. */
export const listCourierParcels = defineOperation({
  id: 'applications.listCourierOrders',
  summary: '寄递：本大厅的快递，可只看有问题的',
  audience: 'staff',
  permission: 'applications.deliver',
  query: Type.Object(
    {
      trouble: Type.Optional(Type.Boolean({ title: '只看有问题的' })),
      cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9TZ:.-]{20,30}_[0-9]{19}$' })),
      limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    rows: Type.Array(Type.Object({
      number: Type.String(), itemName: Type.String(), applicantName: Type.String(), direction: Type.String(), directionName: Type.String(), state: Type.String(), stateName: Type.String(),
      courierNumber: Text, problem: Text, orderedAt: Type.String({ format: 'date-time' }), orderedBy: Type.String(),
    })),
    next: Text,
  }),
  async run(ctx, { query }) {
    const officer = await getOfficer(ctx)
    if (!officer.hallId) throw new Refusal(403, 'applications.not_at_counter', '只有大厅窗口能查看寄递。')
    const limit = query.limit ?? DEFAULT_LIMIT
    const [orderedAt, number] = query.cursor?.split('_') ?? []
    const rows = await listCourierRows(ctx.db, courierPage(officer.region, officer.hallId, query.trouble ?? false, orderedAt && number ? { orderedAt, number } : undefined, limit + 1))
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => ({
        number: row.number, itemName: row.itemName, applicantName: row.applicantName, direction: row.direction, directionName: directionWords[row.direction], state: row.state, stateName: courierWords[row.state],
        courierNumber: row.courierNumber, problem: row.problem, orderedAt: row.orderedAt.toISOString(), orderedBy: row.orderedBy,
      })),
      next: rows.length > limit && last ? `${last.orderedAt.toISOString()}_${last.number}` : null,
    }
  },
})
