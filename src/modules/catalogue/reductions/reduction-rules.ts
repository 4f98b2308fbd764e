import type { Duration, DurationUnit, ServiceItem } from '../item.ts'

/** 四减 of one item: what an applicant has to bring, wait, pass and come. */
export interface Measures {
  /** Materials to hand in: what is replaced by certificates or shared data (免提交) is not. */
  materials: number
  /** Promised workdays. */
  days: number
  /** Steps of the process, special procedures included. */
  steps: number
  visits: number
}

export type Measure = keyof Measures

export const measureWords: Readonly<Record<Measure, string>> = { materials: '减材料', days: '减时限', steps: '减环节', visits: '减跑动' }
export const measureUnits: Readonly<Record<Measure, string>> = { materials: '份', days: '个工作日', steps: '个环节', visits: '次' }
export const MEASURES = Object.keys(measureWords) as Measure[]

/**
 * So that limits in different units can be added: five of seven days are workdays, and a workday has eight hours
 * (国务院关于职工工作时间的规定 art. 3). Said wherever a figure made with it is shown.
 */
const WORKDAYS: Record<DurationUnit, number> = { workday: 1, naturalDay: 5 / 7, hour: 1 / 8 }
export const CONVERSION = '自然日按 5/7、小时按 1/8 折算为工作日'

export const toWorkdays = ({ amount, unit }: Duration): number => amount * WORKDAYS[unit]

/** One decimal for people; sums are made of what was not rounded. */
const rounded = (value: number): number => Math.round(value * 10) / 10

export const measure = (item: Pick<ServiceItem, 'materials' | 'promisedLimit' | 'steps' | 'siteVisits'>): Measures => ({
  materials: item.materials.filter(({ exemptBy }) => exemptBy === null).length,
  days: rounded(toWorkdays(item.promisedLimit)),
  steps: item.steps.length,
  visits: item.siteVisits,
})

export interface Saving {
  measure: Measure
  before: number
  after: number
  /** Positive: fewer than before. */
  saved: number
  /** Of what was before; null where there was nothing to save. */
  percent: number | null
}

export const compareMeasures = (before: Measures, after: Measures): Saving[] =>
  MEASURES.map((each) => toSaving(each, before[each], after[each]))

const toSaving = (measure: Measure, before: number, after: number): Saving =>
  ({ measure, before: rounded(before), after: rounded(after), saved: rounded(before - after), percent: before === 0 ? null : rounded(((before - after) / before) * 100) })

/** The savings of many items together: sums of all before and all after. */
export function sumSavings(pairs: readonly { before: Measures; after: Measures }[]): Saving[] {
  const sum = (of: (pair: { before: Measures; after: Measures }) => number): number => pairs.reduce((total, pair) => total + of(pair), 0)
  return MEASURES.map((each) => toSaving(each, sum(({ before }) => before[each]), sum(({ after }) => after[each])))
}

export interface PromiseReduction {
  code: string
  name: string
  departmentName: string
  /** Workdays. */
  statutory: number
  promised: number
  percent: number
}

export interface AverageReduction {
  /** 逐项平均: each item counts alike. */
  meanPercent: number | null
  /** 总量压缩: long limits count more. */
  totalPercent: number | null
  countedItems: number
  /** Items without a statutory limit, or with one of 0: nothing can be reduced against it. */
  excludedItems: number
  statutoryTotal: number
  promisedTotal: number
  meanFormula: string
  totalFormula: string
  rows: PromiseReduction[]
}

/** 承诺时限在法定基础上平均减少, both ways: they differ, and whoever reports one has to say which (the items behind it, the longest reduction last). */
export function averageReduction(items: readonly ServiceItem[]): AverageReduction {
  const counted = items.flatMap((item) => {
    const statutory = item.statutoryLimit === null ? 0 : toWorkdays(item.statutoryLimit)
    if (statutory === 0) return []
    const promised = toWorkdays(item.promisedLimit)
    return [{ item, statutory, promised, reduction: 1 - promised / statutory }]
  })
  const statutoryTotal = counted.reduce((sum, { statutory }) => sum + statutory, 0)
  const promisedTotal = counted.reduce((sum, { promised }) => sum + promised, 0)
  return {
    meanPercent: counted.length === 0 ? null : rounded((counted.reduce((sum, { reduction }) => sum + reduction, 0) / counted.length) * 100),
    totalPercent: counted.length === 0 ? null : rounded((1 - promisedTotal / statutoryTotal) * 100),
    countedItems: counted.length,
    excludedItems: items.length - counted.length,
    statutoryTotal: rounded(statutoryTotal),
    promisedTotal: rounded(promisedTotal),
    meanFormula: `逐项平均＝每个事项的（1－承诺时限÷法定时限）相加÷事项数；没有法定时限或法定时限为 0 的不计；${CONVERSION}`,
    totalFormula: `总量压缩＝1－承诺时限合计÷法定时限合计；没有法定时限或法定时限为 0 的不计；${CONVERSION}`,
    rows: counted
      .map(({ item, statutory, promised, reduction }) => ({ code: item.code, name: item.name, departmentName: item.departmentName, statutory: rounded(statutory), promised: rounded(promised), percent: rounded(reduction * 100) }))
      .sort((a, b) => a.percent - b.percent),
  }
}

export interface Placed {
  region: string
  name: string
  measures: Measures
}

export interface BestInCity {
  measure: Measure
  value: number
  /** Who reaches it. */
  regions: string[]
  /** The worst of the others: what there is to gain. */
  worst: number
}

/** 全市最优: for each measure the least anybody in the city asks for, and who it is. */
export const bestOf = (places: readonly Placed[]): BestInCity[] =>
  places.length === 0 ? [] : MEASURES.map((each) => {
    const values = places.map(({ measures }) => measures[each])
    const value = Math.min(...values)
    return { measure: each, value, regions: places.filter(({ measures }) => measures[each] === value).map(({ name }) => name), worst: Math.max(...values) }
  })

export interface Benchmark {
  city: string
  itemCode: string
  /** null: the source does not say. */
  days: number | null
  materials: number | null
  steps: number | null
  visits: number | null
  source: string
  asOf: string
}

export interface Gap {
  measure: Measure
  ours: number
  theirs: number
  /** Positive: we ask for more than they do. */
  gap: number
}

export const gapsTo = (ours: Measures, theirs: Pick<Benchmark, Measure>): Gap[] =>
  MEASURES.flatMap((each) => {
    const value = theirs[each]
    return value === null ? [] : [{ measure: each, ours: ours[each], theirs: value, gap: rounded(ours[each] - value) }]
  })
