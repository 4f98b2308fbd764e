import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import buildSerializer from 'fast-json-stringify'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Session, Sessions } from '../auth/sessions.ts'
import { ANONYMOUS, type Actor, type Platform } from '../context.ts'
import { Refusal } from '../errors.ts'
import { createLiveViews, type LiveView } from '../feed/live-views.ts'
import { MAX_FILE_BYTES } from '../files/files.ts'
import type { Metrics } from '../metrics.ts'
import { type AnyOperation, type Download, execute, type FloodLimit, type PermissionTable, type Upload } from '../operations.ts'
import { createEventStreams, type EventStreams } from './event-stream.ts'
import type { Admission } from './page.ts'
import { type ProblemDetails, toProblem } from './problem-details.ts'
import { schemaOf } from './route-schema.ts'
import type { Route } from './routes.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { toSerialSchema } from './serial-schema.ts'
import { followSilentConnections } from './silent-connections.ts'

/** A body larger than any form; files go through multipart. */
const MAX_BODY_BYTES = 1024 * 1024

/** What stays open to somebody who has to choose a password first. */
const SESSIONS = '/api/v1/sessions'

export const SESSION_COOKIE = 'yichuang_session'

export interface ServerOptions {
  platform: Platform
  sessions: Sessions
  mayDo: PermissionTable
  metrics: Metrics
  routes: Route[]
  /** How many requests one account may make a minute; benchmarks and the fuzz test raise it. */
  requestsPerMinute: number
  /** True when the database answers: for `/readyz`. */
  isReady(): Promise<boolean>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before anything else looks. */
    session: Session | undefined
    actor: Actor
    /** Whether the session came by cookie: then a write needs the CSRF token. */
    isByCookie: boolean
    /** Set where pages are mounted within an address of a guest's own. */
    admission: Admission | undefined
    /** Path and query as the pages know them: without what they are mounted within. */
    localUrl: string
  }
}

const serializers = new WeakMap<object, (data: unknown) => string>()

/** Compiled when it first answers: a start does not wait for two hundred addresses nobody may ask for. */
const serializerOf = (schema: object) => (data: unknown): string => {
  const serialize = serializers.get(schema) ?? buildSerializer(toSerialSchema(schema))
  serializers.set(schema, serialize)
  return serialize(data)
}

/** The HTTP server with every API route mounted; pages are mounted by `pages.ts`. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { platform, sessions, metrics } = options
  const server = fastify({
    loggerInstance: platform.log as FastifyBaseLogger,
    // One line a request costs more than many a request: metrics count them, errors are logged where they are made.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot even be read reaches no route and no error handler.
    frameworkErrors: (_error, request, reply) => sendProblem(reply.headers(SECURITY_HEADERS), toProblem(new Refusal(400, 'platform.bad_address', '地址的写法有误，请检查后重试。'), request.id, platform.log)),
  })
  // A HEAD is a GET whose answer has no body, and Node leaves it out: a second route for every address would take a quarter of a start.
  server.server.prependListener('request', (request: IncomingMessage) => {
    if (request.method === 'HEAD') request.method = 'GET'
  })
  // Operations check their own input, for pages and the API alike: Fastify only serialises.
  server.setValidatorCompiler(() => () => true)
  server.setSerializerCompiler(({ schema }) => serializerOf(schema as object))

  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(SECURITY_HEADERS)
    done()
  })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: MAX_BODY_BYTES })
  await server.register(multipart, { limits: { fileSize: MAX_FILE_BYTES + 1, files: 20, fields: 50, fieldSize: 64 * 1024 } })
  await server.register(compress, { threshold: 1024 })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '一窗 API', version: '1', description: '错误按 RFC 9457 返回；写操作接受 Idempotency-Key；对已有内容的操作需带 If-Match。', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: '/' }],
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
  })
  await server.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })

  server.decorateRequest('session', undefined)
  server.decorateRequest('isByCookie', false)
  server.decorateRequest('admission', undefined)
  server.decorateRequest('localUrl', '')
  server.decorateRequest('actor', undefined as unknown as Actor)
  server.addHook('onRequest', async (request) => {
    request.actor = ANONYMOUS
    request.localUrl = request.url
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    const token = bearer ?? request.cookies[SESSION_COOKIE]
    if (!token) return
    request.session = await sessions.find(token)
    request.isByCookie = bearer === undefined
    if (!request.session) {
      if (bearer) throw new Refusal(401, 'sessions.expired', '登录已过期，请重新登录。')
      return
    }
    request.actor = request.session.actor
    if (request.session.mustChangePassword && request.url.startsWith('/api/') && !request.url.startsWith(SESSIONS)) {
      throw new Refusal(403, 'sessions.must_change_password', '这个密码是别人设的，请先改成自己的密码，再继续使用。')
    }
  })
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    hook: 'preHandler',
    // A hall shares one address: count by account, or by what else is known of a visitor, and by address only where nothing is.
    keyGenerator: (request) => (request.session ? request.actor.accountId : (request.admission?.countedBy ?? request.ip)),
  })

  // What nobody reads any more is let go: whoever still sends a large file would wait for ever and never see the answer.
  server.addHook('onSend', (request, _reply, payload, done) => {
    if (request.isMultipart()) request.raw.unpipe().resume()
    done(null, payload)
  })
  server.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request.id, platform.log)
    metrics.refusals.inc({ code: problem.code })
    if (typeof problem.retryAfterSeconds === 'number') void reply.header('retry-after', String(problem.retryAfterSeconds))
    return sendProblem(reply, problem)
  })
  server.setNotFoundHandler((request, reply) =>
    sendProblem(reply, toProblem(new Refusal(404, 'platform.no_such_address', '没有这个地址，请检查后重试。'), request.id, platform.log)))

  const streams = createEventStreams(createLiveViews(platform.feed, platform.log))
  const silent = followSilentConnections(server.server)
  server.addHook('preClose', async () => {
    streams.close()
    silent.close()
  })
  for (const route of options.routes) mount(server, route, options, streams)

  server.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }))
  server.get('/readyz', { schema: { hide: true } }, async (_request, reply) =>
    (await options.isReady()) ? { status: 'ready' } : reply.status(503).send({ status: 'database does not answer' }))
  server.get('/metrics', { schema: { hide: true } }, async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()))
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger())
  return server
}

const sendProblem = (reply: FastifyReply, problem: ProblemDetails) =>
  reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)

function mount(server: FastifyInstance, route: Route, options: ServerOptions, streams: EventStreams): void {
  server.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    schema: schemaOf(route.operation),
    // The answer to a write is a few hundred bytes: not worth the hook.
    ...(route.method === 'GET' ? {} : { compress: false }),
    ...(route.operation.flood ? { config: { rateLimit: toRateLimit(route.operation.flood) } } : {}),
    handler: async (request, reply) => {
      const startedAt = performance.now()
      const operation = (request.headers.accept?.startsWith('text/csv') ? route.operation.csv : undefined) ?? route.operation
      try {
        const result = await answer(request, operation, options)
        metricsOf(options, operation, result.status, startedAt)
        if (operation.transfer === 'file') return await sendFile(reply, result.body as Download)
        if (operation.transfer === 'events') return streams.open(request, reply, result.body as LiveView)
        return await reply.status(result.status).send(result.body)
      } catch (error) {
        metricsOf(options, operation, error instanceof Refusal ? error.status : 500, startedAt)
        throw error
      }
    },
  })
}

/** For one address of its own: the limit of all requests together stays beside it. */
export const toRateLimit = ({ most, perMinutes }: FloodLimit) => ({ max: most, timeWindow: perMinutes * 60_000 })

