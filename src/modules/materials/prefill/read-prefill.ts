import type { Context } from '../../../platform/context.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getItemForm } from '../../catalogue/index.ts'
import { findCertificate, getSensitiveTypes, listHeldCertificates } from '../../certificates/index.ts'
import { type DataAccess, findConsent, listRepresentedBy, mayAskFor, readConsents, recordAccess, type Subject } from '../../subjects/index.ts'
import type { Prefill } from '../sources/source.ts'
import { getSources } from '../sources/sources.ts'
import { askRegisters, BASIS } from '../waiver/fetch-materials.ts'
import { listFetched, listFetchedFields } from '../waiver/fetched-store.ts'
import { PREFILL_PLAN } from './prefill-plan.ts'
import { type Prefilled, prefill, type ReadCertificate, type ReadRegister } from './prefill-rules.ts'

export interface PrefillQuestion {
  applicant: Subject
  item: string
  itemVersion?: number | undefined
  /** Of whoever is served: looks are logged there. */
  region: string
  /** Registers that were not asked yet are asked now, each no longer than `subjects.registerPatience`; else only what is on file counts. */
  asks: boolean
}

export interface PrefillAnswer {
  answers: Prefilled[]
  /** Registers that gave no answer, with the questions they would have answered: those are typed. */
  silent: { register: string; fields: string[] }[]
  /** Registers that could answer, once the applicant agrees to their being asked. */
  needConsent: { register: string; fields: string[] }[]
}

type Holder = Pick<Subject, 'id' | 'kind'>

/** A register that can answer questions of the form about one holder. */
interface Plan {
  register: string
  holderId: string
  prefills: Prefill[]
}

/** What is known already of what a form asks. Nothing once the applicant took back their consent, or a child's guardian did not give it. */
export async function readPrefill(ctx: Context, question: PrefillQuestion): Promise<PrefillAnswer> {
  const { applicant, asks } = question
  if ((await readConsents(ctx, applicant)).obstacle !== null) return { answers: [], silent: [], needConsent: [] }
  const represented = applicant.kind === 'person' ? await listRepresentedBy(ctx, applicant.id) : []
  // Of two enterprises only the applicant knows which one is meant.
  const holders = [{ id: applicant.id, kind: applicant.kind }, ...(represented.length === 1 ? [{ id: represented[0]!.id, kind: 'enterprise' as const }] : [])]
  const [certificates, plans] = [await readCertificates(ctx, holders), await planRegisters(ctx, question, holders)]
  const hasConsent = plans.length > 0 && (await findConsent(ctx, { subjectId: applicant.id, scope: 'sharedData' })) !== undefined
  const { registers, silent, isOnFile } = hasConsent ? await readRegisters(ctx, question, plans, holders) : { registers: [], silent: [], isOnFile: [] }
  if (asks) await recordShown(ctx, question, certificates, isOnFile)
  return { answers: prefill(certificates, registers), silent: toFields(silent), needConsent: hasConsent ? [] : toFields(plans) }
}

const toFields = (plans: readonly Plan[]) => plans.map(({ register, prefills }) => ({ register, fields: prefills.flatMap(({ fields }) => fields) }))

interface HeldCertificate extends ReadCertificate {
  holderId: string
}

async function readCertificates(ctx: Context, holders: readonly { id: string }[]): Promise<HeldCertificate[]> {
  const planned = new Set(PREFILL_PLAN.flatMap(({ certificateNames }) => certificateNames))
  const sensitive = await getSensitiveTypes(ctx)
  const held = (await listHeldCertificates(ctx, holders.map(({ id }) => id), ctx.clock.today())).filter(({ isValid, name }) => isValid && planned.has(name) && !sensitive.has(name))
  return (await Promise.all(held.map(async ({ identifier, holderId }) => ({ holderId, certificate: await findCertificate(ctx, identifier) })))).flatMap(({ holderId, certificate }) =>
    (certificate ? [{ holderId, name: certificate.name, holder: certificate.data.holder, content: certificate.data.content, issuedOn: certificate.issuedOn }] : []))
}

