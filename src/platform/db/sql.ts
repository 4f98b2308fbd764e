/** One SQL statement with its values; `name` lets PostgreSQL keep its plan from the second run on. */
export interface Statement {
  text: string
  values: unknown[]
}

/** Texts by their place in the source: the same string each time, so that whatever is kept by it is found without reading it through. */
const texts = new WeakMap<TemplateStringsArray, string>()

/**
 * Builds a statement: `sql\`select … where number = ${number}\``. A value becomes a parameter, never text;
 * an embedded statement is spliced in and its parameters renumbered.
 */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Statement {
  if (!parts.some(isStatement)) return { text: textOf(strings), values: parts }
  let text = strings[0]!
  const values: unknown[] = []
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]
    if (isStatement(part)) {
      text += shiftParameters(part.text, values.length)
      values.push(...part.values)
    } else {
      values.push(part)
      text += `$${values.length}`
    }
    text += strings[index + 1]!
  }
  return { text, values }
}

function textOf(strings: TemplateStringsArray): string {
  let text = texts.get(strings)
  if (text === undefined) texts.set(strings, (text = strings.reduce((before, after, index) => `${before}$${index}${after}`)))
  return text
}

/** Fixed SQL text without parameters. */
export const rawSql = (text: string): Statement => ({ text, values: [] })

/** Numbers a statement's parameters on from `by`, so that it can follow another in one text. */
export function shiftParameters(text: string, by: number): string {
  return by === 0 ? text : text.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + by}`)
}

const isStatement = (part: unknown): part is Statement =>
  typeof part === 'object' && part !== null && 'text' in part && 'values' in part && Array.isArray(part.values)
