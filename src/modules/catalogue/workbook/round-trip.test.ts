import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateItems } from '../../../../tools/seed/item-generator.ts'
import type { ItemContent } from '../item.ts'
import { type Element, type Elements, itemElements } from '../item-elements.ts'
import { toServiceItem } from '../item-import-rules.ts'
import type { RawItem } from '../raw-row.ts'
import type { Cell, FileSheet } from '../../../platform/xlsx/sheet.ts'
import { exampleItem } from './example-item-data.ts'
import { toDesign } from '../../../platform/forms/index.ts'
import { defaultForm } from '../forms/index.ts'
import { aFullRawItem, changedWorkbook, toItem, workbookOf } from './fixtures.ts'
import { sheetLayouts } from './layout-rules.ts'
import { readSheets } from './read-sheets-rules.ts'
import { readItemWorkbook } from './read-workbook.ts'
import { toRawItem } from './to-raw-item-rules.ts'
import { rowsOf } from './write-sheets-rules.ts'

const seed = readFileSync(new URL('../../../../db/seed/items.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as RawItem)

/** The sheets as they would lie in the file, without the detour over its bytes. */
const sheetsOf = (items: readonly RawItem[]): FileSheet[] => sheetLayouts.map(({ name, columns }) => ({
  name,
  merges: [],
  rows: [columns.map(({ heading }) => heading as Cell | null), ...items.flatMap((item) => [...rowsOf(item, name)])]
    .map((cells, index) => ({ number: index + 1, isHidden: false, cells: cells.map((cell) => cell ?? undefined) })),
}))

describe('items as an Excel workbook', () => {
  it('lose nothing of the 160 items of the demo city on the way there and back', async () => {
    const items = seed.map(toItem)
    const { raws, faults } = readItemWorkbook(await workbookOf(items.map((item) => toRawItem(item, null))))
    expect(faults).toEqual([])
    expect(raws.map(toItem)).toEqual(items)
  })

  it('lose nothing of items that say everything the registry knows', async () => {
    const items = [...generateItems(300)]
    for (const key of Object.keys(itemElements) as (keyof ItemContent)[]) {
      // The test would prove nothing of an element that no item says.
      if (key !== 'mainItem' && key !== 'form') expect(new Set(items.map((item) => JSON.stringify(item[key]))).size, key).toBeGreaterThan(1)
    }
    const { raws, faults } = readItemWorkbook(await workbookOf(items.map((item) => toRawItem(item, null))))
    expect(faults).toEqual([])
    expect(raws.map(toItem)).toEqual(items)
  })

  it('lose nothing of any text that may stand in an element, separators and line breaks included', () => {
    const known = aFullRawItem()
    fc.assert(fc.property(arbitraryContent(itemElements), (content) => {
      const raw = { ...toRawItem({ ...toItem(known), ...content, mainItem: null } as ItemContent, null), code: 'tea-house-filing' }
      expect(readSheets(sheetsOf([raw])).raws[0]).toEqual(withoutEmpty(raw))
    }), { numRuns: 200 })
  })

  it('are read from a workbook of the days before the further columns', async () => {
    const { raws, faults } = readItemWorkbook(await oldWorkbook([aFullRawItem()]))
    expect(faults).toEqual([])
    expect(Object.keys(toItem(raws[0]))).toHaveLength(Object.keys(itemElements).length)
    expect(toItem(raws[0])).toEqual(toItem(aFullRawItem()))
    // What such a workbook does not know stays as it is published.
    const published = { ...[...generateItems(40)].find(({ questions, materials, fee }) => questions.length > 0 && fee !== null && materials.some(({ fillingNotes }) => fillingNotes !== null))!, code: 'tea-house-filing' }
    const { raws: [old] } = readItemWorkbook(await oldWorkbook([toRawItem(published, null)]))
    const read = toServiceItem(old, { isDepartment: () => true }, published)
    expect('item' in read ? read.item : read).toEqual(published)
  })

  it('do not say the form, and leave the one that is published as it is', async () => {
    const published = { ...toItem(aFullRawItem()), form: toDesign(defaultForm({ object: 'both' })) }
    const { raws: [raw] } = readItemWorkbook(await workbookOf([toRawItem(published, null)]))
    expect(raw).not.toHaveProperty('form')
    const read = toServiceItem(raw, { isDepartment: () => true }, published)
    expect('item' in read ? read.item : read).toEqual(published)
  })

  it('skip the example of the template', async () => {
    const { raws, faults } = readItemWorkbook(await workbookOf([exampleItem, aFullRawItem()]))
    expect(faults).toEqual([])
    expect(raws.map(({ code }) => code)).toEqual(['tea-house-filing'])
  })

  it('have an example that would be right under a code of its own', () => {
    expect(toServiceItem({ ...exampleItem, code: 'example' }, { isDepartment: () => true })).not.toHaveProperty('errors')
  })

  it('keep the numbers of materials that stayed when others came and went', async () => {
    const before = toItem(aFullRawItem())
    const [first, second] = aFullRawItem().materials as RawItem[]
    const read = toServiceItem({ ...aFullRawItem(), materials: [{ ...first!, id: null, name: '新增材料' }, { ...second!, id: null }, { ...first!, id: null }] }, { isDepartment: () => true }, before)
    expect('item' in read && read.item.materials.map(({ id, name }) => [id, name])).toEqual([['m3', '新增材料'], ['m2', '场所使用证明'], ['m1', '备案表']])
  })
})

const oldWorkbook = (items: RawItem[]): Promise<Buffer> => changedWorkbook(items, (workbook) => {
  for (const { name, columns, isCore } of sheetLayouts) {
    const sheet = workbook.getWorksheet(name)!
    if (!isCore) workbook.removeWorksheet(sheet.id)
    else columns.toReversed().forEach((column, index) => void (column.isCore ?? sheet.spliceColumns(columns.length - index, 1)))
  }
  workbook.removeWorksheet('填写说明')
})

/** Any content the registry allows: texts of every kind, official words, lists of some members. */
function arbitraryContent(elements: Elements): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(Object.entries(elements).filter(([key]) => key !== 'code').map(([key, element]) => [key, arbitraryElement(key, element)])))
}

