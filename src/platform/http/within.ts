import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Sessions } from '../auth/sessions.ts'
import { ANONYMOUS, type Platform } from '../context.ts'
import type { PageReply, Within } from './page.ts'

/** Asks before anything else whether a request is let in, and honours no session but the guest's own. */
export function standAtDoor(scope: FastifyInstance, within: Within, { platform, sessions }: { platform: Platform; sessions: Sessions }, send: (reply: FastifyReply, answer: PageReply) => FastifyReply): void {
  const depth = new RegExp(`^(?:/[^/?]*){${within.path.split('/').length - 1}}`)
  scope.addHook('onRequest', async (request, reply) => {
    const admitted = await within.admit({
      platform,
      params: request.params as Record<string, string>,
      cookie: (name) => request.cookies[name],
      endSession: sessions.endByHash,
      isByPerson: isByPerson(request),
    })
    if ('kind' in admitted) {
      forgetCookies(request, reply, depth.exec(request.url)![0])
      return send(reply, admitted)
    }
    request.admission = admitted
    const local = request.url.replace(depth, '')
    request.localUrl = local.startsWith('/') ? local : `/${local}`
    if (request.session && request.session.tokenHash !== admitted.sessionHash) {
      request.session = undefined
      request.actor = ANONYMOUS
    }
    return undefined
  })
}

/** What was set for a guest's own address; a cookie is named for its path too, so what was set elsewhere stays. */
export function forgetCookies(request: FastifyRequest, reply: FastifyReply, base: string): void {
  for (const name of Object.keys(request.cookies)) void reply.clearCookie(name, { path: base })
}

/** A browser says of each address it goes to whether a person asked for it, or a page that comes anew by itself; where it does not say (plain http), the visit's longest time has to do. */
function isByPerson({ headers, method }: FastifyRequest): boolean {
  if (headers.accept?.startsWith('application/json')) return false
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-user'] === '?1' || method === 'POST'
}
