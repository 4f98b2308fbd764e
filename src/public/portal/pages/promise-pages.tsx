import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { supplyDeferred, withdrawCommitment } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyMaterialsView } from '../views/apply-materials.tsx'
import { CommitmentWithdrawalView } from '../views/commitment-withdrawal.tsx'
import { readOwn } from './application-pages.tsx'
import { placeOf, readFiles, receiveMore, toQuery } from './correction.tsx'
import { ACCEPTED, describeFiles } from './materials.ts'
import { readLibrary, toReusable } from './reusable.ts'

async function showLate(request: PageRequest, files: Record<string, string[]>, errors: Record<string, string> = {}, status?: number): Promise<PageReply> {
  const view = await readOwn(request)
  // Whoever owes nothing, or no longer, sees on the page of the application how it stands.
  if (!view.allowedActions.some(({ verb, allowed }) => verb === 'supply-deferred' && allowed)) return goTo(portalPaths.application(view.number))
  const action = portalPaths.lateMaterials(view.number, toQuery(files))
  const shell = await makeShell(request, { region: view.region, version: Number(fieldOf(request.form, '_version')) || view.version, currentPath: action })
  const [described, library] = await Promise.all([describeFiles(request, Object.values(files).flat()), readLibrary(request, view.applicant.id)])
  const dueOf = (id: string) => view.deferral?.owed.find((each) => each.id === id)?.dueOn
  return show(shell, (
    <ApplyMaterialsView
      shell={shell}
      itemName={view.item.name}
      occasion={{ kind: 'late', applicationNumber: view.number, action }}
      acceptText={ACCEPTED.text}
      accept={ACCEPTED.attribute}
      materials={view.materials.filter(({ isOwed }) => isOwed).map(({ id, name }) => ({
        key: id, name, required: false, correctionNote: dueOf(id) ? `最晚 ${dueOf(id)}` : '承诺已撤回，请补交', files: (files[id] ?? []).flatMap((file) => described.get(file) ?? []), error: errors[id],
        reusable: toReusable(library, name, files[id] ?? []),
      }))}
    />
  ), status)
}

export const lateMaterialsPage: Page = {
  method: 'GET',
  path: '/applications/:number/late-materials',
  access: 'citizen',
  answer: (request) => showLate(request, readFiles(request.query)),
}

/** 补交容缺材料: what is there is sent, one material or all. */
export const supplyLatePage: Page = {
  method: 'POST',
  path: '/applications/:number/late-materials',
  access: 'citizen',
  async answer(request) {
    const number = request.params.number!
    const { files, errors, isStaying, reusedFor } = await receiveMore(request, (await readOwn(request)).applicant.id)
    if (Object.keys(errors).length > 0) return showLate(request, files, errors, UNPROCESSABLE)
    if (isStaying || fieldOf(request.form, 'intent') !== 'continue') return goTo(`${portalPaths.lateMaterials(number, toQuery(files))}${placeOf(reusedFor)}`)
    if (Object.keys(files).length === 0) {
      const first = (await readOwn(request)).materials.find(({ isOwed }) => isOwed)
      return showLate(request, files, first ? { [first.id]: `请上传“${first.name}”，或其他要补交的材料。` } : {}, UNPROCESSABLE)
    }
    try {
      await request.run(supplyDeferred, { params: { number }, body: { materials: Object.fromEntries(Object.entries(files).map(([id, ids]) => [id, { files: ids }])) } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showLate(request, files, Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer.split('/')[2] ?? '', message])), error.status)
    }
    return goTo(portalPaths.application(number))
  },
}

async function showWithdrawal(request: PageRequest, given: { reason?: string; error?: string } = {}, status?: number): Promise<PageReply> {
  const view = await readOwn(request)
  const isOpen = view.allowedActions.some(({ verb, allowed }) => verb === 'withdraw-commitment' && allowed)
  if (!view.commitment || (status === undefined && !isOpen)) return goTo(portalPaths.application(view.number))
  const shell = await makeShell(request, { region: view.region, version: Number(fieldOf(request.form, '_version')) || view.version })
  return show(shell, <CommitmentWithdrawalView shell={shell} number={view.number} itemName={view.item.name} materials={view.commitment.materials.map(({ name }) => name)} {...given} />, status)
}

export const commitmentWithdrawalPage: Page = {
  method: 'GET',
  path: '/applications/:number/commitment-withdrawal',
  access: 'citizen',
  answer: (request) => showWithdrawal(request),
}

/** 撤回承诺, before the decision. */
export const withdrawCommitmentPage: Page = {
  method: 'POST',
  path: '/applications/:number/commitment-withdrawal',
  access: 'citizen',
  async answer(request) {
    const number = request.params.number!
    const reason = (fieldOf(request.form, 'reason') ?? '').trim()
    try {
      await request.run(withdrawCommitment, { params: { number }, body: { reason } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showWithdrawal(request, { reason, error: error.errors[0]!.message }, error.status)
    }
    return goTo(portalPaths.application(number))
  },
}
