import type { Readable } from 'node:stream'
import type { Static, TSchema } from 'typebox'
import { canonicalJson } from './canonical-json.ts'
import type { Actor, Context, Platform } from './context.ts'
import { Refusal, notPermitted, notSignedIn } from './errors.ts'
import { sm3 } from './hash-chain.ts'
import { findAnswer, type IdempotencyScope } from './idempotency-store.ts'
import { validateInput } from './input-validation.ts'
import { AnsweredBefore } from './unit-of-work.ts'

export type Audience = 'public' | 'citizen' | 'staff' | 'supervisor' | 'partner'

/** What a run receives, typed by the operation's schemas. */
export interface OperationInput<P, Q, B> {
  params: P
  query: Q
  body: B
  /** The version the caller saw (If-Match); only for operations with `expectsVersion`. */
  version: number
}

type Typed<S> = S extends TSchema ? Static<S> : undefined

/**
 * One thing that can be asked of the platform. The unit everything hangs on: an API route and a page only name it,
 * so there is one permission path, one schema and one idempotency rule. `id` is also the audit entry and the test title.
 */
export interface Operation<P extends TSchema | undefined = TSchema | undefined, Q extends TSchema | undefined = TSchema | undefined, B extends TSchema | undefined = TSchema | undefined, O extends TSchema = TSchema> {
  id: string
  /** Chinese, one line: what it does. Shown in the API's documentation. */
  summary: string
  audience: Audience
  /** A name of the permission table; `public` needs no account. */
  permission: string
  params?: P
  query?: Q
  body?: B
  output: O
  /** HTTP status of success. */
  status?: 200 | 201 | 202
  /** Takes `Idempotency-Key`. */
  isWrite?: boolean
  /** Needs `If-Match` with the version of the thing it changes. */
  expectsVersion?: boolean
  /** How often one address may do it without an account, where what is sent is kept: beyond that it is refused with 429. */
  flood?: FloodLimit
  /**
   * `file`: answers with a `Download` instead of JSON. `upload`: receives the files of a multipart body as `Upload`. `events`: answers with
   * a `LiveView`, of which each event has the shape of `output`.
   */
  transfer?: 'file' | 'upload' | 'events'
  /** What answers instead when the caller asks for `Accept: text/csv`: the same rows as a streamed table. */
  csv?: AnyOperation
  run(ctx: Context, input: OperationInput<Typed<P>, Typed<Q>, Typed<B>>): Promise<Static<O>>
}

export interface FloodLimit {
  most: number
  perMinutes: number
}

/** A file as the answer of an operation. */
export interface Download {
  mediaType: string
  fileName: string
  content: Uint8Array | Readable
}

/** The body of an operation with `transfer: 'upload'`. */
export interface Upload {
  files: AsyncIterable<{ name: string; content: AsyncIterable<Uint8Array> }>
  /**
   * Of every name and byte that was read so far: what tells two uploads under one key apart. An operation reads all before it
   * writes. Absent where no key can come with it.
   */
  digest?(): string
}

/** Any operation, whatever its schemas: for lists of them. */
export type AnyOperation = Omit<Operation, 'run'> & { run(ctx: Context, input: never): Promise<unknown> }

export function defineOperation<P extends TSchema | undefined = undefined, Q extends TSchema | undefined = undefined, B extends TSchema | undefined = undefined, O extends TSchema = TSchema>(
  operation: Operation<P, Q, B, O>,
): Operation<P, Q, B, O> {
  return operation
}

export interface OperationRequest {
  actor: Actor
  requestId: string
  params?: unknown
  query?: unknown
  body?: unknown
  idempotencyKey?: string | undefined
  ifMatch?: string | undefined
}

/** Whether `roles` hold `permission`: the table is given by the composition root. */
export type PermissionTable = (permission: string, roles: readonly string[]) => boolean

/** Keys of this process whose first request is still being answered. */
const inFlight = new Set<string>()

/**
 * Runs an operation for one request: permission, schema, version, idempotency, then the operation itself.
 * @throws Refusal with a Chinese sentence for everything the caller can mend
 */
