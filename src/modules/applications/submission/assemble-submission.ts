import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { validateForm } from '../../../platform/forms/index.ts'
import { getItemAt, type ServiceItem, tailorMaterials } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { IdentifiedSubject } from '../../subjects/index.ts'
import type { HandedMaterial } from '../application.ts'
import { compiledFormOf } from './application-form.ts'
import type { SubmitInput } from '../contract.ts'
import { chooseDelivery } from '../delivery/choose-delivery.ts'
import { sealAnswers } from './form-secrets.ts'
import { materialErrors, toHanded } from './handed-materials.ts'
import { resolveClaims } from './resolve-claims.ts'
import { refuseForeignFiles } from './handed-files.ts'
import { refuseForeignPredecessor } from './predecessor.ts'
import { refusePromisesOfBreaker } from './promises.ts'
import { pinnedContent } from './pinned-content.ts'
import { stepOfficesOf } from './step-offices.ts'
import { preReviewDueOn } from './pre-review.ts'
import type { Submission } from '../record/record-events.ts'

export interface SubmissionRequest extends Omit<SubmitInput, 'applicant' | 'draft'> {
  applicant: IdentifiedSubject
  agentId: string | null
  channel: 'online' | 'counter'
}

/** What an applicant answers and hands in, in whatever case it stands. */
type AnswersRequest = Pick<SubmissionRequest, 'applicant' | 'region' | 'channel' | 'situations' | 'form' | 'materials' | 'deferralPromise' | 'commitmentPromise'> & {
  /** Files that are in the case already. */
  ofCase?: readonly string[]
}
type Answered = Pick<Submission, 'situations' | 'materials' | 'form' | 'deferralPromise' | 'commitmentPromise'>

/**
 * Everything a case starts from, checked as a whole: situations, form, materials, files and whose identity it names.
 * @throws Refusal 422 with every wrong field at once: people correct in one go
 */
export async function assembleSubmission(ctx: Context, request: SubmissionRequest): Promise<Submission> {
  const [{ item, entry }, directory] = await Promise.all([getItemAt(ctx, request.item, request.region, request.division), getDirectory(ctx)])
  const applicant = request.applicant.subject
  const answered = await assembleAnswers(ctx, item, request)
  if (request.follows) await refuseForeignPredecessor(ctx, applicant.id, request.follows.number)

  const hall = directory.hallOf(request.division ?? request.region) ?? directory.hallOf(request.region)
  if (!hall) throw new Refusal(409, 'applications.no_hall', '这个地区没有受理大厅，暂不能申请。请拨打 12345 咨询。')
  return {
    on: ctx.clock.today(),
    at: ctx.clock.now().toISOString(),
    itemCode: item.code,
    itemVersion: item.version,
    itemName: item.name,
    taskCode: entry.taskCode,
    authorityId: entry.authorityId,
    divisionCode: entry.divisionCode,
    hallId: hall.id,
    applicantId: applicant.id,
    applicantName: applicant.name,
    applicantKind: applicant.kind,
    agentId: request.agentId,
    channel: request.channel,
    ...pinnedContent(item, stepOfficesOf(directory, item, { region: request.region, authorityId: entry.authorityId })),
    ...(request.channel === 'online' ? { preReviewDueOn: await preReviewDueOn(ctx, request.region, hall.id) } : {}),
    ...answered,
    ...(request.delivery ? { delivery: chooseDelivery(ctx, item, request.delivery) } : {}),
    ...(request.follows ? { follows: request.follows } : {}),
  }
}

/**
 * Answers and materials as one version of an item asks for them.
 * @throws Refusal 422 with every wrong field at once
 */
export async function assembleAnswers(ctx: Context, item: ServiceItem, request: AnswersRequest): Promise<Answered> {
  const applicant = request.applicant.subject
  const errors: FieldError[] = []
  if (applicant.kind === 'person' ? !item.serves.persons : !item.serves.enterprises) {
    errors.push({ pointer: '/applicant', message: item.serves.persons ? '本事项由个人申请，请以个人身份办理。' : '本事项由企业等单位申请，请选择您代表的单位。' })
  }
  const situations = request.situations ?? {}
  const unanswered = situationErrors(item, situations)
  errors.push(...unanswered)
  const needed = tailorMaterials(item, situations)
  // Which materials are needed follows from the answers: until those are right, none that some answer asks for is too many.
  const expected = unanswered.length > 0 ? [...item.materials, ...item.situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))] : needed
  const resolutions = await resolveClaims(ctx, { item, needed, applicant, region: request.region, materials: request.materials })
  errors.push(...materialErrors(needed, expected, request, resolutions))

  const form = compiledFormOf(ctx, item)
  const answers = validateForm(form, request.form)
  if (answers.ok) errors.push(...identityErrors(request.applicant, answers.data))
  else errors.push(...answers.errors.map(({ pointer, message }) => ({ pointer: `/form${pointer}`, message })))
  if (!answers.ok || errors.length > 0) throw invalidInput(errors)
  const reused = await refuseForeignFiles(ctx, applicant.id, request.materials ?? {}, request.ofCase)
  await refusePromisesOfBreaker(ctx, applicant.id, request)
  return {
    situations: item.situations.map((situation) => ({ question: situation.question, answer: situation.options.find((option) => option.id === situations[situation.id])!.label })),
    materials: needed.map((material) => withOrigin(toHanded(material, request, resolutions), reused)),
    form: sealAnswers(ctx.sealed, form.form, answers.data),
    ...(request.deferralPromise ? { deferralPromise: request.deferralPromise } : {}),
    ...(request.commitmentPromise ? { commitmentPromise: request.commitmentPromise } : {}),
  }
}

/** Whether every file of it was handed in before. */
const withOrigin = (handed: HandedMaterial, reused: ReadonlySet<string>): HandedMaterial =>
  handed.provided === 'file' && handed.files.every((file) => reused.has(file)) ? { ...handed, fromLibrary: true } : handed

function situationErrors(item: ServiceItem, answers: Record<string, string>): FieldError[] {
  const unknown = Object.keys(answers).filter((id) => !item.situations.some((situation) => situation.id === id)).map((id) => ({ pointer: `/situations/${id}`, message: '本事项没有这个问题，请去掉。' }))
  const wrong = item.situations
    .filter((situation) => !situation.options.some((option) => option.id === answers[situation.id]))
    .map((situation) => ({ pointer: `/situations/${situation.id}`, message: `请回答「${situation.question}」。` }))
  return [...unknown, ...wrong]
}

/** Where forms ask for the number of whoever applies. */
const IDENTITY_FIELDS = { person: ['applicantIdentityNumber'], enterprise: ['enterpriseUscc', 'businessUscc'] } as const

/** Someone else's identity number in one's own application is a mistake or worse: either way it stops here. */
function identityErrors({ subject, hasIdentity }: IdentifiedSubject, answers: Record<string, unknown>): FieldError[] {
  const field = IDENTITY_FIELDS[subject.kind].find((name) => typeof answers[name] === 'string')
  if (!field || (subject.kind === 'person' && answers.applicantIdentityKind !== 'residentIdentityCard')) return []
  return hasIdentity(answers[field] as string) ? [] : [{ pointer: `/form/${field}`, message: '与申请人的实名信息不一致，请填写申请人本人（本单位）的号码。' }]
}
