import { describe, expect, it, test } from 'vitest'
import { aMaterial, aServiceItem } from '../lists/fixtures.ts'
import { parseCsv, readBenchmarks, toFieldErrors } from './benchmark-rules.ts'
import { analyseProcess, sumFindings } from './process-rules.ts'
import { averageReduction, bestOf, compareMeasures, gapsTo, measure, sumSavings, toWorkdays } from './reduction-rules.ts'

const workdays = (amount: number) => ({ amount, unit: 'workday' as const })
const aStep = (changes: object) => ({ id: 's1', kind: 'review' as const, name: '审查', days: 1, countedInPromise: true, office: null, basis: null, note: null, ...changes })

describe('平均减少', () => {
  it('is told both ways, and they differ: 90 % and 10 % make 50 % item by item, 17.3 % of the total', () => {
    const short = aServiceItem({ code: 'a', statutoryLimit: workdays(10), promisedLimit: workdays(1) })
    const long = aServiceItem({ code: 'b', statutoryLimit: workdays(100), promisedLimit: workdays(90) })
    // (90 % + 10 %) / 2 = 50 %; 1 − 91 / 110 = 17.27 %
    expect(averageReduction([short, long])).toMatchObject({ meanPercent: 50, totalPercent: 17.3, countedItems: 2, excludedItems: 0, statutoryTotal: 110, promisedTotal: 91 })
  })

  it('leaves out items without a statutory limit and with one of 0, and says how many', () => {
    const counted = aServiceItem({ code: 'a', statutoryLimit: workdays(20), promisedLimit: workdays(0) })
    const none = aServiceItem({ code: 'b', statutoryLimit: null })
    const zero = aServiceItem({ code: 'c', statutoryLimit: workdays(0), promisedLimit: workdays(0) })
    const result = averageReduction([counted, none, zero])
    expect(result).toMatchObject({ meanPercent: 100, totalPercent: 100, countedItems: 1, excludedItems: 2 })
    expect(result.meanFormula).toContain('没有法定时限或法定时限为 0 的不计')
  })

  it('of nothing is no number', () => {
    expect(averageReduction([])).toMatchObject({ meanPercent: null, totalPercent: null, countedItems: 0 })
  })

  it('reckons natural days and hours in workdays', () => {
    expect([toWorkdays({ amount: 7, unit: 'naturalDay' }), toWorkdays({ amount: 4, unit: 'hour' }), toWorkdays(workdays(3))]).toEqual([5, 0.5, 3])
    // 30 natural days are 21.43 workdays; 1 − 5 / 21.43 = 76.7 %
    expect(averageReduction([aServiceItem({ statutoryLimit: { amount: 30, unit: 'naturalDay' }, promisedLimit: workdays(5) })]).meanPercent).toBe(76.7)
  })
})

describe('四减', () => {
  const before = measure(aServiceItem({ materials: [aMaterial(), aMaterial({ id: 'm2' }), aMaterial({ id: 'm3' })], promisedLimit: workdays(10), steps: [aStep({}), aStep({ id: 's2' })], siteVisits: 2 }))
  const after = measure(aServiceItem({ materials: [aMaterial(), aMaterial({ id: 'm2', exemptBy: '营业执照电子证照' })], promisedLimit: workdays(4), steps: [aStep({})], siteVisits: 0 }))

  it('counts the materials that have to be handed in, not those that are exempt', () => {
    expect([before, after]).toEqual([{ materials: 3, days: 10, steps: 2, visits: 2 }, { materials: 1, days: 4, steps: 1, visits: 0 }])
  })

  it('says of each measure how much less it is', () => {
    expect(compareMeasures(before, after).map(({ measure, saved, percent }) => [measure, saved, percent])).toEqual([['materials', 2, 66.7], ['days', 6, 60], ['steps', 1, 50], ['visits', 2, 100]])
  })

  it('has no percentage where there was nothing, and counts what became more as negative', () => {
    expect(compareMeasures({ materials: 0, days: 1, steps: 1, visits: 0 }, { materials: 1, days: 2, steps: 1, visits: 0 }).map(({ saved, percent }) => [saved, percent])).toEqual([[-1, null], [-1, -100], [0, 0], [0, null]])
  })

  it('sums many items before it divides', () => {
    expect(sumSavings([{ before, after }, { before: after, after }]).map(({ before: was, after: is, percent }) => [was, is, percent])[1]).toEqual([14, 8, 42.9])
  })
})

test('全市最优 names who asks for least, all of them when they tie, and what the others could gain', () => {
  const place = (name: string, days: number, visits: number) => ({ region: name, name, measures: { materials: 2, days, steps: 3, visits } })
  expect(bestOf([place('澄湖区', 3, 1), place('望岱区', 5, 0), place('石堰县', 3, 0)])).toMatchObject([
    { measure: 'materials', value: 2, worst: 2 }, { measure: 'days', value: 3, regions: ['澄湖区', '石堰县'], worst: 5 }, { measure: 'steps', value: 3 }, { measure: 'visits', value: 0, regions: ['望岱区', '石堰县'], worst: 1 },
  ])
  expect(bestOf([])).toEqual([])
})

test('a gap is what we ask for beyond the other city; what its source does not say is not compared', () => {
  expect(gapsTo({ materials: 3, days: 5, steps: 4, visits: 0 }, { materials: 2, days: 7.5, steps: null, visits: 0 }))
    .toEqual([{ measure: 'materials', ours: 3, theirs: 2, gap: 1 }, { measure: 'days', ours: 5, theirs: 7.5, gap: -2.5 }, { measure: 'visits', ours: 0, theirs: 0, gap: 0 }])
})

