/**
 * `npm run import -- items FILE [--partial]` publishes the items of an .xlsx, .json or .jsonl file and prints a line for
 * each row. Nothing is written if any row is wrong, unless `--partial`. Exit 0 when every row is right, else 1.
 * `npm run import -- template FILE.xlsx` writes a workbook with the headings and one filled-in example.
 * A wrong call is answered in one sentence on stderr, exit 2.
 */
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { exampleItem, importItems, type ImportReport, type PlacedError, readItemWorkbook, type RowError, type RowReport, streamItemWorkbook, WorkbookError } from '../src/modules/catalogue/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { systemContext } from '../src/platform/context.ts'
import { openPlatform } from '../src/platform/create-platform.ts'

const USAGE = '用法：npm run import -- items 文件（.xlsx、.json 或 .jsonl）[--partial]；或 npm run import -- template 文件.xlsx'

/** A call or a file that cannot be used; the message is a Chinese sentence for the person at the terminal. */
class WrongCall extends Error {}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof WrongCall || error instanceof WorkbookError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}

async function run(args: string[]): Promise<void> {
  const flags = args.filter((arg) => arg.startsWith('-'))
  const [command, file, ...rest] = args.filter((arg) => !arg.startsWith('-'))
  const unknown = flags.find((flag) => flag !== '--partial' || command !== 'items')
  if (unknown) throw new WrongCall(`不认识参数 ${unknown}。${USAGE}`)
  if (command !== 'items' && command !== 'template') throw new WrongCall(`${command ? `没有“${command}”这个命令。` : '请写明命令。'}${USAGE}`)
  if (file === undefined) throw new WrongCall(`请写明文件。${USAGE}`)
  if (rest.length > 0) throw new WrongCall(`一次只处理一个文件，多余的内容：${rest.join(' ')}。`)
  if (command === 'template') return writeTemplate(file)

  const items = readItems(file)
  if (items.faults.length > 0) {
    for (const fault of items.faults) process.stdout.write(`${lineOfError(fault)}\n`)
    process.stdout.write(`文件有 ${items.faults.length} 处问题，没有写入。请改正后重新导入。\n`)
    process.exitCode = 1
    return
  }
  const report = await importFile(items, flags.includes('--partial'))
  for (const row of report.rows) process.stdout.write(`${lineOf(row, items)}\n`)
  process.stdout.write(`${summaryOf(report)}\n`)
  process.exitCode = report.rows.some((row) => row.outcome === 'wrong') ? 1 : 0
}

/** The rows of a file; of a workbook also where in it each error stands. */
interface FileItems {
  rows: readonly unknown[]
  flawsOf?: (index: number) => readonly RowError[]
  place?: (index: number, error: RowError) => PlacedError
  faults: readonly PlacedError[]
}

async function importFile({ rows, flawsOf }: FileItems, partial: boolean): Promise<ImportReport> {
  const open = await openPlatform(readConfig(process.env), { isServer: false })
  try {
    return await importItems(systemContext(open.platform, 'import'), rows, { partial, ...(flawsOf ? { flawsOf } : {}) })
  } finally {
    await open.close()
  }
}

function readItems(file: string): FileItems {
  if (!existsSync(file)) throw new WrongCall(`没有找到文件 ${file}。请检查文件名和所在文件夹。`)
  const items = readByKind(file)
  if (items.rows.length === 0 && items.faults.length === 0) throw new WrongCall(`文件 ${file} 里没有事项。`)
  return items
}

function readByKind(file: string): FileItems {
  switch (extname(file).toLowerCase()) {
    case '.xlsx': {
      const { raws, flawsOf, place, faults } = readItemWorkbook(readFileSync(file))
      return { rows: raws, flawsOf, place, faults }
    }
    case '.jsonl': return { rows: readFileSync(file, 'utf8').split('\n').flatMap((line, index) => (line.trim() ? [parseJson(line, `第 ${index + 1} 行`)] : [])), faults: [] }
    case '.json': {
      const rows = parseJson(readFileSync(file, 'utf8'), '文件')
      if (!Array.isArray(rows)) throw new WrongCall('.json 文件应是一个列表，每个元素是一个事项。')
      return { rows, faults: [] }
    }
    default: throw new WrongCall(`不支持「${extname(file) || file}」这种文件，请使用 .xlsx、.json 或 .jsonl。`)
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongCall(`${where}不是正确的 JSON，请检查：${error.message}`)
    throw error
  }
}

function lineOf({ row, code, name, outcome, version, errors }: RowReport, { place }: FileItems): string {
  const title = [code, name].filter(Boolean).join(' ') || '（没有编码）'
  const what = { inserted: `新增（第 ${version} 版）`, newVersion: `更新为第 ${version} 版`, unchanged: `没有变化（第 ${version} 版）`, wrong: '有误' }[outcome]
  return [`第 ${row} 项\t${title}\t${what}`, ...errors.map((error) => `\t${place ? lineOfError(place(row - 1, error)) : `${error.field}\t${error.message}`}`)].join('\n')
}

/** 材料!C12（份数，现在是「两份」）…… */
function lineOfError({ sheet, row, cell, title, value, message }: PlacedError): string {
  const where = cell || (row > 0 ? `第 ${row} 行` : '')
  const what = [title, value && `现在是「${value}」`].filter(Boolean).join('，')
  return `${sheet}${where && `!${where}`}${what && `（${what}）`}\t${message}`
}

function summaryOf({ rows, isWritten }: ImportReport): string {
  const count = (outcome: RowReport['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const counts = `共 ${rows.length} 项：新增 ${count('inserted')}，更新 ${count('newVersion')}，没有变化 ${count('unchanged')}，有误 ${count('wrong')}。`
  if (!isWritten) return `${counts}因为有误，全部没有写入。请改正后重新导入，或加 --partial 只写入正确的。`
  if (count('wrong') > 0) return `${counts}正确的已写入，有误的没有写入。`
  return count('unchanged') === rows.length ? `${counts}内容与平台一致，不需要写入。` : `${counts}已写入。`
}

/** The example shows one of everything a row can hold. */
async function writeTemplate(file: string): Promise<void> {
  if (extname(file).toLowerCase() !== '.xlsx') throw new WrongCall('模板文件名应以 .xlsx 结尾。')
  if (existsSync(file)) throw new WrongCall(`文件 ${file} 已经存在，请换一个文件名，以免盖掉已填的内容。`)
  await pipeline(streamItemWorkbook(() => [exampleItem]), createWriteStream(file))
  process.stdout.write(`模板已写到 ${file}。示例行导入时不读，可以删去；材料、环节、情形等写在各自的工作表中，用编码对应；怎样填见“填写说明”。\n`)
}
