import type { EntryView } from '../../../modules/materials/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, fieldsOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { deleteFromLibrary, keepInLibrary, listOwnLibrary, readCitizenSelf, readFromLibrary, renameInLibrary } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { LibraryEntryView, LibraryView } from '../views/library.tsx'
import { ACCEPTED, describeFiles, receiveFiles, toSizeText } from './materials.ts'
import type { Self } from './prefill.ts'

const PAGE_SIZE = 20

const ofIn = (request: PageRequest): string | undefined => fieldOf(request.query, 'of') || undefined

/** What came back with something to mend. */
interface Mended {
  name: string
  /** Files that did come: they need not be chosen again. */
  files: string[]
  errors: { name?: string | undefined; files?: string | undefined }
}

async function showLibrary(request: PageRequest, mended?: Mended): Promise<PageReply> {
  const of = ofIn(request)
  const cursor = fieldOf(request.query, 'cursor')
  const [shell, self, held, library] = await Promise.all([
    makeShell(request, { currentPath: portalPaths.library({ of }) }), request.run<Self>(readCitizenSelf), describeFiles(request, mended?.files ?? []),
    request.run<{ ownerName: string; rows: EntryView[]; next: string | null }>(listOwnLibrary, { query: { limit: PAGE_SIZE, ...(of ? { of } : {}), ...(cursor ? { cursor } : {}) } }),
  ])
  const done = fieldOf(request.query, 'done')
  return show(shell, (
    <LibraryView
      shell={shell}
      owners={self.principals.map(({ subject, as, asName }) => ({
        name: as === 'self' ? '我自己' : `${subject.name}（${asName}）`, href: portalPaths.library({ of: as === 'self' ? undefined : subject.id }), isShown: as === 'self' ? of === undefined : subject.id === of,
      }))}
      entries={library.rows.map((entry) => ({ ...entry, href: portalPaths.libraryEntry(entry.id, { of }) }))}
      done={done === 'kept' ? '已经存入材料库。' : done === 'deleted' ? '已经从材料库删除。' : undefined}
      keeping={{ action: portalPaths.library({ of }), name: mended?.name ?? '', held: [...held.values()], errors: mended?.errors ?? {}, accept: ACCEPTED.attribute, acceptText: ACCEPTED.text }}
      firstHref={cursor === undefined ? undefined : portalPaths.library({ of })}
      nextHref={library.next ? portalPaths.library({ of, cursor: library.next }) : undefined}
    />
  ), mended ? UNPROCESSABLE : undefined)
}

/** 我的材料库: what was handed in before or kept here, to be used again. */
export const libraryPage: Page = {
  method: 'GET',
  path: '/my-materials',
  access: 'citizen',
  answer: (request) => showLibrary(request),
}

/** Keeps files under a name. What was chosen is uploaded first: a file that is refused says so at the file. */
export const keepPage: Page = {
  method: 'POST',
  path: '/my-materials',
  access: 'citizen',
  async answer(request) {
    const of = ofIn(request)
    const { files: { kept: fresh = [] }, errors: { kept: refused } } = await receiveFiles(request)
    const files = [...fieldsOf(request.form, 'held'), ...fresh]
    const name = (fieldOf(request.form, 'name') ?? '').trim()
    const errors = { name: name === '' ? '请写材料的名称，例如“房屋租赁合同”。' : undefined, files: refused ?? (files.length === 0 ? '请选择要存入的文件。' : undefined) }
    if (errors.name || errors.files) return showLibrary(request, { name, files, errors })
    await request.run(keepInLibrary, { body: { name, files, ...(of ? { of } : {}) } })
    return goTo(portalPaths.library({ of, done: 'kept' }))
  },
}

async function showEntry(request: PageRequest, mended?: { name: string; error: string }): Promise<PageReply> {
  const of = ofIn(request)
  const entry = await request.run<EntryView>(readFromLibrary, { params: { id: request.params.entry! }, query: of ? { of } : {} })
  const shell = await makeShell(request, { currentPath: portalPaths.libraryEntry(entry.id, { of }) })
  return show(shell, (
    <LibraryEntryView
      shell={shell}
      entry={{ ...entry, files: entry.files.map(({ id, name, sizeBytes }) => ({ name, href: portalPaths.file(id), sizeText: toSizeText(sizeBytes) })) }}
      of={of}
      isRenamed={fieldOf(request.query, 'done') === 'renamed'}
      name={mended?.name ?? entry.name}
      error={mended?.error}
    />
  ), mended ? UNPROCESSABLE : undefined)
}

export const entryPage: Page = {
  method: 'GET',
  path: '/my-materials/:entry',
  access: 'citizen',
  answer: (request) => showEntry(request),
}

export const renameEntryPage: Page = {
  method: 'POST',
  path: '/my-materials/:entry',
  access: 'citizen',
  async answer(request) {
    const of = ofIn(request)
    const id = request.params.entry!
    const name = (fieldOf(request.form, 'name') ?? '').trim()
    if (name === '') return showEntry(request, { name, error: '请写材料的名称。' })
    try {
      await request.run(renameInLibrary, { params: { id }, body: { name, ...(of ? { of } : {}) } })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== UNPROCESSABLE) throw error
      return showEntry(request, { name, error: error.detail })
    }
    return goTo(portalPaths.libraryEntry(id, { of, done: 'renamed' }))
  },
}

export const deleteEntryPage: Page = {
  method: 'POST',
  path: '/my-materials/:entry/delete',
  access: 'citizen',
  async answer(request) {
    const of = ofIn(request)
    await request.run(deleteFromLibrary, { params: { id: request.params.entry! }, query: of ? { of } : {} })
    return goTo(portalPaths.library({ of, done: 'deleted' }))
  },
}
