import type { Guide } from '../../../modules/catalogue/index.ts'
import type { PrefillAnswer } from '../../../modules/materials/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { listDrafts, prefillOwn, readCitizenSelf, saveDraft } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { StartApplicationView } from '../views/start-application.tsx'
import { readGuideFor, toGuideQuery } from './guide.tsx'
import { prefillAnswers, type Self } from './prefill.ts'

interface Start {
  guide: Guide
  self: Self
  /** Who the item serves of those one may act for. */
  applicants: Self['principals']
}

async function load(request: PageRequest, fields: PageRequest['form']): Promise<Start> {
  const [guide, self] = await Promise.all([readGuideFor(request, fields), request.run<Self>(readCitizenSelf)])
  const applicants = self.principals.filter(({ subject }) => (subject.kind === 'person' ? guide.serves.persons : guide.serves.enterprises))
  return { guide, self, applicants }
}

async function showStart(request: PageRequest, { guide, applicants }: Start, chosen: { applicant?: string; errors: Record<string, string> }, status?: number) {
  const region = request.params.region!
  const answers = toGuideQuery(status === undefined ? request.query : request.form)
  const shell = await makeShell(request, { region, currentPath: portalPaths.startApplication(region, guide.code, answers) })
  const { rows } = await request.run<{ rows: { id: string; itemCode: string; region: string; updatedAt: string }[] }>(listDrafts)
  return show(shell, (
    <StartApplicationView
      shell={shell}
      itemCode={guide.code}
      itemName={guide.name}
      authorityName={guide.authorityName ?? guide.departmentName}
      cannotStartReason={guide.cannotStartReason ?? undefined}
      existingDraft={rows.find((draft) => draft.itemCode === guide.code && draft.region === (guide.entry?.region ?? region))}
      situations={guide.situations.map(({ id, question, options, chosen: option }) => ({
        name: `s.${id}`, question, options: options.map((each) => ({ value: each.id, label: each.label })), chosen: option ?? undefined, error: chosen.errors[`s.${id}`],
      }))}
      division={answers.division}
      applicants={applicants.map(({ subject, asName }) => ({ id: subject.id, name: `${subject.name}，${asName}，${subject.identityMasked}` }))}
      applicant={chosen.applicant}
      applicantError={chosen.errors.applicant}
      serves={guide.serves.persons ? (guide.serves.enterprises ? 'both' : 'persons') : 'enterprises'}
    />
  ), status)
}

export const startPage: Page = {
  method: 'GET',
  path: '/guides/:region/:item/apply',
  access: 'citizen',
  answer: async (request) => showStart(request, await load(request, request.query), { errors: {} }),
}

/** Begins a draft. The form's key is the draft's id: sent twice, it is one draft. */
export const beginDraftPage: Page = {
  method: 'POST',
  path: '/guides/:region/:item/apply',
  access: 'citizen',
  async answer(request) {
    const start = await load(request, request.form)
    const { guide, applicants, self } = start
    const chosen = fieldOf(request.form, 'applicant') ?? (applicants.length === 1 ? applicants[0]!.subject.id : undefined)
    const applicant = applicants.find(({ subject }) => subject.id === chosen)
    const errors = {
      ...Object.fromEntries(guide.situations.filter((situation) => situation.chosen === null).map(({ id }) => [`s.${id}`, '请选择一项。'])),
      ...(applicant ? {} : { applicant: '请选择为谁办理。' }),
    }
    if (!applicant || guide.cannotStartReason !== null || Object.keys(errors).length > 0) return showStart(request, start, { applicant: chosen, errors }, UNPROCESSABLE)
    const id = fieldOf(request.form, '_idempotencyKey') ?? ''
    const region = guide.entry?.region ?? request.params.region!
    const { answers } = await request.run<PrefillAnswer>(prefillOwn, { body: { item: guide.code, region, applicant: applicant.subject.id, asks: true } })
    const content = {
      item: guide.code,
      region,
      // The region's own body is meant when no township or village is named.
      ...(guide.entry && guide.entry.divisionCode !== `${region}000000` ? { division: guide.entry.divisionCode } : {}),
      applicant: applicant.subject.id,
      situations: Object.fromEntries(guide.situations.map((situation) => [situation.id, situation.chosen!])),
      form: await prefillAnswers(request.platform, guide.code, applicant, self, answers),
    }
    try {
      await request.run(saveDraft, { params: { id }, body: { version: 0, content } })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'applications.draft_changed') throw error
    }
    return goTo(portalPaths.draft(id))
  },
}
