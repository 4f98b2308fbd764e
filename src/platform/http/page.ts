import type { Actor, Platform } from '../context.ts'
import type { FieldError } from '../errors.ts'
import type { AnyOperation, Download, FloodLimit, Upload } from '../operations.ts'
import type { ProblemDetails } from './problem-details.ts'

/** Fields of a form or of a query; a name that was sent more than once has a list. */
export type Fields = Readonly<Record<string, string | string[]>>

export interface Cookie {
  name: string
  value: string
  maxAgeSeconds: number
  /** Where it is sent to; without it wherever the end's pages are. */
  path?: string
}

export interface Redirect {
  kind: 'redirect'
  to: string
  cookies?: Cookie[]
  /** Out of the address this end is mounted within: the browser forgets what it kept of it. */
  isLeaving?: boolean
}

/** What a page answers. A POST answers with a redirect, or shows its form again with what is wrong. */
export type PageReply =
  | { kind: 'html'; html: string; contentSecurityPolicy: string; status?: number }
  | Redirect
  | { kind: 'json'; body: unknown }
  | { kind: 'file'; file: Download }

/** What an operation is given by a page. */
export interface OperationCall {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  /** Another key than the one hidden in the form: where the same thing may be sent from two pages. */
  idempotencyKey?: string
  /** The version that was seen, where it is not the one the form carries. */
  version?: number
}

/** One request for a page, with everything a page may ask. It knows neither the server nor how a session travels. */
export interface PageRequest {
  platform: Platform
  actor: Actor
  requestId: string
  isSignedIn: boolean
  /** The token that the forms of this visitor must carry; empty for visitors. */
  csrfToken: string
  /** Path and query of this request. */
  url: string
  params: Readonly<Record<string, string>>
  query: Fields
  /** What was posted; of a multipart form only after `readParts`. */
  form: Fields
  /** Whether a script asks, which wants JSON. */
  wantsJson: boolean
  cookie(name: string): string | undefined
  /** Set by the door of an end that is mounted within an address of its own. */
  admission: Admission | undefined
  /**
   * Runs an operation on the one permission path of the platform. The key and the version hidden in the posted form
   * stand for the headers `Idempotency-Key` and `If-Match`.
   * @throws Refusal
   */
  run<T>(operation: AnyOperation, call?: OperationCall): Promise<T>
  /** What a write of this visitor under `key` answered, when it was done before (24 hours). */
  findAnswer<T>(key: string): Promise<T | undefined>
  /** Reads a multipart form, giving each chosen file to `onFile` as it comes; afterwards `form` holds the other fields. */
  readParts(onFile: (field: string, upload: Upload) => Promise<void>): Promise<void>
  /** @throws Refusal when login and password do not belong together, or the account is locked */
  signIn(login: string, password: string): Promise<void>
  signOut(): Promise<void>
  /** Ends a session of somebody who is gone, by the SM3 of its token. */
  endSession(tokenHash: string): Promise<void>
  /** @throws Refusal at `/current` or `/next` */
  changePassword(current: string, next: string): Promise<void>
}

/** How the finished bytes of a page are kept for visitors who are not signed in. */
export interface PageCaching {
  /** Names of what the page shows, as `platform/memo.ts` knows them: a change of one of them drops the page. */
  dependsOn: readonly string[]
  /** Whether a query parameter changes the page; others are ignored. */
  isParameter(name: string): boolean
  /** The longest a page is kept where what it shows also changes without a name being touched. */
  keptSeconds?: number
  /** What of the cookies changes the page, in few values: how one reads, where one lives. */
  variantOf(cookie: (name: string) => string | undefined): string
}

/** A server-rendered page at its address. Parameters of the path are written `:name`. */
export interface Page {
  method: 'GET' | 'POST'
  path: string
  /** `citizen`: visitors are asked to sign in first and come back. */
  access: 'anyone' | 'citizen'
  caching?: PageCaching
  /** As of an operation: forms that are kept without an account. */
  flood?: FloodLimit
  answer(request: PageRequest): Promise<PageReply>
}

/** What lets a request in where an end is mounted within an address of its own; ends add what they know of it (`declare module`). */
export interface Admission {
  /** The path before every address of this guest; their cookies are sent nowhere else. */
  base: string
  /** By what this guest's requests are counted against too many. */
  countedBy: string
  /** Cookies as they stand until the guest chooses otherwise. */
  presets: Readonly<Record<string, string>>
  /** SM3 of the token of the only session that holds here. */
  sessionHash: string | null
  /** Signed in here: from now on this is the session that holds. False when it is too late. */
  bindSession(tokenHash: string): Promise<boolean>
  /** Stands around every operation that a page runs; `id` is one for each time it is meant. */
  around(operation: AnyOperation, call: OperationCall & { id: string }, run: () => Promise<unknown>): Promise<unknown>
}

/** What the door of such an end may ask. */
export interface DoorRequest extends Pick<PageRequest, 'platform' | 'params' | 'cookie' | 'endSession'> {
  /** Whether a person asked, not a script of the page. */
  isByPerson: boolean
}

/** Where an end is mounted anew for each guest: addresses, cookies and redirects of its pages stay below `path`, and pages know nothing of it. */
export interface Within {
  /** Such as `/room/:guest`. */
  path: string
  /** Lets in, or says where to go: also for addresses that no page has. */
  admit(request: DoorRequest): Promise<Admission | Redirect>
  /** Where whoever cannot be let in goes when even that cannot be asked. */
  outside: string
}

/** The pages of one end, and what it shows when something cannot be done. */
export interface PageEnd {
  pages: readonly Page[]
  within?: Within
  /** Whether it answers for every address nobody has; one end does. */
  answersElse?: boolean
  signInPath(back: string): string
  /** A page that says what went wrong and what to do; of a 401, how to go on after signing in. */
  showProblem(request: PageRequest, problem: ProblemDetails): Promise<PageReply>
}

/** The value of a field that is sent once. */
export function fieldOf(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  return typeof value === 'string' ? value : value?.[0]
}

/** All values of a field that may be sent several times. */
export function fieldsOf(fields: Fields, name: string): string[] {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** The errors of a refusal by the pointer's last part: what a page of few fields needs. */
export const errorsByField = (errors: readonly FieldError[] | undefined): Record<string, string> =>
  Object.fromEntries((errors ?? []).map(({ pointer, message }) => [pointer.split('/').at(-1) ?? '', message]))
