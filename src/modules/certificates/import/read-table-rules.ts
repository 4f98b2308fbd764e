import { type CertificateLine, LINE_FIELDS } from './import-rules.ts'

/** What keeps a whole file from being read, as a sentence. */
export interface UnreadableTable {
  problem: string
}

/** UTF-8, or what Excel writes in Chinese (GB 18030). Undefined when it is no text at all. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 2048).includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return undefined
}

/** The cells of a CSV text (RFC 4180), each row with the number of its first line; empty rows are left out. Undefined when a quotation mark is never closed. */
export function parseCsv(text: string): { line: number; cells: string[] }[] | undefined {
  const rows: { line: number; cells: string[] }[] = []
  let line = 1
  let startedAt = 1
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = () => {
    cells.push(cell)
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: startedAt, cells })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '\n') line++
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[++at]
      else isQuoted = false
    } else if (character === '"' && cell === '') isQuoted = true
    else if (character === ',') {
      cells.push(cell)
      cell = ''
    } else if (character === '\n') {
      endRow()
      startedAt = line
    } else if (character !== '\r') cell += character
  }
  if (isQuoted) return undefined
  endRow()
  return rows
}

const REQUIRED = Object.values(LINE_FIELDS)

/** The lines of an import file: its first row names the columns, every column beyond the common ones is an item of the certificate's content. */
export function readTable(text: string, maxLines: number): CertificateLine[] | UnreadableTable {
  const rows = parseCsv(text.replace(/^\ufeff/, ''))
  if (!rows) return { problem: '文件里有没有配对的引号，请用 Excel 打开后另存为“CSV UTF-8（逗号分隔）”再导入。' }
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
