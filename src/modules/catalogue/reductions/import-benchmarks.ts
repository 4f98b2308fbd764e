import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import type { Upload } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { CATALOGUE_MEMO, loadPublishedItems } from '../published-items.ts'
import { parseCsv, readBenchmarks } from './benchmark-rules.ts'
import type { Benchmark } from './reduction-rules.ts'
import { replaceBenchmarks } from './reduction-store.ts'

/** Twenty cities with two hundred items each are about half of it. */
const MAX_BYTES = 1024 * 1024

/**
 * Brings in what benchmark cities have reached, from one CSV file; all or nothing. What was known of the cities named is replaced.
 * @throws Refusal `catalogue.bad_table`; 422 with an error for each wrong cell
 */
export async function importBenchmarks(ctx: Context, upload: Upload): Promise<{ imported: number; cities: string[] }> {
  const officer = await getOfficer(ctx)
  const benchmarks = await readFile(ctx, upload)
  await ctx.db.transaction(async (db) => {
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    await replaceBenchmarks(db, benchmarks)
  })
  ctx.memo.forget(CATALOGUE_MEMO)
  const cities = [...new Set(benchmarks.map(({ city }) => city))]
  await ctx.audit.append({ region: officer.region, operation: 'catalogue.importBenchmarks', actor: ctx.actor.accountId, detail: { cities, rows: benchmarks.length } })
  return { imported: benchmarks.length, cities }
}

async function readFile(ctx: Context, upload: Upload): Promise<Benchmark[]> {
  const published = [...(await loadPublishedItems(ctx)).values()]
  const codes = new Map(published.flatMap(({ item }) => [[item.name, item.code], [item.code, item.code]]))
  const { benchmarks, errors } = readBenchmarks(toRows(await readText(upload)), (nameOrCode) => codes.get(nameOrCode))
  if (errors.length > 0) throw invalidInput(errors)
  if (benchmarks.length === 0) throw badTable('表里只有标题，没有数据。请填好后再上传。')
  return benchmarks
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
