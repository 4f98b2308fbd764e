import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import type { MaterialResolution } from '../../../modules/materials/index.ts'
import { makeShell } from '../make-shell.ts'
import { fetchOwnMaterials, listOwnBreaches } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyMaterialsView, type MaterialToSupply } from '../views/apply-materials.tsx'
import { countMaterials, type DraftContent, hasPromises, loadResolvedDraft, questionOf, type ResolvedDraft, saveContent, withResolutions } from './drafts.ts'
import { ACCEPTED, askFor, describeFiles, isReplaced, isSupplied, receiveFiles, type ResolvedMaterial, type Supplied } from './materials.ts'
import { readLibrary, readReused, type Reusable, toReusable } from './reusable.ts'

const returnOf = (request: PageRequest): 'check' | undefined => (fieldOf(request.query, 'return') === 'check' ? 'check' : undefined)

/** Whether an earlier promise of the applicant is broken: then none is offered. Asked only where one could be. */
async function isBarred(request: PageRequest, draft: ResolvedDraft): Promise<boolean> {
  if (!draft.materials.some(({ deferrable, committable }) => deferrable || committable)) return false
  const { applicant } = draft.content
  return (await request.run<{ isBarred: boolean }>(listOwnBreaches, { query: applicant ? { applicant } : {} })).isBarred
}

const wayOf = (given: Supplied | undefined): 'upload' | 'defer' | 'commit' => (given?.deferred ? 'defer' : given?.committed ? 'commit' : 'upload')

/** How the page says what the state has for a material. */
function toStanding(material: ResolvedMaterial, given: Supplied | undefined): MaterialToSupply['standing'] {
  const { state, evidence, reason, explanation } = material.resolution
  if (isReplaced(material, given)) return { is: 'replaced', text: explanation, mayDecline: evidence !== null }
  if (state === 'replaced') return { is: 'declined', text: explanation }
  if (state === 'fetchable') return { is: 'fetchable', text: explanation }
  return reason === 'nothingReplaces' ? undefined : { is: 'asked', text: explanation, isWaiting: reason === 'sourceDown' }
}

/** What would be asked of which register, in the words of the consent; undefined when there is nothing left to ask. */
function toConsent(draft: ResolvedDraft, error: string | undefined) {
  const fetchable = draft.materials.filter(({ id, resolution }) => resolution.state === 'fetchable' && !draft.content.materials?.[id]?.declined)
  if (fetchable.length === 0) return undefined
  const questions = [...Map.groupBy(fetchable, ({ resolution }) => resolution.source ?? '')].map(([source, materials]) => ({ source, replaces: materials.map(({ name }) => name), isSensitive: materials[0]!.resolution.isSensitive }))
  return { plain: questions.filter(({ isSensitive }) => !isSensitive), sensitive: questions.filter(({ isSensitive }) => isSensitive), error }
}

/** 材料库 of whoever applies; only where a file may be asked for. */
const readLibraryOf = async (request: PageRequest, { materials, content: { applicant, materials: given } }: ResolvedDraft): Promise<Reusable[]> =>
  (materials.every((material) => isReplaced(material, given?.[material.id])) ? [] : readLibrary(request, applicant))

interface Shown {
  /** By material; `agrees` for the consent. */
  errors?: Record<string, string>
}

async function showMaterials(request: PageRequest, draft: ResolvedDraft, { errors = {} }: Shown = {}): Promise<PageReply> {
  const returnTo = returnOf(request)
  const shell = await makeShell(request, { region: draft.content.region, version: draft.version, currentPath: portalPaths.draftMaterials(draft.id, { return: returnTo }) })
  const filesOf = (id: string) => draft.content.materials?.[id]?.files ?? []
  const [described, barred, library] = await Promise.all([describeFiles(request, draft.materials.flatMap(({ id }) => filesOf(id))), isBarred(request, draft), readLibraryOf(request, draft)])
  const asked = (fieldOf(request.query, 'asked') ?? '').split(',')
  return show(shell, (
    <ApplyMaterialsView
      shell={shell}
      itemName={draft.itemName}
      occasion={{ kind: 'draft', draftId: draft.id, returnTo, count: countMaterials(draft) }}
      consent={toConsent(draft, errors.agrees)}
      answers={draft.materials.filter(({ id }) => asked.includes(id)).map(({ name, resolution }) => ({ name, isFound: resolution.state === 'replaced', text: resolution.explanation }))}
      acceptText={ACCEPTED.text}
      accept={ACCEPTED.attribute}
      isBarredFromPromises={barred}
      materials={draft.materials.map((material) => {
        const { id, name, necessary, deferrable, committable } = material
        const given = draft.content.materials?.[id]
        return {
          key: id, name, required: necessary, standing: toStanding(material, given), files: filesOf(id).flatMap((file) => described.get(file) ?? []), error: errors[id],
          deferrable: deferrable && !barred, commitment: committable && !barred, way: wayOf(given),
          reusable: toReusable(library, name, filesOf(id)),
        }
      })}
    />
  ), Object.keys(errors).length > 0 ? UNPROCESSABLE : undefined)
}

export const materialsPage: Page = {
  method: 'GET',
  path: '/drafts/:draft/materials',
  access: 'citizen',
  answer: async (request) => showMaterials(request, await loadResolvedDraft(request)),
}

