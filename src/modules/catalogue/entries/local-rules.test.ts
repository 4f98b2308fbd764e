import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeContent } from '../element-rules.ts'
import type { Duration, Material, ServiceItem } from '../item.ts'
import { type LocalElements, localise } from '../local-elements.ts'
import { countClaims, decideClaim, expectedPlaces, isInScope } from './claim-rules.ts'
import { holdingLocal, localiseAlong, onlyDifferences, validateLocal } from './local-rules.ts'

const material = (id: string, name: string, more: Partial<Material> = {}): Material =>
  ({ id, name, form: 'original', copies: 1, source: 'applicant', necessary: true, deferrable: false, commitment: false, exemptBy: null, ...more }) as Material

const anItem = (changes: Partial<ServiceItem> = {}): ServiceItem => ({
  ...completeContent({
    code: 'tea-house-filing', name: '茶馆备案', shortNames: [], type: 'publicService', departmentName: '市场监督管理局', levels: ['county', 'township'],
    serves: { persons: true, enterprises: false }, themes: [], legalBasis: [], statutoryLimit: { amount: 10, unit: 'workday' }, promisedLimit: { amount: 5, unit: 'workday' }, kind: 'promised',
    conditions: [], materials: [material('m1', '茶馆备案表'), material('m2', '场所使用证明'), material('m3', '身份证明')],
    situations: [{ id: 'q1', question: '场所是谁的？', options: [{ id: 'o1', label: '自己的', addMaterials: [], removeMaterials: [] }, { id: 'o2', label: '租的', addMaterials: [material('q1o2m1', '租赁合同')], removeMaterials: [] }] }],
    steps: [
      { id: 's1', kind: 'accept', name: '受理', days: 1, countedInPromise: true, office: null, basis: null, note: null },
      { id: 's2', kind: 'decide', name: '决定', days: 4, countedInPromise: true, office: null, basis: null, note: null },
    ],
    fee: null, result: { name: '备案证明', kind: 'proof', validity: null, sample: null }, intermediary: null, onlineDepth: 3, siteVisits: 2, siteVisitReason: '现场核验',
    crossRegion: null, consultationPhone: '0000-7900001', complaintPhone: null, confidence: 'high', notes: null,
  }),
  version: 1,
  ...changes,
})

const faults = (local: LocalElements, item = anItem()) => validateLocal(item, local).map(({ pointer }) => pointer)
const promise = (amount: number, unit: Duration['unit'] = 'workday') => ({ promisedLimit: { amount, unit } })

describe('what a place may say differently', () => {
  it('promises no longer than the standard, in whatever unit', () => {
    expect(faults(promise(4))).toEqual([])
    expect(faults(promise(5))).toEqual([])
    expect(faults(promise(6))).toEqual(['/promisedLimit'])
    expect(faults(promise(2.3))).toEqual(['/promisedLimit'])
    expect(faults(promise(5, 'naturalDay'))).toEqual([])
    expect(faults(promise(6, 'naturalDay'))).toEqual(['/promisedLimit'])
    expect(faults(promise(120, 'hour'))).toEqual([])
    expect(faults(promise(121, 'hour'))).toEqual(['/promisedLimit'])
  })

  it('does not guess whether workdays are shorter than natural days', () => {
    const [fault] = validateLocal(anItem(promise(10, 'naturalDay')), promise(3))
    expect(fault!.message).toContain('相同的单位')
    expect(faults(promise(0), anItem(promise(8, 'hour')))).toEqual([])
  })

  it('does not promise at once what needs a special procedure', () => {
    const [accept] = anItem().steps
    expect(faults(promise(0))).toEqual([])
    expect(faults(promise(0), anItem({ steps: [{ ...accept!, kind: 'specialProcedure', countedInPromise: false }] }))).toEqual(['/promisedLimit'])
  })

  it('asks for no more visits and no less online', () => {
    expect(faults({ siteVisits: 3, onlineDepth: 2 })).toEqual(['/siteVisits', '/onlineDepth'])
    expect(faults({ siteVisits: 0, onlineDepth: 4 })).toEqual([])
  })

  it('goes without materials that the standard has, but not without the application itself', () => {
    expect(faults({ waivedMaterials: ['m2', 'q1o2m1'] })).toEqual([])
    expect(faults({ waivedMaterials: ['m2', 'm1', 'm9'] })).toEqual(['/waivedMaterials/1', '/waivedMaterials/2'])
  })

  it('gives telephones with their area code, and complaints another than questions', () => {
    expect(faults({ consultationPhone: '7900001' })).toEqual(['/consultationPhone'])
    expect(faults({ consultationPhone: '0000-7900001-12', complaintPhone: '12345' })).toEqual([])
    expect(faults({ complaintPhone: '0000-7900001' })).toEqual(['/complaintPhone'])
    expect(faults({ consultationPhone: '0000-7900002', complaintPhone: '0000-7900002' })).toEqual(['/consultationPhone'])
    expect(faults({ consultationPhone: null })).toEqual([])
  })

  it('says why it is not in the hall, and by which document another handles it', () => {
    expect(faults({ inHall: false })).toEqual(['/inHall'])
    expect(faults({ inHall: false, notInHallReason: '涉密' })).toEqual([])
    expect(faults({ sinking: { way: 'entrustedReceipt', toLevel: 'village', document: null } })).toEqual(['/sinking/document'])
    expect(faults({ sinking: { way: 'assistance', toLevel: 'village', document: null } })).toEqual([])
  })

  it('says of each place what people need to find it', () => {
    const place = { id: 'p1', kind: 'office' as const, name: '办公室', address: '一号', hours: '工作日', phone: null }
    expect(faults({ places: [place] })).toEqual([])
    expect(faults({ places: [place, { ...place, address: ' ', phone: '12' }] })).toEqual(['/places/1/id', '/places/1/address', '/places/1/phone'])
  })

  it('refuses every other element', () => {
    expect(faults({ conditions: ['本地户口'] } as LocalElements)).toEqual(['/conditions'])
  })
})

