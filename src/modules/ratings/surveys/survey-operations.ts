import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { readOneFile } from '../../../platform/files/receive-files.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation, type Download, type Upload } from '../../../platform/operations.ts'
import { readTableRows } from '../../../platform/tables/read-table-rows.ts'
import { type Directory, getDirectory, getOfficer } from '../../organisation/index.ts'
import { commitPublished } from '../wall/commit-published.ts'
import { type SurveyImport, surveyKindWords } from './survey.ts'
import { readSurvey, SURVEY_COLUMNS } from './survey-rules.ts'
import { findSurveyFile, findSurveyImport, insertSurveyImport, insertSurveyResults, listStandingResults, listSurveyImports } from './survey-store.ts'

/** A table of some thousand lines; the file is kept beside what was read from it. */
const MAX_BYTES = 1024 * 1024

const ImportView = Type.Object({
  id: Type.String(), kind: Type.String(), kindName: Type.String(), title: Type.String(), fileName: Type.String(), sm3: Type.String(), lines: Type.Integer(), importedBy: Type.String(), importedAt: Type.String({ format: 'date-time' }),
  corrects: Nullable(Type.String()), reason: Nullable(Type.String()),
  /** The import that took its place: then its results are shown no more. */
  correctedBy: Nullable(Type.String()),
  allowedActions: Type.Array(Type.Object({ action: Type.String(), isAllowed: Type.Boolean(), reason: Nullable(Type.String()) })),
})

const ImportParams = Type.Object({ id: Type.String({ title: '导入', format: 'uuid' }) })

const NO_FILE = {
  none: new Refusal(422, 'ratings.no_file', '没有选择文件，请选择 Excel 或 CSV 表格后再上传。'), second: new Refusal(422, 'ratings.one_file', '一次只能导入一个文件，请分开导入。'), tooLarge: '请核对是否选对了文件。',
}

/** Votes and surveys are sources of their own: they are shown beside 好差评 and counted in none of its figures. */
export const importSurvey = defineOperation({
  id: 'ratings.importSurvey',
  summary: '导入现场投票或第三方调查结果（Excel 或 CSV）；更正以前的导入时写明更正哪一次和理由',
  audience: 'staff',
  permission: 'ratings.supervise',
  query: Type.Object({
    kind: Type.Enum(Object.keys(surveyKindWords), { title: '来源' }),
    title: Type.String({ title: '名称', minLength: 2, maxLength: 60, pattern: '\\S' }),
    corrects: Type.Optional(Type.String({ title: '更正哪一次导入', format: 'uuid' })),
    reason: Type.Optional(Type.String({ title: '更正理由', minLength: 2, maxLength: 200, pattern: '\\S' })),
  }, { additionalProperties: false }),
  output: ImportView,
  status: 201,
  isWrite: true,
  transfer: 'upload',
  async run(ctx, { query, body }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const { name, bytes } = await readOneFile(body as unknown as Upload, MAX_BYTES, NO_FILE)
    const { region } = officer
    await refuseUnlessCorrectable(ctx, region, query)
    const rows = await readTableRows(bytes)
    const read = 'problem' in rows ? rows : readSurvey(rows, placeIn(directory, region), ctx.clock.today())
    if ('problem' in read) throw new Refusal(422, 'ratings.bad_table', read.problem)
    if ('faults' in read) throw invalidInput(read.faults.map(({ line, column, message }) => ({ pointer: `/lines/${line}/${column}`, message: `第 ${line} 行“${column}”：${message}` })))
    const taken: SurveyImport = {
      region, id: ctx.ids.next(), kind: query.kind as SurveyImport['kind'], title: query.title.trim(), fileName: name, sm3: sm3(bytes), lines: read.results.length, importedBy: officer.name, importedAt: ctx.clock.now(),
      corrects: query.corrects ?? null, reason: query.reason?.trim() ?? null, correctedBy: null,
    }
    const answer = toView(taken)
    if (!(await commitPublished(ctx, { region, guard: insertSurveyImport(taken, bytes), parts: [insertSurveyResults(region, taken.id, read.results)], answer, status: 201 }))) throw alreadyCorrected()
    await ctx.audit.append({ region, operation: 'ratings.importSurvey', actor: ctx.actor.accountId, subject: taken.id, detail: { title: taken.title, lines: taken.lines, sm3: taken.sm3, corrects: taken.corrects, reason: taken.reason } })
    return answer
  },
})

