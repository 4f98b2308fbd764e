import type { ApplicationView } from '../../../modules/applications/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import type { Download } from '../../../platform/operations.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { makeShell } from '../make-shell.ts'
import { openOwnCertificate, openOwnDocument, openOwnFile, readInvitation, readOwnApplication, withdrawApplication } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { type ApplicationAction, ApplicationProgressView } from '../views/application-progress.tsx'
import { WithdrawalView } from '../views/withdrawal.tsx'
import { toProgressProps } from './progress-props.ts'

export const readOwn = (request: PageRequest): Promise<ApplicationView> =>
  request.run<ApplicationView>(readOwnApplication, { params: { number: request.params.number! } })

/** Where an application stands, and what the person can do about it now. */
export const applicationPage: Page = {
  method: 'GET',
  path: '/applications/:number',
  access: 'citizen',
  async answer(request) {
    const view = await readOwn(request)
    const shell = await makeShell(request, { region: view.region, version: view.version })
    const actions = [...view.allowedActions.flatMap(toAction), ...(await ratingActions(request, view))]
    const correction = actions.find(({ kind, allowed }) => kind === 'correct' && allowed) ? view.correction : null
    const owed = view.materials.filter(({ isOwed }) => isOwed)
    return show(shell, (
      <ApplicationProgressView
        {...toProgressProps({ ...view, itemName: view.item.name, authorityName: view.authority.name }, shell)}
        itemCode={view.item.code}
        todo={correction ? { kind: 'correct', text: owed.map(({ name, reason }) => (reason ? `${name}：${reason}` : name)).join('；'), dueOn: correction.dueOn } : undefined}
        documents={view.documents.toReversed().map((document) => ({
          name: document.title, documentNumber: document.documentNumber || undefined, issuedOn: toLegalDate(document.issuedAt), href: portalPaths.document(view.number, document.id),
        }))}
        result={view.certificate ? { name: `${view.item.resultName}（${view.certificate.number}）`, href: portalPaths.certificateFile(view.certificate.identifier), verifyHref: portalPaths.certificate(view.certificate.identifier) } : undefined}
        newVersion={view.newVersion ?? undefined}
        actions={actions}
        contact={view.hall}
        anonymous={false}
      />
    ))
  },
}

function toAction({ verb, allowed, reason }: ApplicationView['allowedActions'][number]): ApplicationAction[] {
  const kind = verb === 'supply-correction' ? 'correct' : verb === 'withdraw' ? 'withdraw' : undefined
  return kind ? [{ kind, allowed, reason: reason ?? undefined }] : []
}

/** Rating is offered once the case has come to its end; withdrawn and returned cases had no service to rate. */
async function ratingActions(request: PageRequest, { number, state }: ApplicationView): Promise<ApplicationAction[]> {
  if (state === 'withdrawn' || state === 'returned') return []
  if (state !== 'delivered' && state !== 'refused') return [{ kind: 'rate', allowed: false, reason: '办结后就可以评价。' }]
  try {
    const { rating } = await request.run<{ rating: unknown }>(readInvitation, { params: { number } })
    return [rating ? { kind: 'rate', allowed: false, reason: '您已经评价过了，谢谢。' } : { kind: 'rate', allowed: true }]
  } catch (error) {
    // The invitation follows the end of the case by a moment.
    if (error instanceof Refusal && error.status === 404) return [{ kind: 'rate', allowed: false, reason: '评价邀请正在准备，请过一会儿再看。' }]
    throw error
  }
}

/** 文书 as PDF. */
export const documentPage: Page = {
  method: 'GET',
  path: '/applications/:number/documents/:document',
  access: 'citizen',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(openOwnDocument, { params: { number: request.params.number!, document: request.params.document! } }) }),
}

/** One's own certificate as PDF. */
export const certificateFilePage: Page = {
  method: 'GET',
  path: '/certificates/:identifier/file',
  access: 'citizen',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(openOwnCertificate, { params: { identifier: request.params.identifier! } }) }),
}

/** A file one uploaded oneself. */
export const filePage: Page = {
  method: 'GET',
  path: '/files/:file',
  access: 'citizen',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(openOwnFile, { params: { file: request.params.file! } }) }),
}

async function showWithdrawal(request: PageRequest, given: { reason?: string; error?: string } = {}, status?: number) {
  const view = await readOwn(request)
  // Whoever may not withdraw sees why on the page of the application.
  if (status === undefined && !view.allowedActions.some(({ verb, allowed }) => verb === 'withdraw' && allowed)) return goTo(portalPaths.application(view.number))
  const shell = await makeShell(request, { region: view.region, version: Number(fieldOf(request.form, '_version')) || view.version })
  return show(shell, <WithdrawalView shell={shell} number={view.number} itemName={view.item.name} {...given} />, status)
}

export const withdrawalPage: Page = {
  method: 'GET',
  path: '/applications/:number/withdrawal',
  access: 'citizen',
  answer: (request) => showWithdrawal(request),
}

export const withdrawPage: Page = {
  method: 'POST',
  path: '/applications/:number/withdrawal',
  access: 'citizen',
  async answer(request) {
    const reason = (fieldOf(request.form, 'reason') ?? '').trim()
    const number = request.params.number!
    try {
      await request.run(withdrawApplication, { params: { number }, body: { reason } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showWithdrawal(request, { reason, error: error.errors[0]?.message }, error.status)
    }
    return goTo(portalPaths.application(number))
  },
}
