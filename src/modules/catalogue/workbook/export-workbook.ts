import Type from 'typebox'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { loadAllItems } from '../published-items.ts'
import { exampleItem } from './example-item-data.ts'
import { toRawItem } from './to-raw-item-rules.ts'
import { streamItemWorkbook } from './write-workbook.ts'

/** The published items, or an empty template with an example: the same layout that `catalogue.importWorkbook` reads. */
export const exportWorkbook = defineOperation({
  id: 'catalogue.exportWorkbook',
  summary: '导出事项工作簿（template=true 为空白模板）',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  query: Type.Object({
    template: Type.Optional(Type.Enum(['1', 'true', '0', 'false'], { title: '只要模板' })),
    department: Type.Optional(Type.String({ title: '实施部门', maxLength: 100 })),
  }),
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query }) {
    const { department } = query
    const template = query.template === '1' || query.template === 'true'
    const officer = await getOfficer(ctx)
    const items = template ? [] : [...(await loadAllItems(ctx)).values()].filter(({ item, state }) => state !== 'cancelled' && (department === undefined || item.departmentName === department))
    await ctx.audit.append({ region: officer.region, operation: 'catalogue.exportWorkbook', actor: ctx.actor.accountId, detail: { template, department: department ?? null, items: items.length } })
    const content = template
      ? streamItemWorkbook(() => [exampleItem])
      : streamItemWorkbook(function* () {
          for (const { item, baseCode } of items) yield toRawItem(item, baseCode)
        })
    const fileName = template ? '事项模板.xlsx' : `${department ?? '事项'}-${ctx.clock.today()}.xlsx`
    return { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName, content } satisfies Download as never
  },
})
