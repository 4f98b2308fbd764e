import type { Context } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays } from '../../calendar/index.ts'
import type { Material } from '../../catalogue/index.ts'
import { getSubject, readRegister, type Subject } from '../../subjects/index.ts'
import { getSources } from '../sources/sources.ts'
import { fetchedDays, refetchMinutes } from '../settings.ts'
import { type FetchedAnswer, putFetched, putPending } from './fetched-store.ts'
import type { MaterialResolution } from './resolution.ts'
import { readHoldings } from './resolve-materials.ts'
import { resolveMaterial } from './waiver-rules.ts'

export interface FetchOrder {
  materials: readonly Material[]
  applicant: Subject
  region: string
  item: { code: string; name: string }
  /** Whether what is sensitive is to be asked now; only ever with the separate consent on record (个人信息保护法 art. 29). */
  agreesToSensitive: boolean
}

/** Under what the platform asks: written into the log that the person reads. */
export const BASIS = '《国务院关于在线政务服务的若干规定》（国令第716号）第七条；经本人同意'

/**
 * Asks the registers that could still stand in for one of these materials, once the applicant agrees; keeps what they say, and
 * asks again later where one gives no answer. Every question is in the log the person can read.
 */
export async function fetchMaterials(ctx: Context, order: FetchOrder): Promise<MaterialResolution[]> {
  const { materials, applicant, region, item } = order
  const [sources, before] = await Promise.all([getSources(ctx), readHoldings(ctx, materials, applicant)])
  const wanted = materials.filter((material) => {
    const { state, isSensitive } = resolveMaterial(material, before)
    return state === 'fetchable' && (order.agreesToSensitive || !isSensitive)
  })
  // One question for each register and subject, however many materials it stands in for.
  const questions = new Map<string, { register: string; subjectId: string }>()
  for (const { exemptBy } of wanted) {
    const { kind, register, holderKind, isSensitive } = sources.get(exemptBy!)!
    // A certificate is here: once the consent is on record it is read below.
    if (kind === 'certificate') continue
    for (const subjectId of before.holders[holderKind]) if (!isSensitive || before.sensitiveAllowedBy.has(subjectId)) questions.set(`${register} ${subjectId}`, { register: register!, subjectId })
  }
  if (questions.size > 0) await askRegisters(ctx, [...questions.values()], { region, itemCode: item.code, purpose: `办理「${item.name}」` })
  const after = await readHoldings(ctx, materials, applicant)
  return materials.map((material) => resolveMaterial(material, after))
}

/** Asks them side by side, and writes what came of it in two statements at most. Says which gave no answer and are asked again. */
export async function askRegisters(ctx: Context, questions: readonly { register: string; subjectId: string }[], why: { region: string; itemCode: string; purpose: string }): Promise<{ silent: number }> {
  const { region } = why
  const now = ctx.clock.now()
  const today = ctx.clock.today()
  const [days, minutes] = await Promise.all([getSetting(ctx, fetchedDays, region, today), getSetting(ctx, refetchMinutes, region, today)])
  const answered: FetchedAnswer[] = []
  const silent: { subjectId: string; register: string }[] = []
  await Promise.all(questions.map(async ({ register, subjectId }) => {
    const answer = await readRegister(ctx, { subject: await getSubject(ctx, subjectId), register, basis: BASIS, ...why })
    if (answer.outcome === 'unavailable') {
      // What is forbidden, or not connected, does not come right by waiting.
      if (answer.cause === 'tooSlow' || answer.cause === 'outOfOrder') silent.push({ subjectId, register })
    }
    else {
      const isFound = answer.outcome === 'found'
      answered.push({
        subjectId, register, outcome: answer.outcome, fetchedAt: now, validUntil: addDays(today, days - 1),
        asOf: isFound ? new Date(answer.asOf) : null, fieldsSealed: isFound ? ctx.sealed.seal(JSON.stringify(answer.fields)) : null,
      })
    }
  }))
  if (answered.length > 0) await ctx.db.query(putFetched(answered))
  if (silent.length > 0) await ctx.db.query(putPending(silent.map((each) => ({ ...each, ...why })), now, new Date(now.getTime() + minutes * 60_000)))
  return { silent: silent.length }
}
