import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mountSpa } from './spa.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-spa-'))
let server: FastifyInstance
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<title>an end</title>')
  writeFileSync(join(folder, 'assets/end-1.js'), 'plain')
  writeFileSync(join(folder, 'assets/end-1.js.br'), 'brotli')
  writeFileSync(join(folder, 'assets/end-1.css'), 'small')
  server = fastify()
  await mountSpa(server, { folder, prefix: '/end' })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const get = async (url: string, encodings = '') => {
  const { statusCode, headers, body } = await server.inject({ url, headers: { 'accept-encoding': encodings } })
  return { status: statusCode, type: headers['content-type'], encoding: headers['content-encoding'], kept: headers['cache-control'], body }
}

it('sends what the build made for good, compressed by the build for whoever reads that', async () => {
  const kept = 'public, max-age=31536000, immutable'
  expect(await get('/end/assets/end-1.js', 'gzip, br')).toEqual({ status: 200, type: 'application/javascript; charset=utf-8', encoding: 'br', kept, body: 'brotli' })
  expect(await get('/end/assets/end-1.js', 'gzip')).toMatchObject({ status: 200, encoding: undefined, kept, body: 'plain' })
  expect(await get('/end/assets/end-1.css', 'gzip, br')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8', encoding: undefined, kept, body: 'small' })
})

it('shows the page of the end at every other address, and keeps it nowhere', async () => {
  for (const url of ['/end', '/end/cases/1?tab=2', '/end/assetsbook']) expect(await get(url, 'gzip, br')).toEqual({ status: 200, type: 'text/html; charset=utf-8', encoding: undefined, kept: 'no-store', body: '<title>an end</title>' })
})

it.each(['/end/assets/end-2.js', '/end/assets/'])('has no file at %s, and does not show the page instead', async (url) => {
  expect((await get(url)).status).toBe(404)
})

it.each(['/end/assets/..%2findex.html', '/end/assets/%252e%252e%252findex.html', '/end/assets/..%5cindex.html', '/end/assets//index.html'])('lets nobody out of its folder by %s', async (url) => {
  const { status, body } = await get(url)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(body).not.toContain('an end')
})
