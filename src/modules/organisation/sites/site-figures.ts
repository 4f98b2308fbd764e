import Type from 'typebox'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import type { Context } from '../../../platform/context.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import { daysOfMonth, Month } from '../staffing/month.ts'
import { siteKindWords } from './site.ts'
import { listSiteUse } from './site-store.ts'
import { loadSites } from './sites.ts'

const MonthQuery = Type.Object({
  region: Type.Optional(Type.String({ title: '区划代码', pattern: '^\\d{6}$' })),
  /** This month where none is named. */
  month: Type.Optional(Month),
}, { additionalProperties: false })

interface Figures {
  region: string
  regionName: string
  month: string
  rows: { siteId: string; name: string; partner: string; kindName: string; items: number; takenIn: number; byItem: { itemCode: string; takenIn: number }[] }[]
}

/** 合作网点月度统计: what each site took in, by item. */
export const readSiteFigures = defineOperation({
  id: 'organisation.readSiteFigures',
  summary: '合作网点月度收件统计（Accept: text/csv 为表格）',
  audience: 'staff',
  permission: 'organisation.readSites',
  query: MonthQuery,
  output: Type.Object({
    region: Type.String(), regionName: Type.String(), month: Type.String(),
    rows: Type.Array(Type.Object({
      siteId: Type.String(), name: Type.String(), partner: Type.String(), kindName: Type.String(),
      /** How many items the agreement names. */
      items: Type.Integer(),
      takenIn: Type.Integer(), byItem: Type.Array(Type.Object({ itemCode: Type.String(), takenIn: Type.Integer() })),
    })),
  }),
  csv: defineOperation({
    id: 'organisation.exportSiteFigures',
    summary: '导出合作网点月度收件统计（CSV）',
    audience: 'staff',
    permission: 'organisation.readSites',
    query: MonthQuery,
    output: Type.String(),
    transfer: 'file',
    async run(ctx, { query }) {
      const { rows, regionName, month } = await figuresOf(ctx, query)
      const lines = rows.flatMap(({ name, partner, kindName, takenIn, byItem }) => [[name, partner, kindName, '全部事项', String(takenIn)], ...byItem.map((item) => [name, partner, kindName, item.itemCode, String(item.takenIn)])])
      // The mark tells spreadsheets that the text is UTF-8.
      const content = `\ufeff${[['网点', '合作单位', '类别', '事项', '收件'], ...lines].map(toCsvLine).join('')}`
      return { mediaType: 'text/csv; charset=utf-8', fileName: `合作网点-${regionName}-${month}.csv`, content: Buffer.from(content) } satisfies Download as never
    },
  }),
  run: (ctx, { query }) => figuresOf(ctx, query),
})

async function figuresOf(ctx: Context, query: { region?: string; month?: string }): Promise<Figures> {
  const { region, directory } = await getManagedRegion(ctx, query.region)
  const month = query.month ?? ctx.clock.today().slice(0, 7)
  const { from, until } = daysOfMonth(month)
  const own = [...(await loadSites(ctx)).sites.values()].filter((site) => site.region === region)
  const uses = Map.groupBy(await listSiteUse(ctx.db, region, own.map(({ id }) => id), from, until), ({ siteId }) => siteId)
  const rows = own.map(({ id, name, partner, kind, itemCodes }) => {
    const byItem = (uses.get(id) ?? []).map(({ itemCode, takenIn }) => ({ itemCode, takenIn })).sort((a, b) => b.takenIn - a.takenIn || (a.itemCode < b.itemCode ? -1 : 1))
    return { siteId: id, name, partner, kindName: siteKindWords[kind], items: itemCodes.length, takenIn: byItem.reduce((sum, { takenIn }) => sum + takenIn, 0), byItem }
  })
  return { region, regionName: directory.region(region), month, rows: rows.sort((a, b) => b.takenIn - a.takenIn) }
}
