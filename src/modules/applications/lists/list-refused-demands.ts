import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { listRefusedDemandRows } from '../record/refused-demand-store.ts'

const DEFAULT_LIMIT = 50
const CURSOR = /^(\d{19})_([0-9a-f-]{36})$/

/** 指南之外的要求: what officers of the supervisor's region tried to ask for and were refused, newest cases first. */
export const listRefusedDemands = defineOperation({
  id: 'applications.listRefusedDemands',
  summary: '指南之外的要求（已拒绝）',
  audience: 'supervisor',
  permission: 'applications.listRefusedDemands',
  query: Type.Object(
    {
      region: Type.Optional(Type.String({ title: '地区', pattern: '^[0-9]{6}$' })),
      cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 60 })),
      limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    region: Type.String(), regionName: Type.String(),
    rows: Type.Array(Type.Object({ number: Type.String(), at: Type.String({ format: 'date-time' }), officerId: Type.String(), officerName: Type.String(), demanded: Type.String() })),
    next: Type.Union([Type.String(), Type.Null()]),
  }),
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const region = query.region ?? officer.region
    // The city looks into its counties; a county at itself.
    if (region !== officer.region && officer.region !== `${region.slice(0, 4)}00`) throw new Refusal(403, 'applications.not_your_region', '只能查看本地区的情况，请选择本地区。')
    const [, number, id] = (query.cursor && CURSOR.exec(query.cursor)) || []
    if (query.cursor && !number) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const limit = query.limit ?? DEFAULT_LIMIT
    const rows = await listRefusedDemandRows(ctx.db, region, number && id ? { number, id } : undefined, limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      region, regionName: directory.region(region),
      rows: shown.map(({ number, at, officerId, officerName, demanded }) => ({ number, at: at.toISOString(), officerId, officerName, demanded })),
      next: rows.length > limit && last ? `${last.number}_${last.id}` : null,
    }
  },
})
