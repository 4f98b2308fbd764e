type Schema = Record<string, unknown>

/** Keywords that hold one schema, a list of them, and schemas by name. */
const ONE = ['items', 'additionalProperties'] as const
const SEVERAL = ['anyOf', 'oneOf', 'allOf'] as const
const NAMED = ['properties', 'patternProperties', '$defs'] as const

/**
 * The same answer's schema for writing only: "X or null" as X that may be null, one of some words as a word. A serializer asks
 * its own validator which branch of `anyOf` a value belongs to, and compiles one for each; of these there is nothing to ask.
 * @returns a copy; what it writes of an answer that fits `schema` is the same
 */
export function toSerialSchema(schema: object): Schema {
  const copy: Schema = { ...schema }
  for (const keyword of ONE) if (isSchema(copy[keyword])) copy[keyword] = toSerialSchema(copy[keyword])
  for (const keyword of SEVERAL) if (Array.isArray(copy[keyword])) copy[keyword] = copy[keyword].map((each: Schema) => toSerialSchema(each))
  for (const keyword of NAMED) {
    if (isSchema(copy[keyword])) copy[keyword] = Object.fromEntries(Object.entries(copy[keyword]).map(([name, each]) => [name, toSerialSchema(each as Schema)]))
  }
  return mergeBranches(copy)
}

function mergeBranches(schema: Schema): Schema {
  if (!Array.isArray(schema.anyOf)) return schema
  const { anyOf, ...around } = schema
  const branches = (anyOf as Schema[]).filter(({ type }) => type !== 'null')
  const mayBeNull = branches.length < (anyOf as Schema[]).length || branches.some(({ nullable }) => nullable === true)
  const merged = branches.length === 1 && typeof branches[0]!.type === 'string' ? branches[0] : branches.length > 0 && branches.every(isWord) ? { type: 'string' } : undefined
  return merged ? { ...around, ...merged, ...(mayBeNull ? { nullable: true } : {}) } : schema
}

const isWord = ({ type, const: word, format }: Schema): boolean => format === undefined && (type === 'string' || typeof word === 'string')

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)
