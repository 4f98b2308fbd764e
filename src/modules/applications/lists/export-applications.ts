import { Readable } from 'node:stream'
import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getOfficer, type Officer } from '../../organisation/index.ts'
import { type ApplicationRow, authorityPage, listRows, regionPage } from './application-list-store.ts'
import { type ApplicationState, channelWords, stateWords } from '../application.ts'
import { ListQuery } from '../contract.ts'
import { listScopeOf } from './list-scope.ts'

/** Rows read at a time: memory stays flat however long the table is. */
const PAGE_ROWS = 2000

const HEADINGS = ['办件编号', '事项', '申请人', '状态', '申请方式', '提交时间', '办理期限']

/** The cases of one's unit or region as a table for a spreadsheet. An export leaves a trace in the audit chain. */
export const exportApplications = defineOperation({
  id: 'applications.export',
  summary: '导出办件（CSV）',
  audience: 'staff',
  permission: 'applications.list',
  query: ListQuery,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query }) {
    const officer = await getOfficer(ctx)
    await ctx.audit.append({ region: officer.region, operation: 'applications.export', actor: ctx.actor.accountId, detail: { state: query.state ?? null } })
    return { mediaType: 'text/csv; charset=utf-8', fileName: `办件-${ctx.clock.today()}.csv`, content: Readable.from(lines(ctx, officer, query.state)) } satisfies Download as never
  },
})

async function* lines(ctx: Context, officer: Officer, state: string | undefined): AsyncGenerator<string> {
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\ufeff${toCsvLine(HEADINGS)}`
  const scope = listScopeOf(officer)
  for (let before: string | undefined; ; ) {
    const rows = await listRows(ctx.db, scope ? authorityPage(officer.region, scope, state, before, PAGE_ROWS) : regionPage(officer.region, state, before, PAGE_ROWS))
    if (rows.length === 0) return
    yield rows.map(toLine).join('')
    before = rows.at(-1)!.number
  }
}

const toLine = (row: ApplicationRow): string =>
  // A number of 19 digits loses its last ones in a spreadsheet unless it is told to be text.
  toCsvLine([`\t${row.number}`, row.itemName, row.applicantName, stateWords[row.state as ApplicationState], channelWords[row.channel] ?? row.channel, toLocalMinute(row.submittedAt).replace('T', ' '), row.dueOn ?? ''])
