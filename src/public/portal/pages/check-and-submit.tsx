import { setTimeout as wait } from 'node:timers/promises'
import { type FieldError, Refusal } from '../../../platform/errors.ts'
import { summarise, validateForm } from '../../../platform/forms/index.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { toFieldId } from '../../ui/form-field.ts'
import type { SummaryRow } from '../../ui/summary-list.tsx'
import { makeShell } from '../make-shell.ts'
import { deleteDraft, readCitizenSelf, reviseApplication, submitApplication } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { CheckAnswersView, type CheckAnswersProps } from '../views/check-answers.tsx'
import { readOwn } from './application-pages.tsx'
import { deliveryWords, type Draft, hasPromises, loadDraft, loadResolvedDraft, readAuthorityName, resolveDraft, type ResolvedDraft, unsignedPromises } from './drafts.ts'
import { askForWithReason, describeFiles, isReplaced, isSupplied, type ResolvedMaterial, toHandedIn } from './materials.ts'
import type { Self } from './prefill.ts'

/** One draft becomes one application, however often and from wherever it is sent. */
export const submissionKey = (draftId: string): string => `submit-${draftId}`

/** What the portal remembers of a submission under its key. */
export interface Submitted {
  number: string
  /** Of a new application; one that was mended keeps its own. */
  queryPassword?: string
  itemName: string
  authorityName: string
  dueOn: string | null
}

async function showCheck(request: PageRequest, draft: ResolvedDraft, given: { errors: CheckAnswersProps['errors']; declarationError?: string }, status?: number): Promise<PageReply> {
  const shell = await makeShell(request, { region: draft.content.region, version: draft.version, currentPath: portalPaths.draftCheck(draft.id) })
  const [authorityName, self, files] = await Promise.all([
    readAuthorityName(request, draft),
    request.run<Self>(readCitizenSelf),
    describeFiles(request, draft.materials.flatMap(({ id }) => draft.content.materials?.[id]?.files ?? [])),
  ])
  const applicant = self.principals.find(({ subject }) => subject.id === draft.content.applicant)
  return show(shell, (
    <CheckAnswersView
      shell={shell}
      draftId={draft.id}
      itemName={draft.itemName}
      authorityName={authorityName}
      groups={[
        {
          title: '申请人和情形',
          rows: [
            { label: '为谁办理', value: applicant ? `${applicant.subject.name}，${applicant.asName}` : '本人' },
            ...draft.situations.map(({ question, answer }) => ({ label: question, value: answer ?? '未选择' })),
          ],
        },
        ...summarise(draft.form, draft.answers).map((section) => ({
          title: section.title,
          rows: section.rows.map((row) => ({ label: row.label, value: row.value, changeHref: `${portalPaths.draftSection(draft.id, section.id, 'check')}#${toFieldId({ name: row.field, kind: row.kind })}` })),
        })),
        {
          title: '材料',
          rows: draft.materials.map((material) => {
            const names = (draft.content.materials?.[material.id]?.files ?? []).flatMap((id) => files.get(id)?.name ?? [])
            return { label: material.name, value: toMaterialText(draft, material, names), changeHref: `${portalPaths.draftMaterials(draft.id, { return: 'check' })}#m-${material.id}` }
          }),
        },
        ...(hasPromises(draft) ? [{ title: '承诺', rows: promiseRows(draft) }] : []),
        ...(draft.content.revises ? [] : [{ title: '领取', rows: [deliveryRow(draft)] }]),
      ]}
      commitments={[]}
      errors={given.errors}
      declarationError={given.declarationError}
    />
  ), status)
}

/** How one material is handed in, or why it need not be. */
function toMaterialText({ content }: ResolvedDraft, material: ResolvedMaterial, names: string[]): string {
  const given = content.materials?.[material.id]
  if (isReplaced(material, given)) return `免提交。${material.resolution.explanation}`
  if (names.length > 0) return names.join('、')
  if (given?.deferred) return '以后再交（容缺）'
  if (given?.committed) return '以承诺代替'
  return material.necessary ? '还没有上传' : '没有此情形，不交'
}

const promiseTitles = { deferral: '容缺受理承诺书', proof: '证明事项告知承诺书', licence: '行政审批告知承诺书' } as const

/** How the result comes, and where to. */
function deliveryRow({ id, content: { delivery } }: Draft): SummaryRow {
  const to = delivery?.to ? `：${delivery.to.name}，${delivery.to.phone}，${delivery.to.address}` : ''
  return { label: '结果怎么领取', value: `${deliveryWords[delivery?.way ?? 'counter']}${to}`, changeHref: portalPaths.draftDelivery(id, 'check') }
}

/** What is signed, and what still has to be. */
function promiseRows(draft: Draft): SummaryRow[] {
  const { deferralPromise, commitmentPromise } = draft.content
  const changeHref = portalPaths.draftPromises(draft.id, { return: 'check' })
  const rows: SummaryRow[] = [
    ...(deferralPromise ? [{ label: promiseTitles.deferral, value: `${deferralPromise.signedBy} 已签署`, changeHref }] : []),
    ...(commitmentPromise ? [{ label: promiseTitles[commitmentPromise.kind ?? 'proof'], value: `${commitmentPromise.signedBy} 已签署`, changeHref }] : []),
    ...unsignedPromises(draft).map((kind) => ({ label: promiseTitles[kind], value: '还没有签署', changeHref })),
  ]
  return rows.length > 0 ? rows : [{ label: '告知承诺', value: '没有选择，按一般程序办理', changeHref }]
}

