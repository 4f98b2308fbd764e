import type { ApplicationView } from '../../../modules/applications/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Fields, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { listOwnBreaches, supplyCorrection } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyMaterialsView } from '../views/apply-materials.tsx'
import { readOwn } from './application-pages.tsx'
import { ACCEPTED, describeFiles, receiveFiles } from './materials.ts'
import { readLibrary, readReused, toReusable } from './reusable.ts'

/** Files uploaded for a correction that is not sent yet travel in the address (`f.m3=id,id`): nothing is half handed in. */
const PREFIX = 'f.'

export const readFiles = (query: Fields): Record<string, string[]> =>
  Object.fromEntries(Object.keys(query).filter((name) => name.startsWith(PREFIX)).map((name) => [name.slice(PREFIX.length), (fieldOf(query, name) ?? '').split(',').filter((id) => /^[0-9a-f-]{36}$/.test(id))]))

export const toQuery = (files: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([material, ids]) => [`${PREFIX}${material}`, ids.join(',')]))

/** What is promised instead of handed in travels with them (`w.m5=defer`). */
const WAY_PREFIX = 'w.'
type PromisedWay = 'defer' | 'commit'
const isPromisedWay = (way: string | undefined): way is PromisedWay => way === 'defer' || way === 'commit'

/** The answer to a correction notice as far as it is given. */
export interface CorrectionAnswer {
  files: Record<string, string[]>
  /** By material; for the others a file is handed in. */
  ways: Record<string, PromisedWay>
}

export function readAnswer(query: Fields): CorrectionAnswer {
  const ways = Object.keys(query).filter((name) => name.startsWith(WAY_PREFIX)).flatMap((name): [string, PromisedWay][] => {
    const way = fieldOf(query, name)
    return isPromisedWay(way) ? [[name.slice(WAY_PREFIX.length), way]] : []
  })
  return { files: readFiles(query), ways: Object.fromEntries(ways) }
}

export const answerQuery = ({ files, ways }: CorrectionAnswer): Record<string, string> =>
  ({ ...toQuery(files), ...Object.fromEntries(Object.entries(ways).map(([material, way]) => [`${WAY_PREFIX}${material}`, way])) })

/** What a page that hands materials in later holds after it was sent: what its address carried, what came now or was chosen from the 材料库, without what was taken out. */
export async function receiveMore(request: PageRequest, applicant: string) {
  const before = readFiles(request.query)
  const received = await receiveFiles(request)
  const removed = fieldOf(request.form, 'remove')
  const reused = await readReused(request, applicant)
  const fresh: Record<string, string[]> = { ...received.files, ...(reused && reused.files.length > 0 ? { [reused.material]: [...(received.files[reused.material] ?? []), ...reused.files] } : {}) }
  const files = Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(fresh)])]
    .map((id) => [id, [...new Set([...(before[id] ?? []), ...(fresh[id] ?? [])])].filter((file) => file !== removed)] as const)
    .filter(([, ids]) => ids.length > 0))
  return { files, fresh: new Set(Object.keys(fresh)), errors: received.errors, isStaying: removed !== undefined || reused !== undefined, reusedFor: reused?.material }
}

/** Back to the material that something was chosen for. */
export const placeOf = (material: string | undefined): string => (material === undefined ? '' : `#m-${material}`)

/** The choices as they were posted. A file that just came says more than a choice left as it was. */
function receiveWays({ form, query }: PageRequest, view: ApplicationView, fresh: ReadonlySet<string>): CorrectionAnswer['ways'] {
  const before = readAnswer(query).ways
  return Object.fromEntries(view.materials.flatMap(({ id, isOwed, deferrable, committable }): [string, PromisedWay][] => {
    const posted = fieldOf(form, `way-${id}`)
    const way = posted === undefined ? before[id] : posted
    const isOffered = isOwed && ((way === 'defer' && deferrable) || (way === 'commit' && committable))
    return isOffered && !fresh.has(id) ? [[id, way as PromisedWay]] : []
  }))
}

/** Whoever broke a promise and has not put it right is offered none. Asked only where one could be. */
async function isBarred(request: PageRequest, { materials, applicant }: ApplicationView): Promise<boolean> {
  if (!materials.some(({ isOwed, deferrable, committable }) => isOwed && (deferrable || committable))) return false
  return (await request.run<{ isBarred: boolean }>(listOwnBreaches, { query: { applicant: applicant.id } })).isBarred
}

