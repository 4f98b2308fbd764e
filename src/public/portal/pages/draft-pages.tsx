import type { PrefillAnswer } from '../../../modules/materials/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type AnswerError, fromUrlEncoded, replaceSection, toFormFields, validateSection, visibleSections } from '../../../platform/forms/index.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { notFound } from '../../../platform/errors.ts'
import { makeShell } from '../make-shell.ts'
import { deleteDraft, prefillOwn } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { type ApplyFormProps, ApplyFormView } from '../views/apply-form.tsx'
import { ApplyTaskListView } from '../views/apply-task-list.tsx'
import { newlyAsked, reasked, withoutNew } from './asked-questions.tsx'
import { type Draft, loadDraft, loadResolvedDraft, saveContent, toTasks } from './drafts.ts'
import { readOwn } from './application-pages.tsx'
import { isAllowed } from './prefill.ts'

/** Where an application begins and is taken up again. */
export const taskListPage: Page = {
  method: 'GET',
  path: '/drafts/:draft',
  access: 'citizen',
  async answer(request) {
    const draft = await loadResolvedDraft(request)
    const { revises } = draft.content
    const revision = revises ? (await readOwn(request, revises)).revision : null
    const shell = await makeShell(request, { region: draft.content.region, version: draft.version })
    return show(shell, (
      <ApplyTaskListView
        revision={revision ?? undefined}
        shell={shell}
        draftId={draft.id}
        itemName={draft.itemName}
        itemCode={draft.content.item}
        tasks={toTasks(draft)}
        keptUntil={draft.expiresOn}
        situations={draft.situations.flatMap(({ question, answer }) => (answer === undefined ? [] : [{ question, answer }]))}
      />
    ))
  },
}

export const discardDraftPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/discard',
  access: 'citizen',
  async answer(request) {
    await request.run(deleteDraft, { params: { id: request.params.draft! } })
    return goTo(portalPaths.myApplications())
  },
}

/** @throws Refusal 404 when the form has no such section, or does not ask it with the answers so far */
function sectionsOf(draft: Draft, sectionId: string) {
  const sections = visibleSections(draft.form, draft.answers)
  const index = sections.findIndex(({ id }) => id === sectionId)
  const section = sections[index]
  if (!section) throw notFound('申请表的这一页', 'portal.no_such_section')
  return { section, index, count: sections.length }
}

interface Shown {
  errors?: AnswerError[]
  newlyAsked?: string[]
  conflict?: string
  status?: number
}

async function showSection(request: PageRequest, draft: Draft, { errors = [], newlyAsked: names, conflict, status }: Shown = {}): Promise<PageReply> {
  const { section, index, count } = sectionsOf(draft, request.params.section!)
  const returnTo = returnOf(request)
  const shell = await makeShell(request, { region: draft.content.region, version: draft.version, currentPath: portalPaths.draftSection(draft.id, section.id, returnTo) })
  const isUntouched = !(draft.content.done ?? []).includes(section.id) && errors.length === 0
  const described = describePrefilled(draft, section.fields, await readPrefill(request, draft))
  // What stands on the first page before anybody went through it may also come from the account.
  const isPrefilled = section.fields.some(({ name }) => (index === 0 ? draft.answers[name] !== undefined : described.origins?.[name] !== undefined))
  return show(shell, (
    <ApplyFormView
      shell={shell}
      draftId={draft.id}
      itemName={draft.itemName}
      section={{ key: section.id, title: section.title, introduction: section.help }}
      position={index + 1}
      sectionCount={count}
      fields={toFormFields(draft.form, section.id, draft.answers, errors)}
      newlyAsked={names}
      returnTo={returnTo}
      isPrefilled={isUntouched && isPrefilled}
      {...described}
      conflict={conflict}
    />
  ), status)
}

/** What is known of what a page asks, as it stands now: without a question to any register. */
const readPrefill = (request: PageRequest, { content: { item, itemVersion, region, applicant } }: Draft, more: { asks?: true; agrees?: true } = {}): Promise<PrefillAnswer> =>
  request.run<PrefillAnswer>(prefillOwn, { body: { item, region, ...(itemVersion ? { itemVersion } : {}), ...(applicant ? { applicant } : {}), ...more } })

/** Where what stands in a page comes from, at each question; and what registers could answer besides, or did not. */
function describePrefilled({ form, answers }: Draft, fields: readonly { name: string }[], { answers: found, silent, needConsent }: PrefillAnswer): Pick<ApplyFormProps, 'origins' | 'offer' | 'silent'> {
  const isOpen = (name: string) => fields.some((field) => field.name === name) && answers[name] === undefined
  const toTitles = (each: PrefillAnswer['silent']) => each.flatMap(({ register, fields: names }) => {
    const open = names.filter(isOpen)
    return open.length > 0 ? [{ register, titles: open.map((name) => form.schema.properties[name]!.title) }] : []
  })
  return {
    origins: Object.fromEntries(found.filter(({ field, value }) => answers[field] === value).map(({ field, value, source, asOf, correction }) => [field, {
      text: `来自 ${source}，${asOf}`, correctHref: correction ? portalPaths.askCorrection({ subject: correction.subject ?? undefined, register: correction.register, field: correction.entry, shown: value }) : undefined,
    }])),
    offer: toTitles(needConsent),
    silent: toTitles(silent),
  }
}

