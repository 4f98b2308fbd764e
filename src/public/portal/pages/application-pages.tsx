import type { ApplicationView, ClockDaysView } from '../../../modules/applications/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import type { Download } from '../../../platform/operations.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { makeShell } from '../make-shell.ts'
import { openOwnCertificate, openOwnDocument, openOwnFile, printOwnDocumentList, readInvitation, readOwnClockDays, readOwnApplication, withdrawApplication } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { type ApplicationAction, ApplicationProgressView } from '../views/application-progress.tsx'
import type { PromisedProps } from '../views/promised.tsx'
import { WithdrawalView } from '../views/withdrawal.tsx'
import { toProgressProps } from './progress-props.ts'
import { whoseTurn } from './whose-turn.ts'

export const readOwn = (request: PageRequest, number = request.params.number!): Promise<ApplicationView> =>
  request.run<ApplicationView>(readOwnApplication, { params: { number } })

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
        todo={correction ? { kind: 'correct', text: owed.map(({ name, reason }) => (reason ? `${name}：${reason}` : name)).join('；'), dueOn: correction.dueOn } : toRevise(view, actions)}
        materials={view.materials}
        documents={view.documents.toReversed().map((document) => ({
          name: document.title, documentNumber: document.documentNumber || undefined, issuedOn: toLegalDate(document.issuedAt), href: portalPaths.document(view.number, document.id),
        }))}
        documentListHref={view.documents.length > 0 ? portalPaths.documentList(view.number) : undefined}
        result={view.certificate ? { name: `${view.item.resultName}（${view.certificate.number}）`, href: portalPaths.certificateFile(view.certificate.identifier), ofdHref: portalPaths.certificateFile(view.certificate.identifier, 'ofd'), verifyHref: portalPaths.certificate(view.certificate.identifier) } : undefined}
        newVersion={view.newVersion ?? undefined}
        promised={toPromised(view)}
        automatic={view.automatic ?? undefined}
        delivery={{ delivery: view.delivery, maySend: maySendMaterials(view) }}
        turn={whoseTurn(view)}
        clockDays={view.clocks.some(({ id }) => id === 'promised') ? await request.run<ClockDaysView>(readOwnClockDays, { params: { number: view.number }, query: { clock: 'promised' } }) : undefined}
        actions={actions}
        contact={view.hall}
        anonymous={false}
      />
    ))
  },
}

/** While something may still be handed in. */
export const maySendMaterials = ({ state }: ApplicationView): boolean => ['submitted', 'received', 'correctionRequested', 'accepted', 'reviewed'].includes(state)

/** 预审退回: what to mend comes first, like a correction. */
function toRevise({ revision }: ApplicationView, actions: readonly ApplicationAction[]) {
  return revision && actions.some(({ kind, allowed }) => kind === 'revise' && allowed) ? { kind: 'revise' as const, text: revision.reason, dueOn: revision.dueOn } : undefined
}

const ACTION_KINDS: Record<string, ApplicationAction['kind'] | undefined> = { 'supply-correction': 'correct', revise: 'revise', 'request-hearing': 'hear', withdraw: 'withdraw' }

function toAction({ verb, allowed, reason }: ApplicationView['allowedActions'][number]): ApplicationAction[] {
  const kind = ACTION_KINDS[verb]
  // A right that only some cases give is not named where there is none.
  if (!allowed && (kind === 'hear' || kind === 'revise')) return []
  return kind ? [{ kind, allowed, reason: reason ?? undefined }] : []
}

/** What was promised, and what of it is still to come. */
function toPromised(view: ApplicationView): PromisedProps {
  const isAllowed = (verb: string) => view.allowedActions.some((action) => action.verb === verb && action.allowed)
  const owed = view.materials.filter(({ isOwed }) => isOwed).map(({ id, name }) => {
    const due = view.deferral?.owed.find((each) => each.id === id)
    return { id, name, ...(due && due.leftDays !== null ? { dueOn: due.dueOn, leftDays: due.leftDays } : {}) }
  })
  return { number: view.number, deferral: view.deferral, commitment: view.commitment, owed, maySupply: isAllowed('supply-deferred'), mayWithdrawCommitment: isAllowed('withdraw-commitment') }
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

/** The list of one's own documents as PDF. */
export const documentListPage: Page = {
  method: 'GET',
  path: '/applications/:number/document-list',
  access: 'citizen',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(printOwnDocumentList, { params: { number: request.params.number! } }) }),
}

/** One's own certificate as PDF, or as OFD with `?format=ofd`. */
export const certificateFilePage: Page = {
  method: 'GET',
  path: '/certificates/:identifier/file',
  access: 'citizen',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(openOwnCertificate, { params: { identifier: request.params.identifier! }, query: request.query }) }),
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
