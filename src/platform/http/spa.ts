import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../errors.ts'

export interface SpaOptions {
  /** Where the build is: `index.html` and `assets/`. */
  folder: string
  /** Where it is shown, as `/staff`; the build must have been made for this address. */
  prefix: string
  /** The page of this end, where one build holds several. */
  page?: string
}

/**
 * Shows a single-page end. Files with a hash in their name are kept for good and compressed by the build, `index.html` never, and every address
 * below `prefix` that is no file is a page of the end: its router knows it.
 */
export async function mountSpa(server: FastifyInstance, { folder, prefix, page = 'index.html' }: SpaOptions): Promise<void> {
  const index = join(folder, page)
  await server.register(async (scope) => {
    // Not by the plugin's own route: that reads the whole folder for each file, to tell how the file system spells its name.
    await scope.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
    scope.get<{ Params: { '*': string } }>(`${prefix}/assets/*`, { schema: { hide: true } }, (request, reply) => reply.sendFile(request.params['*'], join(folder, 'assets'), { immutable: true, maxAge: '365d' }))
    const show = (_request: unknown, reply: { header(name: string, value: string): unknown; sendFile(file: string, options: object): unknown }) => {
      if (!existsSync(index)) throw new Refusal(503, 'platform.not_built', '页面还没有构建，请联系管理员运行 npm run build。')
      void reply.header('cache-control', 'no-store')
      return reply.sendFile(page, { cacheControl: false })
    }
    scope.get(prefix, { schema: { hide: true } }, show)
    scope.get(`${prefix}/*`, { schema: { hide: true } }, show)
  })
}