/** What was imported, what was corrected and why: nothing goes silently. */
export const listSurveys = defineOperation({
  id: 'ratings.listSurveyImports',
  summary: '投票和调查的导入记录，含已被更正的',
  audience: 'staff',
  permission: 'ratings.supervise',
  query: Type.Object({ cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })) }, { additionalProperties: false }),
  output: Type.Object({ rows: Type.Array(ImportView), next: Nullable(Type.String()) }),
  async run(ctx, { query: { cursor, limit = 20 } }) {
    const found = await listSurveyImports(ctx.db, (await getOfficer(ctx)).region, cursor, limit + 1)
    const shown = found.slice(0, limit)
    return { rows: shown.map(toView), next: found.length > limit ? shown.at(-1)!.id : null }
  },
})

export const downloadSurveyFile = defineOperation({
  id: 'ratings.downloadSurveyFile',
  summary: '下载导入时的原始文件',
  audience: 'staff',
  permission: 'ratings.supervise',
  params: ImportParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const file = await findSurveyFile(ctx.db, (await getOfficer(ctx)).region, params.id)
    if (!file) throw noSuchImport()
    return { mediaType: 'application/octet-stream', fileName: file.fileName, content: file.content } satisfies Download as never
  },
})

export const downloadSurveyTemplate = defineOperation({
  id: 'ratings.downloadSurveyTemplate',
  summary: '下载投票和调查结果的导入模板（CSV）',
  audience: 'staff',
  permission: 'ratings.supervise',
  output: Type.String(),
  transfer: 'file',
  run: async () => ({ mediaType: 'text/csv; charset=utf-8', fileName: '投票和调查结果导入模板.csv', content: Buffer.from(`\ufeff${toCsvLine(SURVEY_COLUMNS)}`) }) satisfies Download as never,
})

/** Shown on one page. */
const MOST_RESULTS = 50

const SurveyResultView = Type.Object({
  kind: Type.String(), kindName: Type.String(), title: Type.String(), placeName: Type.String(), periodFrom: Type.String({ format: 'date' }), periodUntil: Type.String({ format: 'date' }), institution: Type.String(), answers: Type.Integer(), score: Type.Number(),
})
export const SurveyResults = Type.Object({ rows: Type.Array(SurveyResultView), note: Type.String() })
export type SurveyResults = Static<typeof SurveyResults>

/** 社会评价 beside the scores: who asked, how many answered, what came of it. */
export const listSurveyResults = defineOperation({
  id: 'ratings.listSurveyResults',
  summary: '现场投票和第三方调查结果，与好差评分开公布',
  audience: 'public',
  permission: 'public',
  query: Type.Object({ region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' })) }, { additionalProperties: false }),
  output: SurveyResults,
  async run(ctx, { query }) {
    const directory = await getDirectory(ctx)
    const region = query.region ?? directory.listRegions()[0]!.code
    const regionName = directory.region(region)
    const results = await listStandingResults(ctx.db, region, MOST_RESULTS)
    return {
      rows: results.map(({ kind, title, hallId, periodFrom, periodUntil, institution, answers, score }) => ({ kind, kindName: surveyKindWords[kind], title, placeName: hallId === '' ? regionName : directory.hall(hallId).name, periodFrom, periodUntil, institution, answers, score })),
      note: '现场投票和第三方调查由所列机构组织，是独立来源，不计入好差评的任何指标。得分按百分制。',
    }
  },
})

async function refuseUnlessCorrectable(ctx: Context, region: string, { corrects, reason }: { corrects?: string; reason?: string }): Promise<void> {
  if (corrects === undefined) {
    if (reason !== undefined) throw invalidInput([{ pointer: '/corrects', message: '写了更正理由，请同时选择更正哪一次导入。' }])
    return
  }
  if (reason === undefined) throw invalidInput([{ pointer: '/reason', message: '请写明为什么更正。' }])
  const corrected = await findSurveyImport(ctx.db, region, corrects)
  if (!corrected) throw noSuchImport()
  if (corrected.correctedBy !== null) throw alreadyCorrected()
}

const noSuchImport = () => notFound('这次导入', 'ratings.no_such_import')
const alreadyCorrected = () => new Refusal(409, 'ratings.already_corrected', '这次导入已经更正过了。要再更正，请更正最新的那一次。')

/** The halls of a region by their names, and the region itself. */
function placeIn(directory: Directory, region: string): (name: string) => string | undefined {
  const places = new Map(directory.listHalls(region).map(({ id, name }) => [name, id]))
  places.set(directory.region(region), '')
  return (name) => places.get(name)
}

const toView = ({ region: _, importedAt, ...taken }: SurveyImport): Static<typeof ImportView> => ({
  ...taken, kindName: surveyKindWords[taken.kind], importedAt: toRfc3339(importedAt),
  allowedActions: [{ action: 'correct', isAllowed: taken.correctedBy === null, reason: taken.correctedBy === null ? null : '已经更正过，请更正最新的那一次。' }],
})