export const isCorrectable = ({ allowedActions }: ApplicationView): boolean => allowedActions.some(({ verb, allowed }) => verb === 'supply-correction' && allowed)

export async function showCorrection(request: PageRequest, answer: CorrectionAnswer, errors: Record<string, string> = {}, status?: number): Promise<PageReply> {
  const view = await readOwn(request)
  if (!isCorrectable(view) || !view.correction) return goTo(portalPaths.application(view.number))
  const action = portalPaths.correction(view.number, answerQuery(answer))
  const shell = await makeShell(request, { region: view.region, version: Number(fieldOf(request.form, '_version')) || view.version, currentPath: action })
  const [described, barred, library] = await Promise.all([describeFiles(request, Object.values(answer.files).flat()), isBarred(request, view), readLibrary(request, view.applicant.id)])
  return show(shell, (
    <ApplyMaterialsView
      shell={shell}
      itemName={view.item.name}
      occasion={{ kind: 'correction', applicationNumber: view.number, dueOn: view.correction.dueOn, action }}
      acceptText={ACCEPTED.text}
      accept={ACCEPTED.attribute}
      isBarredFromPromises={barred}
      materials={view.materials.filter(({ isOwed }) => isOwed).map(({ id, name, reason, deferrable, committable }) => ({
        key: id, name, required: true, correctionNote: reason ?? undefined, files: (answer.files[id] ?? []).flatMap((file) => described.get(file) ?? []), error: errors[id],
        reusable: toReusable(library, name, answer.files[id] ?? []), deferrable: deferrable && !barred, commitment: committable && !barred, way: answer.ways[id] ?? 'upload',
      }))}
    />
  ), status)
}

export const correctionPage: Page = {
  method: 'GET',
  path: '/applications/:number/correction',
  access: 'citizen',
  answer: (request) => showCorrection(request, readAnswer(request.query)),
}

/** 补正: uploads or chooses, and when everything asked for is there, sends it; what is promised is signed for first. */
export const correctPage: Page = {
  method: 'POST',
  path: '/applications/:number/correction',
  access: 'citizen',
  async answer(request) {
    const number = request.params.number!
    const view = await readOwn(request)
    const { files, fresh, errors, isStaying, reusedFor } = await receiveMore(request, view.applicant.id)
    const answer = { files, ways: receiveWays(request, view, fresh) }
    if (Object.keys(errors).length > 0) return showCorrection(request, answer, errors, UNPROCESSABLE)
    if (isStaying || fieldOf(request.form, 'intent') !== 'continue') return goTo(`${portalPaths.correction(number, answerQuery(answer))}${placeOf(reusedFor)}`)
    const missing = missingIn(view, answer)
    if (Object.keys(missing).length > 0) return showCorrection(request, answer, missing, UNPROCESSABLE)
    if (Object.keys(answer.ways).length > 0) return goTo(portalPaths.correctionPromises(number, answerQuery(answer)))
    return sendCorrection(request, answer).catch((error: unknown) => showRefused(request, answer, error))
  },
}

/** What the notice asked for and is neither there nor promised, each with what to do. */
export const missingIn = ({ materials }: ApplicationView, { files, ways }: CorrectionAnswer): Record<string, string> =>
  Object.fromEntries(materials.filter(({ id, isOwed }) => isOwed && !files[id] && !ways[id]).map(({ id, name }) => [id, `请上传“${name}”。`]))

interface Signature {
  signedBy: string
  textVersion: number
}

/** Sends it as one. @throws Refusal with what is wrong at each material, or at a signature */
export async function sendCorrection(request: PageRequest, { files, ways }: CorrectionAnswer, signed: { promise?: Signature; commitmentPromise?: Signature } = {}): Promise<PageReply> {
  const number = request.params.number!
  const handed = Object.entries(files).filter(([id]) => !ways[id]).map(([id, ids]) => [id, { files: ids }] as const)
  const promised = Object.entries(ways).map(([id, way]) => [id, way === 'defer' ? { deferred: true } : { committed: true }] as const)
  await request.run(supplyCorrection, { params: { number }, body: { materials: Object.fromEntries([...handed, ...promised]), ...signed } })
  return goTo(portalPaths.application(number))
}

/** Shows what was refused at the materials it is about. @throws the error itself where it is about none */
export function showRefused(request: PageRequest, answer: CorrectionAnswer, error: unknown): Promise<PageReply> {
  if (!(error instanceof Refusal) || !error.errors) throw error
  return showCorrection(request, answer, Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer.split('/')[2] ?? '', message])), error.status)
}
