import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { MAX_FILE_BYTES } from '../../../platform/files/files.ts'
import { readOneFile } from '../../../platform/files/receive-files.ts'
import { defineOperation, type Upload } from '../../../platform/operations.ts'
import { WorkbookError } from '../../../platform/xlsx/xlsx-entries.ts'
import { getDirectory } from '../../organisation/index.ts'
import { compareContents, type Difference } from '../changes/compare-rules.ts'
import { getChangePerson } from '../changes/describe-change.ts'
import type { ItemChange } from '../changes/item-change.ts'
import { importItems } from '../import-items.ts'
import { planInSteps, type RowReport } from '../import-plan-rules.ts'
import { createItemPlaces } from '../item-places.ts'
import { loadAllItems } from '../published-items.ts'
import { findOpeningRefusals, openImportedChanges } from './open-imported-changes.ts'
import { parseWorkbook } from './parse-workbook.ts'
import type { PlacedError, WorkbookItems } from './read-sheets-rules.ts'
import { takeTurns } from './take-turns.ts'

const PlacedErrorView = Type.Object({
  sheet: Type.String(),
  row: Type.Integer({ description: '0 指整张工作表' }),
  cell: Type.String({ description: '如 C12；空为整行或整张工作表' }),
  title: Type.String({ description: '列的表头' }),
  value: Type.String({ description: '现在填的内容' }),
  message: Type.String(),
})

const ReportView = Type.Object({
  /** False for a trial, and when anything is wrong: then nothing at all was written. */
  isWritten: Type.Boolean(),
  counts: Type.Object({ inserted: Type.Integer(), newVersion: Type.Integer(), unchanged: Type.Integer(), wrong: Type.Integer() }),
  rows: Type.Array(Type.Object({
    sheet: Type.String(),
    row: Type.Integer({ description: 'Excel 显示的行号' }),
    code: Type.String(),
    name: Type.String(),
    outcome: Type.Enum(['inserted', 'newVersion', 'unchanged', 'wrong']),
    version: Type.Integer({ description: '公布后的版本；有误的为 0' }),
    changed: Type.Array(Type.String(), { description: '与现行版本不同的要素' }),
    errors: Type.Array(PlacedErrorView),
  })),
  /** Opened for review; empty where the first items of a city were published at once. */
  changes: Type.Array(Type.Object({ id: Type.String(), itemCode: Type.String() })),
})
type Report = Static<typeof ReportView>

/** A filter that hides a thousand rows is one mistake, not a thousand. */
const MAX_FAULTS = 500

/**
 * Items from an Excel file. A trial says row by row what would become of it. Then every new or changed item becomes a
 * drafted change that is reviewed as any other; only the first items of a city, when there is nothing yet that people
 * could have relied on, are published at once.
 */
export const importWorkbook = defineOperation({
  id: 'catalogue.importWorkbook',
  summary: '用 Excel 工作簿导入事项（dryRun=true 只试读）',
  audience: 'staff',
  permission: 'catalogue.import',
  query: Type.Object({ dryRun: Type.Optional(Type.Enum(['1', 'true', '0', 'false'], { title: '只试读' })) }),
  output: ReportView,
  isWrite: true,
  transfer: 'upload',
  async run(ctx, { query, body }) {
    const { name, bytes } = await readUpload(body as unknown as Upload)
    const workbook = await open(ctx, bytes)
    if (workbook.faults.length > 0) return reportFaults(workbook.faults.slice(0, MAX_FAULTS))
    if (workbook.raws.length === 0) throw new Refusal(422, 'catalogue.workbook_empty', '工作表“事项”里没有事项（示例行不算）。请填写后再导入。')
    return importRaws(ctx, workbook, { isTrial: query.dryRun === '1' || query.dryRun === 'true', fileName: name })
  },
})

