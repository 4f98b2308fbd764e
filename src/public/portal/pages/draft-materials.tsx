import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { listOwnBreaches } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyMaterialsView } from '../views/apply-materials.tsx'
import { type Draft, type DraftContent, hasPromises, loadDraft, saveContent } from './drafts.ts'
import { ACCEPTED, describeFiles, isSupplied, type MaterialNeeded, receiveFiles, type Supplied } from './materials.ts'

const returnOf = (request: PageRequest): 'check' | undefined => (fieldOf(request.query, 'return') === 'check' ? 'check' : undefined)

/** Whether an earlier promise of the applicant is broken: then none is offered. Asked only where one could be. */
async function isBarred(request: PageRequest, draft: Draft): Promise<boolean> {
  if (!draft.materials.some(({ deferrable, committable }) => deferrable || committable)) return false
  const { applicant } = draft.content
  return (await request.run<{ isBarred: boolean }>(listOwnBreaches, { query: applicant ? { applicant } : {} })).isBarred
}

const wayOf = (given: Supplied | undefined): 'upload' | 'defer' | 'commit' => (given?.deferred ? 'defer' : given?.committed ? 'commit' : 'upload')

async function showMaterials(request: PageRequest, draft: Draft, errors: Record<string, string> = {}): Promise<PageReply> {
  const returnTo = returnOf(request)
  const shell = await makeShell(request, { region: draft.content.region, version: draft.version, currentPath: portalPaths.draftMaterials(draft.id, returnTo) })
  const filesOf = (id: string) => draft.content.materials?.[id]?.files ?? []
  const [described, barred] = await Promise.all([describeFiles(request, draft.materials.flatMap(({ id }) => filesOf(id))), isBarred(request, draft)])
  return show(shell, (
    <ApplyMaterialsView
      shell={shell}
      itemName={draft.itemName}
      occasion={{ kind: 'draft', draftId: draft.id, returnTo }}
      acceptText={ACCEPTED.text}
      accept={ACCEPTED.attribute}
      isBarredFromPromises={barred}
      materials={draft.materials.map(({ id, name, necessary, waivedBy, deferrable, committable }) => ({
        key: id, name, required: necessary, waivedBy, files: filesOf(id).flatMap((file) => described.get(file) ?? []), error: errors[id],
        deferrable: deferrable && !barred, commitment: committable && !barred, way: wayOf(draft.content.materials?.[id]),
      }))}
    />
  ), Object.keys(errors).length > 0 ? UNPROCESSABLE : undefined)
}

export const materialsPage: Page = {
  method: 'GET',
  path: '/drafts/:draft/materials',
  access: 'citizen',
  answer: async (request) => showMaterials(request, await loadDraft(request)),
}

/** What one material is answered with after this post. A file that just came says more than a choice left as it was. */
function answerFor(request: PageRequest, material: MaterialNeeded, files: string[], hasNewFile: boolean): Supplied | undefined {
  const way = fieldOf(request.form, `way-${material.id}`)
  if (!hasNewFile && way === 'defer' && material.deferrable) return { deferred: true }
  if (!hasNewFile && way === 'commit' && material.committable) return { committed: true }
  if (files.length > 0) return { files }
  return material.mustClaimWaiver ? { waived: true } : undefined
}

/** A signature is for exactly the materials it was given for: another choice asks for it anew. */
function keptPromises(before: DraftContent, materials: NonNullable<DraftContent['materials']>): Pick<DraftContent, 'deferralPromise' | 'commitmentPromise'> {
  const isSame = (way: 'deferred' | 'committed') => {
    const idsOf = (given: DraftContent['materials']) => Object.keys(given ?? {}).filter((id) => given?.[id]?.[way]).sort().join()
    return idsOf(before.materials) === idsOf(materials)
  }
  return { ...(isSame('deferred') ? {} : { deferralPromise: undefined }), ...(isSame('committed') ? {} : { commitmentPromise: undefined }) }
}

/** Keeps what came, takes away what is not wanted, and goes on when nothing necessary is missing. */
export const saveMaterialsPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/materials',
  access: 'citizen',
  async answer(request) {
    const draft = await loadDraft(request)
    const received = await receiveFiles(request)
    const removed = fieldOf(request.form, 'remove')
    const materials: NonNullable<DraftContent['materials']> = Object.fromEntries(draft.materials.flatMap((material): [string, Supplied][] => {
      const fresh = received.files[material.id] ?? []
      const files = [...(draft.content.materials?.[material.id]?.files ?? []), ...fresh].filter((id) => id !== removed)
      const answer = answerFor(request, material, files, fresh.length > 0)
      return answer ? [[material.id, answer]] : []
    }))
    const change = { materials, ...keptPromises(draft.content, materials) }
    draft.version = await saveContent(request, draft, change)
    draft.content = { ...draft.content, ...change }
    const errors = { ...received.errors }
    const isContinuing = fieldOf(request.form, 'intent') === 'continue' && removed === undefined
    if (isContinuing) {
      for (const material of draft.materials) {
        if (material.necessary && !errors[material.id] && !isSupplied(material, draft.content.materials?.[material.id])) errors[material.id] = `请上传“${material.name}”。`
      }
    }
    if (Object.keys(errors).length > 0) return showMaterials(request, draft, errors)
    if (!isContinuing) return goTo(portalPaths.draftMaterials(draft.id, returnOf(request)))
    return goTo(hasPromises(draft) ? portalPaths.draftPromises(draft.id, { return: returnOf(request) }) : portalPaths.draftCheck(draft.id))
  },
}
