import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notSignedIn, Refusal } from '../errors.ts'
import { type CachedPage, chooseEncoding, createPageCache, finishPage, type PageCache } from './page-cache.ts'
import { createPageRequest, type PageDeps, refuseForgedForm } from './page-request.ts'
import { type Page, type PageCaching, type PageEnd, type PageReply } from './page.ts'
import { toProblem } from './problem-details.ts'
import { SESSION_COOKIE, toRateLimit } from './server.ts'

export interface PageOptions extends PageDeps {
  end: PageEnd
}

/** Mounts the server-rendered pages of an end. In a scope of their own: here errors are pages, not JSON. */
export function mountPages(server: FastifyInstance, options: PageOptions): void {
  const { end, platform } = options
  const cache = createPageCache()
  void server.register(async (scope) => {
    scope.setErrorHandler(async (error, request, reply) => {
      const problem = toProblem(error, request.id, platform.log)
      if (typeof problem.retryAfterSeconds === 'number') void reply.header('retry-after', String(problem.retryAfterSeconds))
      // Programs are answered as programs, also where no route of the API is that long.
      if (request.url.startsWith('/api/') || request.headers.accept?.startsWith('application/json')) {
        return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
      }
      const shown = await end.showProblem(createPageRequest(options, request, reply), problem)
      return send(reply, shown.kind === 'html' ? { ...shown, status: shown.status ?? problem.status } : shown)
    })
    for (const page of end.pages) mount(scope, page, options, cache)
    if (!end.answersElse) return
    // Everything else that is asked for by a browser; the API keeps answering in JSON.
    scope.get('/*', { schema: { hide: true } }, () => {
      throw new Refusal(404, 'platform.no_such_address', '没有这个地址，请检查后重试。')
    })
  })
}

function mount(scope: FastifyInstance, page: Page, options: PageOptions, cache: PageCache): void {
  const answer: Handler = async (request, reply) => {
    if (page.method === 'POST') refuseForgedForm(request)
    if (page.access === 'citizen' && request.session === undefined) {
      // A form that was typed into gets a page that explains; a link simply asks to sign in.
      if (page.method === 'POST') throw notSignedIn()
      return send(reply, { kind: 'redirect', to: options.end.signInPath(request.url) })
    }
    return send(reply, await page.answer(createPageRequest(options, request, reply)))
  }
  scope.route({
    method: page.method,
    url: page.path,
    schema: { hide: true },
    // Counted only when the page has to be made: a hall behind one address may ask for kept pages as often as it likes.
    config: page.caching ? { rateLimit: false } : page.flood ? { rateLimit: toRateLimit(page.flood) } : {},
    handler: page.caching ? withCache(page, page.caching, options, cache, answer, scope.createRateLimit()) : answer,
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

/** See Other: the browser asks for the page with GET, and reloading it repeats nothing. */
const SEE_OTHER = 303

function send(reply: FastifyReply, answer: PageReply): FastifyReply {
  // Personal or the answer to a form: kept by nobody.
  void reply.header('cache-control', 'private, no-store')
  switch (answer.kind) {
    case 'html':
      return reply.status(answer.status ?? 200).type('text/html; charset=utf-8').headers({ 'content-security-policy': answer.contentSecurityPolicy, 'referrer-policy': REFERRER_POLICY }).send(answer.html)
    case 'redirect':
      for (const { name, value, maxAgeSeconds } of answer.cookies ?? []) void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: maxAgeSeconds })
      return reply.redirect(answer.to, SEE_OTHER)
    case 'json':
      return reply.serializer(JSON.stringify).type('application/json; charset=utf-8').send(answer.body)
    case 'file':
      return reply.type(answer.file.mediaType).header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(answer.file.fileName)}`).send(answer.file.content)
  }
}
