import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notSignedIn, Refusal } from '../errors.ts'
import { type CachedPage, chooseEncoding, createPageCache, finishPage, type PageCache } from './page-cache.ts'
import { createPageRequest, type PageDeps, refuseForgedForm } from './page-request.ts'
import { type Page, type PageCaching, type PageEnd, type PageReply } from './page.ts'
import { toProblem } from './problem-details.ts'
import { SESSION_COOKIE } from './server.ts'

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
      if (request.headers.accept?.startsWith('application/json')) {
        return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
      }
      const shown = await end.showProblem(createPageRequest(options, request, reply), problem)
      return send(reply, shown.kind === 'html' ? { ...shown, status: shown.status ?? problem.status } : shown)
    })
    for (const page of end.pages) mount(scope, page, options, cache)
    // Everything else that is asked for by a browser; the API keeps answering in JSON.
    scope.get('/*', { schema: { hide: true } }, (request) => {
      if (request.url.startsWith('/api/')) request.headers.accept = 'application/json'
      throw new Refusal(404, 'platform.no_such_address', '没有这个地址，请检查后重试。')
    })
  })
}

function mount(scope: FastifyInstance, page: Page, options: PageOptions, cache: PageCache): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
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
    // A kept page costs less than counting who asks; a hall behind one address may ask often.
    config: page.caching ? { rateLimit: false } : {},
    handler: page.caching ? (request, reply) => answerFromCache(request, reply, page, page.caching!, options, cache, answer) : answer,
  })
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Finished bytes for visitors without a session; everything else goes the long way. */
async function answerFromCache(request: FastifyRequest, reply: FastifyReply, page: Page, caching: PageCaching, options: PageOptions, cache: PageCache, otherwise: Handler): Promise<FastifyReply> {
  const { memo, clock } = options.platform
  const cookies = request.headers.cookie
  if (cookies?.includes(SESSION_COOKIE)) return otherwise(request, reply)
  const url = cookies === undefined && !request.url.includes('?') ? request.url : normaliseUrl(request.url, caching)
  const key = `${url}\n${caching.variantOf((name) => request.cookies[name])}\n${clock.today()}`
  // Taken before the page is made: what changes meanwhile makes it old at once.
  const madeFrom = await Promise.all(caching.dependsOn.map((name) => memo.get(`${name}:pages`, async () => ({}))))
  let kept = cache.find(key, madeFrom)
  if (!kept) {
    const made = await page.answer(createPageRequest(options, request, reply, url))
    if (made.kind !== 'html' || (made.status ?? 200) !== 200) return send(reply, made)
    kept = finishPage(made.html, made.contentSecurityPolicy, madeFrom)
    cache.put(key, kept)
  }
  return sendKept(request, reply, kept)
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
