import createClient from 'openapi-fetch'
import type { paths } from './api.d.ts'
import { noAnswer, Problem } from './problem.ts'
import { getCsrfToken, refreshSession, signInAgain } from './session.ts'

/** Every address of the API, typed by what the server says of itself (`api.d.ts`). Refusals are thrown as `Problem`. */
export const api = createClient<paths>({ fetch: (request) => send(request) })

const WRITES = new Set(['POST', 'PUT', 'DELETE'])

/**
 * One request. A session that ended is signed in again over the page, one that another tab began is picked up; then
 * the same request goes out once more with the same Idempotency-Key, so that nothing is done twice.
 */
async function send(request: Request): Promise<Response> {
  const first = await attempt(request.clone())
  if (first.ok) return first
  const problem = await readProblem(first)
  if (problem.status === 401) await signInAgain()
  else if (problem.code === 'platform.csrf') await refreshSession()
  else throw problem
  const second = await attempt(request)
  if (second.ok) return second
  throw await readProblem(second)
}

async function attempt(request: Request): Promise<Response> {
  if (WRITES.has(request.method)) request.headers.set('x-csrf-token', getCsrfToken())
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw noAnswer()
  }
}

/** What the server said about why not. */
export async function readProblem(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  if (isProblem) return new Problem((await response.json()) as ConstructorParameters<typeof Problem>[0])
  return new Problem({ status: response.status, code: `http.${response.status}`, detail: `服务器没有正常回答（${response.status}），请稍后重试。` })
}

/** The body of an answer. What went wrong was thrown before. */
export async function bodyOf<Body>(answer: Promise<{ data?: Body }>): Promise<Body> {
  return (await answer).data as Body
}

/** The headers of a write: the key of one intention, and the version that was seen. */
export const once = (key: string) => ({ 'idempotency-key': key })
export const seen = (version: number, key: string) => ({ 'if-match': `"${version}"`, ...once(key) })
