import { createHash } from 'node:crypto'
import type { ApplicationView } from '../../../modules/applications/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Page, PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { readDraft, readOwnSubmission, saveDraft } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { RevisionView } from '../views/revision.tsx'
import { readOwn } from './application-pages.tsx'
import { type DraftContent, loadDraft } from './drafts.ts'

/** One draft for one sending back, on whatever device it is begun: its id follows from the case and the day. */
export function revisionDraftId(number: string, requestedOn: string): string {
  const hex = createHash('sha256').update(`revision ${number} ${requestedOn}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const isOpen = ({ allowedActions }: ApplicationView): boolean => allowedActions.some(({ verb, allowed }) => verb === 'revise' && allowed)

async function hasDraft(request: PageRequest, id: string): Promise<boolean> {
  return request.run(readDraft, { params: { id } }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal && error.status === 404) return false
      throw error
    },
  )
}

/** 预审退回修改: what to mend, by when, and where it begins. */
export const revisionPage: Page = {
  method: 'GET',
  path: '/applications/:number/revision',
  access: 'citizen',
  async answer(request) {
    const view = await readOwn(request)
    if (!isOpen(view) || !view.revision) return goTo(portalPaths.application(view.number))
    const id = revisionDraftId(view.number, view.revision.requestedOn)
    const shell = await makeShell(request, { region: view.region, version: view.version })
    return show(shell, <RevisionView shell={shell} number={view.number} itemName={view.item.name} reason={view.revision.reason} dueOn={view.revision.dueOn} draftId={(await hasDraft(request, id)) ? id : undefined} />)
  },
}

/** Begins to mend: a draft with everything that was handed in, so that only what is wrong is changed. Begun twice, it is one draft. */
export const beginRevisionPage: Page = {
  method: 'POST',
  path: '/applications/:number/revision',
  access: 'citizen',
  async answer(request) {
    const view = await readOwn(request)
    if (!isOpen(view) || !view.revision) return goTo(portalPaths.application(view.number))
    const id = revisionDraftId(view.number, view.revision.requestedOn)
    const content: DraftContent = { ...(await request.run<DraftContent>(readOwnSubmission, { params: { number: view.number } })), revises: view.number }
    try {
      await request.run(saveDraft, { params: { id }, body: { version: 0, content } })
      // What was gone through before need not be gone through again: only what is wrong.
      const draft = await loadDraft({ ...request, params: { draft: id } })
      await request.run(saveDraft, { params: { id }, idempotencyKey: `revision-${id}`, body: { version: 1, content: { ...content, done: draft.form.ui.sections.map((section) => section.id) } } })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'applications.draft_changed') throw error
    }
    return goTo(portalPaths.draft(id))
  },
}