describe('流程分析', () => {
  const findings = (steps: object[], statutory = 20) => analyseProcess(aServiceItem({ steps: steps.map(aStep), statutoryLimit: workdays(statutory) })).map(({ kind, step, savedDays, savedSteps }) => [kind, step, savedDays, savedSteps])

  it('finds a second review by the same office, and one of the same name', () => {
    expect(findings([{ name: '初审', office: '许可科' }, { name: '复审', office: '许可科', days: 2 }])).toEqual([['repeatedReview', '复审', 2, 1]])
    expect(findings([{ name: '审查' }, { name: '审查', office: '法规科' }])).toEqual([['repeatedReview', '审查', 1, 1]])
    expect(findings([{ name: '初审', office: '许可科' }, { name: '复审', office: '法规科' }])).toEqual([])
    expect(findings([{ name: '初审' }, { name: '复审' }])).toEqual([])
  })

  it('finds a step without time and without anybody to do it, and leaves what the law knows as a step', () => {
    expect(findings([{ kind: 'makeCertificate', name: '制证', days: 0 }, { kind: 'accept', name: '受理', days: 0 }, { kind: 'makeCertificate', name: '打印', days: 0, office: '窗口' }])).toEqual([['idleStep', '制证', 0, 1]])
  })

  it('reckons the days of a step, which are in the unit of the promise, in workdays', () => {
    const item = aServiceItem({ steps: [aStep({ kind: 'accept', name: '受理' }), aStep({ id: 's2', days: 14 })], statutoryLimit: workdays(10), promisedLimit: { amount: 15, unit: 'naturalDay' } })
    // 14 natural days are 10 workdays; the share of each of two steps is 5.
    expect(analyseProcess(item)).toMatchObject([{ kind: 'longStep', path: 'steps/s2', savedDays: 5 }])
  })

  it('counts a step once that was found for two reasons', () => {
    const found = { code: 'a', path: 'steps/s1', savedSteps: 1 }
    expect(sumFindings([{ ...found, savedDays: 2 }, { ...found, savedDays: 3.5, savedSteps: 0 }, { ...found, code: 'b', savedDays: 1 }])).toEqual({ savedDays: 4.5, savedSteps: 2 })
  })

  it('finds a step beyond its equal share of the statutory limit, and says by how much', () => {
    expect(findings([{ kind: 'accept', name: '受理', days: 1 }, { name: '审查', days: 7 }], 10)).toEqual([['longStep', '审查', 2, 0]])
    expect(findings([{ kind: 'accept', name: '受理', days: 1 }, { name: '审查', days: 5 }], 10)).toEqual([])
  })
})

describe('对标城市的表', () => {
  const HEADING = '城市,事项,承诺工作日,材料数,环节数,跑动次数,来源,数据日期'
  const read = (...lines: string[]) => readBenchmarks(parseCsv([HEADING, ...lines].join('\r\n')), (name) => (name === '食品经营许可' || name === 'food' ? 'food' : undefined))

  it('is read by its headings; what is left empty is unknown', () => {
    expect(read('甲市,食品经营许可,2.5,3,,0,"甲市网站, 办事指南",2026-01-31')).toEqual([{
      row: 2, city: '甲市', item: '食品经营许可', itemCode: 'food', errors: [],
      benchmark: { city: '甲市', itemCode: 'food', days: 2.5, materials: 3, steps: null, visits: 0, source: '甲市网站, 办事指南', asOf: '2026-01-31' },
    }])
  })

  it('says of each wrong cell where it stands and what to write', () => {
    const lines = read('甲市,开飞机,两天,3,4,0,,2026-02-30', '乙市,food,1,2,3,0,网站,2026-01-01', '乙市,食品经营许可,1,2,3,0,网站,2026-01-01')
    expect(lines.map(({ benchmark }) => benchmark !== null)).toEqual([false, true, false])
    const errors = toFieldErrors(lines)
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/2/item', '/2/asOf', '/2/days', '/2/source', '/4/item'])
    expect(errors[0]!.message).toBe('第 2 行“事项”：目录里没有“开飞机”，请写事项的全称或编码。')
    expect(errors[4]!.message).toContain('与第 3 行是同一个城市的同一事项')
    expect(lines[0]!.errors[2]).toMatchObject({ column: '承诺工作日', value: '两天' })
  })

  it('leaves out rows of the template that nobody filled in, and counts the rows on', () => {
    expect(read(',食品经营许可,,,,,,', '甲市,food,1,,,,网站,2026-01-01').map(({ row }) => row)).toEqual([3])
  })

  it('asks for one figure at least', () => {
    expect(toFieldErrors(read('甲市,food,,,,,网站,2026-01-01'))).toEqual([{ pointer: '/2/days', message: '第 2 行“承诺工作日”：时限、材料、环节、跑动至少填一项。' }])
  })

  it('says which column is missing', () => {
    expect(toFieldErrors(readBenchmarks(parseCsv('城市,事项'), () => 'x')).map(({ pointer }) => pointer)).toEqual(['/1/days', '/1/materials', '/1/steps', '/1/visits', '/1/source', '/1/asOf'])
  })

  it('keeps quotation marks, line breaks in a cell and a last empty cell; unbalanced marks are an error', () => {
    expect(parseCsv('\ufeffa,"b ""c""\nd",\r\n\r\ne,f,g')).toEqual([['a', 'b "c"\nd', ''], ['e', 'f', 'g']])
    expect(parseCsv('a,b,')).toEqual([['a', 'b', '']])
    expect(() => parseCsv('a,"b')).toThrow(SyntaxError)
  })
})
