import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseItemCode } from './item-code-rules.ts'
import { inventBaseCode, toEntries } from './entry-rules.ts'
import { aRawItem, aRawMaterial } from './fixtures.ts'
import { planImport } from './import-plan-rules.ts'
import { toServiceItem } from './item-import-rules.ts'
import type { RawItem } from './raw-row.ts'

const knowledge = { isDepartment: (name: string) => name !== '航天局' }
const seed = readFileSync(new URL('../../../db/seed/items.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as RawItem)

const read = (raw: unknown) => {
  const result = toServiceItem(raw, knowledge)
  if ('errors' in result) throw new Error(JSON.stringify(result.errors))
  return result
}
const fieldsOf = (changes: RawItem) => {
  const result = toServiceItem(aRawItem(changes), knowledge)
  return 'errors' in result ? result.errors.map((error) => error.field) : []
}
const step = (kind: string, order: number, days = 0, countedInPromise = true) => ({ order, kind, name: kind, days, countedInPromise })

describe('reading a row of an items file', () => {
  it('reads every item of the demo city', () => {
    expect(seed).toHaveLength(160)
    for (const raw of seed) expect(read(raw).item.code).toBe(raw.code)
  })

  it('turns the official words into ours and gives materials, steps, questions and options their ids', () => {
    const { item } = read(aRawItem())
    expect(item).toMatchObject({
      type: 'publicService', levels: ['county'], serves: { persons: true, enterprises: false }, onlineDepth: 4, kind: 'promised',
      statutoryLimit: { amount: 10, unit: 'workday' }, promisedLimit: { amount: 5, unit: 'workday' }, result: { kind: 'proof' },
    })
    expect(item.materials.map(({ id, form }) => [id, form])).toEqual([['m1', 'electronic'], ['m2', 'original']])
    expect(item.situations[0]).toMatchObject({ id: 'q1', options: [{ id: 'o1', removeMaterials: ['场所使用证明'] }, { id: 'o2', addMaterials: [{ id: 'q1o2m1' }] }] })
  })

  it('puts the steps into the order of their numbers', () => {
    const { item } = read(aRawItem({ process: [step('送达', 3), step('决定', 2, 5), step('受理', 1)] }))
    expect(item.steps.map(({ id, kind }) => [id, kind])).toEqual([['s1', 'accept'], ['s2', 'decide'], ['s3', 'deliver']])
  })

  it.each<[string, RawItem, string]>([
    ['an unknown word', { type: '行政处罚' }, 'type'],
    ['a missing name', { name: '  ' }, 'name'],
    ['a code that is no slug', { code: '茶馆' }, 'code'],
    ['an unknown department', { department: '航天局' }, 'department'],
    ['a promise longer than the law allows', { promisedDays: 11, process: [step('受理', 1), step('决定', 2, 11), step('送达', 3)] }, 'promisedDays'],
    ['a promise in workdays longer than a legal limit in natural days', { statutoryDays: 6, statutoryUnit: '自然日' }, 'promisedDays'],
    ['steps that do not add up to the promise', { process: [step('受理', 1), step('决定', 2, 4), step('送达', 3)] }, 'process'],
    ['a special procedure counted in the promise', { process: [step('受理', 1), step('特别程序', 2, 5), step('决定', 3), step('送达', 4)] }, 'process/1/countedInPromise'],
    ['a process without a decision', { process: [step('受理', 1, 5), step('送达', 2)] }, 'process'],
    ['an immediate item with a promise of days', { kind: '即办件' }, 'kind'],
    ['a promised item without days', { promisedDays: 0, process: [step('受理', 1), step('决定', 2), step('送达', 3)] }, 'kind'],
    ['a material named twice', { materials: [aRawMaterial(), aRawMaterial(), aRawMaterial({ name: '场所使用证明' })] }, 'materials/1/name'],
    ['a catch-all material', { materials: [aRawMaterial({ name: '其他有关材料' }), aRawMaterial({ name: '场所使用证明' })] }, 'materials/0/name'],
    ['a catch-all of whatever a law may ask', { materials: [aRawMaterial({ name: '法律法规规定的其他材料' }), aRawMaterial({ name: '场所使用证明' })] }, 'materials/0/name'],
    ['an unknown material form', { materials: [aRawMaterial({ form: '扫描' }), aRawMaterial({ name: '场所使用证明' })] }, 'materials/0/form'],
    ['a paper material without copies', { materials: [aRawMaterial({ copies: 0 }), aRawMaterial({ name: '场所使用证明' })] }, 'materials/0/copies'],
    ['an option that removes what is not asked', { materials: [aRawMaterial()] }, 'situations/0/options/0/removeMaterials/0'],
    ['a legal limit without its unit', { statutoryUnit: null }, 'statutoryUnit'],
    ['a visit without a reason', { siteVisits: 1 }, 'siteVisitReason'],
    ['no legal basis', { legalBasis: [] }, 'legalBasis'],
    ['a base code of the wrong length', { baseCode: '3701' }, 'baseCode'],
    ['a field that does not exist', { proimsedDays: 3 }, 'proimsedDays'],
    ['a number written as text', { siteVisits: '两次' }, 'siteVisits'],
  ])('refuses %s and names the field', (_, changes, field) => {
    expect(fieldsOf(changes)).toEqual([field])
  })

  it('accepts a material whose name says what it is about', () => {
    expect(fieldsOf({ materials: [aRawMaterial({ name: '与变更事项有关的材料' }), aRawMaterial({ name: '场所使用证明' })] })).toEqual([])
  })

  it('names everything that is wrong at once', () => {
    expect(fieldsOf({ type: '许可', kind: null, fee: { basis: '物价文件' } })).toEqual(['type', 'kind', 'fee/amount'])
  })

  it('answers for anything that is no row, and does not throw', () => {
    for (const raw of [null, undefined, 7, 'text', [], {}, { materials: 'none' }, { materials: [null] }]) expect(toServiceItem(raw, knowledge)).toHaveProperty('errors')
  })
})

describe('planning an import', () => {
  const plan = (rows: unknown[], known: Parameters<typeof planImport>[1] = []) => planImport(rows, known, knowledge)

  it('refuses a code that stands twice in the file', () => {
    expect(plan([aRawItem(), aRawItem()]).reports.map((row) => row.outcome)).toEqual(['inserted', 'wrong'])
  })

  it('refuses another base code for an item that has one, and a base code of another item', () => {
    const known = [{ code: 'tea-house-filing', baseCode: '372000001000', version: 1, content: read(aRawItem()).item }]
    expect(plan([aRawItem({ baseCode: '372000002000' })], known).reports[0]).toMatchObject({ outcome: 'wrong', errors: [{ field: 'baseCode' }] })
    expect(plan([aRawItem({ code: 'other', baseCode: '372000001000' })], known).reports[0]).toMatchObject({ outcome: 'wrong', errors: [{ field: 'baseCode' }] })
    expect(plan([aRawItem({ baseCode: '372000001000' })], known).reports[0]).toMatchObject({ outcome: 'unchanged', version: 1 })
  })

  it('invents valid base codes, each once and the same every time', () => {
    const codes = plan(seed).planned.map((item) => item.baseCode)
    expect(new Set(codes).size).toBe(160)
    for (const code of codes) expect(parseItemCode(code)).toMatchObject({ valid: true, kind: 'baseItem', region: '99' })
    expect(plan(seed).planned.map((item) => item.baseCode)).toEqual(codes)
  })

  it('does not invent a base code that a later row of the file gives', () => {
    const invented = inventBaseCode(read(aRawItem()).item, new Set())
    const { planned } = plan([aRawItem(), aRawItem({ code: 'given', baseCode: invented })])
    expect(planned[1]!.baseCode).toBe(invented)
    expect(planned[0]!.baseCode).not.toBe(invented)
  })

  it('makes an entry with a valid 实施编码 for each place of each level', () => {
    const entries = toEntries({ code: 'x', version: 1, levels: ['city', 'county'] }, '992010001000', (level) =>
      level === 'city' ? [{ region: '379900', divisionCode: '379900000000', authorityId: '379900-SCJG', uscc: '11379900MD00002352', unitId: null }] : [])
    expect(entries.map((entry) => entry.task_code)).toEqual(['11379900MD000023523992010001000'])
    expect(parseItemCode(entries[0]!.task_code)).toMatchObject({ valid: true, level: '3' })
  })
})
