import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { MAX_FILE_BYTES } from '../../../platform/files/files.ts'
import { readOneFile } from '../../../platform/files/receive-files.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation, type Download, type Upload } from '../../../platform/operations.ts'
import { AnsweredBefore, commit } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { definerOf } from '../prepare-certificate.ts'
import { listTypes } from '../types/type-store.ts'
import { prepareImport } from './import-certificates.ts'
import { LINE_FIELDS } from './line-fields.ts'
import { findBatch, type ImportBatch, listBatches, listErrors } from './import-store.ts'
import { readTableFile } from './read-table-file.ts'

/** In one file: some seconds of work. */
const MOST_LINES = 20_000
/** As many as a person reads on a screen; the rest is in the file. */
const ERRORS_SHOWN = 100
const MOST_ERRORS = 1_000_000

const ErrorView = Type.Object({ line: Type.Integer({ description: '文件中的行号' }), field: Type.String(), message: Type.String() })

const BatchView = Type.Object({
  id: Type.String(), source: Type.String(), isAllOrNothing: Type.Boolean(),
  state: Type.Enum(['running', 'done', 'refused', 'failed']), stateName: Type.String(),
  total: Type.Integer(), checked: Type.Integer({ description: '已核对的行数' }), imported: Type.Integer(), duplicates: Type.Integer({ description: '以前已经导入，或文件中重复' }), wrong: Type.Integer(),
  startedAt: Type.String(), finishedAt: Nullable(Type.String()),
})
const BatchPage = Type.Object({ ...BatchView.properties, errors: Type.Array(ErrorView, { description: `前 ${ERRORS_SHOWN} 条，全部见错误清单` }) })

const STATE_WORDS = { running: '正在导入', done: '已完成', refused: '有错误，没有导入', failed: '没有导入完，请再导入一次' } as const

const BatchParams = Type.Object({ id: Type.String({ title: '导入批次', format: 'uuid' }) })

const NO_FILE = {
  none: new Refusal(422, 'certificates.no_file', '没有选择文件，请选择 Excel 或 CSV 表格后再上传。'), second: new Refusal(422, 'certificates.one_file', '一次只能导入一个文件，请分开导入。'), tooLarge: '请分成几个文件导入。',
}

/** 存量证照导入: a table of certificates of the officer's own authority. The answer is the import as it begins; it is worked off by a job, and read until it is over. */
export const importFile = defineOperation({
  id: 'certificates.import',
  summary: '导入本单位的存量证照（Excel 或 CSV）：收下文件，随后逐批导入',
  audience: 'staff',
  permission: 'certificates.import',
  query: Type.Object({ allOrNothing: Type.Optional(Type.Enum(['true', 'false'], { title: '有错误时全部不导入' })) }, { additionalProperties: false }),
  output: BatchPage,
  status: 202,
  isWrite: true,
  transfer: 'upload',
  async run(ctx, { query, body }) {
    const officer = await getOfficer(ctx)
    const { name, bytes } = await readOneFile(body as unknown as Upload, MAX_FILE_BYTES, NO_FILE)
    const lines = await readTableFile(bytes, MOST_LINES)
    if ('problem' in lines) throw new Refusal(422, 'certificates.bad_table', lines.problem)
    const { batch, guard, parts } = prepareImport(ctx, officer.region, { authorityId: officer.authorityId, source: name, isAllOrNothing: query.allOrNothing !== 'false', lines, officerId: officer.id })
    const answer = { ...toView(batch), errors: [] }
    if (!(await commit(ctx, { region: batch.region, guard, parts, answer, status: 202 }))) throw new AnsweredBefore()
    await ctx.audit.append({ region: batch.region, operation: 'certificates.import', actor: ctx.actor.accountId, subject: batch.id, detail: { source: name, total: batch.total } })
    return answer
  },
})

/** The imports of one's own authority, newest first. */
export const listImports = defineOperation({
  id: 'certificates.listImports',
  summary: '本单位的存量证照导入记录',
  audience: 'staff',
  permission: 'certificates.import',
  query: Type.Object({ cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })) }, { additionalProperties: false }),
  output: Type.Object({ rows: Type.Array(BatchView), next: Nullable(Type.String()) }),
  async run(ctx, { query: { cursor, limit = 20 } }) {
    const { region, authorityId } = await getOfficer(ctx)
    const found = await listBatches(ctx.db, region, authorityId, cursor, limit + 1)
    const shown = found.slice(0, limit)
    return { rows: shown.map(toView), next: found.length > limit ? shown.at(-1)!.id : null }
  },
})

/** One import: how far it is, and what was wrong. */
export const readImport = defineOperation({
  id: 'certificates.readImport',
  summary: '查看一次导入的进度和错误',
  audience: 'staff',
  permission: 'certificates.import',
  params: BatchParams,
  output: BatchPage,
  run: async (ctx, { params }) => describe(ctx, await getOwnBatch(ctx, params.id)),
})

/** All that was wrong, as a table to work through. */
export const downloadImportErrors = defineOperation({
  id: 'certificates.downloadImportErrors',
  summary: '下载一次导入的错误清单（CSV）',
  audience: 'staff',
  permission: 'certificates.import',
  params: BatchParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const batch = await getOwnBatch(ctx, params.id)
    const errors = await listErrors(ctx.db, batch.region, batch.id, 0, MOST_ERRORS)
    return toTable(`导入错误-${batch.source}.csv`, [['行号', '列', '问题'], ...errors.map(({ line, field, message }) => [String(line), field, message])]) as never
  },
})

/** A table to fill in: the common columns, and those of the types the authority issues. */
export const downloadImportTemplate = defineOperation({
  id: 'certificates.downloadImportTemplate',
  summary: '下载存量证照导入模板（CSV）',
  audience: 'staff',
  permission: 'certificates.import',
  output: Type.String(),
  transfer: 'file',
  async run(ctx) {
    const [officer, directory, types] = await Promise.all([getOfficer(ctx), getDirectory(ctx), listTypes(ctx.db)])
    const definer = definerOf(directory, officer.authorityId)
    const fields = new Set(types.filter(({ definerUscc }) => definerUscc === definer).flatMap(({ fields }) => (fields ?? []).map(({ name }) => name)))
    return toTable('存量证照导入模板.csv', [[...Object.values(LINE_FIELDS), ...fields]]) as never
  },
})

async function getOwnBatch(ctx: Context, id: string): Promise<ImportBatch> {
  const { region, authorityId } = await getOfficer(ctx)
  const batch = await findBatch(ctx.db, region, id)
  if (batch?.authorityId !== authorityId) throw notFound('这次导入', 'certificates.no_such_import')
  return batch
}

const describe = async (ctx: Context, batch: ImportBatch): Promise<Static<typeof BatchPage>> => ({ ...toView(batch), errors: await listErrors(ctx.db, batch.region, batch.id, 0, ERRORS_SHOWN) })

const toView = ({ id, source, isAllOrNothing, state, total, checked, imported, duplicates, wrong, startedAt, finishedAt }: ImportBatch): Static<typeof BatchView> => ({
  id, source, isAllOrNothing, state, stateName: STATE_WORDS[state], total, checked, imported, duplicates, wrong, startedAt: toRfc3339(startedAt), finishedAt: finishedAt && toRfc3339(finishedAt),
})

/** The mark tells spreadsheets that the text is UTF-8. */
const toTable = (fileName: string, lines: string[][]): Download => ({ mediaType: 'text/csv; charset=utf-8', fileName, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) })
