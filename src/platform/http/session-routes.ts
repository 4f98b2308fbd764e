import type { FastifyInstance, FastifyReply } from 'fastify'
import type { SessionOperations } from '../auth/session-operations.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Platform } from '../context.ts'
import { execute, type PermissionTable } from '../operations.ts'
import { refuseForgery, SESSION_COOKIE } from './server.ts'
import { schemaOf } from './route-schema.ts'

export function setSessionCookie(reply: FastifyReply, token: string, isSecure: boolean, path = '/'): void {
  reply.setCookie(SESSION_COOKIE, token, { path, httpOnly: true, sameSite: 'lax', secure: isSecure })
}

/** `/api/v1/sessions`: the only routes that touch the cookie, so they are mounted by hand; the operations are as any other. */
export function mountSessionRoutes(server: FastifyInstance, options: { platform: Platform; sessions: Sessions; operations: SessionOperations; mayDo: PermissionTable }): void {
  const { platform, sessions, operations, mayDo } = options
  server.post('/api/v1/sessions', { schema: schemaOf(operations.create) }, async (request, reply) => {
    refuseForgery(request, request.session?.csrfToken)
    const { status, body } = await execute(platform, mayDo, operations.create, { actor: request.actor, requestId: request.id, body: request.body })
    const signedIn = body as { token: string | null }
    if ((request.body as { transport?: string }).transport === 'cookie') {
      setSessionCookie(reply, signedIn.token!, request.protocol === 'https')
      return reply.status(status).send({ ...signedIn, token: null })
    }
    return reply.status(status).send(signedIn)
  })
  server.get('/api/v1/sessions/current', { schema: schemaOf(operations.read) }, async (request) => {
    const { body } = await execute(platform, mayDo, operations.read, { actor: request.actor, requestId: request.id })
    return { ...(body as object), mustChangePassword: request.session?.mustChangePassword, csrfToken: request.isByCookie ? request.session?.csrfToken : undefined }
  })
  server.put('/api/v1/sessions/current/password', { schema: schemaOf(operations.changePassword) }, async (request) => {
    refuseForgery(request, request.headers['x-csrf-token'])
    const { body } = await execute(platform, mayDo, operations.changePassword, { actor: request.actor, requestId: request.id, body: request.body })
    await sessions.keepOnly(request.session!)
    return body
  })
  server.delete('/api/v1/sessions/current', { schema: schemaOf(operations.end) }, async (request, reply) => {
    refuseForgery(request, request.headers['x-csrf-token'])
    const { body } = await execute(platform, mayDo, operations.end, { actor: request.actor, requestId: request.id })
    await sessions.signOut(request.session!)
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).send(body)
  })
}
