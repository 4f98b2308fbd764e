import type { ServiceItem, Step } from '../item.ts'
import { CONVERSION, toWorkdays } from './reduction-rules.ts'

/** A link of a process that could be spared or shortened, with what that would save. */
export interface ProcessFinding {
  code: string
  name: string
  departmentName: string
  kind: 'repeatedReview' | 'idleStep' | 'longStep'
  step: string
  /** Where the step is in the contents of the item, as the editor finds it. */
  path: string
  /** What was found, for whoever decides whether it can go. */
  reason: string
  savedDays: number
  savedSteps: number
}

export const findingWords: Readonly<Record<ProcessFinding['kind'], string>> = { repeatedReview: '重复审查', idleStep: '空转环节', longStep: '超出法定份额的环节' }

/** How each kind is found: said where findings are shown. */
export const explainFinding: Readonly<Record<ProcessFinding['kind'], string>> = {
  repeatedReview: '两个审查环节由同一科室办理，或者名称相同',
  idleStep: '不用时间、没有写明由谁办理和做什么的环节（受理、决定、送达除外）',
  longStep: '用时多于法定时限平均到各环节的份额',
}
export const PROCESS_FORMULA = `可省时限＝重复审查的用时＋超出份额的用时，${CONVERSION}；可省环节＝重复审查和空转的环节数；同一环节有几个问题的，只计最多的一个。这些是线索，法律法规要求的环节由人判断。`

const rounded = (value: number): number => Math.round(value * 10) / 10

type Found = Pick<ProcessFinding, 'kind' | 'step' | 'path' | 'reason' | 'savedDays' | 'savedSteps'>

/** 梳理现有流程，找出冗余环节: hints from the elements of the item; whether the law needs the step is for a person to say. */
export const analyseProcess = (item: ServiceItem): ProcessFinding[] =>
  [...repeatedReviews(item), ...idleSteps(item), ...longSteps(item)].map((found) => ({ code: item.code, name: item.name, departmentName: item.departmentName, ...found }))

/** What findings save together: a step that was found for two reasons can be spared once. */
export function sumFindings(findings: readonly Pick<ProcessFinding, 'code' | 'path' | 'savedDays' | 'savedSteps'>[]): { savedDays: number; savedSteps: number } {
  const steps = [...Map.groupBy(findings, ({ code, path }) => `${code}/${path}`).values()]
  const sum = (of: (finding: (typeof findings)[number]) => number): number => rounded(steps.reduce((total, step) => total + Math.max(...step.map(of)), 0))
  return { savedDays: sum(({ savedDays }) => savedDays), savedSteps: sum(({ savedSteps }) => savedSteps) }
}

const placeOf = ({ id, name }: Step) => ({ step: name, path: `steps/${id}` })

/** Two reviews by the same office, or called the same: the second looks at what the first has seen. */
function repeatedReviews({ steps, promisedLimit: { unit } }: ServiceItem): Found[] {
  const reviews = steps.filter(({ kind }) => kind === 'review')
  return reviews.flatMap((step, index) => {
    const earlier = reviews.slice(0, index).find((each) => each.name === step.name || (each.office !== null && each.office === step.office))
    if (!earlier) return []
    const why = earlier.name === step.name ? `与前面的环节同名` : `与「${earlier.name}」都由${step.office}审查`
    return [{ kind: 'repeatedReview', ...placeOf(step), reason: `${why}，可以合并为一次审查。`, savedDays: step.countedInPromise ? rounded(toWorkdays({ amount: step.days, unit })) : 0, savedSteps: 1 }]
  })
}

/** What the law itself knows as a step stays, however fast it is. */
const LEGAL_KINDS: readonly Step['kind'][] = ['accept', 'decide', 'deliver']

function idleSteps({ steps }: ServiceItem): Found[] {
  return steps
    .filter(({ kind, days, office, note }) => !LEGAL_KINDS.includes(kind) && days === 0 && office === null && note === null)
    .map((step) => ({ kind: 'idleStep', ...placeOf(step), reason: '没有时间，也没有写明由谁做什么：写明职责，或并入相邻环节。', savedDays: 0, savedSteps: 1 }))
}

/** A step that takes more than its equal share of the statutory limit. */
function longSteps({ steps, statutoryLimit, promisedLimit: { unit } }: ServiceItem): Found[] {
  const countedSteps = steps.filter(({ countedInPromise }) => countedInPromise)
  if (statutoryLimit === null || countedSteps.length < 2) return []
  const share = toWorkdays(statutoryLimit) / countedSteps.length
  if (share === 0) return []
  // The days of a step are in the unit of the promise.
  return countedSteps.map((step) => ({ step, days: toWorkdays({ amount: step.days, unit }) })).filter(({ days }) => days > share).map(({ step, days }) => ({
    kind: 'longStep',
    ...placeOf(step),
    reason: `用时 ${rounded(days)} 个工作日，多于法定时限平均到 ${countedSteps.length} 个环节的 ${rounded(share)} 个工作日。`,
    savedDays: rounded(days - share),
    savedSteps: 0,
  }))
}