export async function execute(platform: Platform, mayDo: PermissionTable, operation: AnyOperation, request: OperationRequest): Promise<{ status: number; body: unknown }> {
  if (operation.permission !== 'public' && !mayDo(operation.permission, request.actor.roles)) {
    throw request.actor.kind === 'anonymous' ? notSignedIn() : notPermitted()
  }
  if (operation.params) validateInput(operation.params, request.params, 'url')
  if (operation.query) validateInput(operation.query, request.query, 'url')
  if (operation.body && operation.transfer !== 'upload') validateInput(operation.body, request.body ?? {}, 'body')
  const version = operation.expectsVersion ? parseVersion(request.ifMatch) : 0
  const idempotency = operation.isWrite ? scopeOf(operation, request) : undefined
  const input = { params: request.params, query: request.query, body: request.body ?? {}, version } as never
  const ctx: Context = { ...platform, actor: request.actor, requestId: request.requestId, idempotency }
  const status = operation.status ?? 200
  if (!idempotency) return { status, body: await operation.run(ctx, input) }

  const flight = `${idempotency.actor}\n${idempotency.key}`
  if (inFlight.has(flight)) {
    throw new Refusal(409, 'platform.in_progress', '上一次提交还在处理，请稍等片刻再查看结果。', { extra: { retryAfterSeconds: 1 } })
  }
  inFlight.add(flight)
  try {
    // Files are stored before anything is found to be a replay: of an upload the stored answer is looked up first.
    const uploaded = operation.transfer === 'upload' ? await findStored(platform, idempotency, request) : undefined
    return uploaded ?? { status, body: await operation.run(ctx, input) }
  } catch (error) {
    // Any other replay normally meets a state that has moved on, or its own key: only then is the stored answer looked up,
    // so that a first request pays nothing for it.
    const stored = error instanceof Refusal || error instanceof AnsweredBefore ? await findStored(platform, idempotency, request) : undefined
    if (stored) return stored
    throw error
  } finally {
    inFlight.delete(flight)
  }
}

/** @throws Refusal `platform.key_reused` when the key was used for something else */
async function findStored(platform: Platform, idempotency: IdempotencyScope, { body }: OperationRequest): Promise<{ status: number; body: unknown } | undefined> {
  const stored = await findAnswer(platform.db, idempotency)
  if (!stored) return undefined
  if (isUpload(body)) await readToTheEnd(body)
  if (stored.request_hash !== idempotency.requestHash) {
    throw new Refusal(409, 'platform.key_reused', '这个请求编号（Idempotency-Key）已用于另一次提交，请换一个新的编号。')
  }
  return { status: stored.status, body: stored.answer }
}

const isUpload = (body: unknown): body is Required<Upload> => typeof body === 'object' && body !== null && typeof (body as Partial<Upload>).digest === 'function'

/** Only then is known whether it is the same upload again. */
async function readToTheEnd({ files }: Upload): Promise<void> {
  for await (const { content } of files) for await (const _ of content);
}

function scopeOf(operation: AnyOperation, request: OperationRequest): IdempotencyScope | undefined {
  const key = request.idempotencyKey
  if (key === undefined || request.actor.kind === 'anonymous') return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Refusal(400, 'platform.bad_idempotency_key', '请求编号（Idempotency-Key）应为 1 到 200 个可见的英文字符。')
  }
  const { body } = request
  if (operation.transfer === 'upload' && isUpload(body)) {
    const named = [operation.id, request.params ?? null, request.query ?? null]
    // Told when the files were read: by then the answer is remembered, or compared with what was.
    return { actor: request.actor.accountId, key, get requestHash() { return sm3(canonicalJson([...named, body.digest()])) } }
  }
  // A body that the operation does not look at was not checked either, and tells two requests apart no more than to it.
  const requestHash = sm3(canonicalJson([operation.id, request.params ?? null, (operation.body && body) ?? null]))
  return { actor: request.actor.accountId, key, requestHash }
}

function parseVersion(header: string | undefined): number {
  if (header === undefined || header === '') {
    throw new Refusal(428, 'platform.version_missing', '缺少版本号（If-Match）。请先打开最新内容，再提交操作。')
  }
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())
  if (!match) throw new Refusal(400, 'platform.bad_version', '版本号（If-Match）应为一个整数，如 "3"。')
  return Number(match[1])
}
