import type { paths } from '../../client/api.d.ts'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import { newKey } from '../../client/intention.ts'
import type { Guide } from '../../client/types.ts'
import type { Change, ChangeKind, ClaimResult, Content, ElementRegistry, EntryView, Issue, QueryOf, SavedChange, WorkbookReport } from './types.ts'

type BodyOf<Path extends keyof paths, Method extends 'post' | 'put'> = paths[Path] extends Record<Method, { requestBody: { content: { 'application/json': infer Body } } }> ? Body : never

export const readElements = async (signal: AbortSignal): Promise<ElementRegistry> => (await bodyOf(api.GET('/api/v1/staff/catalogue/elements', { signal }))) as ElementRegistry

export type ItemFilter = QueryOf<'catalogue.listManagedItems'>
export const listManagedItems = (query: ItemFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/items', { params: { query }, signal }))
export const readManagedItem = (code: string, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/items/{code}', { params: { path: { code } }, signal }))
export const compareVersions = (code: string, from: number, to: number, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/items/{code}/compare', { params: { path: { code }, query: { from, to } }, signal }))
export const confirmGuide = (code: string, version: number, key: string) => bodyOf(api.POST('/api/v1/staff/catalogue/items/{code}/confirm-guide', { params: { path: { code }, header: seen(version, key) } }))

export interface Opening {
  kind: ChangeKind
  /** The item; of a new one the code it shall have. */
  itemCode: string
  copyOf?: string
  reason: string
}
export const openChange = async (body: Opening, key: string): Promise<Change> => (await api.POST('/api/v1/staff/catalogue/changes', { params: { header: once(key) }, body })).data!

export type ChangeFilter = QueryOf<'catalogue.listChanges'>
export const listChanges = (query: ChangeFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/changes', { params: { query }, signal }))
export const readChange = (id: string, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/changes/{id}', { params: { path: { id } }, signal }))

/** A draft is edited by its elements, whatever they are: what it may hold is the server's to check. */
type SentContent = BodyOf<'/api/v1/staff/catalogue/changes/{id}/content', 'put'>['content']
export async function saveChange(id: string, { baseRevision, content }: { baseRevision: number; content: Content }): Promise<SavedChange> {
  const { data, response } = await api.PUT('/api/v1/staff/catalogue/changes/{id}/content', { params: { path: { id }, header: once(newKey()) }, body: { baseRevision, content: content as unknown as SentContent } })
  return { ...data!, savedAt: response.headers.get('date') ?? undefined }
}
export const listRevisions = (id: string, before: number | undefined, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/changes/{id}/revisions', { params: { path: { id }, query: { before } }, signal }))
export const compareRevisions = (id: string, from: number, to: number, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/changes/{id}/revisions/compare', { params: { path: { id }, query: { from, to } }, signal }))
export const readRevision = (id: string, revision: number, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/changes/{id}/revisions/{revision}', { params: { path: { id, revision } }, signal }))

/** The guide as it would read, for the options chosen. */
export const previewChange = (id: string, region: string, answers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Guide> =>
  bodyOf(api.GET('/api/v1/staff/catalogue/changes/{id}/preview', { params: { path: { id }, query: { region, situations: JSON.stringify(answers) } }, signal }))
export const checkChange = (id: string) => bodyOf(api.POST('/api/v1/staff/catalogue/changes/{id}/check', { params: { path: { id } } }))
export const readEffects = (id: string, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/item-changes/{id}/effects', { params: { path: { id } }, signal }))

export type ChangeVerb = 'submit' | 'approve' | 'return' | 'publish' | 'withdraw'
/** One step of a change, on the revision that was seen. */
export async function stepChange(id: string, verb: ChangeVerb, revision: number, body: Readonly<Record<string, string>>, key: string): Promise<Change> {
  // The compiler cannot follow a verb into its own address: `change-commands.tsx` ties each verb to what it sends.
  const address = `/api/v1/staff/catalogue/changes/{id}/${verb}` as '/api/v1/staff/catalogue/changes/{id}/return'
  return bodyOf(api.POST(address, { params: { path: { id }, header: seen(revision, key) }, body: body as { note: string } }))
}

export type ClaimFilter = QueryOf<'catalogue.listClaims'>
export const listClaims = (query: ClaimFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/claims', { params: { query }, signal }))
export const listClaimRates = (signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/claim-rates', { signal }))

export type ClaimVerb = 'claim' | 'decline' | 'release'
export interface EntryName {
  itemCode: string
  divisionCode: string
}
export function decideClaims(verb: ClaimVerb, entries: EntryName[], reason: string, key: string): Promise<ClaimResult> {
  const params = { header: once(key) }
  switch (verb) {
    case 'claim': return bodyOf(api.POST('/api/v1/staff/catalogue/claims', { params, body: { entries } }))
    case 'decline': return bodyOf(api.POST('/api/v1/staff/catalogue/claims/decline', { params, body: { entries, reason } }))
    case 'release': return bodyOf(api.POST('/api/v1/staff/catalogue/claims/release', { params, body: { entries, reason } }))
  }
}
export const readEntry = (divisionCode: string, code: string, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/entries/{divisionCode}/{code}', { params: { path: { divisionCode, code } }, signal }))

type SentLocal = BodyOf<'/api/v1/staff/catalogue/entries/{divisionCode}/{code}/local', 'put'>['local']
export const changeLocal = ({ divisionCode, itemCode, localVersion }: EntryView, local: Content, key: string): Promise<EntryView> =>
  bodyOf(api.PUT('/api/v1/staff/catalogue/entries/{divisionCode}/{code}/local', { params: { path: { divisionCode, code: itemCode }, header: seen(localVersion, key) }, body: { local: local as SentLocal } }))

export const listCheckRules = (signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/check-rules', { signal }))
export const runCheck = () => bodyOf(api.POST('/api/v1/staff/catalogue/check', {}))
/** Follows every address of every guide: this takes minutes. */
export const checkLinks = () => bodyOf(api.POST('/api/v1/staff/catalogue/check-links', {}))
/** Who may be responsible for an issue of a region. */
export const listItemManagers = (region: string, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/item-managers', { params: { query: { region } }, signal }))
export type IssueFilter = QueryOf<'catalogue.listIssues'>
export const listIssues = (query: IssueFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/issues', { params: { query }, signal }))
export type Report = BodyOf<'/api/v1/staff/catalogue/issues', 'post'>
export const reportIssue = async (body: Report, key: string): Promise<Issue> => (await api.POST('/api/v1/staff/catalogue/issues', { params: { header: once(key) }, body })).data!

export type IssueVerb = 'assign' | 'settle' | 'excuse' | 'reopen'
export async function decideIssue(id: string, verb: IssueVerb, body: Readonly<Record<string, string>>, key: string): Promise<Issue> {
  // As with the steps of a change: `issue-command.tsx` ties each verb to what it sends.
  const address = `/api/v1/staff/catalogue/issues/{id}/${verb}` as '/api/v1/staff/catalogue/issues/{id}/excuse'
  return bodyOf(api.POST(address, { params: { path: { id }, header: once(key) }, body: body as { reason: string } }))
}

/** @param isTrial only says what would become of each row */
export function sendWorkbook(file: File, isTrial: boolean, key: string): Promise<WorkbookReport> {
  const form = new FormData()
  form.append('file', file)
  return bodyOf(api.POST('/api/v1/staff/catalogue/workbook', {
    params: { query: { dryRun: isTrial ? 'true' : 'false' }, header: once(key) },
    body: { files: [] },
    // A form with files is sent as it is.
    bodySerializer: () => form,
  }))
}

/** Files to keep: they come as they are. */
export const downloadIssues = (filter: IssueFilter) => api.GET('/api/v1/staff/catalogue/issues', { params: { query: { ...filter, cursor: undefined } }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
export const downloadWorkbook = (query: QueryOf<'catalogue.exportWorkbook'>) => api.GET('/api/v1/staff/catalogue/workbook', { params: { query }, parseAs: 'blob' })
export const downloadManual = (query: QueryOf<'catalogue.printManual'>) => api.GET('/api/v1/staff/catalogue/manual', { params: { query }, parseAs: 'blob' })
