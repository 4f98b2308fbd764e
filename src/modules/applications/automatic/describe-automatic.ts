import type { Context } from '../../../platform/context.ts'
import type { Application } from '../application.ts'
import type { StoredEvent } from '../record/record-events.ts'
import type { AutomaticView, RuleResultView } from './automatic-contract.ts'
import { findAssessment, listSamplesOfCase } from './automatic-store.ts'
import { type FactValue, type RuleResult, ruleOutcomeWords, sampleFindingWords, type Simulation } from './rule-set.ts'

/** A fact's value as a person reads it. */
export function toValueWords(value: FactValue): string {
  if (value === null) return '查不到'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? value.join('、') || '没有' : String(value)
}

/** Rules and facts in words; the expression itself is for those who write it. */
export const describeResults = (results: readonly RuleResult[]): RuleResultView[] =>
  results.map(({ id, title, outcome, facts }) => ({ id, title, outcome, outcomeName: ruleOutcomeWords[outcome], facts: facts.map((fact) => ({ ...fact, value: toValueWords(fact.value) })) }))

/** 「50 件中会准予 38 件，其中 2 件与人工决定不同」 */
export const summaryOf = ({ cases, granted, wrong }: Simulation): string =>
  cases === 0 ? '最近没有人工决定的办件可以对比。' : `最近人工决定的 ${cases} 件中，规则会当场准予 ${granted} 件${wrong.length > 0 ? `，其中 ${wrong.length} 件人工决定不予` : '，没有一件与人工决定相反'}。`

/** Whether there may be an explanation to look for: what people decided or ended has none that still matters. */
export const mayBeAutomatic = ({ decidedOn, completedOn }: Application, events: readonly StoredEvent[]): boolean =>
  (decidedOn === null && completedOn === null) || events.some((event) => event.type === 'granted' && (event.data as { automatic?: unknown }).automatic !== undefined)

/** What rules made of a case; null where none looked at it. */
export async function describeAutomatic(ctx: Context, { region, number }: Pick<Application, 'region' | 'number'>): Promise<AutomaticView | null> {
  const assessment = await findAssessment(ctx.db, region, number)
  if (!assessment) return null
  const asked = assessment.isGranted ? (await listSamplesOfCase(ctx.db, region, number)).find(({ reason }) => reason === 'asked') : undefined
  return {
    isGranted: assessment.isGranted, version: assessment.ruleSetVersion, assessedAt: assessment.assessedAt.toISOString(), results: describeResults(assessment.results), obstacle: assessment.obstacle,
    mayAskForPerson: assessment.isGranted && !asked,
    personReview: asked
      ? { askedAt: asked.createdAt.toISOString(), wish: asked.wish, findingName: asked.finding && sampleFindingWords[asked.finding], note: asked.note, settledAt: asked.settledAt?.toISOString() ?? null }
      : null,
  }
}
