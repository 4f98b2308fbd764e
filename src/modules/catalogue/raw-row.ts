/** One thing that is wrong in an imported row: `field` is the path in the row (`materials/2/form`), `message` says what to do. */
export interface RowError {
  field: string
  message: string
}

/**
 * Reads one object of an imported row field by field and collects what is wrong, so that a person corrects a file
 * once and not error by error. A wrong field reads as its fallback; the row is then refused as a whole.
 */
export interface RowReader {
  /** Whether the row says anything under this field. */
  has(field: string): boolean
  /** Whether the file has the field at all: one it has and leaves empty says that there is nothing. */
  knows(field: string): boolean
  text(field: string, title: string): string
  /** @param maxLength in characters; 1,000 unless told */
  textOrNull(field: string, title: string, maxLength?: number): string | null
  texts(field: string, title: string): string[]
  number(field: string, title: string): number
  numberOrNull(field: string, title: string): number | null
  boolean(field: string, title: string): boolean
  /** One of the official words, turned into ours. */
  word<T>(field: string, title: string, words: Readonly<Record<string, T>>): T
  wordOrNull<T>(field: string, title: string, words: Readonly<Record<string, T>>): T | null
  words<T>(field: string, title: string, words: Readonly<Record<string, T>>): T[]
  /** Objects of a list, each read by its own reader. */
  list<T>(field: string, title: string, read: (each: RowReader, index: number) => T): T[]
  objectOrNull<T>(field: string, title: string, read: (each: RowReader) => T): T | null
  wrong(field: string, message: string): void
  /** Refuses what nobody has read: a misspelt heading must not lose its content in silence. */
  refuseRest(): void
}

/** One item as a file says it: the fields of `db/seed/items.jsonl`, in official words. */
export type RawItem = Record<string, unknown>

const MAX_TEXT = 1000

/** Control characters and half characters: no honest text has them, and PostgreSQL cannot store some of them. */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** @param path where the object stands in the row; empty for the row itself */
export function readRow(raw: unknown, errors: RowError[], path = ''): RowReader {
  const isObject = typeof raw === 'object' && raw !== null && !Array.isArray(raw)
  const source = (isObject ? raw : {}) as Record<string, unknown>
  const seen = new Set<string>()
  const wrong = (field: string, message: string) => void errors.push({ field: path + field, message })
  if (!isObject) wrong('', '这里应为一组内容，请对照模板填写。')

  const take = (field: string): unknown => {
    seen.add(field)
    const value = Object.hasOwn(source, field) ? source[field] : undefined
    return value === null || value === '' ? undefined : value
  }
  const asText = (field: string, title: string, value: unknown, maxLength = MAX_TEXT): string => {
    if (typeof value !== 'string' || value.trim() === '') {
      wrong(field, `${title}应为文字，现在是「${show(value)}」。`)
      return ''
    }
    const text = value.trim()
    if (Array.from(text).length > maxLength) wrong(field, `${title}最多 ${maxLength} 个字，请缩短。`)
    if (UNREADABLE.test(text) || !text.isWellFormed()) wrong(field, `${title}含有无法识别的字符，请删除后重新输入。`)
    return text
  }
  const asNumber = (field: string, title: string, value: unknown): number => {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
    wrong(field, `${title}应为不小于 0 的数字，现在是「${show(value)}」。`)
    return 0
  }
  const asWord = <T>(field: string, title: string, value: unknown, words: Readonly<Record<string, T>>): T => {
    if (typeof value === 'string' && Object.hasOwn(words, value)) return words[value] as T
    wrong(field, `${title}应为${Object.keys(words).join('、')}之一，现在是「${show(value)}」。`)
    return Object.values(words)[0] as T
  }
  const asArray = (field: string, title: string): unknown[] => {
    const value = take(field)
    if (Array.isArray(value)) return value
    if (value !== undefined) wrong(field, `${title}应为一个列表。`)
    return []
  }
  const required = <T>(field: string, title: string, fallback: T, read: (value: unknown) => T): T => {
    const value = take(field)
    if (value !== undefined) return read(value)
    wrong(field, `请填写${title}。`)
    return fallback
  }
  const optional = <T>(field: string, read: (value: unknown) => T): T | null => {
    const value = take(field)
    return value === undefined ? null : read(value)
  }

  return {
    knows: (field) => Object.hasOwn(source, field) && source[field] !== undefined,
    has: (field) => take(field) !== undefined,
    text: (field, title) => required(field, title, '', (value) => asText(field, title, value)),
    textOrNull: (field, title, maxLength) => optional(field, (value) => asText(field, title, value, maxLength)),
    texts: (field, title) => asArray(field, title).map((value, index) => asText(`${field}/${index}`, `${title}第 ${index + 1} 项`, value)),
    number: (field, title) => required(field, title, 0, (value) => asNumber(field, title, value)),
    numberOrNull: (field, title) => optional(field, (value) => asNumber(field, title, value)),
    boolean: (field, title) => required(field, title, false, (value) => {
      if (typeof value !== 'boolean') wrong(field, `${title}应为是或否，现在是「${show(value)}」。`)
      return value === true
    }),
    word: (field, title, words) => required(field, title, Object.values(words)[0]!, (value) => asWord(field, title, value, words)),
    wordOrNull: (field, title, words) => optional(field, (value) => asWord(field, title, value, words)),
    words: (field, title, words) => asArray(field, title).map((value, index) => asWord(`${field}/${index}`, title, value, words)),
    list: (field, title, read) => asArray(field, title).map((value, index) => {
      const reader = readRow(value, errors, `${path}${field}/${index}/`)
      const result = read(reader, index)
      reader.refuseRest()
      return result
    }),
    objectOrNull: (field, _title, read) => optional(field, (value) => {
      const reader = readRow(value, errors, `${path}${field}/`)
      const result = read(reader)
      reader.refuseRest()
      return result
    }),
    wrong,
    refuseRest() {
      for (const field of Object.keys(source)) if (!seen.has(field)) wrong(field, `没有「${field}」这一项，请对照模板修改。`)
    },
  }
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '空').slice(0, 40)
