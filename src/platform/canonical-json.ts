/**
 * The one spelling of a value: keys sorted, no spaces, `undefined` left out.
 * What is hashed is this text, so a value read back from jsonb (which reorders keys) hashes the same.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as Record<string, unknown>
  let text = ''
  for (const key of Object.keys(record).sort()) {
    const each = record[key]
    if (each !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(each)}`
  }
  return `{${text}}`
}
