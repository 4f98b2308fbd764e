export interface ActSum {
  kind: string
  byId: string
  windowNo: string | null
  count: number
}
export interface ServedSum {
  officerId: string | null
  windowNo: string | null
  count: number
  seconds: number
  intakes: number
}
export interface RatingSum {
  officerId: string | null
  windowNo: string | null
  grade: number
  count: number
}
export interface DaySums {
  acts: readonly ActSum[]
  served: readonly ServedSum[]
  ratings: readonly RatingSum[]
}

/** Figures of a day: of one officer, of a window or of the whole hall. */
export interface DayFigures {
  /** 取号; of the hall alone: whoever takes a number is nobody's yet. */
  taken: number | null
  called: number
  served: number
  /** null where nobody was served. */
  meanServiceMinutes: number | null
  missed: number
  transferred: number
  intakes: number
  results: number
  ratings: number
  /** 3 and better: 基本满意 and above. */
  satisfied: number
}

export type Scope = { accountId: string; officerId: string } | { windowNo: string } | 'hall'

const SATISFIED_FROM = 3

/** What of the hall's day belongs to somebody. */
export function figuresOf({ acts, served, ratings }: DaySums, scope: Scope): DayFigures {
  const isOf = ({ windowNo }: { windowNo: string | null }, isTheirs: (officer: { accountId: string; officerId: string }) => boolean): boolean =>
    scope === 'hall' || ('windowNo' in scope ? windowNo === scope.windowNo : isTheirs(scope))
  const own = acts.filter((act) => isOf(act, ({ accountId }) => act.byId === accountId))
  const of = (kind: string): number => own.filter((each) => each.kind === kind).reduce((sum, { count }) => sum + count, 0)
  const services = served.filter((sum) => isOf(sum, ({ officerId }) => sum.officerId === officerId))
  const timed = services.reduce((sum, { count }) => sum + count, 0)
  const grades = ratings.filter((sum) => isOf(sum, ({ officerId }) => sum.officerId === officerId))
  const count = (of: readonly RatingSum[]): number => of.reduce((sum, each) => sum + each.count, 0)
  return {
    taken: scope === 'hall' ? of('taken') : null, called: of('called'), served: of('finished'), missed: of('missed'), transferred: of('transferred'), intakes: services.reduce((sum, { intakes }) => sum + intakes, 0), results: of('resultHandedOut'),
    meanServiceMinutes: timed === 0 ? null : Math.round(services.reduce((sum, { seconds }) => sum + seconds, 0) / timed / 6) / 10,
    ratings: count(grades), satisfied: count(grades.filter(({ grade }) => grade >= SATISFIED_FROM)),
  }
}
