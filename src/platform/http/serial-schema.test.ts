import buildSerializer from 'fast-json-stringify'
import Type, { type TSchema } from 'typebox'
import { expect, it } from 'vitest'
import { Nullable } from '../nullable.ts'
import { toSerialSchema } from './serial-schema.ts'

const Word = Type.Union([Type.Literal('asked'), Type.Literal('answered')])
const Person = Type.Object({ name: Type.String(), phone: Nullable(Type.String()), age: Type.Optional(Nullable(Type.Integer())) })

const ANSWERS: [what: string, schema: TSchema, answers: unknown[]][] = [
  ['words', Type.Object({ state: Word }), [{ state: 'asked' }]],
  ['words or nothing', Type.Object({ state: Nullable(Word) }), [{ state: 'answered' }, { state: null }]],
  ['text, numbers and truth that may be missing', Type.Object({ text: Nullable(Type.String()), count: Nullable(Type.Integer()), share: Nullable(Type.Number()), is: Nullable(Type.Boolean()) }), [
    { text: '“一窗”\n', count: 3, share: 0.25, is: false }, { text: '', count: 0, share: -0.5, is: true }, { text: null, count: null, share: null, is: null },
  ]],
  ['things within things', Type.Object({ person: Nullable(Person), people: Nullable(Type.Array(Nullable(Person))) }), [
    { person: null, people: null }, { person: { name: '甲', phone: null }, people: [] }, { person: { name: '甲', phone: '1', age: null }, people: [null, { name: '乙', phone: null, age: 7 }] },
  ]],
  ['numbers by name', Type.Record(Type.String(), Nullable(Type.Integer())), [{ a: 1, b: null }]],
  ['one of several shapes, or none', Type.Object({ of: Nullable(Type.Union([Type.Object({ kind: Type.Literal('a'), x: Nullable(Type.String()) }), Type.Object({ kind: Type.Literal('b'), y: Type.Integer() })])) }), [
    { of: { kind: 'a', x: null } }, { of: { kind: 'b', y: 2 } }, { of: null },
  ]],
]

it.each(ANSWERS)('writes %s as they are', (_, schema, answers) => {
  const write = buildSerializer(toSerialSchema(schema))
  for (const answer of answers) expect(write(answer)).toBe(JSON.stringify(answer))
})

it('leaves no branch to choose where a value is a word or nothing, and the schema as it was', () => {
  const schema = Type.Object({ state: Nullable(Word), person: Nullable(Person) })
  const before = JSON.stringify(schema)
  expect(JSON.stringify(toSerialSchema(schema))).not.toContain('anyOf')
  expect(JSON.stringify(schema)).toBe(before)
})