/** Everything that is missing or wrong, each leading to where it is put right. */
function problemsOf(draft: ResolvedDraft): CheckAnswersProps['errors'] {
  const answers = validateForm(draft.compiled, draft.answers)
  const missing = draft.materials.filter((material) => material.necessary && !isSupplied(material, draft.content.materials?.[material.id]))
  return [
    ...(answers.ok ? [] : answers.errors.map((error) => toProblem(draft, { pointer: `/form/${error.field}`, message: error.message }))),
    ...unsignedPromises(draft).map((kind) => ({ href: portalPaths.draftPromises(draft.id, { return: 'check' }), message: `请签署《${promiseTitles[kind]}》。` })),
    ...missing.map((material) => toProblem(draft, { pointer: `/materials/${material.id}`, message: askForWithReason(material) })),
  ]
}

/** An error of the submission at the page where its field is. */
function toProblem(draft: Draft, { pointer, message }: FieldError): { href: string; message: string } {
  const [, part, name = ''] = pointer.split('/')
  const section = part === 'form' ? draft.form.ui.sections.find(({ fields }) => fields.some((field) => field.name === name)) : undefined
  const field = section?.fields.find((each) => each.name === name)
  if (section && field) return { href: `${portalPaths.draftSection(draft.id, section.id, 'check')}#${toFieldId(field)}`, message: `${draft.form.schema.properties[name]?.title ?? ''}：${message}` }
  if (part === 'materials') return { href: `${portalPaths.draftMaterials(draft.id, { return: 'check' })}#f-file-${name}`, message }
  if (part === 'delivery') return { href: portalPaths.draftDelivery(draft.id, 'check'), message }
  if (part === 'deferralPromise' || part === 'commitmentPromise') return { href: portalPaths.draftPromises(draft.id, { return: 'check' }), message }
  return { href: portalPaths.draft(draft.id), message }
}

export const checkPage: Page = {
  method: 'GET',
  path: '/drafts/:draft/check',
  access: 'citizen',
  async answer(request) {
    const draft = await loadResolvedDraft(request)
    return showCheck(request, draft, { errors: problemsOf(draft) })
  },
}

export const submitPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/submit',
  access: 'citizen',
  async answer(request) {
    const draftId = request.params.draft!
    let loaded: Draft
    try {
      loaded = await loadDraft(request)
    } catch (error) {
      // The first of two presses has taken the draft away: the second leads to the same application.
      return await goToSubmitted(request, draftId, error)
    }
    const draft = await resolveDraft(request, loaded)
    const isDeclared = fieldOf(request.form, 'declaration') === 'agreed'
    const errors = problemsOf(draft)
    if (!isDeclared || errors.length > 0) {
      return showCheck(request, draft, { errors, declarationError: isDeclared ? undefined : '请勾选确认内容真实。' }, UNPROCESSABLE)
    }
    const { item, region, division, applicant, situations, deferralPromise, commitmentPromise, delivery } = draft.content
    const answers = validateForm(draft.compiled, draft.answers)
    const materials = toHandedIn(draft.materials, draft.content.materials)
    // What was promised and has been found since is promised no more.
    const isPromised = (way: 'deferred' | 'committed') => Object.values(materials).some((given) => given[way])
    const handedIn = {
      situations,
      ...(deferralPromise && isPromised('deferred') ? { deferralPromise } : {}),
      ...(commitmentPromise && (commitmentPromise.kind === 'licence' || isPromised('committed')) ? { commitmentPromise } : {}),
      form: answers.ok ? answers.data : {},
      materials,
    }
    try {
      if (draft.content.revises) return await submitRevision(request, draft, draft.content.revises, handedIn)
      const { number } = await request.run<Submitted>(submitApplication, {
        idempotencyKey: submissionKey(draftId),
        body: { item, region, draft: draftId, ...(division ? { division } : {}), ...(applicant ? { applicant } : {}), ...(delivery ? { delivery } : {}), ...handedIn },
      })
      return goTo(portalPaths.confirmation(number, draftId))
    } catch (error) {
      if (error instanceof Refusal && error.errors) return showCheck(request, draft, { errors: error.errors.map((each) => toProblem(draft, each)) }, error.status)
      if (error instanceof Refusal && error.status === 409) return goToSubmitted(request, draftId, error)
      throw error
    }
  },
}

/** 修改后重新提交: the same pages, but the same application once more instead of a new one. */
async function submitRevision(request: PageRequest, { id }: Draft, number: string, body: object): Promise<PageReply> {
  const { version } = await readOwn(request, number)
  await request.run(reviseApplication, { params: { number }, body, version, idempotencyKey: submissionKey(id) })
  await request.run(deleteDraft, { params: { id }, idempotencyKey: `discard-${id}` })
  return goTo(portalPaths.application(number))
}

const LOOK_EVERY_MS = 200
const LOOKS = 15

/** Leads to what an earlier press submitted, waiting while that is still being answered. @throws what stopped this one, when there was no other */
async function goToSubmitted(request: PageRequest, draftId: string, reason: unknown): Promise<PageReply> {
  if (!(reason instanceof Refusal)) throw reason
  const isInProgress = reason.code === 'platform.in_progress'
  for (let look = 0; look < (isInProgress ? LOOKS : 1); look++) {
    const submitted = await request.findAnswer<Submitted>(submissionKey(draftId))
    // Only a new application has a query password to show.
    if (submitted) return goTo(submitted.queryPassword ? portalPaths.confirmation(submitted.number, draftId) : portalPaths.application(submitted.number))
    if (isInProgress) await wait(LOOK_EVERY_MS)
  }
  throw reason
}
