import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notSignedIn, Refusal } from '../errors.ts'
import { type CachedPage, chooseEncoding, createPageCache, finishPage, type PageCache } from './page-cache.ts'
import { createPageRequest, type PageDeps, refuseForgedForm } from './page-request.ts'
import { type Page, type PageCaching, type PageEnd, type PageReply } from './page.ts'
import { toProblem } from './problem-details.ts'
import { forgetCookies, standAtDoor } from './within.ts'
import { keepWithin, toLocation } from './within-rules.ts'
import { SESSION_COOKIE, toRateLimit } from './server.ts'

export interface PageOptions extends PageDeps {
  end: PageEnd
}

/** Mounts the server-rendered pages of an end. In a scope of their own: here errors are pages, not JSON. */
export function mountPages(server: FastifyInstance, options: PageOptions): void {
  const { end, platform } = options
  const cache = createPageCache()
  void server.register(async (scope) => {
    if (end.within) standAtDoor(scope, end.within, options, send)
    scope.setErrorHandler(async (error, request, reply) => {
      const problem = toProblem(error, request.id, platform.log)
      if (typeof problem.retryAfterSeconds === 'number') void reply.header('retry-after', String(problem.retryAfterSeconds))
      // Programs are answered as programs, also where no route of the API is that long.
      if (request.url.startsWith('/api/') || request.headers.accept?.startsWith('application/json')) {
        return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
      }
      // Nobody was let in: their pages cannot be shown, not even one about this.
      if (end.within && !request.admission) return send(reply, { kind: 'redirect', to: end.within.outside, isLeaving: true })
      const shown = await end.showProblem(createPageRequest(options, request, reply), problem)
      return send(reply, shown.kind === 'html' ? { ...shown, status: shown.status ?? problem.status } : shown)
    })
    for (const page of end.pages) mount(scope, page, options, cache)
    if (!end.answersElse) return
    // Everything else that is asked for by a browser; the API keeps answering in JSON.
    scope.route({ method: end.within ? ['GET', 'POST'] : 'GET', url: '/*', schema: { hide: true }, handler: () => {
      throw new Refusal(404, 'platform.no_such_address', '没有这个地址，请检查后重试。')
    } })
  }, end.within ? { prefix: end.within.path } : {})
}

function mount(scope: FastifyInstance, page: Page, options: PageOptions, cache: PageCache): void {
  // What is shown within a guest's own address is nobody else's.
  const caching = options.end.within ? undefined : page.caching
  const answer: Handler = async (request, reply) => {
    if (page.method === 'POST') refuseForgedForm(request)
    if (page.access === 'citizen' && request.session === undefined) {
      // A form that was typed into gets a page that explains; a link simply asks to sign in.
      if (page.method === 'POST') throw notSignedIn()
      return send(reply, { kind: 'redirect', to: options.end.signInPath(request.localUrl) })
    }
    return send(reply, await page.answer(createPageRequest(options, request, reply)))
  }
  scope.route({
    method: page.method,
    url: page.path,
    schema: { hide: true },
    // Counted only when the page has to be made: a hall behind one address may ask for kept pages as often as it likes.
    config: caching ? { rateLimit: false } : page.flood ? { rateLimit: toRateLimit(page.flood) } : {},
    handler: caching ? withCache(page, caching, options, cache, answer, scope.createRateLimit()) : answer,
  })
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Finished bytes for visitors without a session; everything else goes the long way. */
function withCache(page: Page, caching: PageCaching, options: PageOptions, cache: PageCache, answer: Handler, count: ReturnType<FastifyInstance['createRateLimit']>): Handler {
  const { memo, clock } = options.platform
  const refuseTooMany = async (request: FastifyRequest) => {
    const limit = await count(request)
    if (!limit.isAllowed && limit.isExceeded) throw new Refusal(429, 'platform.too_many', '操作过于频繁，请稍等一分钟再试。', { extra: { retryAfterSeconds: limit.ttlInSeconds } })
  }
  return async (request, reply) => {
    if (request.headers.cookie?.includes(SESSION_COOKIE)) {
      await refuseTooMany(request)
      return answer(request, reply)
    }
    const url = request.url.includes('?') ? normaliseUrl(request.url, caching) : request.url
    // A page that may not get old has another key as soon as its time is over; the old one goes when the room is needed.
    const age = caching.keptSeconds === undefined ? '' : Math.floor(clock.now().getTime() / 1000 / caching.keptSeconds)
    const key = `${url}\n${caching.variantOf((name) => request.cookies[name])}\n${clock.today()}\n${age}`
    // Taken before the page is made: what changes meanwhile makes it old at once.
    const madeFrom = await Promise.all(caching.dependsOn.map((name) => memo.get(`${name}:pages`, async () => ({}))))
    const kept = cache.find(key, madeFrom)
    if (kept) return sendKept(request, reply, kept)
    await refuseTooMany(request)
    const made = await page.answer(createPageRequest(options, request, reply, url))
    if (made.kind !== 'html' || (made.status ?? 200) !== 200) return send(reply, made)
    const finished = finishPage(made.html, made.contentSecurityPolicy, madeFrom)
    cache.put(key, finished)
    return sendKept(request, reply, finished)
  }
}

function sendKept(request: FastifyRequest, reply: FastifyReply, page: CachedPage): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  // Asked again each time, for after signing in the same address shows another page; mostly answered with 304.
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': page.contentSecurityPolicy,
    'referrer-policy': REFERRER_POLICY,
    'permissions-policy': NO_CAMERA,
    'cache-control': 'no-cache',
    vary: 'cookie, accept-encoding',
    etag: page.etag,
  })
  if (request.headers['if-none-match'] === page.etag) return reply.status(304).send()
  if (encoding !== 'identity') void reply.header('content-encoding', encoding)
  return reply.send(page.bytes[encoding])
}

