import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { verbWords } from '../lifecycle/lifecycle-rules.ts'
import { BulkList, BulkParams, type BulkSummary, BulkView, resultWords } from './bulk-contract.ts'
import { type BulkCaseRow, type BulkCounts, type BulkRow, findBulkAction, listBulkActions, listBulkCases } from './bulk-store.ts'

const LATEST = 20

export const toSummary = ({ id, verb, createdAt, finishedAt, total }: Omit<BulkRow, 'body'>, { waiting, done, refused }: BulkCounts): BulkSummary => ({
  id, verb, verbName: verbWords[verb], createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, total, waiting, done, refused,
})

/** @throws Refusal 404 when there is none, or it is somebody else's: both look the same */
async function getOwn(ctx: Context, id: string): Promise<{ action: BulkRow; cases: BulkCaseRow[] }> {
  const officer = await getOfficer(ctx)
  const action = await findBulkAction(ctx.db, officer.region, id)
  if (action?.officerId !== officer.id) throw notFound('这次批量操作', 'applications.no_such_bulk_action')
  return { action, cases: await listBulkCases(ctx.db, officer.region, id) }
}

const HEADINGS = ['办件编号', '结果', '原因', '代码']

/** The results as a table for a spreadsheet. */
const exportBulkAction = defineOperation({
  id: 'applications.exportBulkAction',
  summary: '导出批量操作的结果（CSV）',
  audience: 'staff',
  permission: 'applications.bulk',
  params: BulkParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const { action, cases } = await getOwn(ctx, params.id)
    const lines = cases.map(({ number, state, reason, code }) => toCsvLine([`\t${number}`, resultWords[state], reason ?? '', code ?? '']))
    return { mediaType: 'text/csv; charset=utf-8', fileName: `批量${verbWords[action.verb]}-${ctx.clock.today()}.csv`, content: new TextEncoder().encode(`\ufeff${toCsvLine(HEADINGS)}${lines.join('')}`) } satisfies Download as never
  },
})

/** How far it is, and what became of each case. */
export const readBulkAction = defineOperation({
  id: 'applications.readBulkAction',
  summary: '批量操作的进度和逐件结果',
  audience: 'staff',
  permission: 'applications.bulk',
  params: BulkParams,
  output: BulkView,
  csv: exportBulkAction,
  async run(ctx, { params }) {
    const { action, cases } = await getOwn(ctx, params.id)
    const count = (state: BulkCaseRow['state']) => cases.filter((each) => each.state === state).length
    return {
      ...toSummary(action, { waiting: count('waiting'), done: count('done'), refused: count('refused') }),
      results: cases.map(({ number, state, code, reason }) => ({ number, state, stateName: resultWords[state], code, reason })),
    }
  },
})

/** One's own latest: found again after the page was closed. */
export const listOwnBulkActions = defineOperation({
  id: 'applications.listBulkActions',
  summary: '我最近的批量操作',
  audience: 'staff',
  permission: 'applications.bulk',
  output: BulkList,
  async run(ctx) {
    const officer = await getOfficer(ctx)
    return { rows: (await listBulkActions(ctx.db, officer.region, officer.id, LATEST)).map((row) => toSummary(row, row)) }
  },
})
