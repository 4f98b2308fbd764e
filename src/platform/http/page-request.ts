import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createSessionOperations } from '../auth/session-operations.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Platform } from '../context.ts'
import { Refusal } from '../errors.ts'
import { MAX_FILE_BYTES } from '../files/files.ts'
import { sm3 } from '../hash-chain.ts'
import { findAnswer } from '../idempotency-store.ts'
import { type AnyOperation, execute, type PermissionTable } from '../operations.ts'
import { type Fields, fieldOf, type OperationCall, type PageRequest } from './page.ts'
import { refuseForgery, SESSION_COOKIE } from './server.ts'
import { setSessionCookie } from './session-routes.ts'

export interface PageDeps {
  platform: Platform
  sessions: Sessions
  mayDo: PermissionTable
}

/** Hidden fields of every form without JavaScript, standing for what a script would send as headers. */
const CSRF_FIELD = '_csrf'
const KEY_FIELD = '_idempotencyKey'
const VERSION_FIELD = '_version'

/** What a page may ask of one request. */
export function createPageRequest({ platform, sessions, mayDo }: PageDeps, request: FastifyRequest, reply: FastifyReply, url = request.localUrl): PageRequest {
  const { actor, session, admission } = request
  const sessionOperations = createSessionOperations(sessions)
  const run = async (operation: AnyOperation, call: OperationCall): Promise<unknown> => {
    const { body } = await execute(platform, mayDo, operation, {
      actor,
      requestId: request.id,
      params: call.params,
      query: call.query,
      body: call.body,
      idempotencyKey: call.idempotencyKey ?? fieldOf(page.form, KEY_FIELD),
      ifMatch: call.version === undefined ? fieldOf(page.form, VERSION_FIELD) : String(call.version),
    })
    return body
  }
  const page: PageRequest = {
    platform,
    actor,
    requestId: request.id,
    isSignedIn: session !== undefined,
    csrfToken: session?.csrfToken ?? '',
    url,
    params: (request.params ?? {}) as Record<string, string>,
    query: (request.query ?? {}) as Fields,
    form: isFields(request.body) ? request.body : {},
    wantsJson: request.headers.accept?.startsWith('application/json') ?? false,
    cookie: (name) => request.cookies[name] ?? admission?.presets[name],
    admission,
    run: async <T>(operation: AnyOperation, call: OperationCall = {}) => (await (admission
      ? admission.around(operation, { ...call, id: call.idempotencyKey ?? (fieldOf(page.form, KEY_FIELD) || platform.ids.next()) }, () => run(operation, call))
      : run(operation, call))) as T,
    async findAnswer<T>(key: string) {
      return (await findAnswer(platform.db, { actor: actor.accountId, key, requestHash: '' }))?.answer as T | undefined
    },
    async readParts(onFile) {
      page.form = await readParts(request, onFile)
    },
    async signIn(login, password) {
      const signedIn = (await run(sessionOperations.create, { body: { login, password, transport: 'cookie' } })) as { token: string }
      if (admission && !(await admission.bindSession(sm3(signedIn.token)))) {
        await sessions.endByHash(sm3(signedIn.token))
        throw new Refusal(410, 'platform.guest_gone', '这次使用已经结束，请重新开始。')
      }
      setSessionCookie(reply, signedIn.token, request.protocol === 'https', admission?.base)
    },
    async changePassword(current, next) {
      await run(sessionOperations.changePassword, { body: { current, next } })
      if (session) await sessions.keepOnly(session)
    },
    async signOut() {
      if (!session) return
      await run(sessionOperations.end, {})
      await sessions.signOut(session)
      void reply.clearCookie(SESSION_COOKIE, { path: admission?.base ?? '/' })
    },
    endSession: sessions.endByHash,
  }
  return page
}

/** Refuses a form that did not come from our own page; a multipart form is looked at when its fields are read. */
export function refuseForgedForm(request: FastifyRequest): void {
  if (!request.isMultipart()) refuseForgery(request, isFields(request.body) ? fieldOf(request.body, CSRF_FIELD) : undefined)
}

const isFields = (body: unknown): body is Fields =>
  typeof body === 'object' && body !== null && Object.values(body).every((value) => typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string')))

/** Names that would change the object they are put on. */
const UNSAFE_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

async function readParts(request: FastifyRequest, onFile: Parameters<PageRequest['readParts']>[0]): Promise<Fields> {
  if (!request.isMultipart()) throw new Refusal(415, 'platform.not_multipart', '请以表单（multipart/form-data）上传文件。')
  const fields: Record<string, string | string[]> = {}
  let isTrusted = false
  // The hidden fields stand first in our forms: no byte of a file is kept before the token was seen.
  const trust = () => {
    if (!isTrusted) refuseForgery(request, fieldOf(fields, CSRF_FIELD))
    isTrusted = true
  }
  // One byte too many is let through so that the file store refuses the file by its name; the rest is thrown away.
  const options = { limits: { fileSize: MAX_FILE_BYTES + 1 }, throwFileSizeLimit: false }
  for await (const part of request.parts(options)) {
    if (part.type === 'file') {
      trust()
      if (part.filename) await onFile(part.fieldname, { files: oneFile(part.filename, part.file) })
      // What was not read would hold up the parts behind it.
      part.file.resume()
    } else if (!UNSAFE_NAMES.has(part.fieldname)) {
      const value = String(part.value)
      const before = Object.hasOwn(fields, part.fieldname) ? fields[part.fieldname]! : undefined
      fields[part.fieldname] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value]
    }
  }
  trust()
  return fields
}

/** Left half read when it is refused, so that the parts behind it can still be read. */
async function* oneFile(name: string, file: Readable) {
  yield { name, content: file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array> }
}
