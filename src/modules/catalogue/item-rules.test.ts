import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeContent } from './element-rules.ts'
import { aRawItem } from './fixtures.ts'
import type { ItemContent } from './item.ts'
import { toServiceItem } from './item-import-rules.ts'
import { checkFilled, checkIds, checkItem, checkMainItem, type ItemFamily, withoutBlanks } from './item-rules.ts'

const knowledge = { isDepartment: () => true }
const itemOf = (raw: unknown): ItemContent => {
  const read = toServiceItem(raw, knowledge)
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read.item
}
const seed = readFileSync(new URL('../../../db/seed/items.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => itemOf(JSON.parse(line)))
const item = itemOf(aRawItem())
const changed = (changes: Partial<ItemContent>) => completeContent({ ...item, ...changes })
const paths = (faults: { path: string }[]) => faults.map(({ path }) => path)

describe('content that may be published', () => {
  it('every item of the demo city is', () => {
    const family: ItemFamily = { mainItemOf: (code) => seed.find((each) => each.code === code)?.mainItem, hasSubItems: (code) => seed.some(({ mainItem }) => mainItem === code) }
    for (const each of seed) expect([...checkFilled(each), ...checkIds(each), ...checkItem(each), ...checkMainItem(each, family)], each.code).toEqual([])
  })

  it.each<[string, Partial<ItemContent>, string]>([
    ['no level', { levels: [] }, 'levels'],
    ['no legal basis', { legalBasis: [] }, 'legalBasis'],
    ['a promise longer than the law allows', { statutoryLimit: { amount: 4, unit: 'workday' } }, 'promisedLimit'],
    ['steps that do not add up', { promisedLimit: { amount: 6, unit: 'workday' } }, 'steps'],
    ['a special procedure counted', { steps: item.steps.map((step) => ({ ...step, countedInPromise: true })) }, 'steps/1/countedInPromise'],
    ['a catch-all material', { materials: [{ ...item.materials[0]!, name: '其他有关材料' }, item.materials[1]!] }, 'materials/0/name'],
    ['an added material that stands there already', { situations: [{ ...item.situations[0]!, options: [{ ...item.situations[0]!.options[1]!, addMaterials: [item.materials[1]!] }, item.situations[0]!.options[0]!] }] }, 'situations/0/options/0/addMaterials/0/name'],
    ['visits without a reason', { siteVisits: 1 }, 'siteVisitReason'],
  ])('is refused for %s', (_, changes, path) => {
    expect(paths(checkItem(changed(changes)))).toContain(path)
  })

  it('has nothing empty that a guide needs, down to the parts of a list', () => {
    expect(paths(checkFilled(changed({ name: ' ', serviceObjects: [], conditions: ['有场所', ''], materials: [{ ...item.materials[0]!, name: '' }], questions: [{ question: '多久？', answer: '' }] }))))
      .toEqual(['name', 'serviceObjects', 'conditions/1', 'materials/0/name', 'questions/0/answer'])
    expect(checkFilled(changed({ notes: null, fee: null }))).toEqual([])
  })

  it('counts an emptied field as one that was never filled in, however deep, and leaves what must be filled in', () => {
    const [first] = item.materials
    const tidied = withoutBlanks(changed({ notes: '', name: '', mainItem: '', materials: [{ ...first!, remark: '', name: '' }], result: { ...item.result, validity: '' } }))
    expect(tidied).toMatchObject({ notes: null, name: '', mainItem: null, materials: [{ remark: null, name: '' }], result: { validity: null } })
    for (const each of seed) expect(withoutBlanks(each)).toEqual(each)
  })

  it('names each member of a list once, materials that an answer adds included', () => {
    const [first] = item.materials
    const added = item.situations[0]!.options[1]!.addMaterials[0]!
    expect(paths(checkIds(changed({ materials: [first!, first!, { ...first!, id: added.id }], handlingItems: [{ id: '', sequence: 1, name: '首次' }] }))))
      .toEqual(['materials/1/id', 'situations/0/options/1/addMaterials/0/id', 'handlingItems/0/id'])
  })
})

describe('main items', () => {
  const mainItems: Record<string, string | null> = { main: null, sub: 'main', lone: null }
  const family: ItemFamily = { mainItemOf: (code) => mainItems[code], hasSubItems: (code) => Object.values(mainItems).includes(code) }
  const refused = (code: string, mainItem: string | null) => checkMainItem({ code, mainItem }, family).map(({ message }) => message)[0]

  it('stand on the upper of two floors', () => {
    expect(refused('lone', 'main')).toBeUndefined()
    expect(refused('sub', null)).toBeUndefined()
  })

  it('are neither the item itself, nor unknown, nor a sub-item, nor below one of their own', () => {
    expect(refused('lone', 'lone')).toContain('以自己为主项')
    expect(refused('lone', 'nobody')).toContain('没有编码为')
    expect(refused('lone', 'sub')).toContain('请直接填写「main」')
    expect(refused('main', 'sub')).toContain('自己是「main」的子项')
    expect(refused('main', 'lone')).toContain('已是其他事项的主项')
  })
})