/** Only registers that answer something this form asks (最小必要, 个人信息保护法 art. 6); sensitive ones only with their own consent (art. 29). */
async function planRegisters(ctx: Context, { applicant, item, itemVersion }: PrefillQuestion, holders: readonly Holder[]): Promise<Plan[]> {
  const { form } = await getItemForm(ctx, item, itemVersion)
  const plans: Plan[] = []
  for (const { kind, register, holderKind, isSensitive, prefills } of (await getSources(ctx)).values()) {
    if (kind !== 'register' || !ctx.outside.registers?.has(register!)) continue
    const asked = prefills.map(({ entry, fields }) => ({ entry, fields: fields.filter((field) => Object.hasOwn(form.schema.properties, field)) })).filter(({ fields }) => fields.length > 0)
    if (asked.length === 0) continue
    for (const holder of holders) {
      if (holderKind === 'either' ? holder.id !== applicant.id : holder.kind !== holderKind) continue
      if (isSensitive && !(await findConsent(ctx, { subjectId: holder.id, scope: 'sensitiveData' }))) continue
      plans.push({ register: register!, holderId: holder.id, prefills: asked })
    }
  }
  return plans
}

interface FetchedRegister extends ReadRegister {
  holderId: string
}

/** What they say; which gave no answer; and which of them was on file, so that nobody wrote down this look yet. */
async function readRegisters(ctx: Context, { item, region, asks, itemVersion }: PrefillQuestion, plans: readonly Plan[], holders: readonly Holder[]): Promise<{ registers: FetchedRegister[]; silent: Plan[]; isOnFile: FetchedRegister[] }> {
  const today = ctx.clock.today()
  const subjectIds = [...new Set(plans.map(({ holderId }) => holderId))]
  const known = await listFetched(ctx.db, subjectIds, today)
  const isIn = (rows: typeof known, plan: Plan) => rows.find(({ subjectId, register }) => subjectId === plan.holderId && register === plan.register)
  const unknown = plans.filter((plan) => !isIn(known, plan))
  if (asks && unknown.length > 0) {
    const { item: { name } } = await getItemForm(ctx, item, itemVersion)
    await askRegisters(ctx, unknown.map(({ register, holderId }) => ({ register, subjectId: holderId })), { region, itemCode: item, purpose: `填写「${name}」申请表` })
  }
  const now = asks && unknown.length > 0 ? await listFetched(ctx.db, subjectIds, today) : known
  const fetched = await listFetchedFields(ctx.db, subjectIds, plans.map(({ register }) => register), today)
  const correctable = new Set((await Promise.all(holders.map(async (holder) => ((await mayAskFor(ctx, holder)) ? holder.id : [])))).flat())
  const read = plans.flatMap((plan) => {
    const row = fetched.find(({ subjectId, register }) => subjectId === plan.holderId && register === plan.register)
    if (!row) return []
    const entries = JSON.parse(ctx.sealed.open(row.fieldsSealed)) as ReadRegister['entries']
    return [{ ...plan, entries, asOf: toLegalDate(row.asOf), correctFor: correctable.has(plan.holderId) ? { subject: plan.holderId === ctx.actor.principalId ? null : plan.holderId } : null }]
  })
  return { registers: read, silent: plans.filter((plan) => isIn(now, plan)?.outcome === 'unanswered'), isOnFile: read.filter((each) => !unknown.some(({ register, holderId }) => register === each.register && holderId === each.holderId)) }
}

/** Whoever fills in the form for somebody else sees these: their holder reads that on the log (art. 44). Asking a register is written down where it is asked. */
async function recordShown(ctx: Context, { item, region, itemVersion }: PrefillQuestion, certificates: readonly HeldCertificate[], registers: readonly FetchedRegister[]): Promise<void> {
  const isOfOther = ({ holderId }: { holderId: string }) => holderId !== ctx.actor.principalId
  const shown = [
    ...certificates.filter(isOfOther).map(({ holderId, name, content }) => ({ subjectId: holderId, kind: 'certificate' as const, what: name, fields: ['持证人', ...content.map(({ label }) => label)] })),
    ...registers.filter(isOfOther).map(({ holderId, register, prefills }) => ({ subjectId: holderId, kind: 'register' as const, what: register, fields: prefills.map(({ entry }) => entry) })),
  ]
  if (shown.length === 0) return
  const { item: { name } } = await getItemForm(ctx, item, itemVersion)
  await recordAccess(ctx, shown.map((each): DataAccess => ({ ...each, region, purpose: `填写「${name}」申请表`, basis: BASIS, itemCode: item, outcome: 'shown' })))
}