/** Whether the applicant would rather hand it in than have it looked up: as it was, or as a button of this post says. */
function declines(request: PageRequest, { id }: ResolvedMaterial, before: Supplied | undefined): boolean {
  if (fieldOf(request.form, 'decline') === id) return true
  return before?.declined === true && fieldOf(request.form, 'agree') !== id
}

/** What one material is answered with after this post. A file that just came says more than a choice left as it was. */
function answerFor(request: PageRequest, material: ResolvedMaterial, files: string[], hasNewFile: boolean, before: Supplied | undefined): Supplied | undefined {
  const declined = declines(request, material, before) ? { declined: true } : {}
  const way = isReplaced(material, declined) || hasNewFile ? undefined : fieldOf(request.form, `way-${material.id}`)
  if (way === 'defer' && material.deferrable) return { ...declined, deferred: true }
  if (way === 'commit' && material.committable) return { ...declined, committed: true }
  return files.length > 0 || declined.declined ? { ...declined, ...(files.length > 0 ? { files } : {}) } : undefined
}

/** A signature is for exactly the materials it was given for: another choice asks for it anew. */
function keptPromises(before: DraftContent, materials: NonNullable<DraftContent['materials']>): Pick<DraftContent, 'deferralPromise' | 'commitmentPromise'> {
  const isSame = (way: 'deferred' | 'committed') => {
    const idsOf = (given: DraftContent['materials']) => Object.keys(given ?? {}).filter((id) => given?.[id]?.[way]).sort().join()
    return idsOf(before.materials) === idsOf(materials)
  }
  return { ...(isSame('deferred') ? {} : { deferralPromise: undefined }), ...(isSame('committed') ? {} : { commitmentPromise: undefined }) }
}

/** 经同意查询: asks what the boxes agree to. Returns the error at the consent, or the draft as it is with the answers. */
async function fetchAgreed(request: PageRequest, draft: ResolvedDraft): Promise<{ error: string } | { draft: ResolvedDraft; asked: string[] }> {
  const consent = toConsent(draft, undefined)
  if (!consent) return { draft, asked: [] }
  const [agrees, agreesToSensitive] = [fieldOf(request.form, 'agrees') === 'yes', fieldOf(request.form, 'agreesToSensitive') === 'yes']
  const isAgreed = consent.plain.length > 0 ? agrees : agreesToSensitive
  if (!isAgreed) return { error: '请勾选同意查询。不同意的，请自己上传下面的材料。' }
  const { materials } = await request.run<{ materials: MaterialResolution[] }>(fetchOwnMaterials, { body: { ...questionOf(draft.content), agrees: true, agreesToSensitive } })
  return {
    draft: withResolutions(draft, materials),
    asked: draft.materials.filter(({ resolution }) => resolution.state === 'fetchable' && (agreesToSensitive || !resolution.isSensitive)).map(({ id }) => id),
  }
}

/** Keeps what came, takes away what is not wanted, asks registers when that is agreed to, and goes on when nothing necessary is missing. */
export const saveMaterialsPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/materials',
  access: 'citizen',
  async answer(request) {
    const draft = await loadResolvedDraft(request)
    const received = await receiveFiles(request)
    const removed = fieldOf(request.form, 'remove')
    const reused = await readReused(request, draft.content.applicant)
    const materials: NonNullable<DraftContent['materials']> = Object.fromEntries(draft.materials.flatMap((material): [string, Supplied][] => {
      const fresh = [...(received.files[material.id] ?? []), ...(material.id === reused?.material ? reused.files : [])]
      const before = draft.content.materials?.[material.id]
      const files = [...new Set([...(before?.files ?? []), ...fresh])].filter((id) => id !== removed)
      const answer = answerFor(request, material, files, fresh.length > 0, before)
      return answer ? [[material.id, answer]] : []
    }))
    const change = { materials, ...keptPromises(draft.content, materials) }
    draft.version = await saveContent(request, draft, change)
    draft.content = { ...draft.content, ...change }
    const errors = { ...received.errors }
    const returnTo = returnOf(request)
    // A button of one material says more than the one that Enter would press.
    const changed = removed ?? fieldOf(request.form, 'decline') ?? fieldOf(request.form, 'agree') ?? reused?.material
    const intent = changed === undefined ? fieldOf(request.form, 'intent') : undefined
    if (intent === 'fetch') {
      const fetched = await fetchAgreed(request, draft)
      if ('error' in fetched) return showMaterials(request, draft, { errors: { ...errors, agrees: fetched.error } })
      if (Object.keys(errors).length > 0) return showMaterials(request, fetched.draft, { errors })
      return goTo(portalPaths.draftMaterials(draft.id, { return: returnTo, asked: fetched.asked.join(',') }))
    }
    if (intent === 'continue') {
      for (const material of draft.materials) {
        if (material.necessary && !errors[material.id] && !isSupplied(material, draft.content.materials?.[material.id])) errors[material.id] = askFor(material)
      }
    }
    if (Object.keys(errors).length > 0) return showMaterials(request, draft, { errors })
    if (intent !== 'continue') return goTo(`${portalPaths.draftMaterials(draft.id, { return: returnTo })}${changed !== undefined && removed === undefined ? `#m-${changed}` : ''}`)
    return goTo(hasPromises(draft) ? portalPaths.draftPromises(draft.id, { return: returnTo }) : portalPaths.draftCheck(draft.id))
  },
}
