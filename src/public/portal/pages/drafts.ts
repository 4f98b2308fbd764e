import { canBePosted } from '../../../modules/applications/index.ts'
import { createFormFormats, getItemForm, type Guide, readGuideOperation, tailorMaterials } from '../../../modules/catalogue/index.ts'
import { parseUscc } from '../../../modules/organisation/index.ts'
import { parseIdentityNumber } from '../../../modules/subjects/index.ts'
import type { Platform } from '../../../platform/context.ts'
import { type CompiledForm, compileForm, type DraftAnswers, type Form, fittingAnswers, type FormFormats, validateSection, visibleSections } from '../../../platform/forms/index.ts'
import { fieldOf, type PageRequest } from '../../../platform/http/page.ts'
import type { Task } from '../../ui/task-list.tsx'
import type { MaterialResolution } from '../../../modules/materials/index.ts'
import { readDraft, resolveOwnMaterials, saveDraft } from '../operations.ts'
import { portalPaths } from '../paths.ts'
import { isReplaced, isSupplied, type MaterialNeeded, type ResolvedMaterial, type Supplied, toMaterialNeeded } from './materials.ts'

/** What was signed: by whom, under which wording, and for a commitment which of the two. */
export interface Signed {
  signedBy: string
  textVersion: number
  kind?: 'proof' | 'licence'
}

/** What of an application is known so far; nothing of it has to be right yet. */
export interface DraftContent {
  item: string
  region: string
  division?: string
  applicant?: string
  situations?: Record<string, string>
  form?: Record<string, unknown>
  materials?: Record<string, Supplied>
  /** What was signed for those of them that come later or are committed to. */
  deferralPromise?: Signed | undefined
  commitmentPromise?: Signed | undefined
  delivery?: { way: 'counter' | 'electronic' | 'post'; to?: { name: string; phone: string; address: string } } | undefined
  /** The application this draft mends, and the version of the guide it began under. */
  revises?: string
  itemVersion?: number
  /** Sections the person has gone through. */
  done?: string[]
}

/** A draft with what its item asks for. */
export interface Draft {
  id: string
  itemName: string
  version: number
  expiresOn: string
  content: DraftContent
  answers: DraftAnswers
  form: Form
  compiled: CompiledForm
  materials: MaterialNeeded[]
  /** 整个事项可告知承诺. */
  isCommitmentItem: boolean
  /** Whether the result can be sent by post. */
  canBePosted: boolean
  situations: { id: string; question: string; answer: string | undefined }[]
}

/** A draft with what the state has of its applicant: what is left to hand in. */
export interface ResolvedDraft extends Draft {
  materials: ResolvedMaterial[]
}

/** Compiled forms are kept by their formats, and those by the clock they ask for today. */
const formatsByClock = new WeakMap<object, FormFormats>()

export function formatsOf({ clock }: Pick<Platform, 'clock'>): FormFormats {
  const known = formatsByClock.get(clock) ?? createFormFormats({ identityNumber: parseIdentityNumber, uscc: parseUscc, today: clock.today })
  formatsByClock.set(clock, known)
  return known
}

/** The draft that the address names. @throws Refusal 404 when it is gone or another person's */
export async function loadDraft(request: PageRequest): Promise<Draft> {
  const read = await request.run<{ id: string; itemName: string; version: number; expiresOn: string; content: DraftContent }>(readDraft, { params: { id: request.params.draft! } })
  const { content } = read
  const { item, form } = await getItemForm(request.platform, content.item, content.itemVersion)
  const situations = content.situations ?? {}
  return {
    ...read,
    answers: fittingAnswers(form, content.form ?? {}),
    form,
    compiled: compileForm(form, { formats: formatsOf(request.platform) }),
    materials: tailorMaterials(item, situations).map(toMaterialNeeded),
    isCommitmentItem: item.commitmentSystem,
    canBePosted: canBePosted(item),
    situations: item.situations.map(({ id, question, options }) => ({ id, question, answer: options.find((option) => option.id === situations[id])?.label })),
  }
}

/** What a draft asks the waiver engine: its item, where, after which answers, for whom. */
export const questionOf = ({ item, region, division, applicant, situations, itemVersion }: DraftContent) => ({
  item, region, ...(division ? { division } : {}), ...(applicant ? { applicant } : {}), ...(situations ? { situations } : {}), ...(itemVersion ? { itemVersion } : {}),
})

/** The draft with what stands in for its materials as of now. @throws Refusal 403 when the person may no longer act for the applicant */
export async function resolveDraft(request: PageRequest, draft: Draft): Promise<ResolvedDraft> {
  return withResolutions(draft, (await request.run<{ materials: MaterialResolution[] }>(resolveOwnMaterials, { body: questionOf(draft.content) })).materials)
}

/** What nothing is known to stand in for has to be handed in. */
export const withResolutions = (draft: Draft, resolutions: readonly MaterialResolution[]): ResolvedDraft => ({
  ...draft,
  materials: draft.materials.map((material): ResolvedMaterial => ({
    ...material,
    resolution: resolutions.find(({ id }) => id === material.id) ?? {
      id: material.id, name: material.name, necessary: material.necessary, state: 'asked', way: null, source: null, evidence: null, reason: 'nothingReplaces', isSensitive: false, explanation: '请提交。',
    },
  })),
})

export const loadResolvedDraft = async (request: PageRequest): Promise<ResolvedDraft> => resolveDraft(request, await loadDraft(request))

