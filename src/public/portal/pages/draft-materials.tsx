import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyMaterialsView } from '../views/apply-materials.tsx'
import { type Draft, type DraftContent, loadDraft, saveContent } from './drafts.ts'
import { ACCEPTED, describeFiles, isSupplied, receiveFiles } from './materials.ts'

const returnOf = (request: PageRequest): 'check' | undefined => (fieldOf(request.query, 'return') === 'check' ? 'check' : undefined)

async function showMaterials(request: PageRequest, draft: Draft, errors: Record<string, string> = {}): Promise<PageReply> {
  const returnTo = returnOf(request)
  const shell = await makeShell(request, { region: draft.content.region, version: draft.version, currentPath: portalPaths.draftMaterials(draft.id, returnTo) })
  const filesOf = (id: string) => draft.content.materials?.[id]?.files ?? []
  const described = await describeFiles(request, draft.materials.flatMap(({ id }) => filesOf(id)))
  return show(shell, (
    <ApplyMaterialsView
      shell={shell}
      itemName={draft.itemName}
      occasion={{ kind: 'draft', draftId: draft.id, returnTo }}
      acceptText={ACCEPTED.text}
      accept={ACCEPTED.attribute}
      materials={draft.materials.map(({ id, name, necessary, waivedBy }) => ({
        key: id, name, required: necessary, waivedBy, files: filesOf(id).flatMap((file) => described.get(file) ?? []), error: errors[id],
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

/** Keeps what came, takes away what is not wanted, and goes on when nothing necessary is missing. */
export const saveMaterialsPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/materials',
  access: 'citizen',
  async answer(request) {
    const draft = await loadDraft(request)
    const received = await receiveFiles(request)
    const removed = fieldOf(request.form, 'remove')
    const materials: NonNullable<DraftContent['materials']> = Object.fromEntries(draft.materials.flatMap((material): [string, { files?: string[]; waived?: boolean }][] => {
      const files = [...(draft.content.materials?.[material.id]?.files ?? []), ...(received.files[material.id] ?? [])].filter((id) => id !== removed)
      if (files.length > 0) return [[material.id, { files }]]
      return material.mustClaimWaiver ? [[material.id, { waived: true }]] : []
    }))
    draft.version = await saveContent(request, draft, { materials })
    draft.content = { ...draft.content, materials }
    const errors = { ...received.errors }
    const isContinuing = fieldOf(request.form, 'intent') === 'continue' && removed === undefined
    if (isContinuing) {
      for (const { id, name, necessary, waivedBy, mustClaimWaiver } of draft.materials) {
        if (necessary && !errors[id] && !isSupplied({ id, name, necessary, waivedBy, mustClaimWaiver }, draft.content.materials?.[id]?.files)) errors[id] = `请上传“${name}”。`
      }
    }
    if (Object.keys(errors).length > 0) return showMaterials(request, draft, errors)
    return goTo(isContinuing ? portalPaths.draftCheck(draft.id) : portalPaths.draftMaterials(draft.id, returnOf(request)))
  },
}
