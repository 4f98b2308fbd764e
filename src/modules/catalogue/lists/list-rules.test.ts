import { describe, expect, it, test } from 'vitest'
import type { ServiceItem } from '../item.ts'
import { aMaterial, anEntry, aSubject } from './fixtures.ts'
import { askList, compareEditions, freeze, HALL_AND_NET, ITEM_LISTS, townshipCoverage } from './list-rules.ts'

const listOf = (id: string) => ITEM_LISTS.find((list) => list.id === id)!
const proof = { name: '无房证明', class: 'person', reason: 'obtainable', substitute: '部门查询' } as const

/** They list every item with its flags. */
const OF_ALL_ITEMS = ['hall-and-net', 'channels']

/** For each list an item that belongs in it and the nearest one that does not. */
const CASES: Record<string, { included: Partial<ServiceItem>; excluded: Partial<ServiceItem> }> = {
  'zero-visit': { included: { siteVisits: 0 }, excluded: { siteVisits: 1 } },
  'single-visit': { included: { siteVisits: 1 }, excluded: { siteVisits: 2 } },
  'no-meeting': { included: { siteVisits: 0, onlineDepth: 4 }, excluded: { siteVisits: 0, onlineDepth: 3 } },
  deferrable: { included: { materials: [aMaterial({ deferrable: true })] }, excluded: { materials: [aMaterial()] } },
  commitment: { included: { commitmentSystem: true }, excluded: { materials: [aMaterial()] } },
  'exempt-materials': { included: { materials: [aMaterial({ exemptBy: '营业执照电子证照', waiverWay: 'certificate' })] }, excluded: { materials: [aMaterial()] } },
  'material-standards': { included: { materials: [aMaterial({ acceptanceStandard: '加盖公章' })] }, excluded: { materials: [aMaterial({ remark: '如有' })] } },
  'within-city': { included: { crossRegion: { scopes: ['同城通办'], modes: ['全程网办'] } }, excluded: { crossRegion: { scopes: ['跨省通办'], modes: [] } } },
  'cross-province': { included: { crossRegion: { scopes: ['跨省通办'], modes: ['异地代收代办'] } }, excluded: { crossRegion: { scopes: ['同城通办'], modes: [] } } },
  'in-hall': { included: { inHall: true }, excluded: { inHall: false } },
  'not-in-hall': { included: { inHall: false, notInHallReason: '涉密' }, excluded: { inHall: true } },
  levels: { included: { inHall: true }, excluded: { inHall: false } },
  township: { included: { townshipCategory: 'health' }, excluded: {} },
  village: { included: { levels: ['county', 'village'] }, excluded: { levels: ['county', 'township'] } },
  delegated: { included: { powerSource: 'delegated' }, excluded: { powerSource: 'authorisedAbove' } },
  sunk: { included: { sinking: { way: 'assistance', toLevel: 'village', document: null } }, excluded: {} },
  'whole-chain': { included: { inHall: true, hallChain: { links: ['accept', 'deliver'], reason: '决定由专家组作出' } }, excluded: { inHall: true } },
  doorstep: { included: { doorstepField: 'health' }, excluded: { townshipCategory: 'health' } },
  licences: { included: { type: 'licence' }, excluded: { type: 'confirmation' } },
  'public-services': { included: { type: 'publicService' }, excluded: { type: 'payment' } },
  'public-services-in-hall': { included: { type: 'publicService' }, excluded: { type: 'publicService', inHall: false } },
  'cancelled-proofs': { included: { cancelledProofs: [proof] }, excluded: {} },
  'emerging-fields': { included: { emergingField: '直播带货' }, excluded: {} },
  'without-application': { included: { withoutApplication: true }, excluded: {} },
  'instant-decision': { included: { instantDecision: true }, excluded: {} },
  'life-events': { included: { partOfLifeEvent: true }, excluded: {} },
}

describe('every list', () => {
  it.each(ITEM_LISTS.filter(({ id }) => !OF_ALL_ITEMS.includes(id)).map(({ id }) => id))('%s holds what its rule says, and not what comes nearest to it', (id) => {
    const { included, excluded } = CASES[id]!
    expect(listOf(id).includes(aSubject(included))).toBe(true)
    expect(listOf(id).includes(aSubject(excluded))).toBe(false)
  })

  it.each(ITEM_LISTS.map((list) => [list.id, list] as const))('%s has a cell for each of its columns', (id, list) => {
    const rows = list.rowsOf(aSubject(CASES[id]?.included ?? {}))
    expect(rows.every(({ cells }) => cells.length === list.columns.length && cells.every((cell) => cell !== ''))).toBe(true)
  })

  it('has an id of its own that can stand in an address', () => {
    expect(new Set(ITEM_LISTS.map(({ id }) => id)).size).toBe(ITEM_LISTS.length)
    expect(ITEM_LISTS.every(({ id }) => /^[a-z]+(-[a-z]+)*$/.test(id))).toBe(true)
  })
})

