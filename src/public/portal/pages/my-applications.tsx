import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { makeShell } from '../make-shell.ts'
import { listDrafts, listOwnApplications } from '../operations.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { MyApplicationsView, type MyApplication } from '../views/my-applications.tsx'
import { loadDraft, resolveDraft, toTasks, withResolutions } from './drafts.ts'
import { toneOf } from './progress-props.ts'

const PAGE_SIZE = 20

interface OwnRow {
  number: string
  itemName: string
  applicantName: string
  state: string
  stateName: string
  submittedAt: string
  updatedAt: string
}

export const myApplicationsPage: Page = {
  method: 'GET',
  path: '/applications',
  access: 'citizen',
  async answer(request) {
    const cursor = fieldOf(request.query, 'cursor')
    const [shell, drafts, own] = await Promise.all([
      makeShell(request),
      // Drafts stand on the first page only.
      cursor === undefined ? readDrafts(request) : [],
      request.run<{ rows: OwnRow[]; next: string | null }>(listOwnApplications, { query: { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } }),
    ])
    return show(shell, (
      <MyApplicationsView
        shell={shell}
        drafts={drafts}
        applications={own.rows.map((row): MyApplication => ({
          number: row.number,
          itemName: row.itemName,
          applicantName: row.applicantName,
          submittedOn: toLegalDate(row.submittedAt),
          changedOn: toLegalDate(row.updatedAt),
          stateName: row.stateName,
          tone: toneOf(row.state),
          todo: toTodo(row),
        }))}
        firstHref={cursor === undefined ? undefined : portalPaths.myApplications()}
        nextHref={own.next ? portalPaths.myApplications(own.next) : undefined}
      />
    ))
  },
}

/** What waits for the applicant, by state: the page of the case tells the rest. */
function toTodo({ state, number }: OwnRow): MyApplication['todo'] {
  if (state === 'correctionRequested') return { label: '请补正材料', href: portalPaths.correction(number) }
  return state === 'revisionRequested' ? { label: '请修改申请', href: portalPaths.revision(number) } : undefined
}

/** A person has few drafts at a time; each is opened to tell how far it is. */
async function readDrafts(request: PageRequest) {
  const { rows } = await request.run<{ rows: { id: string; expiresOn: string }[] }>(listDrafts)
  return Promise.all(rows.map(async ({ id, expiresOn }) => {
    const draft = await loadDraft({ ...request, params: { draft: id } })
    // Whoever may no longer act for the applicant still sees that the draft is there; opening it says why it cannot go on.
    const resolved = await resolveDraft(request, draft).catch((error: unknown) => {
      if (error instanceof Refusal && error.status < 500) return withResolutions(draft, [])
      throw error
    })
    const tasks = toTasks(resolved)
    return { id, itemName: draft.itemName, completed: tasks.filter(({ status }) => status === 'completed').length, total: tasks.length, keptUntil: expiresOn }
  }))
}
