import type { TableRow, UnreadableTable } from '../../../platform/tables/table-rows-rules.ts'
import type { CertificateLine } from './import-rules.ts'
import { LINE_FIELDS } from './line-fields.ts'

const REQUIRED = Object.values(LINE_FIELDS)

/** The lines of an import file: its first row names the columns, every column beyond the common ones is an item of the certificate's content. */
export function readTable(rows: readonly TableRow[], maxLines: number): CertificateLine[] | UnreadableTable {
  const [head, ...body] = rows
  const titles = (head?.cells ?? []).map((title) => title.trim())
  const missing = REQUIRED.filter((title) => !titles.includes(title))
  if (missing.length > 0) return { problem: `第一行缺少${missing.map((title) => `“${title}”`).join('、')}列。请按模板填写。` }
  const twice = titles.find((title, index) => title !== '' && titles.indexOf(title) !== index)
  if (twice) return { problem: `第一行有两个“${twice}”列，请只保留一个。` }
  if (body.length === 0) return { problem: '文件里没有证照，请从第二行起每行填写一个证照。' }
  if (body.length > maxLines) return { problem: `一次最多导入 ${maxLines} 个证照，这个文件有 ${body.length} 个。请分成几个文件导入。` }
  const columnOf = new Map(titles.map((title, index) => [title, index]))
  const extra = titles.flatMap((label, index) => (label === '' || REQUIRED.includes(label as (typeof REQUIRED)[number]) ? [] : [{ label, index }]))
  return body.map(({ line, cells }) => {
    // A spreadsheet keeps long numbers as texts by a tab or a quotation mark before them.
    const cellOf = (title: string) => (cells[columnOf.get(title)!] ?? '').replace(/^['\t]+/, '').trim()
    return {
      line, name: cellOf(LINE_FIELDS.name), number: cellOf(LINE_FIELDS.number), holderName: cellOf(LINE_FIELDS.holderName), holderIdentity: cellOf(LINE_FIELDS.holderIdentity),
      issuedOn: toDay(cellOf(LINE_FIELDS.issuedOn)), validity: toDay(cellOf(LINE_FIELDS.validity)), content: extra.map(({ label, index }) => ({ label, value: cells[index] ?? '' })),
    }
  })
}

/** Spreadsheets write days as 2020/5/1, people as 2020年5月1日; everything else stays for the check to name. */
function toDay(text: string): string {
  const [, year, month, day] = /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?$/.exec(text) ?? []
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text
}
