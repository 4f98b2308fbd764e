import { createDice, type Dice } from '../../src/demo-city/invented-names.ts'

/** As much of JSON Schema as the platform's OpenAPI uses. */
export interface Schema {
  type?: string
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
}

/** Values that exist on the platform under test: what a stranger would try after having seen an address. */
export interface Known {
  numbers: string[]
  uuids: string[]
  items: string[]
  regions: string[]
  divisions: string[]
}

export { createDice, type Dice }

const HOSTILE_TEXTS = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e', '😀'.repeat(50), '𠮷', "'; drop table applications.application; --", '<script>alert(1)</script>', '{{7*7}}', '../../etc/passwd',
  '%00', '%', '\r\nx: y', 'null', 'undefined', 'NaN', '-1', '1e309', '9'.repeat(400), '中'.repeat(5000), '__proto__', 'constructor', 'toString', '$1', '\\', '２０２６', '2026-02-30', '0001-01-01', '9999-12-31T23:59:60Z', '٣',
]
const HOSTILE_VALUES: unknown[] = [null, true, false, 0, -0, -1, 1e308, 2 ** 53, 0.1, [], {}, [[]], [null], { __proto__: null, constructor: {} }, ...HOSTILE_TEXTS]

/** A value the schema allows, as far as one can tell from it. */
export function soundValue(schema: Schema, name: string, known: Known, dice: Dice): unknown {
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return soundValue(dice.pick(choice), name, known, dice)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return dice.pick(schema.enum)
  switch (schema.type) {
    case 'object': return soundObject(schema, known, dice)
    case 'array': return Array.from({ length: dice.below(3) }, () => soundValue(schema.items ?? {}, name, known, dice))
    case 'integer': case 'number': return (schema.minimum ?? 0) + dice.below(Math.min(200, (schema.maximum ?? 100) - (schema.minimum ?? 0) + 1))
    case 'boolean': return dice.below(2) === 0
    case 'null': return null
    default: return soundText(schema, name, known, dice)
  }
}

function soundObject(schema: Schema, known: Known, dice: Dice): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name) || dice.below(3) > 0) value[name] = soundValue(part, name, known, dice)
  }
  for (const part of Object.values(schema.patternProperties ?? {})) {
    for (let count = dice.below(3); count > 0; count--) value[`m${1 + dice.below(4)}`] = soundValue(part, '', known, dice)
  }
  return value
}

/** Names say what a text means better than its pattern does. */
function soundText(schema: Schema, name: string, known: Known, dice: Dice): string {
  if (schema.format === 'uuid' || /^(id|applicant|draft|file)$/i.test(name)) return dice.pick(known.uuids)
  if (schema.format === 'date-time') return '2020-01-01T00:00:00Z'
  if (schema.format === 'date' || /On$|^from/.test(name)) return dice.pick(['2026-01-01', '2026-03-31', '1999-12-31'])
  if (/number/i.test(name)) return dice.pick(known.numbers)
  if (/region/i.test(name)) return dice.pick(known.regions)
  if (/division/i.test(name)) return dice.pick(known.divisions)
  if (/^(item|code|itemCode)$/.test(name)) return dice.pick(known.items)
  if (name === 'document') return dice.pick(['1-receipt', '2-acceptanceNotice', '4-decision', '1-x'])
  return '模糊测试'.repeat(1 + dice.below(3)).slice(0, Math.max(schema.minLength ?? 1, 4))
}

/** The value with one part made wrong: of another type, hostile, missing, unknown, far too deep or far too long. */
export function spoil(value: unknown, dice: Dice): unknown {
  if (dice.below(8) === 0 || value === null || typeof value !== 'object') return dice.pick(HOSTILE_VALUES)
  if (Array.isArray(value)) return dice.below(3) === 0 ? Array.from({ length: 5000 }, () => value[0] ?? 0) : value.length === 0 ? [dice.pick(HOSTILE_VALUES)] : value.map((each, index) => (index === 0 ? spoil(each, dice) : each))
  const names = Object.keys(value)
  const copy: Record<string, unknown> = { ...value }
  switch (dice.below(5)) {
    case 0: copy[dice.pick([...HOSTILE_TEXTS, 'extra'])] = dice.pick(HOSTILE_VALUES); return copy
    case 1: copy[`deep`] = deep(2000); return copy
    case 2: if (names.length > 0) delete copy[dice.pick(names)]; return copy
    default: {
      if (names.length === 0) return dice.pick(HOSTILE_VALUES)
      const name = dice.pick(names)
      copy[name] = spoil(copy[name], dice)
      return copy
    }
  }
}

function deep(levels: number): unknown {
  let value: unknown = 0
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}

export const hostileText = (dice: Dice): string => dice.pick(HOSTILE_TEXTS)
