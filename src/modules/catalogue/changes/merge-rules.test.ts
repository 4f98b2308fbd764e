import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeContent } from '../element-rules.ts'
import { aRawItem } from '../fixtures.ts'
import type { ItemContent, Material } from '../item.ts'
import { toServiceItem } from '../item-import-rules.ts'
import { type Element, itemElements } from '../item-elements.ts'
import { compareContents } from './compare-rules.ts'
import { mergeContents } from './merge-rules.ts'

const read = toServiceItem(aRawItem(), { isDepartment: () => true })
if ('errors' in read) throw new Error(JSON.stringify(read.errors))
const base = read.item
const edit = (changes: Partial<ItemContent>, from: ItemContent = base): ItemContent => completeContent({ ...from, ...changes })
const [first, second] = base.materials as [Material, Material]
const materials = (...members: Material[]): ItemContent => edit({ materials: members })
const ids = ({ content }: { content: ItemContent }) => content.materials.map(({ id }) => id)

describe('joining what two editors wrote', () => {
  it('takes both when they wrote in different elements', () => {
    const merged = mergeContents(base, edit({ name: '茶馆经营备案' }), edit({ notes: '试行' }))
    expect(merged).toEqual({ content: edit({ name: '茶馆经营备案', notes: '试行' }), conflicts: [] })
  })

  it('takes both when they wrote in different parts of one material and in another one', () => {
    const { content, conflicts } = mergeContents(base, materials({ ...first, remark: '一式两份' }, second), materials({ ...first, paperSize: 'A4' }, { ...second, copies: 2 }))
    expect(conflicts).toEqual([])
    expect(content.materials).toMatchObject([{ id: 'm1', remark: '一式两份', paperSize: 'A4' }, { id: 'm2', copies: 2 }])
  })

  it('names the place where both wrote something else, and keeps what is saved there', () => {
    const { content, conflicts } = mergeContents(base, materials({ ...first, remark: '甲' }, second), materials({ ...first, remark: '乙' }, second))
    expect(conflicts).toEqual([{ path: 'materials/m1/remark', title: '申请材料「备案表」 · 备注', mine: '甲', theirs: '乙' }])
    expect(content.materials[0]!.remark).toBe('乙')
  })

  it('sees no quarrel where both wrote the same', () => {
    expect(mergeContents(base, edit({ name: '茶馆' }), edit({ name: '茶馆' }))).toEqual({ content: edit({ name: '茶馆' }), conflicts: [] })
  })

  it('keeps what both added, each behind the member it was added behind', () => {
    const [mine, theirs] = [{ ...first, id: 'a', name: '甲材料' }, { ...first, id: 'b', name: '乙材料' }]
    expect(ids(mergeContents(base, materials(mine, first, second), materials(first, second, theirs)))).toEqual(['a', 'm1', 'm2', 'b'])
    expect(ids(mergeContents(base, materials(first, mine, second), materials(second, first)))).toEqual(['m2', 'm1', 'a'])
  })

  it('follows the one who changed the order', () => {
    expect(ids(mergeContents(base, materials(second, first), edit({ name: '别的' })))).toEqual(['m2', 'm1'])
    expect(ids(mergeContents(base, edit({ name: '别的' }), materials(second, first)))).toEqual(['m2', 'm1'])
  })

  it('lets go what one deleted and the other left alone', () => {
    expect(ids(mergeContents(base, materials(first), materials({ ...first, copies: 0 }, second)))).toEqual(['m1'])
    expect(ids(mergeContents(base, edit({ name: '别的' }), materials(second)))).toEqual(['m2'])
  })

  it('asks when one deleted what the other was writing in, from either side', () => {
    const written = { ...second, copies: 3 }
    const deletedByMe = mergeContents(base, materials(first), materials(first, written))
    expect(deletedByMe.conflicts).toMatchObject([{ path: 'materials/m2', mine: '已删除' }])
    expect(ids(deletedByMe)).toEqual(['m1', 'm2'])
    const deletedByThem = mergeContents(base, materials(first, written), materials(first))
    expect(deletedByThem.conflicts).toMatchObject([{ path: 'materials/m2', theirs: '已删除' }])
    expect(ids(deletedByThem)).toEqual(['m1'])
  })

  it('asks when both added a question under the same number', () => {
    const question = (text: string) => edit({ situations: [...base.situations, { id: 'q2', question: text, options: [{ id: 'o1', label: text, addMaterials: [], removeMaterials: [] }] }] })
    const { conflicts } = mergeContents(base, question('有证吗？'), question('有房吗？'))
    expect(conflicts.map(({ path }) => path)).toEqual(['situations/q2/question', 'situations/q2/options/o1/label'])
  })

  it('derives whom it serves from the joined service objects', () => {
    const { content, conflicts } = mergeContents(base, edit({ serviceObjects: ['enterprise'] }), edit({ serviceObjects: ['person', 'institution'] }))
    expect(conflicts.map(({ path }) => path)).toEqual(['serviceObjects'])
    expect(content.serves).toEqual({ persons: true, enterprises: true })
  })
})