describe('the item as it is at a place', () => {
  const rows = [
    { division_code: '379902000000', local: { ...promise(4), waivedMaterials: ['m2'] } },
    { division_code: '379902001000', local: { ...promise(2), siteVisits: 0 } },
  ]
  const chain = ['379902000000', '379902001000', '379902001001']

  it('takes what the county says, then the township, then the village', () => {
    const item = localiseAlong(anItem(), rows, chain)
    expect(item).toMatchObject({ ...promise(2), siteVisits: 0, siteVisitReason: null })
    expect(item.materials.map(({ id }) => id)).toEqual(['m1', 'm3'])
    expect(localiseAlong(anItem(), rows, chain.slice(0, 1))).toMatchObject({ ...promise(4), siteVisits: 2 })
  })

  it('leaves the standard itself alone where nobody says anything', () => {
    const standard = anItem()
    expect(localiseAlong(standard, rows, ['379903000000'])).toBe(standard)
  })

  it('keeps the steps adding up to the promise', () => {
    for (const amount of [0, 0.5, 1, 2, 3.5, 4]) {
      const { steps } = localise(anItem(), [promise(amount)])
      expect(steps.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(amount, 6)
      expect(steps.every(({ days }) => days >= 0)).toBe(true)
    }
  })

  it('leaves no step with less than nothing, however many there are, and scales in the unit of the promise', () => {
    const many = anItem({ steps: Array.from({ length: 10 }, (_, index) => ({ ...anItem().steps[0]!, id: `s${index}`, days: 0.5 })) })
    const { steps } = localise(many, [promise(0.5)])
    expect(steps.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(0.5, 6)
    expect(Math.min(...steps.map(({ days }) => days))).toBeGreaterThanOrEqual(0)
    expect(localise(anItem(), [promise(5, 'hour')]).steps.map(({ days }) => days)).toEqual([1, 4])
    expect(localise(anItem(), [promise(10, 'hour')]).steps.map(({ days }) => days)).toEqual([2, 8])
  })

  it('is immediate where it is done at once', () => {
    expect(localise(anItem(), [promise(0)]).kind).toBe('immediate')
  })

  it('asks nobody for a waived material, whatever they answer', () => {
    const [{ options: [, rented] }] = localise(anItem(), [{ waivedMaterials: ['q1o2m1'] }]).situations as [ServiceItem['situations'][number]]
    expect(rented!.addMaterials).toEqual([])
  })

  it('gives way to a better standard and says so', () => {
    const { holding, lapsed } = holdingLocal(anItem(promise(3)), { ...promise(4), siteVisits: 1, waivedMaterials: ['gone', 'm2'] })
    expect(holding).toEqual({ siteVisits: 1, waivedMaterials: ['m2'] })
    expect(lapsed.promisedLimit).toContain('不能长于')
  })

  it('lets no township be worse off than its county', () => {
    expect(localiseAlong(anItem(), [{ division_code: 'c', local: promise(1) }, { division_code: 't', local: promise(2) }], ['c', 't'])).toMatchObject(promise(1))
  })

  it('makes nobody worse off than the standard, whatever a county and a township ever said', () => {
    const anyLocal: fc.Arbitrary<LocalElements> = fc.record({
      promisedLimit: fc.record({ amount: fc.integer({ min: 0, max: 24 }).map((halves) => halves / 2), unit: fc.constantFrom('workday' as const, 'naturalDay' as const, 'hour' as const) }),
      siteVisits: fc.integer({ min: 0, max: 4 }),
      onlineDepth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      waivedMaterials: fc.subarray(['m1', 'm2', 'm3', 'q1o2m1', 'gone']),
    }, { requiredKeys: [] })
    fc.assert(fc.property(anyLocal, anyLocal, (county, township) => {
      const standard = anItem()
      const item = localiseAlong(standard, [{ division_code: 'c', local: county }, { division_code: 't', local: township }], ['c', 't'])
      const { amount, unit } = item.promisedLimit
      expect(unit === 'hour' ? amount / 24 : amount).toBeLessThanOrEqual(5)
      expect(item.siteVisits).toBeLessThanOrEqual(2)
      expect(item.onlineDepth).toBeGreaterThanOrEqual(3)
      expect(item.materials.map(({ id }) => id)).toContain('m1')
      expect(item.steps.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(amount, 6)
      expect(item.kind === 'immediate').toBe(amount === 0)
    }))
  })

  it('keeps only what differs', () => {
    expect(onlyDifferences(anItem(), { promisedLimit: { unit: 'workday', amount: 5 }, siteVisits: 1, waivedMaterials: [], places: [], complaintPhone: null, consultationPhone: null }))
      .toEqual({ siteVisits: 1, consultationPhone: null })
  })
})

describe('who claims what', () => {
  it('expects every authority of each of its levels', () => {
    const place = (divisionCode: string) => ({ region: '379902', divisionCode, authorityId: 'a', uscc: 'u', unitId: null })
    const places = expectedPlaces({ levels: ['county', 'township'], departmentName: '市场监督管理局' }, (_, level) => (level === 'county' ? [place('c')] : [place('t1'), place('t2')]))
    expect(places.map(({ level, divisionCode }) => `${level} ${divisionCode}`)).toEqual(['county c', 'township t1', 'township t2'])
  })

  it('lets officers act for their region, and those of the city for all of it', () => {
    expect(isInScope('379902', '379902')).toBe(true)
    expect(isInScope('379902', '379903')).toBe(false)
    expect(isInScope('379902', '379900')).toBe(false)
    expect(isInScope('379900', '379903')).toBe(true)
    expect(isInScope('379900', '379803')).toBe(false)
  })

  it('changes nothing twice, and lets nobody decline what is claimed', () => {
    const claimed = { state: 'claimed', reason: null } as const
    const declined = { state: 'declined', reason: '无此业务' } as const
    expect(decideClaim('claim', undefined, null)).toEqual({ outcome: 'done' })
    expect(decideClaim('claim', claimed, null)).toEqual({ outcome: 'unchanged' })
    expect(decideClaim('claim', declined, null)).toEqual({ outcome: 'done' })
    expect(decideClaim('decline', claimed, '无此业务')).toMatchObject({ outcome: 'refused' })
    expect(decideClaim('decline', declined, '无此业务')).toEqual({ outcome: 'unchanged' })
    expect(decideClaim('decline', declined, '机构合并')).toEqual({ outcome: 'done' })
    expect(decideClaim('release', claimed, '机构合并')).toEqual({ outcome: 'done' })
    expect(decideClaim('release', declined, '机构合并')).toMatchObject({ outcome: 'refused' })
    expect(decideClaim('release', undefined, '机构合并')).toEqual({ outcome: 'unchanged' })
  })

  it('counts what is declined among what was expected', () => {
    expect(countClaims(['claimed', 'claimed', 'declined', 'unclaimed', 'unclaimed', 'unclaimed'])).toEqual({ expected: 6, claimed: 2, declined: 1, unclaimed: 3, ratePercent: 33.3 })
    expect(countClaims([]).ratePercent).toBeNull()
  })
})