/** Saves over the version the page was shown with. @throws Refusal 409 when it was saved elsewhere meanwhile */
export async function saveContent(request: PageRequest, draft: Draft, change: Partial<DraftContent>): Promise<number> {
  const seen = Number(fieldOf(request.form, '_version')) || draft.version
  const { version } = await request.run<{ version: number }>(saveDraft, { params: { id: draft.id }, body: { version: seen, content: { ...draft.content, ...change } } })
  return version
}

export const isSectionDone = (draft: Draft, sectionId: string): boolean =>
  (draft.content.done ?? []).includes(sectionId) && validateSection(draft.compiled, sectionId, draft.answers).ok

export const areMaterialsDone = (draft: ResolvedDraft): boolean => draft.materials.every((material) => !material.necessary || isSupplied(material, draft.content.materials?.[material.id]))

/** Sections of the form, materials, then the check: what a person works through, with the state of each. */
export function toTasks(draft: ResolvedDraft): Task[] {
  const sections = visibleSections(draft.form, draft.answers).map((section): Task => {
    const href = portalPaths.draftSection(draft.id, section.id)
    if (isSectionDone(draft, section.id)) return { title: section.title, status: 'completed', href }
    if ((draft.content.done ?? []).includes(section.id)) return { title: section.title, status: 'needsCorrection', href }
    const isBegun = section.fields.some(({ name }) => draft.answers[name] !== undefined)
    return { title: section.title, status: isBegun ? 'inProgress' : 'notStarted', href }
  })
  const hasFiles = Object.values(draft.content.materials ?? {}).some(({ files, deferred, committed }) => files?.length || deferred || committed)
  const materials: Task = { title: '上传材料', status: areMaterialsDone(draft) ? 'completed' : hasFiles ? 'inProgress' : 'notStarted', href: portalPaths.draftMaterials(draft.id), hint: materialsHint(draft) }
  const before = [...sections, materials, ...promiseTasks(draft), ...deliveryTasks(draft)]
  const isReady = before.every(({ status }) => status === 'completed')
  return [...before, { title: '核对并提交', status: isReady ? 'notStarted' : 'notYetPossible', href: portalPaths.draftCheck(draft.id), hint: isReady ? undefined : '前面几项都完成后就可以提交' }]
}

/** Promises this draft needs before it can be submitted: nobody promises by accident, and nobody submits a promise unsigned. */
export function unsignedPromises({ content, materials }: Draft): ('deferral' | 'proof')[] {
  const isChosen = (way: 'deferred' | 'committed') => materials.some(({ id }) => content.materials?.[id]?.[way])
  return [...(isChosen('deferred') && !content.deferralPromise ? ['deferral' as const] : []), ...(isChosen('committed') && !content.commitmentPromise ? ['proof' as const] : [])]
}

/** Whether something of it is promised, or may be: then there is a page to sign on. */
export const hasPromises = ({ content, materials, isCommitmentItem }: Draft): boolean =>
  isCommitmentItem || materials.some(({ id }) => content.materials?.[id]?.deferred || content.materials?.[id]?.committed)

function promiseTasks(draft: Draft): Task[] {
  if (!hasPromises(draft)) return []
  const href = portalPaths.draftPromises(draft.id)
  if (unsignedPromises(draft).length > 0) return [{ title: '签署承诺书', status: 'notStarted', href, hint: '以后补交或以承诺代替的材料，要先签承诺书' }]
  const isSigned = draft.content.deferralPromise !== undefined || draft.content.commitmentPromise !== undefined
  return [{ title: '签署承诺书', status: 'completed', href, hint: isSigned ? undefined : '可以选择告知承诺，当场作出决定；不选就按一般程序办理' }]
}

export const deliveryWords = { counter: '到窗口领取', electronic: '电子送达', post: '寄给我' } as const

/** A wish, not a duty: without one the result is fetched at the counter. One that mends an application keeps its own. */
function deliveryTasks({ id, content: { delivery, revises } }: Draft): Task[] {
  if (revises) return []
  return [{ title: '结果怎么领取', status: 'completed', href: portalPaths.draftDelivery(id), hint: delivery ? deliveryWords[delivery.way] : '没有选就到窗口领取，也可以免费寄给您' }]
}

function materialsHint(draft: ResolvedDraft): string {
  const { necessary, own, fetchable } = countMaterials(draft)
  if (necessary === 0) return '没有必须交的材料'
  return `需要 ${necessary} 份，您${own === 0 ? '都不用交' : `只用交 ${own} 份`}${fetchable > 0 ? `，其中 ${fetchable} 份同意查询后可能也不用交` : ''}`
}

/** How many are needed, how many of them the person has to see to, and how many of those could still be had by asking. */
export function countMaterials({ materials, content }: ResolvedDraft): { necessary: number; own: number; fetchable: number } {
  const necessary = materials.filter((material) => material.necessary)
  const own = necessary.filter((material) => !isReplaced(material, content.materials?.[material.id]))
  return { necessary: necessary.length, own: own.length, fetchable: own.filter(({ resolution }) => resolution.state === 'fetchable').length }
}

/** Who decides on it, for the person who applies. */
export async function readAuthorityName(request: PageRequest, { content }: Draft): Promise<string> {
  const guide = await request.run<Guide>(readGuideOperation, { params: { code: content.item }, query: { region: content.region, ...(content.division ? { division: content.division } : {}) } })
  return guide.authorityName ?? guide.departmentName
}
