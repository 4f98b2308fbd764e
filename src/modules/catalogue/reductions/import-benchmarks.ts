import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import type { Upload } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { CATALOGUE_MEMO, loadPublishedItems } from '../published-items.ts'
import { BENCHMARK_COLUMNS, type BenchmarkLine, parseCsv, readBenchmarks, toFieldErrors } from './benchmark-rules.ts'
import type { BenchmarkImport } from './contract.ts'
import { BENCHMARK_MEMO } from './read-reductions.ts'
import type { Benchmark } from './reduction-rules.ts'
import { listBenchmarkRows, replaceBenchmarks } from './reduction-store.ts'

/** Twenty cities with two hundred items each are about half of it. */
const MAX_BYTES = 1024 * 1024

/**
 * Brings in what benchmark cities have reached, from one CSV file; all or nothing. What was known of the cities named is
 * replaced. A trial writes nothing and says row by row what is wrong.
 * @throws Refusal `catalogue.bad_table`; 422 with an error for each wrong cell
 */
export async function importBenchmarks(ctx: Context, upload: Upload, { isTrial }: { isTrial: boolean }): Promise<BenchmarkImport> {
  const officer = await getOfficer(ctx)
  const lines = await readLines(ctx, upload)
  const benchmarks = lines.flatMap(({ benchmark }) => benchmark ?? [])
  const report = await describeImport(ctx, lines, benchmarks)
  if (isTrial) return report
  if (report.wrong > 0) throw invalidInput(toFieldErrors(lines))
  await ctx.db.transaction(async (db) => {
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    await replaceBenchmarks(db, benchmarks)
  })
  ctx.memo.forget(CATALOGUE_MEMO)
  await ctx.audit.append({ region: officer.region, operation: 'catalogue.importBenchmarks', actor: ctx.actor.accountId, detail: { cities: report.cities, rows: benchmarks.length } })
  return { ...report, isWritten: true }
}

async function describeImport(ctx: Context, lines: readonly BenchmarkLine[], benchmarks: readonly Benchmark[]): Promise<BenchmarkImport> {
  const published = await loadPublishedItems(ctx)
  const cities = [...new Set(benchmarks.map(({ city }) => city))]
  const known = await ctx.memo.get(BENCHMARK_MEMO, () => listBenchmarkRows(ctx.db))
  return {
    isWritten: false,
    imported: benchmarks.length,
    wrong: lines.length - benchmarks.length,
    cities,
    replaced: known.filter(({ city }) => cities.includes(city)).length,
    rows: lines.map(({ row, city, item, itemCode, errors }) => ({ row, city, item, itemName: itemCode === null ? null : published.get(itemCode)!.item.name, errors: errors.map(({ column, value, message }) => ({ column, value, message })) })),
  }
}

async function readLines(ctx: Context, upload: Upload): Promise<BenchmarkLine[]> {
  const published = [...(await loadPublishedItems(ctx)).values()]
  const codes = new Map(published.flatMap(({ item }) => [[item.name, item.code], [item.code, item.code]]))
  const lines = readBenchmarks(toRows(await readText(upload)), (nameOrCode) => codes.get(nameOrCode))
  if (lines.length === 0) throw badTable('表里没有填好的数据。请至少填一行城市、事项和数值后再上传。')
  return lines
}

/** The table to fill in: a row for each item, so that nobody has to type their names. */
export async function makeBenchmarkTemplate(ctx: Pick<Context, 'db' | 'memo'>): Promise<string> {
  const columns = Object.keys(BENCHMARK_COLUMNS) as (keyof typeof BENCHMARK_COLUMNS)[]
  const items = [...(await loadPublishedItems(ctx)).values()].map(({ item }) => columns.map((key) => (key === 'item' ? item.name : '')))
  return [Object.values(BENCHMARK_COLUMNS), ...items].map(toCsvLine).join('')
}

const badTable = (detail: string) => new Refusal(422, 'catalogue.bad_table', detail)

function toRows(text: string): string[][] {
  try {
    return parseCsv(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw badTable('引号没有成对，读不出表格。请用表格软件另存为“CSV UTF-8（逗号分隔）”后重新上传。')
    throw error
  }
}

/** The first file; a second one would be dropped silently and is refused. */
async function readText({ files }: Upload): Promise<string> {
  let text: string | undefined
  for await (const file of files) {
    if (text !== undefined) throw badTable('一次只能上传一个文件。')
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of file.content) {
      size += chunk.length
      if (size > MAX_BYTES) throw badTable('文件超过 1 MB，请按城市分开上传。')
      chunks.push(chunk)
    }
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    } catch (error) {
      if (error instanceof TypeError) throw badTable('文件不是 UTF-8 编码。请用表格软件另存为“CSV UTF-8（逗号分隔）”后重新上传。')
      throw error
    }
  }
  if (text === undefined) throw badTable('没有选择文件，请选择 CSV 文件后再上传。')
  return text
}
