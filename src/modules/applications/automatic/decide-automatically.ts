import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { Application } from '../application.ts'
import type { ApplicationProgressed } from '../events.ts'
import { changeApplication, getApplication } from '../lifecycle/change-application.ts'
import type { Command } from '../lifecycle/command.ts'
import type { EventActor } from '../record/record-events.ts'
import { automaticSampleShare } from '../settings.ts'
import { assess } from './assess-rules.ts'
import { insertAssessment, insertAssessmentWith, insertSampleWith, listRuleSetsAtWork } from './automatic-store.ts'
import { dictionaryOf, factsOf } from './fact-rules.ts'
import { gatherRecords } from './gather-records.ts'
import type { Assessment } from './rule-set.ts'
import { isDrawn } from './sample-rules.ts'

/** Whoever decides when rules do. */
const BY_RULES: EventActor = { kind: 'system', id: 'automatic', name: '系统自动审批' }
const RULE_SET = 'applications.automaticRuleSet'

/**
 * 秒批: what came online for an item that is switched on is decided at once where every rule holds. Told twice, by two workers or
 * after a kill it still is one decision: decision, explanation and lot are one guarded statement.
 */
export const onSubmitted: Reader = {
  id: 'applications.decideAutomatically',
  on: ['applications.submitted'],
  wants: ({ payload }) => (payload as unknown as ApplicationProgressed).channel === 'online',
  async run(ctx, events) {
    const told = events.map(({ region, payload }) => ({ region, ...(payload as unknown as ApplicationProgressed) }))
    const items = [...new Map(told.map(({ region, itemCode }) => [`${region}/${itemCode}`, { region, itemCode }])).values()]
    const atWork = new Set((await listRuleSetsAtWork(ctx.db, items, ctx.clock.today())).map(({ region, itemCode }) => `${region}/${itemCode}`))
    const failed: unknown[] = []
    for (const each of told.filter(({ region, itemCode }) => atWork.has(`${region}/${itemCode}`))) {
      // One case that fails keeps none of the others waiting; the job comes back to it.
      await decideAutomatically(ctx, each).catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} cases could not be assessed`)
  },
}

/** Decides one case, or says why people have to. Does nothing when somebody has begun with it. */
async function decideAutomatically(ctx: Context, { region, itemCode, number }: { region: string; itemCode: string; number: string }): Promise<void> {
  // Asked again for each case: a click that switches off stops what a long batch has not come to yet.
  const [ruleSet] = await listRuleSetsAtWork(ctx.db, [{ region, itemCode }], ctx.clock.today())
  const application = await getApplication(ctx, number)
  // What a counter took in, a person has in hand.
  if (!ruleSet || application.state !== 'submitted' || application.channel !== 'online') return
  const records = await gatherRecords(ctx, application)
  const { isGranted, results } = assess(ruleSet.rules, factsOf(records), dictionaryOf(records.item))
  const assessment: Assessment = { region, number, itemCode, ruleSetVersion: ruleSet.version, isGranted, results, obstacle: null, assessedAt: ctx.clock.now() }
  const obstacle = isGranted ? (reasonForPeople(application) ?? (await tryToGrant(ctx, application, assessment))) : undefined
  if (isGranted && obstacle === undefined) return
  await commit(ctx, { region, guard: insertAssessment({ ...assessment, isGranted: false, obstacle: obstacle ?? null }), answer: undefined })
}

/** What no rule can settle. */
function reasonForPeople({ detail }: Application): string | undefined {
  if (detail.reviewSteps.some(({ authorityId, unitId }) => authorityId || unitId)) return '有的审查步骤由其他单位办理，需要人工流转。'
  return detail.materials.some(({ provided }) => provided === 'paper') ? '有纸质材料，需要人工核对。' : undefined
}

/** Grants, in one sitting and one statement. Returns why the law does not let it; nothing when it is done, or somebody was faster. */
async function tryToGrant(ctx: Context, application: Application, assessment: Assessment): Promise<string | undefined> {
  const { region, number, version, itemCode, itemName, authorityId } = application
  const share = await getSetting(ctx, automaticSampleShare, region, ctx.clock.today())
  const sample = { region, number, reason: 'drawn' as const, itemCode, itemName, ruleSetVersion: assessment.ruleSetVersion, authorityId, wish: null, createdAt: assessment.assessedAt }
  try {
    await changeApplication(ctx, {
      number,
      version,
      toActor: async () => BY_RULES,
      toCommands: ({ detail }): Command[] => [
        { verb: 'accept', checks: detail.materials.filter(({ provided }) => provided !== 'none').map(({ id }) => ({ id, result: 'qualified', reason: '由自动审批规则核对' })) },
        ...detail.reviewSteps.map((): Command => ({ verb: 'review', opinion: 'agree', note: '自动审批规则全部符合' })),
        { verb: 'decide', outcome: 'granted', reason: '系统自动审批：规则全部符合', automatic: { ruleSet: `${RULE_SET}:${region}/${itemCode}`, version: assessment.ruleSetVersion } },
      ],
      toParts: () => [insertAssessmentWith(assessment), ...(isDrawn(number, ctx.clock.today(), share) ? [insertSampleWith(sample)] : [])],
    })
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Somebody else has begun with the case: it is theirs.
    return error.code === 'applications.changed_meanwhile' || error.code === 'applications.not_open' ? undefined : error.detail
  }
}
