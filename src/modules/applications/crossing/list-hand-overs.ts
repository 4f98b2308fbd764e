import { Readable } from 'node:stream'
import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { type Directory, getDirectory, getOfficer, type Officer } from '../../organisation/index.ts'
import { type ApplicationState, stateWords } from '../application.ts'
import { sideWords } from './desk-notes.ts'
import { type DeskSide, type HandOverLine, handOverPage, listHandOverLines } from './hand-over-store.ts'

const DEFAULT_LIMIT = 20
/** Rows read at a time: memory stays flat however long the ledger is. */
const PAGE_ROWS = 1000

const Query = Type.Object(
  {
    side: Type.Optional(Type.Union([Type.Literal('receiving'), Type.Literal('deciding')], { title: '代收或办理' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9]{19}$' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
const Text = Type.Union([Type.String(), Type.Null()])

const Row = Type.Object({
  number: Type.String(), itemName: Type.String(), applicantName: Type.String(), state: Type.String(), stateName: Type.String(), submittedAt: Type.String({ format: 'date-time' }),
  receivingHall: Type.String(), decidingHall: Type.String(), decidingRegionName: Type.String(),
  handedOverOn: Text, handedOverBy: Text, originals: Type.Array(Type.String()), courierNumber: Text, takenOverOn: Text, takenOverBy: Text,
  /** The other desk wrote something nobody here has read. */
  isUnread: Type.Boolean(),
})

const HEADINGS = ['办件编号', '事项', '申请人', '状态', '收件时间', '代收窗口', '办理地', '移交日期', '移交人', '移交的原件', '快递单号', '签收日期', '签收人']

/** 移交台账 as a table for a spreadsheet. */
export const exportHandOvers = defineOperation({
  id: 'applications.exportHandOvers',
  summary: '导出异地代收移交台账（CSV）',
  audience: 'staff',
  permission: 'applications.listHandOvers',
  query: Query,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const side = query.side ?? 'receiving'
    await ctx.audit.append({ region: officer.region, operation: 'applications.exportHandOvers', actor: ctx.actor.accountId, detail: { side } })
    return { mediaType: 'text/csv; charset=utf-8', fileName: `移交台账-${sideWords[side]}-${ctx.clock.today()}.csv`, content: Readable.from(lines(ctx, officer, directory, side)) } satisfies Download as never
  },
})

/** 代收办件 of my hall and where their papers are (移交台账), newest first; with `side=deciding` those that others took in for us. */
export const listHandOvers = defineOperation({
  id: 'applications.listHandOvers',
  summary: '异地代收的办件和移交台账',
  audience: 'staff',
  permission: 'applications.listHandOvers',
  query: Query,
  output: Type.Object({ rows: Type.Array(Row), next: Type.Union([Type.String(), Type.Null()]) }),
  csv: exportHandOvers,
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const limit = query.limit ?? DEFAULT_LIMIT
    const lines = await listHandOverLines(ctx.db, handOverPage(officer.region, query.side ?? 'receiving', hallScopeOf(officer, directory), query.cursor, limit + 1))
    const shown = lines.slice(0, limit)
    return { rows: shown.map((line) => toRow(line, directory)), next: lines.length > limit ? shown.at(-1)!.number : null }
  },
})

/** Supervisors and the region's own hall see the whole region, other halls their own. */
const hallScopeOf = ({ region, hallId }: Officer, directory: Directory): string | undefined => (hallId === null || hallId === directory.hallOf(region).id ? undefined : hallId)

function toRow(line: HandOverLine, directory: Directory) {
  const [receivingHall, decidingHall, decidingRegion] = line.side === 'receiving' ? [line.hallId, line.otherHallId, line.otherRegion] : [line.otherHallId, line.hallId, line.region]
  return {
    number: line.number, itemName: line.itemName, applicantName: line.applicantName, state: line.state, stateName: stateWords[line.state as ApplicationState], submittedAt: line.submittedAt.toISOString(),
    receivingHall: directory.hall(receivingHall).name, decidingHall: directory.hall(decidingHall).name, decidingRegionName: directory.region(decidingRegion),
    handedOverOn: line.handedOverOn, handedOverBy: line.handedOverBy, originals: line.originals, courierNumber: line.courierNumber, takenOverOn: line.takenOverOn, takenOverBy: line.takenOverBy,
    isUnread: line.isUnread,
  }
}

async function* lines(ctx: Context, officer: Officer, directory: Directory, side: DeskSide): AsyncGenerator<string> {
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\ufeff${toCsvLine(HEADINGS)}`
  for (let before: string | undefined; ; ) {
    const rows = await listHandOverLines(ctx.db, handOverPage(officer.region, side, hallScopeOf(officer, directory), before, PAGE_ROWS))
    if (rows.length === 0) return
    yield rows.map((line) => toLine(toRow(line, directory))).join('')
    before = rows.at(-1)!.number
  }
}

const toLine = (row: ReturnType<typeof toRow>): string =>
  // A number of 19 digits loses its last ones in a spreadsheet unless it is told to be text.
  toCsvLine([`\t${row.number}`, row.itemName, row.applicantName, row.stateName, toLocalMinute(row.submittedAt).replace('T', ' '), row.receivingHall, row.decidingHall,
    row.handedOverOn ?? '', row.handedOverBy ?? '', row.originals.join('；'), row.courierNumber ?? '', row.takenOverOn ?? '', row.takenOverBy ?? ''])
