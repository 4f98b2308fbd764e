import { describe, expect, it } from 'vitest'
import { completeContent } from '../element-rules.ts'
import { aRawItem } from '../fixtures.ts'
import type { ItemContent } from '../item.ts'
import { toServiceItem } from '../item-import-rules.ts'
import { compareContents } from './compare-rules.ts'

const read = toServiceItem(aRawItem(), { isDepartment: () => true })
if ('errors' in read) throw new Error(JSON.stringify(read.errors))
const item = read.item
const [first, second] = item.materials as [ItemContent['materials'][number], ItemContent['materials'][number]]
const differences = (changes: Partial<ItemContent>) => compareContents(item, completeContent({ ...item, ...changes }))

describe('what differs between two contents', () => {
  it('is said in official words, in the order in which an editor meets the elements', () => {
    expect(differences({ promisedLimit: { amount: 3, unit: 'workday' }, type: 'licence', levels: ['city', 'county'] })).toEqual([
      { path: 'type', title: '事项类型', kind: 'changed', before: '公共服务', after: '行政许可' },
      { path: 'levels', title: '行使层级', kind: 'changed', before: '县级', after: '市级；县级' },
      { path: 'promisedLimit', title: '承诺办结时限', kind: 'changed', before: '5个工作日', after: '3个工作日' },
    ])
  })

  it('is an addition where there was nothing, and a removal where nothing is left', () => {
    expect(differences({ quantityLimit: '每年 10 家' })).toEqual([{ path: 'quantityLimit', title: '数量限制', kind: 'added', before: null, after: '每年 10 家' }])
    expect(differences({ statutoryLimit: null, shortNames: [] })).toMatchObject([{ path: 'shortNames', kind: 'removed', after: null }, { path: 'statutoryLimit', kind: 'removed', before: '10个工作日' }])
    expect(differences({ fee: { basis: '某文件', amount: '10 元', projects: [] } })).toMatchObject([{ path: 'fee', kind: 'added', before: null, after: '收费依据：某文件，收费标准：10 元' }])
  })

  it('names the part of the material that changed, by what the material was called', () => {
    expect(differences({ materials: [{ ...first, name: '茶馆备案表', necessary: false }, second] })).toEqual([
      { path: 'materials/m1/name', title: '申请材料「备案表」 · 材料名称', kind: 'changed', before: '备案表', after: '茶馆备案表' },
      { path: 'materials/m1/necessary', title: '申请材料「备案表」 · 必要', kind: 'changed', before: '是', after: '否' },
    ])
  })

  it('tells members that came, went and changed places from those that changed', () => {
    const added = { ...first, id: 'n1', name: '健康证明' }
    expect(differences({ materials: [second, added] }).map(({ path, kind, title }) => [path, kind, title])).toEqual([
      ['materials/m1', 'removed', '申请材料「备案表」'], ['materials/n1', 'added', '申请材料「健康证明」'],
    ])
    expect(differences({ materials: [second, first] })).toEqual([{ path: 'materials', title: '申请材料的次序', kind: 'moved', before: '备案表、场所使用证明', after: '场所使用证明、备案表' }])
  })

  it('reaches into what an answer adds', () => {
    const [situation] = item.situations
    const [owned, rented] = situation!.options
    const changed = { ...situation!, options: [owned!, { ...rented!, addMaterials: [{ ...rented!.addMaterials[0]!, copies: 2 }] }] }
    expect(differences({ situations: [changed] })).toEqual([
      { path: 'situations/q1/options/o2/addMaterials/q1o2m1/copies', title: '情形「场所是谁的？」 · 选项「租的」 · 增加的材料「租赁合同」 · 份数', kind: 'changed', before: '1', after: '2' },
    ])
  })
})