/** Path and the parameters the page knows, in one order: what differs otherwise is the same page. */
function normaliseUrl(url: string, caching: PageCaching): string {
  const [path = '/', search = ''] = url.split('?', 2)
  const known = [...new URLSearchParams(search)].filter(([name, value]) => value !== '' && caching.isParameter(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  return known.length === 0 ? path : `${path}?${new URLSearchParams(known)}`
}

/** Without any referrer a browser sends a form with `Origin: null`, and the check against forgery would refuse our own forms. */
const REFERRER_POLICY = 'same-origin'

/** Only a machine of a place has a camera for documents. */
const NO_CAMERA = 'camera=(), microphone=()'
const OWN_CAMERA = 'camera=(self), microphone=()'

/** See Other: the browser asks for the page with GET, and reloading it repeats nothing. */
const SEE_OTHER = 303

/** A part of a page, for its script to put in. */
const isMarkup = (value: unknown): value is string => typeof value === 'string' && value.startsWith('<')

function send(reply: FastifyReply, answer: PageReply): FastifyReply {
  const base = reply.request.admission?.base
  // Personal or the answer to a form: kept by nobody.
  void reply.header('cache-control', 'private, no-store')
  switch (answer.kind) {
    case 'html':
      return reply.status(answer.status ?? 200).type('text/html; charset=utf-8').headers({ 'content-security-policy': answer.contentSecurityPolicy, 'referrer-policy': REFERRER_POLICY, 'permissions-policy': base === undefined ? NO_CAMERA : OWN_CAMERA }).send(base === undefined ? answer.html : keepWithin(answer.html, base))
    case 'redirect':
      for (const { name, value, maxAgeSeconds, path } of answer.cookies ?? []) void reply.setCookie(name, value, { path: path ?? base ?? '/', httpOnly: true, sameSite: 'lax', maxAge: maxAgeSeconds })
      if (answer.isLeaving) {
        void reply.header('clear-site-data', '"cache", "storage"')
        if (base !== undefined) forgetCookies(reply.request, reply, base)
      }
      return reply.redirect(base === undefined || answer.isLeaving ? answer.to : toLocation(answer.to, base), SEE_OTHER)
    case 'json':
      return reply.serializer(base === undefined ? JSON.stringify : (body) => JSON.stringify(body, (_name, value: unknown) => (isMarkup(value) ? keepWithin(value, base) : value))).type('application/json; charset=utf-8').send(answer.body)
    case 'file':
      return reply.type(answer.file.mediaType).header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(answer.file.fileName)}`).send(answer.file.content)
  }
}