const character = fc.constantFrom(...'甲乙丙丁；;、·，。\\\n（）“”1aＡ０ &<>"\'_x0041_=+-@')
const anyText = fc.array(character, { minLength: 1, maxLength: 12 }).map((each) => each.join('').trim()).filter((text) => text !== '')

function arbitraryElement(key: string, element: Element): fc.Arbitrary<unknown> {
  const value = arbitraryValue(key, element)
  return element.isOptional ? fc.option(value, { freq: 3 }) : value
}

function arbitraryValue(key: string, element: Element): fc.Arbitrary<unknown> {
  switch (element.kind) {
    case 'text': return key === 'id' ? fc.uuid() : element.format ? fc.constant('2026-01-31') : element.pattern?.startsWith('^[a-z') ? fc.constant('a-1') : anyText
    case 'longText': return anyText
    case 'texts': return fc.array(anyText, { maxLength: 3 })
    case 'number': return fc.nat({ max: 99 })
    case 'yesNo': return fc.boolean()
    case 'choice': return fc.constantFrom(...Object.keys(element.words).map((word) => (element.isNumber ? Number(word) : word)))
    case 'choices': return fc.subarray(Object.keys(element.words))
    case 'duration': return fc.record({ amount: fc.nat({ max: 60 }), unit: fc.constantFrom('workday', 'naturalDay', 'hour') })
    case 'object': return arbitraryContent(element.parts)
    case 'list': return fc.array(arbitraryContent(element.parts), { minLength: key === 'options' ? 1 : 0, maxLength: 3 })
  }
}

/** An object that says nothing at all is no object, in a workbook. */
function withoutEmpty(raw: RawItem): RawItem {
  const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && Object.values(value).every(isEmpty))
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, typeof value === 'object' && value !== null && !Array.isArray(value) && isEmpty(value) ? null : value]))
}
