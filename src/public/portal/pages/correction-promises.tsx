import type { ApplicationView, PromiseText } from '../../../modules/applications/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { readPromises } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyPromisesView } from '../views/apply-promises.tsx'
import { readOwn } from './application-pages.tsx'
import { answerQuery, type CorrectionAnswer, isCorrectable, missingIn, readAnswer, sendCorrection, showCorrection, showRefused } from './correction.tsx'
import { nameOfSignature, type PromiseTexts, signatureOf } from './signatures.ts'

/** The wordings for exactly what is promised; fewer than asked for where the guide has changed and no longer allows one. */
async function readTexts(request: PageRequest, { item, region, divisionCode }: ApplicationView, { ways }: CorrectionAnswer): Promise<PromiseText[]> {
  const chosen = (way: 'defer' | 'commit') => Object.keys(ways).filter((id) => ways[id] === way).join(',')
  const [deferred, committed] = [chosen('defer'), chosen('commit')]
  const texts = await request.run<PromiseTexts>(readPromises, {
    params: { code: item.code }, query: { region, division: divisionCode, ...(deferred ? { deferred } : {}), ...(committed ? { committed } : {}) },
  })
  return [deferred && texts.deferral, committed && texts.proof].filter((text): text is PromiseText => Boolean(text))
}

async function showPromises(request: PageRequest, view: ApplicationView, answer: CorrectionAnswer, texts: readonly PromiseText[], errors: Record<string, string> = {}): Promise<PageReply> {
  const action = portalPaths.correctionPromises(view.number, answerQuery(answer))
  const shell = await makeShell(request, { region: view.region, version: Number(fieldOf(request.form, '_version')) || view.version, currentPath: action })
  return show(shell, (
    <ApplyPromisesView
      shell={shell}
      itemName={view.item.name}
      crumb={{ label: `${view.item.name}进度`, href: portalPaths.application(view.number) }}
      action={action}
      backHref={portalPaths.correction(view.number, answerQuery(answer))}
      submitLabel="签署并提交补正材料"
      promises={texts.map((text) => ({ text, name: nameOfSignature(text.kind), signer: view.applicant.name, signedBy: fieldOf(request.form, nameOfSignature(text.kind)), error: errors[text.kind] }))}
    />
  ), Object.keys(errors).length > 0 ? UNPROCESSABLE : undefined)
}

/** What was refused at a signature, by its wording: a newer version, or an earlier promise that was not kept. */
function signatureErrors(error: unknown): Record<string, string> | undefined {
  const errors = error instanceof Refusal ? (error.errors ?? []) : []
  const found = errors.flatMap(({ pointer, message }): [string, string][] => {
    const [, part] = pointer.split('/')
    return part === 'promise' ? [['deferral', message]] : part === 'commitmentPromise' ? [['proof', message]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** Shows it only where all is answered and there is something to sign; else what is to be done first. */
async function withTexts(request: PageRequest, then: (view: ApplicationView, answer: CorrectionAnswer, texts: readonly PromiseText[]) => Promise<PageReply>): Promise<PageReply> {
  const [view, answer] = [await readOwn(request), readAnswer(request.query)]
  if (!isCorrectable(view)) return goTo(portalPaths.application(view.number))
  if (Object.keys(answer.ways).length === 0 || Object.keys(missingIn(view, answer)).length > 0) return goTo(portalPaths.correction(view.number, answerQuery(answer)))
  const texts = await readTexts(request, view, answer)
  if (texts.length === new Set(Object.values(answer.ways)).size) return then(view, answer, texts)
  const changed = Object.fromEntries(Object.keys(answer.ways).map((id) => [id, '办事指南已经修改，这份材料现在不能以承诺代替，请上传。']))
  return showCorrection(request, { ...answer, ways: {} }, changed, UNPROCESSABLE)
}

export const correctionPromisesPage: Page = {
  method: 'GET',
  path: '/applications/:number/correction/promises',
  access: 'citizen',
  answer: (request) => withTexts(request, (view, answer, texts) => showPromises(request, view, answer, texts)),
}

/** Signed with one's own name, for exactly the text that was shown, and sent with the rest. */
export const signCorrectionPage: Page = {
  method: 'POST',
  path: '/applications/:number/correction/promises',
  access: 'citizen',
  answer: (request) => withTexts(request, async (view, answer, texts) => {
    const unsigned = texts.filter(({ kind }) => signatureOf(request, kind) === '')
    if (unsigned.length > 0) return showPromises(request, view, answer, texts, Object.fromEntries(unsigned.map(({ kind, title }) => [kind, `请写上姓名，签署《${title}》。`])))
    const signed = texts.map(({ kind, version }) => [kind === 'deferral' ? 'promise' : 'commitmentPromise', { signedBy: signatureOf(request, kind), textVersion: version }] as const)
    return sendCorrection(request, answer, Object.fromEntries(signed)).catch((error: unknown) => {
      const refused = signatureErrors(error)
      return refused ? showPromises(request, view, answer, texts, refused) : showRefused(request, answer, error)
    })
  }),
}
