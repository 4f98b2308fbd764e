import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { countUseRows } from './certificate-use-store.ts'
import { CountQuery, UseCounts } from './contract.ts'

const FORMULA = '用证次数 = 免提交调用次数 + 加注件出具次数。免提交调用：办件中以电子证照代替纸质材料，一件一证计一次；加注件：持证人自行出具给使用单位，一份计一次。查看、下载、核验不计。'

/** 用证统计: how often certificates stood for paper, by kind and month; of one's region, or of the whole city for those of the city. */
export const countUses = defineOperation({
  id: 'certificates.countUses',
  summary: '用证统计：各类证照每月使用次数（Accept: text/csv 为表格）',
  audience: 'staff',
  permission: 'certificates.countUses',
  query: CountQuery,
  output: UseCounts,
  csv: defineOperation({
    id: 'certificates.exportUses',
    summary: '导出用证统计（CSV）',
    audience: 'staff',
    permission: 'certificates.countUses',
    query: CountQuery,
    output: Type.String(),
    transfer: 'file',
    run: async (ctx, { query }) => toTable(await count(ctx, query)) as never,
  }),
  run: (ctx, { query }) => count(ctx, query),
})

async function count(ctx: Context, query: Static<typeof CountQuery>): Promise<Static<typeof UseCounts>> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const today = ctx.clock.today()
  const until = query.until ?? today
  const from = query.from ?? `${until.slice(0, 4)}-01-01`
  if (from > until) throw invalidInput([{ pointer: '/from', message: '开始日期不能晚于结束日期。' }])
  const city = directory.listRegions()[0]?.code
  const regions = officer.region === city ? directory.listRegions().map(({ code }) => code) : [officer.region]
  const rows = (await countUseRows(ctx.db, regions, from, until))
    .map(({ region, ...row }) => ({ regionName: directory.region(region), ...row, total: row.waivers + row.copies }))
    .sort((a, b) => b.month.localeCompare(a.month) || b.total - a.total || a.certificateName.localeCompare(b.certificateName, 'zh-CN') || a.regionName.localeCompare(b.regionName, 'zh-CN'))
  return { regionName: directory.region(officer.region), from, until, formula: FORMULA, total: rows.reduce((sum, { total }) => sum + total, 0), rows }
}

const HEADINGS = ['月份', '地区', '证照类型代码', '证照名称', '免提交调用次数', '加注件出具次数', '合计']

/** The mark tells spreadsheets that the text is UTF-8; the last line says how it was counted. */
function toTable({ regionName, from, until, formula, rows }: Static<typeof UseCounts>): Download {
  const lines = [
    HEADINGS,
    ...rows.map((row) => [row.month, row.regionName, `\t${row.typeCode}`, row.certificateName, String(row.waivers), String(row.copies), String(row.total)]),
    [`统计期：${from} 至 ${until}。${formula}`],
  ]
  return { mediaType: 'text/csv; charset=utf-8', fileName: `用证统计-${regionName}-${from}至${until}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
