import type { PromiseText } from '../../../modules/applications/index.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { readCitizenSelf, readPromises } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyPromisesView } from '../views/apply-promises.tsx'
import { type Draft, type DraftContent, hasPromises, loadDraft, saveContent } from './drafts.ts'
import { nameOfSignature, type PromiseTexts, signatureOf } from './signatures.ts'
import type { Self } from './prefill.ts'

type Way = 'licence' | 'normal'

const returnOf = (request: PageRequest): 'check' | undefined => (fieldOf(request.query, 'return') === 'check' ? 'check' : undefined)
const chosen = ({ content, materials }: Draft, way: 'deferred' | 'committed'): string[] => materials.filter(({ id }) => content.materials?.[id]?.[way]).map(({ id }) => id)

/** What there is to sign in this draft, in order: the whole item's commitment takes the place of that for single proofs. */
async function readTexts(request: PageRequest, draft: Draft, way: Way | undefined): Promise<PromiseText[]> {
  const { item, region, division, situations } = draft.content
  const [deferred, committed] = [chosen(draft, 'deferred'), chosen(draft, 'committed')]
  const texts = await request.run<PromiseTexts>(readPromises, {
    params: { code: item },
    query: {
      region, ...(division ? { division } : {}), situations: JSON.stringify(situations ?? {}),
      ...(deferred.length > 0 ? { deferred: deferred.join(',') } : {}), ...(committed.length > 0 ? { committed: committed.join(',') } : {}),
    },
  })
  return [deferred.length > 0 && texts.deferral, way === 'licence' ? texts.licence : committed.length > 0 && texts.proof].filter((text): text is PromiseText => Boolean(text))
}

/** A licence at once needs everything in hand: with something to come later the question is not asked. */
const mayChooseWay = (draft: Draft): boolean => draft.isCommitmentItem && chosen(draft, 'deferred').length === 0

function wayOf(request: PageRequest, draft: Draft): Way | undefined {
  if (!mayChooseWay(draft)) return 'normal'
  const way = fieldOf(request.query, 'way')
  if (way === 'licence' || way === 'normal') return way
  return draft.content.commitmentPromise ? (draft.content.commitmentPromise.kind === 'licence' ? 'licence' : 'normal') : undefined
}

async function showPromises(request: PageRequest, draft: Draft, errors: Record<string, string> = {}): Promise<PageReply> {
  const way = wayOf(request, draft)
  const returnTo = returnOf(request)
  const [shell, texts, self] = await Promise.all([
    makeShell(request, { region: draft.content.region, version: draft.version, currentPath: portalPaths.draftPromises(draft.id, { return: returnTo, way }) }),
    way ? readTexts(request, draft, way) : [],
    request.run<Self>(readCitizenSelf),
  ])
  const choice = mayChooseWay(draft) ? { draftId: draft.id, returnTo, way } : undefined
  const signer = self.principals.find(({ subject }) => subject.id === draft.content.applicant)?.subject.name ?? self.subject.name
  const { deferralPromise, commitmentPromise } = draft.content
  return show(shell, (
    <ApplyPromisesView
      shell={shell}
      itemName={draft.itemName}
      crumb={{ label: `申请${draft.itemName}`, href: portalPaths.draft(draft.id) }}
      action={portalPaths.draftPromises(draft.id, { return: returnTo, way: choice?.way })}
      backHref={portalPaths.draftMaterials(draft.id, { return: returnTo })}
      submitLabel={texts.length > 0 ? '签署并继续' : '继续'}
      choice={choice}
      promises={texts.map((text) => ({
        text, name: nameOfSignature(text.kind), signer, error: errors[text.kind],
        signedBy: fieldOf(request.form, nameOfSignature(text.kind)) ?? (text.kind === 'deferral' ? deferralPromise : commitmentPromise)?.signedBy,
      }))}
    />
  ), Object.keys(errors).length > 0 ? UNPROCESSABLE : undefined)
}

export const promisesPage: Page = {
  method: 'GET',
  path: '/drafts/:draft/promises',
  access: 'citizen',
  async answer(request) {
    const draft = await loadDraft(request)
    return hasPromises(draft) ? showPromises(request, draft) : goTo(portalPaths.draftCheck(draft.id))
  },
}

/** Signed with one's own name, for exactly the text that was shown. */
export const signPromisesPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/promises',
  access: 'citizen',
  async answer(request) {
    const draft = await loadDraft(request)
    const texts = await readTexts(request, draft, wayOf(request, draft))
    const errors: Record<string, string> = {}
    const change: Partial<DraftContent> = { deferralPromise: undefined, commitmentPromise: undefined }
    for (const { kind, version, title } of texts) {
      const signedBy = signatureOf(request, kind)
      if (signedBy === '') errors[kind] = `请写上姓名，签署《${title}》。`
      else if (kind === 'deferral') change.deferralPromise = { signedBy, textVersion: version }
      else change.commitmentPromise = { signedBy, textVersion: version, kind }
    }
    if (Object.keys(errors).length > 0) return showPromises(request, draft, errors)
    await saveContent(request, draft, change)
    return goTo(portalPaths.draftCheck(draft.id))
  },
}
