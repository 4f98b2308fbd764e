import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Fields, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { supplyCorrection } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyMaterialsView } from '../views/apply-materials.tsx'
import { readOwn } from './application-pages.tsx'
import { ACCEPTED, describeFiles, receiveFiles } from './materials.ts'

/** Files uploaded for a correction that is not sent yet travel in the address (`f.m3=id,id`): nothing is half handed in. */
const PREFIX = 'f.'

export const readFiles = (query: Fields): Record<string, string[]> =>
  Object.fromEntries(Object.keys(query).filter((name) => name.startsWith(PREFIX)).map((name) => [name.slice(PREFIX.length), (fieldOf(query, name) ?? '').split(',').filter((id) => /^[0-9a-f-]{36}$/.test(id))]))

export const toQuery = (files: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([material, ids]) => [`${PREFIX}${material}`, ids.join(',')]))

/** What a page that hands materials in later holds after it was sent: what its address carried, what came now, without what was taken out. */
export async function receiveMore(request: PageRequest) {
  const before = readFiles(request.query)
  const received = await receiveFiles(request)
  const removed = fieldOf(request.form, 'remove')
  const files = Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(received.files)])]
    .map((id) => [id, [...(before[id] ?? []), ...(received.files[id] ?? [])].filter((file) => file !== removed)] as const)
    .filter(([, ids]) => ids.length > 0))
  return { files, errors: received.errors, isRemoval: removed !== undefined }
}

async function showCorrection(request: PageRequest, files: Record<string, string[]>, errors: Record<string, string> = {}, status?: number): Promise<PageReply> {
  const view = await readOwn(request)
  const isOpen = view.allowedActions.some(({ verb, allowed }) => verb === 'supply-correction' && allowed)
  if (!isOpen || !view.correction) return goTo(portalPaths.application(view.number))
  const shell = await makeShell(request, { region: view.region, version: Number(fieldOf(request.form, '_version')) || view.version, currentPath: portalPaths.correction(view.number, toQuery(files)) })
  const described = await describeFiles(request, Object.values(files).flat())
  return show(shell, (
    <ApplyMaterialsView
      shell={shell}
      itemName={view.item.name}
      occasion={{ kind: 'correction', applicationNumber: view.number, dueOn: view.correction.dueOn, action: portalPaths.correction(view.number, toQuery(files)) }}
      acceptText={ACCEPTED.text}
      accept={ACCEPTED.attribute}
      materials={view.materials.filter(({ isOwed }) => isOwed).map(({ id, name, reason }) => ({
        key: id, name, required: true, correctionNote: reason ?? undefined, files: (files[id] ?? []).flatMap((file) => described.get(file) ?? []), error: errors[id],
      }))}
    />
  ), status)
}

export const correctionPage: Page = {
  method: 'GET',
  path: '/applications/:number/correction',
  access: 'citizen',
  answer: (request) => showCorrection(request, readFiles(request.query)),
}

/** 补正: uploads, and when everything asked for is there, sends it. */
export const correctPage: Page = {
  method: 'POST',
  path: '/applications/:number/correction',
  access: 'citizen',
  async answer(request) {
    const number = request.params.number!
    const { files, errors, isRemoval } = await receiveMore(request)
    if (Object.keys(errors).length > 0) return showCorrection(request, files, errors, UNPROCESSABLE)
    if (isRemoval || fieldOf(request.form, 'intent') !== 'continue') return goTo(portalPaths.correction(number, toQuery(files)))
    const owed = (await readOwn(request)).materials.filter(({ isOwed }) => isOwed)
    const missing = Object.fromEntries(owed.filter(({ id }) => !files[id]).map(({ id, name }) => [id, `请上传“${name}”。`]))
    if (Object.keys(missing).length > 0) return showCorrection(request, files, missing, UNPROCESSABLE)
    try {
      await request.run(supplyCorrection, { params: { number }, body: { materials: Object.fromEntries(Object.entries(files).map(([id, ids]) => [id, { files: ids }])) } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showCorrection(request, files, Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer.split('/')[2] ?? '', message])), error.status)
    }
    return goTo(portalPaths.application(number))
  },
}