async function importRaws(ctx: Context, workbook: WorkbookItems, { isTrial, fileName }: { isTrial: boolean; fileName: string }): Promise<Report> {
  const person = await getChangePerson(ctx)
  const items = await loadAllItems(ctx)
  const isFirst = items.size === 0
  const known = [...items.values()].map(({ item: { version, ...content }, baseCode }) => ({ code: content.code, baseCode, version, content }))
  const { reports, planned } = await takeTurns(planInSteps(workbook.raws, known, createItemPlaces(await getDirectory(ctx)), workbook.flawsOf))
  const refusals = await findOpeningRefusals(ctx, planned, items)
  const rows = reports.map((report) => withRefusal(report, refusals.get(report.code)))
  const changed = new Map(planned.flatMap(({ item, isNew }) => (isNew ? [] : [[item.code, titlesOf(compareContents(items.get(item.code)!.item, item))] as const])))
  const report = (isWritten: boolean) => toReport(workbook, rows, changed, isWritten)
  if (isTrial || rows.some(({ outcome }) => outcome === 'wrong')) return report(false)
  if (isFirst) {
    if (!person.isOfCity) throw new Refusal(403, 'catalogue.not_city', '全市还没有公布事项，第一批由市级事项管理员导入。')
    const { isWritten } = await importItems(ctx, workbook.raws, { flawsOf: workbook.flawsOf, answer: report(true) })
    // Nothing is written when another import was faster and something is wrong beside it: the trial then says what.
    if (!isWritten) throw new Refusal(409, 'catalogue.changed_meanwhile', '导入期间目录有了变化，没有写入。请重新试读，按提示处理后再导入。')
    return report(true)
  }
  const changes = await openImportedChanges(ctx, person, planned, `由工作簿「${fileName}」导入`, (opened) => ({ ...report(true), changes: toNames(opened) }))
  await ctx.audit.append({ region: person.region, operation: 'catalogue.importWorkbook', actor: ctx.actor.accountId, detail: { file: fileName, changes: toNames(changes) } })
  return { ...report(true), changes: toNames(changes) }
}

const toNames = (changes: readonly ItemChange[]): Report['changes'] => changes.map(({ id, itemCode }) => ({ id, itemCode }))

const withRefusal = (report: RowReport, refusal: Refusal | undefined): RowReport =>
  refusal && report.outcome !== 'wrong' ? { ...report, outcome: 'wrong', version: 0, errors: [{ field: 'code', message: refusal.detail }] } : report

/** Where an item differs from its published version, in words: 申请材料「营业执照」· 份数. */
const titlesOf = (differences: readonly Difference[]): string[] => [...new Set(differences.map(({ title }) => title))]

function toReport(workbook: WorkbookItems, reports: readonly RowReport[], changed: ReadonlyMap<string, string[]>, isWritten: boolean): Report {
  return summed(reports.map(({ row, code, name, outcome, version, errors }) => {
    const at = workbook.place(row - 1, { field: 'code', message: '' })
    return { sheet: at.sheet, row: at.row, code, name, outcome, version, changed: changed.get(code) ?? [], errors: errors.map((error) => workbook.place(row - 1, error)) }
  }), isWritten)
}

/** What is wrong with the workbook itself is said by sheet and row: no item can be told from it yet. */
const reportFaults = (faults: readonly PlacedError[]): Report =>
  summed([...Map.groupBy(faults, ({ sheet, row }) => `${sheet}\n${row}`).values()].map((errors) =>
    ({ sheet: errors[0]!.sheet, row: errors[0]!.row, code: '', name: '', outcome: 'wrong', version: 0, changed: [], errors })), false)

function summed(rows: Report['rows'], isWritten: boolean): Report {
  const count = (outcome: RowReport['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return { isWritten, counts: { inserted: count('inserted'), newVersion: count('newVersion'), unchanged: count('unchanged'), wrong: count('wrong') }, rows, changes: [] }
}

/** Small enough to be kept in memory. */
const readUpload = (upload: Upload): Promise<{ name: string; bytes: Buffer }> => readOneFile(upload, MAX_FILE_BYTES, {
  second: new Refusal(422, 'catalogue.one_workbook', '一次只能导入一个工作簿，请分别上传。'),
  none: new Refusal(422, 'catalogue.no_workbook', '没有选择文件，请选择 Excel 工作簿（.xlsx）后再上传。'),
  tooLarge: '请删去图片和多余的工作表，或分成几个文件导入。',
})

async function open(ctx: Context, bytes: Buffer): Promise<WorkbookItems> {
  try {
    return await parseWorkbook(bytes)
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error
    ctx.log.info({ err: error }, 'catalogue: a workbook that cannot be read was uploaded')
    throw new Refusal(422, 'catalogue.bad_workbook', error.message)
  }
}