/** 同意查询，替我填好: what the registers answer of what is still open in the whole form; what was typed stays. */
async function askForOpen(request: PageRequest, draft: Draft): Promise<Record<string, string>> {
  const { answers } = await readPrefill(request, draft, { asks: true, agrees: true })
  return Object.fromEntries(answers.filter(({ field, value }) => draft.answers[field] === undefined && isAllowed(draft.form.schema.properties[field], value)).map(({ field, value }) => [field, value]))
}

const returnOf = (request: PageRequest): 'check' | undefined => (fieldOf(request.query, 'return') === 'check' ? 'check' : undefined)

export const sectionPage: Page = {
  method: 'GET',
  path: '/drafts/:draft/form/:section',
  access: 'citizen',
  answer: async (request) => showSection(request, await loadDraft(request)),
}

/** The draft with what was typed on this page, right or wrong. */
function withPosted(request: PageRequest, draft: Draft): Draft {
  const { section } = sectionsOf(draft, request.params.section!)
  return { ...draft, answers: replaceSection(draft.form, section.id, draft.answers, fromUrlEncoded(draft.form, section.id, request.form)) }
}

/**
 * Saves what was typed whether it is right or not: nothing is lost. Only a page without errors counts as gone through, and
 * only once everything on it was seen: what its own answers call for is shown before one goes on.
 */
export const saveSectionPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/form/:section',
  access: 'citizen',
  async answer(request) {
    const before = await loadDraft(request)
    const draft = withPosted(request, before)
    const sectionId = request.params.section!
    const checked = validateSection(draft.compiled, sectionId, draft.answers)
    const unseen = newlyAsked(draft.form, sectionId, draft.answers, request.form)
    const isPrefilling = fieldOf(request.form, 'intent') === 'prefill'
    const isThrough = checked.ok && unseen.length === 0 && !isPrefilling
    const othersDone = (draft.content.done ?? []).filter((id) => id !== sectionId)
    const filled = isPrefilling ? await askForOpen(request, draft) : {}
    try {
      draft.version = await saveContent(request, draft, { form: { ...(checked.ok ? checked.data : draft.answers), ...filled }, done: isThrough ? [...othersDone, sectionId] : othersDone })
    } catch (error) {
      if (error instanceof Refusal && error.code === 'applications.draft_changed') {
        return showSection(request, draft, { conflict: '这里显示的是您刚才填的，还没有保存。请核对后再点“保存”，会替换别处填的内容。', status: error.status })
      }
      if (error instanceof Refusal && error.errors) return showSection(request, draft, { errors: toAnswerErrors(error), status: error.status })
      throw error
    }
    if (isPrefilling) return goTo(portalPaths.draftSection(draft.id, sectionId, returnOf(request)))
    if (fieldOf(request.form, 'intent') === 'leave') return goTo(portalPaths.draft(draft.id))
    if (!checked.ok || unseen.length > 0) return showSection(request, draft, { errors: checked.ok ? [] : withoutNew(checked.errors, unseen), newlyAsked: unseen, status: UNPROCESSABLE })
    return goTo(returnOf(request) === 'check' ? portalPaths.draftCheck(draft.id) : nextPath({ ...draft, answers: checked.data }, sectionId))
  },
}

const toAnswerErrors = (refusal: Refusal): AnswerError[] =>
  (refusal.errors ?? []).map((error) => ({ ...error, field: error.pointer.split('/').find((part) => part !== '' && part !== 'content' && part !== 'form') ?? '' }))

function nextPath(draft: Draft, sectionId: string): string {
  const sections = visibleSections(draft.form, draft.answers)
  const next = sections[sections.findIndex(({ id }) => id === sectionId) + 1]
  return next ? portalPaths.draftSection(draft.id, next.id) : portalPaths.draftMaterials(draft.id)
}

/** What the script sends when a field is left: saved as typed, judged later. It is told what the answers call for on the same page. */
export const autosavePage: Page = {
  method: 'POST',
  path: '/drafts/:draft/form/:section/autosave',
  access: 'citizen',
  async answer(request) {
    const draft = withPosted(request, await loadDraft(request))
    const version = await saveContent(request, draft, { form: { ...draft.answers } })
    return { kind: 'json', body: { version, ...reasked(draft.form, request.params.section!, draft.answers, request.form, '已自动保存') } }
  },
}
