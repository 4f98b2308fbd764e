import type { operations } from './api.d.ts'

/** What an operation answers, as JSON. */
export type Answer<Operation extends keyof operations, Status extends number = 200> =
  operations[Operation] extends { responses: Record<Status, { content: { 'application/json': infer Body } }> } ? Body : never

/** What an operation is sent, as JSON. */
export type Sent<Operation extends keyof operations> = operations[Operation] extends { requestBody?: { content: { 'application/json': infer Body } } } ? Body : never

/** Names for what the API answers, as screens speak of it. */
export type Officer = Answer<'organisation.readSelf'>
export type ApplicationView = Answer<'applications.read'>
export type ClockDays = Answer<'applications.readClockDays'>
export type ApplicationList = Answer<'applications.list'>
export type ApplicationRow = ApplicationList['rows'][number]
export type MaterialView = ApplicationView['materials'][number]
export type MaterialFile = MaterialView['files'][number]
export type CaseDocument = ApplicationView['documents'][number]
export type Assignee = Answer<'applications.listAssignees'>['rows'][number]
export type BulkView = Answer<'applications.readBulkAction'>
export type BulkCommand = Sent<'applications.requestBulkAction'>['command']
export type CommandAnswer = Answer<'applications.accept'>
export type ItemPromises = Answer<'applications.readPromises'>
export type PromiseText = NonNullable<ItemPromises['deferral']>
export type Filed = Answer<'applications.intake', 201>
export type MaterialResolution = Answer<'materials.resolveAtCounter'>['materials'][number]
export type SubjectSummary = Answer<'subjects.find'>['items'][number]
export type Guide = Answer<'catalogue.readGuide'>
export type FoundItem = Answer<'catalogue.searchItems'>['items'][number]
export type ItemForm = Answer<'catalogue.readItemForm'>
export type DemoLogin = Answer<'demo.logins'>[number]
export type ListFilter = NonNullable<operations['applications.list']['parameters']['query']>
