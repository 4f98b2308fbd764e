import type { ServiceItem, Step } from '../item.ts'
import { toWorkdays } from './reduction-rules.ts'

/** A link of a process that could be spared or shortened, with what that would save. */
export interface ProcessFinding {
  code: string
  name: string
  departmentName: string
  kind: 'repeatedReview' | 'idleStep' | 'longStep'
  step: string
  /** What was found, for whoever decides whether it can go. */
  reason: string
  savedDays: number
  savedSteps: number
}

export const findingWords: Readonly<Record<ProcessFinding['kind'], string>> = { repeatedReview: '重复审查', idleStep: '空转环节', longStep: '超出法定份额的环节' }

const rounded = (value: number): number => Math.round(value * 10) / 10

type Found = Pick<ProcessFinding, 'kind' | 'step' | 'reason' | 'savedDays' | 'savedSteps'>

/** 梳理现有流程，找出冗余环节: hints from the elements of the item; whether the law needs the step is for a person to say. */
export const analyseProcess = (item: ServiceItem): ProcessFinding[] =>
  [...repeatedReviews(item), ...idleSteps(item), ...longSteps(item)].map((found) => ({ code: item.code, name: item.name, departmentName: item.departmentName, ...found }))

/** Two reviews by the same office, or called the same: the second looks at what the first has seen. */
function repeatedReviews({ steps }: ServiceItem): Found[] {
  const reviews = steps.filter(({ kind }) => kind === 'review')
  return reviews.flatMap((step, index) => {
    const earlier = reviews.slice(0, index).find((each) => each.name === step.name || (each.office !== null && each.office === step.office))
    if (!earlier) return []
    const why = earlier.name === step.name ? `与前面的环节同名` : `与「${earlier.name}」都由${step.office}审查`
    return [{ kind: 'repeatedReview', step: step.name, reason: `${why}，可以合并为一次审查。`, savedDays: counted(step), savedSteps: 1 }]
  })
}

/** What the law itself knows as a step stays, however fast it is. */
const LEGAL_KINDS: readonly Step['kind'][] = ['accept', 'decide', 'deliver']

function idleSteps({ steps }: ServiceItem): Found[] {
  return steps
    .filter(({ kind, days, office, note }) => !LEGAL_KINDS.includes(kind) && days === 0 && office === null && note === null)
    .map((step) => ({ kind: 'idleStep', step: step.name, reason: '没有时间，也没有写明由谁做什么：写明职责，或并入相邻环节。', savedDays: 0, savedSteps: 1 }))
}

/** A step that takes more than its equal share of the statutory limit. */
function longSteps({ steps, statutoryLimit }: ServiceItem): Found[] {
  const countedSteps = steps.filter(({ countedInPromise }) => countedInPromise)
  if (statutoryLimit === null || countedSteps.length < 2) return []
  const share = toWorkdays(statutoryLimit) / countedSteps.length
  if (share === 0) return []
  return countedSteps.filter(({ days }) => days > share).map((step) => ({
    kind: 'longStep',
    step: step.name,
    reason: `用时 ${step.days}，多于法定时限平均到 ${countedSteps.length} 个环节的 ${rounded(share)} 个工作日。`,
    savedDays: rounded(step.days - share),
    savedSteps: 0,
  }))
}

const counted = ({ countedInPromise, days }: Step): number => (countedInPromise ? days : 0)
