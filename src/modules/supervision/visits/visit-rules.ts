/** 跑动次数: two things done at a counter on one day are one visit. */
export const visitWords = { intake: '窗口收件', correction: '窗口补正', deferred: '窗口补交容缺材料', pickUp: '窗口领取' } as const
export type VisitAct = keyof typeof visitWords

export const VISIT_FORMULA = '实际跑动次数 = 一个办件的申请人（或代办人）为收件、补正、补交材料、领取结果到窗口的不同天数，同一天办几件事算一次。承诺次数 = 申请时办事指南写的到办事现场次数。超出率 = 实际多于承诺的办件 ÷ 到过窗口的办件，按第一次到窗口的月份统计；全程网办、没有到过窗口的办件不在分母里。'

export interface VisitCount {
  promised: number
  visits: number
  count: number
}

/** How often applicants of an item came, against what they were promised. */
export function compareVisits(counted: readonly VisitCount[]): { cases: number; exceeding: number; most: number; mean: number } {
  const of = (each: readonly VisitCount[]) => each.reduce((sum, { count }) => sum + count, 0)
  const cases = of(counted)
  const visits = counted.reduce((sum, each) => sum + each.visits * each.count, 0)
  return { cases, exceeding: of(counted.filter((each) => each.visits > each.promised)), most: Math.max(0, ...counted.filter(({ count }) => count > 0).map((each) => each.visits)), mean: cases === 0 ? 0 : Math.round((visits / cases) * 10) / 10 }
}