test('容缺受理清单 names the main materials and the ones that may follow, each where it belongs', () => {
  const materials = [aMaterial(), aMaterial({ id: 'm2', name: '平面图', deferrable: true }), aMaterial({ id: 'm3', name: '章程', necessary: false })]
  expect(listOf('deferrable').rowsOf(aSubject({ materials }))).toEqual([{ itemCode: 'tea-house-filing', itemName: '茶馆备案', cells: ['市场监督管理局', '申请表', '平面图'] }])
})

test('a rate carries its numerator, denominator and formula; of nothing there is no rate', () => {
  const subjects = [aSubject({ code: 'a', siteVisits: 0, type: 'licence' }), aSubject({ code: 'b', type: 'licence' }), aSubject({ code: 'c', siteVisits: 0 })]
  const { itemCount, shares } = askList(listOf('zero-visit'), subjects, [])
  expect(itemCount).toBe(2)
  expect(shares).toMatchObject([{ numerator: 2, denominator: 3, percent: 66.7 }, { title: '占进驻大厅的行政许可', numerator: 1, denominator: 2, percent: 50 }])
  expect(askList(listOf('zero-visit'), [], []).shares[0]).toMatchObject({ denominator: 0, percent: null })
})

test('取消的证明 are counted by class and reason, from the data: 3 = 2 + 1; what two items asked for is one', () => {
  const first = aSubject({ cancelledProofs: [proof, { ...proof, name: '居住证明', reason: 'noLegalBasis' }, { ...proof, name: '资信证明', class: 'enterprise' }] })
  const { rows, breakdowns } = askList(listOf('cancelled-proofs'), [first, aSubject({ code: 'again', cancelledProofs: [proof] }), aSubject({ code: 'other' })], [])
  expect(rows).toHaveLength(4)
  expect(breakdowns).toEqual([{
    title: '共取消 3 项证明（同名的只计一次）',
    columns: ['类别', '法无规定，取消', '能查到，不再交', '合计'],
    rows: [['群众办事', '1', '1', '2'], ['企业办事', '0', '1', '1'], ['合计', '1', '2', '3']],
  }])
})

test('乡镇覆盖 says which of the eleven categories is empty where; a village covers nothing for its township', () => {
  const subjects = [aSubject({ townshipCategory: 'health' }, [anEntry('379902001000'), anEntry('379902002001')]), aSubject({ townshipCategory: 'party' }, [anEntry('379902000000')])]
  const { rows } = townshipCoverage(subjects, [{ code: '379902001000', name: '澄湖街道' }, { code: '379902002000', name: '东湾镇' }])
  expect(rows[0]).toEqual(['澄湖街道', '1 / 11 类', expect.not.stringContaining('卫生健康')])
  expect(rows[0]![2]).toContain('党务管理服务')
  expect(rows[1]!.slice(0, 2)).toEqual(['东湾镇', '0 / 11 类'])
})

test('办理渠道 are told of each item and as rates', () => {
  const { rows, shares } = askList(listOf('channels'), [aSubject({ onlineDepth: 4, handlingForms: ['window', 'online'], supportsExpress: true }), aSubject({ code: 'x', handlingForms: ['post', 'terminal'] })], [])
  expect(rows.map(({ cells }) => cells.slice(1).join(''))).toEqual(['是是是否是否', '否否否是否是'])
  expect(shares.slice(1).every(({ percent }) => percent === 50)).toBe(true)
})

test('三进三上 are six flags of an item, each with its rate over all items', () => {
  const all = aSubject({ onlineDepth: 4, handlingForms: ['window', 'online'], materials: [aMaterial({ exemptBy: '居民身份证', waiverWay: 'certificate' })] })
  const none = aSubject({ code: 'none', inHall: false, onlineDepth: 2 })
  const elsewhere = aSubject({ code: 'elsewhere', onlineDepth: 4, onlineUrl: 'https://elsewhere.example', handlingForms: ['window'] })
  const { rows, shares } = askList(listOf('hall-and-net'), [all, none, elsewhere], [])
  expect(rows.map(({ cells }) => cells.slice(1).join(''))).toEqual(['是是是是是是', '否否否否否否', '是是否是否否'])
  expect(shares.slice(1).map(({ numerator, denominator }) => `${numerator}/${denominator}`)).toEqual(['2/3', '2/3', '1/3', '2/3', '1/3', '1/3'])
  expect(HALL_AND_NET).toHaveLength(6)
})

test('an edition against today tells what came, went and was renamed, by code', () => {
  const licences = listOf('licences')
  const before = freeze(licences, [aSubject({ code: 'a', type: 'licence' }), aSubject({ code: 'b', name: '旧名', type: 'licence' }), aSubject({ code: 'c', type: 'licence' }), aSubject({ code: 'x' })])
  const after = freeze(licences, [aSubject({ code: 'a', type: 'licence', version: 3 }), aSubject({ code: 'b', name: '新名', type: 'licence' }), aSubject({ code: 'd', type: 'licence' })])
  const { added, removed, renamed, unchangedCount } = compareEditions(before, after)
  expect([added.map(({ code }) => code), removed.map(({ code }) => code), renamed, unchangedCount]).toEqual([['d'], ['c'], [{ code: 'b', before: '旧名', after: '新名' }], 1])
})
