import { notFound } from '../../../platform/errors.ts'
import { type AnswerError, compileForm, type DraftAnswers, fittingAnswers, type Form, fromUrlEncoded, replaceSection, summarise, toFormFields, validateSection, visibleSections } from '../../../platform/forms/index.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import type { ElderTextSize, Shell } from '../../ui/shell.ts'
import { makeShell } from '../make-shell.ts'
import { showWithin, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { previewForm } from '../preview-form.ts'
import { FormPreviewEndView, FormPreviewRefusedView, FormPreviewView } from '../views/form-preview.tsx'
import { newlyAsked, reasked, withoutNew } from './asked-questions.tsx'
import { formatsOf } from './drafts.ts'

/** 长辈版 by the address, for an officer looks at both; a visitor chooses by cookie. */
function sizeOf(request: PageRequest): ElderTextSize | undefined {
  const size = Number(fieldOf(request.query, 'size'))
  return size === 18 || size === 24 || size === 30 ? size : undefined
}

const addressOf = (request: PageRequest): string => portalPaths.formPreview(request.params.change!, { size: sizeOf(request) })

/** As a visitor sees it, in the officer's own region. */
async function makePreviewShell(request: PageRequest): Promise<Shell> {
  const size = sizeOf(request)
  const shell = await makeShell(request, { region: request.actor.region, currentPath: addressOf(request) })
  return { ...shell, visitor: undefined, reading: size === undefined ? { mode: 'standard' } : { mode: 'elder', textSize: size } }
}

interface Previewed {
  itemName: string
  form: Form | null
  problems: string[]
}

const readPreviewed = (request: PageRequest): Promise<Previewed> => request.run<Previewed>(previewForm, { params: { id: request.params.change! } })

interface Place {
  /** Absent, or not asked with these answers: the first. */
  sectionId?: string
  answers: DraftAnswers
  errors?: AnswerError[]
  unseen?: string[]
}

async function showSection(request: PageRequest, itemName: string, form: Form, { sectionId, answers, errors = [], unseen = [] }: Place): Promise<PageReply> {
  const shell = await makePreviewShell(request)
  const sections = visibleSections(form, answers)
  const index = Math.max(0, sections.findIndex(({ id }) => id === sectionId))
  const section = sections[index]
  if (!section) throw notFound('申请表的这一页', 'portal.no_such_section')
  const isAgain = errors.length > 0 || unseen.length > 0
  return showWithin(shell, (
    <FormPreviewView
      shell={shell}
      itemName={itemName}
      action={addressOf(request)}
      answersUrl={portalPaths.formPreviewAnswers(request.params.change!)}
      answers={JSON.stringify(answers)}
      section={{ key: section.id, title: section.title, introduction: section.help }}
      position={index + 1}
      sectionCount={sections.length}
      fields={toFormFields(form, section.id, answers, errors)}
      newlyAsked={unseen}
    />
  ), isAgain ? UNPROCESSABLE : undefined)
}

async function showRefused(request: PageRequest, { itemName, problems }: Previewed): Promise<PageReply> {
  const shell = await makePreviewShell(request)
  return showWithin(shell, <FormPreviewRefusedView shell={shell} itemName={itemName} problems={problems} />)
}

/** The form of a change as it will be asked, from its first page on or from the one that is being designed. */
export const formPreviewPage: Page = {
  method: 'GET',
  path: '/form-previews/:change',
  access: 'anyone',
  async answer(request) {
    const previewed = await readPreviewed(request)
    return previewed.form === null ? showRefused(request, previewed) : showSection(request, previewed.itemName, previewed.form, { sectionId: fieldOf(request.query, 'section'), answers: {} })
  },
}

/** What was answered on earlier pages as the page carries it, with what was answered on this one. */
function readAnswers(request: PageRequest, form: Form, sectionId: string): DraftAnswers {
  const before = fittingAnswers(form, parseAnswers(fieldOf(request.form, '_answers')))
  return replaceSection(form, sectionId, before, fromUrlEncoded(form, sectionId, request.form))
}

function parseAnswers(text: string | undefined): DraftAnswers {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}')
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as DraftAnswers) : {}
  } catch (error) {
    // Nothing is lost with a preview: it begins anew.
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

/** The section that the page was of. @throws Refusal 404 when the form was designed otherwise meanwhile */
function postedSection(request: PageRequest, form: Form): string {
  const id = fieldOf(request.form, '_section')
  if (!form.ui.sections.some((section) => section.id === id)) throw notFound('申请表的这一页', 'portal.no_such_section')
  return id!
}

/** Goes through the form as an applicant does. Nothing is stored: the answers travel with the pages. */
export const stepFormPreviewPage: Page = {
  method: 'POST',
  path: '/form-previews/:change',
  access: 'anyone',
  async answer(request) {
    const previewed = await readPreviewed(request)
    const { form, itemName } = previewed
    if (form === null) return showRefused(request, previewed)
    if (fieldOf(request.form, 'intent') === 'leave') return showSection(request, itemName, form, { answers: {} })
    const sectionId = postedSection(request, form)
    const answers = readAnswers(request, form, sectionId)
    const checked = validateSection(compileForm(form, { formats: formatsOf(request.platform) }), sectionId, answers)
    const unseen = newlyAsked(form, sectionId, answers, request.form)
    if (!checked.ok || unseen.length > 0) return showSection(request, itemName, form, { sectionId, answers, errors: checked.ok ? [] : withoutNew(checked.errors, unseen), unseen })
    const sections = visibleSections(form, checked.data)
    const next = sections[sections.findIndex(({ id }) => id === sectionId) + 1]
    if (next) return showSection(request, itemName, form, { sectionId: next.id, answers: checked.data })
    const shell = await makePreviewShell(request)
    return showWithin(shell, <FormPreviewEndView shell={shell} itemName={itemName} startHref={addressOf(request)} groups={summarise(form, checked.data)} />)
  },
}

/** For the script: what an answer calls for on the same page, as in a draft. */
export const answerFormPreviewPage: Page = {
  method: 'POST',
  path: '/form-previews/:change/answers',
  access: 'anyone',
  async answer(request) {
    const { form } = await readPreviewed(request)
    if (form === null) throw notFound('申请表', 'portal.no_such_form')
    const sectionId = postedSection(request, form)
    return { kind: 'json', body: { version: '', ...reasked(form, sectionId, readAnswers(request, form, sectionId), request.form, '预览，不保存') } }
  },
}
