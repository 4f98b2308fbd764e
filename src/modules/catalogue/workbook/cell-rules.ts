/** How one value stands in one cell. Pure: what a cell holds in and out. */
import { type Cell, textOfCell, UnreadableCell } from '../../../platform/xlsx/sheet.ts'

/** What to write into a cell; null leaves it empty. */
export type CellContent = string | number | null

export interface CellKind {
  /** The value for the raw item. What it does not understand it hands on, for the import to refuse in its own words. @throws UnreadableCell */
  toRaw(cell: Cell): unknown
  toCell(value: unknown): CellContent
  /** A drop-down of these. */
  options?: readonly string[]
  /** Several of these may stand in the cell, which a drop-down cannot offer. */
  severalOf?: readonly string[]
}

/** Full-width digits and letters, Ⅳ and the like as their plain forms. */
const plain = (cell: Cell): string => textOfCell(cell).normalize('NFKC').trim()

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

export const text = (): CellKind => ({ toRaw: (cell) => textOfCell(cell) || null, toCell: asText })

/** Letters and digits written for machines. */
export const code = (): CellKind => ({ toRaw: (cell) => plain(cell).replace(/\s/g, '') || null, toCell: asText })

export const number = (): CellKind => ({
  toRaw(cell) {
    if (typeof cell === 'number') return cell
    if (typeof cell === 'object' && 'date' in cell) throw new UnreadableCell(`这一格是日期（${cell.date}）。请把单元格格式改为“常规”后重新填写数字。`)
    const written = plain(cell)
    return written === '' ? null : /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written
  },
  toCell: (value) => (typeof value === 'number' ? value : asText(value)),
})

export const yesNo = (): CellKind => ({
  toRaw(cell) {
    const written = plain(cell)
    return written === '是' ? true : written === '否' ? false : written || null
  },
  toCell: (value) => (value === true ? '是' : value === false ? '否' : asText(value)),
  options: ['是', '否'],
})

/** A day, however it was typed: 2026/1/31, 2026.1.31, 2026年1月31日 or a cell formatted as a date. */
export const date = (): CellKind => ({
  toRaw(cell) {
    const written = plain(cell)
    const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written)
    return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : written || null
  },
  toCell: asText,
})

/** One of some words. @param meanings how it may be written → the word of the raw item; the first way to write a word is the one offered */
export function word(meanings: readonly string[] | Readonly<Record<string, string>>): CellKind {
  const ways = Array.isArray(meanings) ? meanings.map((each: string) => [each, each] as const) : Object.entries(meanings as Record<string, string>)
  const rawOf = new Map(ways.map(([written, raw]) => [written.normalize('NFKC'), raw]))
  const wayOf = new Map(ways.toReversed().map(([written, raw]) => [raw, written]))
  return {
    toRaw: (cell) => rawOf.get(plain(cell)) ?? (plain(cell) || null),
    toCell: (value) => (typeof value === 'string' ? (wayOf.get(value) ?? value) : null),
    options: [...new Set(ways.map(([, raw]) => wayOf.get(raw)!))],
  }
}

/** Several in one cell, each on its own line or parted by ；; a separator inside a member is written `\；`. */
export function words(options: readonly string[] = []): CellKind {
  const rawOf = new Map(options.map((each) => [each.normalize('NFKC'), each]))
  const known = (written: string) => rawOf.get(written.normalize('NFKC')) ?? written
  return { toRaw: (cell) => split(textOfCell(cell), SEPARATORS).map(known), toCell: (value) => joined(value as string[], '；', SEPARATORS), ...(options.length > 0 ? { severalOf: options } : {}) }
}

/** Sentences: one a line; ； parts them only where the cell has a single line. */
export const lines = (): CellKind => ({
  toRaw(cell) {
    const written = textOfCell(cell)
    return split(written, hasBreak(written) ? '\n' : SEPARATORS)
  },
  toCell: (value) => joined(value as string[], '\n', (value as string[]).length > 1 ? '\n' : SEPARATORS),
})

/** 公司法·第二十九条、第三十条；市场主体登记管理条例 */
export const laws = (): CellKind => ({
  toRaw: (cell) => splitEscaped(textOfCell(cell), SEPARATORS).map((part) => {
    const [law = '', ...articles] = splitEscaped(part, '·')
    return { law: unescape(law), articles: splitEscaped(articles.join('·'), '、').map(unescape) }
  }),
  toCell: (value) => (value as { law: string; articles: string[] }[])
    .map(({ law, articles }) => [escape(law, LAW_SEPARATORS), articles.map((article) => escape(article, LAW_SEPARATORS)).join('、')].filter(Boolean).join('·'))
    .join('；') || null,
})

/** 法人·开办；个人·创业 */
export const themes = (): CellKind => ({
  toRaw: (cell) => splitEscaped(textOfCell(cell), SEPARATORS).map((part) => {
    const [audience = '', ...topic] = splitEscaped(part, '·')
    return { audience: unescape(audience), topic: unescape(topic.join('·')) }
  }),
  toCell: (value) => (value as { audience: string; topic: string }[]).map(({ audience, topic }) => `${escape(audience, LAW_SEPARATORS)}·${escape(topic, LAW_SEPARATORS)}`).join('；') || null,
})

const SEPARATORS = ';；\n'
const LAW_SEPARATORS = `${SEPARATORS}·、`

const escape = (member: string, separators: string): string => Array.from(member, (character) => (character === '\\' || separators.includes(character) ? `\\${character}` : character)).join('')
const unescape = (written: string): string => written.replace(/\\([\s\S])/g, '$1').trim()

const hasBreak = (written: string): boolean => splitEscaped(written, '\n').length > 1

const split = (written: string, separators: string): string[] => splitEscaped(written, separators).map(unescape)

/** Parts between separators that no backslash stands before; empty ones are dropped. */
function splitEscaped(written: string, separators: string): string[] {
  const parts = ['']
  const characters = Array.from(written)
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!
    if (character === '\\') parts[parts.length - 1] += character + (characters[++at] ?? '')
    else if (separators.includes(character)) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}

function joined(members: readonly string[], joiner: string, separators: string): string | null {
  return members.map((member) => escape(member, separators)).join(joiner) || null
}