/** Some value of an element, other than what it is now more often than not. */
function valueOf(element: Element): fc.Arbitrary<unknown> {
  const some = ((): fc.Arbitrary<unknown> => {
    switch (element.kind) {
      case 'text': case 'longText': return fc.string({ maxLength: 8 })
      case 'texts': return fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 })
      case 'number': return fc.nat(9)
      case 'yesNo': return fc.boolean()
      case 'choice': return fc.constantFrom(...Object.keys(element.words)).map((word) => (element.isNumber ? Number(word) : word))
      case 'choices': return fc.uniqueArray(fc.constantFrom(...Object.keys(element.words)))
      case 'duration': return fc.record({ amount: fc.nat(30), unit: fc.constantFrom('workday', 'naturalDay', 'hour') })
      case 'object': return partsOf(element.parts)
      case 'list': return 'id' in element.parts
        ? fc.uniqueArray(fc.constantFrom('m1', 'm2', 's1', 's2', 'q1', 'a', 'b', 'c'), { maxLength: 4 }).chain((taken) => fc.tuple(...taken.map((id) => partsOf(element.parts).map((member) => ({ ...member, id })))))
        : fc.array(partsOf(element.parts), { maxLength: 3 })
    }
  })()
  return element.isOptional ? fc.option(some) : some
}
const partsOf = (parts: Readonly<Record<string, Element>>) => fc.record(Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, valueOf(part)])))

const keys = (Object.keys(itemElements) as (keyof ItemContent)[]).filter((key) => key !== 'serves')
const anyContent = partsOf(itemElements).map((content) => completeContent(content as unknown as ItemContent))

describe('whatever they write', () => {
  it('edits of different elements commute, and none is lost', () => {
    fc.assert(fc.property(anyContent, anyContent, fc.subarray([...keys]), (mineFrom, theirsFrom, chosen) => {
      const take = (from: ItemContent, which: readonly (keyof ItemContent)[]) => edit(Object.fromEntries(which.map((key) => [key, from[key]])))
      const mine = take(mineFrom, chosen)
      const theirs = take(theirsFrom, keys.filter((key) => !chosen.includes(key)))
      const there = mergeContents(base, mine, theirs)
      const back = mergeContents(base, theirs, mine)
      expect(there.conflicts).toEqual([])
      expect(back).toEqual(there)
      expect(there.content).toEqual(edit(Object.fromEntries(keys.map((key) => [key, (chosen.includes(key) ? mine : theirs)[key]]))))
    }), { numRuns: 60 })
  })

  it('edits of different materials commute, and none is lost', () => {
    const part = partsOf(itemElements.materials.kind === 'list' ? itemElements.materials.parts : {})
    fc.assert(fc.property(part, part, (a, b) => {
      const [mine, theirs] = [materials({ ...a, id: 'm1' } as unknown as Material, second), materials(first, { ...b, id: 'm2' } as unknown as Material)]
      const there = mergeContents(base, mine, theirs)
      expect(there.conflicts).toEqual([])
      expect(mergeContents(base, theirs, mine)).toEqual(there)
      expect(there.content.materials).toEqual([mine.materials[0], theirs.materials[1]])
    }), { numRuns: 60 })
  })

  it('joining with what nobody changed changes nothing', () => {
    fc.assert(fc.property(anyContent, (content) => {
      expect(mergeContents(base, content, base)).toEqual({ content, conflicts: [] })
      expect(mergeContents(base, base, content)).toEqual({ content, conflicts: [] })
      expect(mergeContents(base, content, content)).toEqual({ content, conflicts: [] })
    }), { numRuns: 60 })
  })

  it('nothing of either side disappears without a word: what is not theirs is mine, or a named conflict', () => {
    fc.assert(fc.property(anyContent, anyContent, (mine, theirs) => {
      const { content, conflicts } = mergeContents(base, mine, theirs)
      if (conflicts.length > 0) return
      const changedByMe = compareContents(base, mine).map(({ path }) => path.split('/')[0])
      const kept = compareContents(theirs, content).map(({ path }) => path.split('/')[0])
      expect(kept.every((path) => path === 'serves' || changedByMe.includes(path))).toBe(true)
    }), { numRuns: 60 })
  })

  it('two contents are the same exactly when no difference is named', () => {
    fc.assert(fc.property(anyContent, anyContent, (one, other) => {
      expect(compareContents(one, one)).toEqual([])
      expect(compareContents(one, other).length > 0).toBe(JSON.stringify(one) !== JSON.stringify(other))
    }), { numRuns: 60 })
  })
})
