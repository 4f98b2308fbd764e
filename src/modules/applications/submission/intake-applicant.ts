import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { findScan } from '../../certificates/index.ts'
import { asRegistered, getIdentifiedSubject, type IdentifiedSubject, registerSubject, revealIdentity } from '../../subjects/index.ts'

/** What the document of whoever stands there says. */
export const IntakeApplicant = Type.Object(
  {
    kind: Type.Union([Type.Literal('person'), Type.Literal('enterprise')], { title: '申请人类型' }),
    name: Type.String({ title: '申请人姓名（名称）', minLength: 1, maxLength: 100 }),
    identityNumber: Type.String({ title: '证件号码', minLength: 1, maxLength: 20 }),
    phone: Type.Optional(Type.String({ title: '手机号码', maxLength: 20 })),
  },
  { title: '申请人', additionalProperties: false },
)

interface Standing {
  region: string
  applicant?: Static<typeof IntakeApplicant> | undefined
  /** The scan of their 居民码 or 企业码. */
  scan?: string | undefined
  /** Whoever holds the ticket that was called. */
  holder?: string | null | undefined
  form: Record<string, unknown>
}

/** Who stands at the window, and the form with their number in full where the screen had it masked. */
export interface AtTheWindow {
  applicant: IdentifiedSubject
  /** Who showed an enterprise's code; null where that is not known. */
  agentId: string | null
  form: Record<string, unknown>
}

/**
 * Who stands at the window: by what their document says, registered at their first visit; by the code they showed, with their
 * consent and within the time a scan may be worked with; or by the ticket they gave their name for.
 * @throws Refusal 422 at `/applicant` when neither tells it
 */
export async function findAtTheWindow(ctx: Context, { region, applicant, scan, holder, form }: Standing): Promise<AtTheWindow> {
  if (scan !== undefined) return findByScan(ctx, scan, form)
  if (!applicant && holder) return atTheWindow(ctx, holder, null, form, '窗口按号票收件')
  if (!applicant) throw invalidInput([{ pointer: '/applicant', message: '请输入申请人的证件号码，或扫描居民码、企业码。' }])
  const subject = await registerSubject(ctx, { ...applicant, region }).catch((error: unknown) => { throw withinApplicant(error) })
  return { applicant: { subject, hasIdentity: (number) => asRegistered(number) === asRegistered(applicant.identityNumber) }, agentId: null, form }
}

async function findByScan(ctx: Context, scanId: string, form: Record<string, unknown>): Promise<AtTheWindow> {
  const scan = await findScan(ctx, scanId)
  if (!scan) throw invalidInput([{ pointer: '/applicant', message: '扫码已经超过时间，请申请人重新出示，或输入证件号码。' }])
  if (!scan.consents) throw invalidInput([{ pointer: '/applicant', message: '申请人出示码时没有同意调取登记信息，请核对证件，输入证件号码。' }])
  // As online: whoever acts for the applicant follows the case too.
  return atTheWindow(ctx, scan.subjectId, scan.shownBy === scan.subjectId ? null : scan.shownBy, form, '窗口扫码收件')
}

/** Somebody who is registered, and whose number the screen had masked. */
async function atTheWindow(ctx: Context, subjectId: string, agentId: string | null, form: Record<string, unknown>, purpose: string): Promise<AtTheWindow> {
  const applicant = await getIdentifiedSubject(ctx, subjectId)
  const masked = applicant.subject.identityMasked
  if (!masked.includes('*') || !Object.values(form).includes(masked)) return { applicant, agentId, form }
  // The screen shows the number masked; the form that is filed says it in full.
  const { identityNumber } = await revealIdentity(ctx, subjectId, purpose)
  return { applicant, agentId, form: Object.fromEntries(Object.entries(form).map(([name, answer]) => [name, answer === masked ? identityNumber : answer])) }
}

/** What is wrong with the applicant is told at the applicant's fields of this body. */
function withinApplicant(error: unknown): unknown {
  if (!(error instanceof Refusal) || !error.errors) return error
  return new Refusal(error.status, error.code, error.detail, { errors: error.errors.map(({ pointer, message }) => ({ pointer: `/applicant${pointer}`, message })), extra: error.extra })
}