async function answer(request: FastifyRequest, operation: AnyOperation, options: ServerOptions) {
  if (operation.isWrite || operation.expectsVersion) refuseForgery(request, request.headers['x-csrf-token'])
  return execute(options.platform, options.mayDo, operation, {
    actor: request.actor,
    requestId: request.id,
    params: request.params,
    query: request.query,
    body: operation.transfer === 'upload' ? uploadOf(request) : request.body,
    idempotencyKey: header(request, 'idempotency-key'),
    ifMatch: header(request, 'if-match'),
  })
}

function sendFile(reply: FastifyReply, file: Download) {
  return reply
    .type(file.mediaType)
    // Personal documents: kept by nobody in between.
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    .send(file.content)
}

function uploadOf(request: FastifyRequest): Upload {
  if (!request.isMultipart()) throw new Refusal(415, 'platform.not_multipart', '请以表单（multipart/form-data）上传文件。')
  const hash = createHash('sha256')
  async function* contentOf(file: AsyncIterable<Uint8Array>) {
    let size = 0
    for await (const chunk of readable(file)) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
    hash.update(`/${size}`)
  }
  async function* files() {
    for await (const part of readable(request.files())) {
      hash.update(JSON.stringify(part.filename))
      yield { name: part.filename, content: contentOf(part.file) }
    }
  }
  return { files: files(), digest: () => hash.copy().digest('base64url') }
}

/** What breaks while a form with files is read is the sender's: a form cut short, or one without boundaries. */
export async function* readable<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const parts = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await parts.next().catch((error: Error & { statusCode?: number }) => {
        throw error instanceof Refusal || error.statusCode ? error : new Refusal(400, 'platform.bad_upload', '上传的内容不完整，请检查网络后重新上传。')
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    await parts.return?.()
  }
}

function metricsOf(options: ServerOptions, operation: AnyOperation, status: number, startedAt: number): void {
  options.metrics.requests.observe({ operation: operation.id, status: String(status) }, (performance.now() - startedAt) / 1000)
}

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/**
 * A write that came by cookie must carry the session's token, and must come from our own pages: another site can
 * make a browser send the cookie, but can neither read the token nor hide its origin. Bearers need neither.
 */
export function refuseForgery(request: FastifyRequest, token: unknown): void {
  const origin = request.headers.origin
  if (origin !== undefined && request.headers.authorization === undefined && hostOf(origin) !== request.headers.host) {
    throw new Refusal(403, 'platform.foreign_origin', '请从本平台的页面提交，不要从其他网站提交。')
  }
  if (request.isByCookie && request.session && token !== request.session.csrfToken) {
    throw new Refusal(403, 'platform.csrf', '页面已过期，请刷新页面后重新提交；已填写的内容会保留在草稿中。')
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

export type { FastifyInstance, FastifyReply, FastifyRequest }
