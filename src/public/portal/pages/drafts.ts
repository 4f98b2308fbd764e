import { createFormFormats, getItemForm, type Guide, readGuideOperation, tailorMaterials } from '../../../modules/catalogue/index.ts'
import { parseUscc } from '../../../modules/organisation/index.ts'
import { parseIdentityNumber } from '../../../modules/subjects/index.ts'
import type { Platform } from '../../../platform/context.ts'
import { type CompiledForm, compileForm, type DraftAnswers, type Form, fittingAnswers, type FormFormats, validateSection, visibleSections } from '../../../platform/forms/index.ts'
import { fieldOf, type PageRequest } from '../../../platform/http/page.ts'
import type { Task } from '../../ui/task-list.tsx'
import { readDraft, saveDraft } from '../operations.ts'
import { portalPaths } from '../paths.ts'
import { isSupplied, type MaterialNeeded, toMaterialNeeded } from './materials.ts'

/** What of an application is known so far; nothing of it has to be right yet. */
export interface DraftContent {
  item: string
  region: string
  division?: string
  applicant?: string
  situations?: Record<string, string>
  form?: Record<string, unknown>
  materials?: Record<string, { files?: string[]; waived?: boolean }>
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
  situations: { id: string; question: string; answer: string | undefined }[]
}

/** Compiled forms are kept by their formats, and those by the clock they ask for today. */
const formatsByClock = new WeakMap<object, FormFormats>()

function formatsOf({ clock }: Platform): FormFormats {
  const known = formatsByClock.get(clock) ?? createFormFormats({ identityNumber: parseIdentityNumber, uscc: parseUscc, today: clock.today })
  formatsByClock.set(clock, known)
  return known
}

/** The draft that the address names. @throws Refusal 404 when it is gone or another person's */
export async function loadDraft(request: PageRequest): Promise<Draft> {
  const read = await request.run<{ id: string; itemName: string; version: number; expiresOn: string; content: DraftContent }>(readDraft, { params: { id: request.params.draft! } })
  const { content } = read
  const { item, form } = await getItemForm(request.platform, content.item)
  const situations = content.situations ?? {}
  return {
    ...read,
    answers: fittingAnswers(form, content.form ?? {}),
    form,
    compiled: compileForm(form, { formats: formatsOf(request.platform) }),
    materials: tailorMaterials(item, situations).map(toMaterialNeeded),
    situations: item.situations.map(({ id, question, options }) => ({ id, question, answer: options.find((option) => option.id === situations[id])?.label })),
  }
}

/** Saves over the version the page was shown with. @throws Refusal 409 when it was saved elsewhere meanwhile */
export async function saveContent(request: PageRequest, draft: Draft, change: Partial<DraftContent>): Promise<number> {
  const seen = Number(fieldOf(request.form, '_version')) || draft.version
  const { version } = await request.run<{ version: number }>(saveDraft, { params: { id: draft.id }, body: { version: seen, content: { ...draft.content, ...change } } })
  return version
}

export const isSectionDone = (draft: Draft, sectionId: string): boolean =>
  (draft.content.done ?? []).includes(sectionId) && validateSection(draft.compiled, sectionId, draft.answers).ok

export const areMaterialsDone = (draft: Draft): boolean => draft.materials.every((material) => !material.necessary || isSupplied(material, draft.content.materials?.[material.id]?.files))

/** Sections of the form, materials, then the check: what a person works through, with the state of each. */
export function toTasks(draft: Draft): Task[] {
  const sections = visibleSections(draft.form, draft.answers).map((section): Task => {
    const href = portalPaths.draftSection(draft.id, section.id)
    if (isSectionDone(draft, section.id)) return { title: section.title, status: 'completed', href }
    if ((draft.content.done ?? []).includes(section.id)) return { title: section.title, status: 'needsCorrection', href }
    const isBegun = section.fields.some(({ name }) => draft.answers[name] !== undefined)
    return { title: section.title, status: isBegun ? 'inProgress' : 'notStarted', href }
  })
  const hasFiles = Object.values(draft.content.materials ?? {}).some(({ files }) => files?.length)
  const materials: Task = { title: '上传材料', status: areMaterialsDone(draft) ? 'completed' : hasFiles ? 'inProgress' : 'notStarted', href: portalPaths.draftMaterials(draft.id), hint: materialsHint(draft) }
  const before = [...sections, materials]
  const isReady = before.every(({ status }) => status === 'completed')
  return [...before, { title: '核对并提交', status: isReady ? 'notStarted' : 'notYetPossible', href: portalPaths.draftCheck(draft.id), hint: isReady ? undefined : '前面几项都完成后就可以提交' }]
}

function materialsHint({ materials }: Draft): string {
  const toUpload = materials.filter(({ waivedBy, necessary }) => necessary && waivedBy === undefined).length
  const waived = materials.filter(({ waivedBy }) => waivedBy !== undefined).length
  return `${toUpload === 0 ? '没有必须上传的材料' : `需要上传 ${toUpload} 份`}${waived > 0 ? `，另有 ${waived} 份不用您交` : ''}`
}

/** Who decides on it, for the person who applies. */
export async function readAuthorityName(request: PageRequest, { content }: Draft): Promise<string> {
  const guide = await request.run<Guide>(readGuideOperation, { params: { code: content.item }, query: { region: content.region, ...(content.division ? { division: content.division } : {}) } })
  return guide.authorityName ?? guide.departmentName
}
