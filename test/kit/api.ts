import { DEMO_PASSWORD } from '../../src/demo-city/city-file.ts'

export { DEMO_PASSWORD }

/** What the API answered. `body` is what the test expects it to be; a refusal is read with `problemOf`. */
export interface Reply<Body> {
  status: number
  body: Body
  headers: Headers
}

/** RFC 9457 as the platform writes it. */
export interface Problem {
  status: number
  code: string
  title: string
  detail: string
  errors?: { pointer: string; message: string }[]
  [fact: string]: unknown
}

export interface WriteOptions {
  /** Idempotency-Key */
  key?: string | undefined
  /** If-Match */
  version?: number | string | undefined
  headers?: Record<string, string>
}

/** One account (or a visitor) in front of the API, as a script would use it. */
export interface Api {
  readonly token: string | undefined
  get<Body = unknown>(path: string, headers?: Record<string, string>): Promise<Reply<Body>>
  post<Body = unknown>(path: string, body?: unknown, options?: WriteOptions): Promise<Reply<Body>>
  put<Body = unknown>(path: string, body?: unknown, options?: WriteOptions): Promise<Reply<Body>>
  del<Body = unknown>(path: string, options?: WriteOptions): Promise<Reply<Body>>
  /** Bytes as they are, with a content type of one's own. */
  send<Body = unknown>(method: string, path: string, content: string | Uint8Array<ArrayBuffer> | FormData, options?: WriteOptions): Promise<Reply<Body>>
  /** A document or certificate. */
  open(path: string): Promise<{ status: number; mediaType: string; content: Buffer }>
}

/** The API for whoever holds `token`; without one for a visitor. */
export function createApi(url: string, token?: string): Api {
  async function call<Body>(method: string, path: string, content: BodyInit | undefined, { key, version, headers = {} }: WriteOptions = {}): Promise<Reply<Body>> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      ...(content === undefined ? {} : { body: content }),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(version === undefined ? {} : { 'if-match': typeof version === 'number' ? `"${version}"` : version }),
        ...headers,
      },
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers }
  }
  const write = (method: string) => <Body>(path: string, body: unknown = {}, options: WriteOptions = {}) =>
    call<Body>(method, path, JSON.stringify(body), { ...options, headers: { 'content-type': 'application/json', ...options.headers } })
  return {
    token,
    get: (path, headers) => call('GET', path, undefined, headers ? { headers } : {}),
    post: write('POST'),
    put: write('PUT'),
    del: (path, options) => call('DELETE', path, undefined, options),
    send: (method, path, content, options) => call(method, path, content, options),
    async open(path) {
      const response = await fetch(`${url}/api/v1${path}`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })
      return { status: response.status, mediaType: response.headers.get('content-type') ?? '', content: Buffer.from(await response.arrayBuffer()) }
    },
  }
}

/** The API for the account `login`. @throws Error when it cannot sign in */
export async function signIn(url: string, login: string, password = DEMO_PASSWORD): Promise<Api> {
  const reply = await createApi(url).post<{ token: string }>('/sessions', { login, password })
  if (reply.status !== 201) throw new Error(`${login} cannot sign in: ${JSON.stringify(reply.body)}`)
  return createApi(url, reply.body.token)
}

/** The answer of a call that must succeed. @throws Error with the refusal when it did not */
export function answerOf<Body>(reply: Reply<Body>): Body {
  if (reply.status >= 300) throw new Error(`expected success, but: ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** The refusal of a call that must fail. @throws Error when it succeeded, or is no problem document */
export function problemOf(reply: Reply<unknown>): Problem {
  if (reply.status < 400) throw new Error(`expected a refusal, but ${reply.status}: ${JSON.stringify(reply.body)}`)
  if (!reply.headers.get('content-type')?.startsWith('application/problem+json')) throw new Error(`${reply.status} is no problem document: ${String(reply.body)}`)
  return reply.body as Problem
}
