/** What the API of the catalogue answers, as the console speaks of it. */
import type { operations } from '../../client/api.d.ts'
import type { Answer } from '../../client/types.ts'

export type QueryOf<Operation extends keyof operations> = operations[Operation] extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never

/** Official words of the codes an element may have. */
export type Words = Readonly<Record<string, string>>

export type ElementKind =
  | { kind: 'text'; maxLength?: number; pattern?: string; format?: 'date' }
  | { kind: 'longText' }
  | { kind: 'texts' }
  | { kind: 'number'; maximum?: number; isInteger?: boolean }
  | { kind: 'yesNo' }
  | { kind: 'choice'; words: Words; isNumber?: boolean }
  | { kind: 'choices'; words: Words }
  | { kind: 'duration' }
  | { kind: 'object'; parts: Elements }
  | { kind: 'list'; parts: Elements; titleOf: string }

/** 要素: title, hint and kind of one part of an item. The description of the API leaves them open, so they are named here. */
export type Element = ElementKind & { title: string; hint: string; isOptional?: boolean }
export type Elements = Readonly<Record<string, Element>>
export type ElementGroup = Answer<'catalogue.readElements'>['groups'][number]
export interface ElementRegistry {
  groups: ElementGroup[]
  elements: Elements
  localElements: Elements
}

/** What a version says, by element. */
export type Content = Readonly<Record<string, unknown>>

export type ManagedPage = Answer<'catalogue.listManagedItems'>
export type ManagedRow = ManagedPage['rows'][number]
export type ManagedItem = Answer<'catalogue.readManagedItem'>
/** A code of ours with whether it may be done now, and why not. */
export type AllowedAction = ManagedItem['allowedActions'][number]
export type Comparison = Answer<'catalogue.compareVersions'>
/** One place where two contents differ, in words. */
export type Difference = Comparison['differences'][number]

export type ChangePage = Answer<'catalogue.listChanges'>
export type ChangeRow = ChangePage['rows'][number]
export type Change = Answer<'catalogue.readChange'>
export type ChangeKind = Change['kind']
export interface SavedChange {
  revision: number
  content: Content
  isMerged: boolean
  /** When the server answered, as an HTTP date: what the screen says does not depend on the clock of a hall's machine. */
  savedAt?: string | undefined
}
/** What a refused save says of each place that two changed differently. */
export interface Conflict {
  path: string
  title: string
  mine: string
  theirs: string
}
export type RevisionLine = Answer<'catalogue.listRevisions'>['rows'][number]
/** Which cases under way a change meets. */
export type ChangeEffects = Answer<'applications.readItemChangeEffects'>

export type CheckAnswer = Answer<'catalogue.checkChange'>
/** What the element check found, or a refusal said, of one place. */
export type Finding = Pick<CheckAnswer['findings'][number], 'ruleId' | 'severity' | 'severityName' | 'path' | 'elementTitle' | 'message'>
export type CheckRun = Answer<'catalogue.checkCatalogue'>
export type CheckRules = Answer<'catalogue.listCheckRules'>
export type Severity = CheckRules['rows'][number]['severity']
export type IssuePage = Answer<'catalogue.listIssues'>
export type Issue = IssuePage['rows'][number]

export type ClaimPage = Answer<'catalogue.listClaims'>
export type ClaimRow = ClaimPage['rows'][number]
export type ClaimResult = Answer<'catalogue.claimItems'>
export type ClaimRates = Answer<'catalogue.listClaimRates'>
export type EntryView = Answer<'catalogue.readEntry'>

/** 四减 of one measure: what it was, what it is, what that saves. */
export type Saving = Answer<'catalogue.readItemReductions'>['savings'][number]
export type CostSaving = Answer<'catalogue.readItemReductions'>['cost']
export type ReductionsSince = Answer<'catalogue.listReductionsSince'>
export type PromiseReductions = Answer<'catalogue.readReductions'>
export type BestInCity = Answer<'catalogue.listBestInCity'>
export type BenchmarkBoard = Answer<'catalogue.listBenchmarks'>
export type BenchmarkImport = Answer<'catalogue.importBenchmarks'>
export type ProcessReport = Answer<'catalogue.analyseProcesses'>
export type CatalogueChanges = Answer<'catalogue.listChangesBetween'>

/** What became, or would become, of a workbook. */
export type WorkbookReport = Answer<'catalogue.importWorkbook'>
