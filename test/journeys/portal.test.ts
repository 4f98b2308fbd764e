import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const GUIDE = '/guides/379902/food-business-licence'
/** Reads the whole answer: one left unread keeps its connection, and the server waits for it at the end. */
async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${app.url}${path}`, { ...init, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

it('a guide that was not changed is not sent twice', async () => {
  const first = await ask(GUIDE)
  expect(first.status).toBe(200)
  const again = await ask(GUIDE, { headers: { 'if-none-match': first.headers.get('etag')! } })
  expect(again.status).toBe(304)
  expect(again.text).toBe('')
})

it.each([GUIDE, '/healthz', '/api/v1/items?region=379902', '/api/v1/no-such-thing', '/staff/'])('whoever asks with HEAD is told of %s what GET tells, without what it says', async (path) => {
  const said = ({ status, headers }: Awaited<ReturnType<typeof ask>>) => ({ status, ...Object.fromEntries(['content-type', 'content-length', 'etag', 'cache-control'].map((name) => [name, headers.get(name)])) })
  // What is not packed tells its length.
  const plain = { headers: { 'accept-encoding': 'identity' } }
  const [head, get] = [await ask(path, { ...plain, method: 'HEAD' }), await ask(path, plain)]
  expect(said(head)).toEqual(said(get))
  expect([head.text, get.text !== '']).toEqual(['', true])
})

it('metrics tell of the process and of what this platform was asked', async () => {
  await ask('/api/v1/items?region=379902')
  const { headers, text } = await ask('/metrics')
  expect(headers.get('content-type')).toMatch(/^text\/plain/)
  expect(text).toContain('nodejs_eventloop_lag_seconds ')
  expect(text).toContain('http_request_seconds_count{operation="catalogue.listItems",status="200"}')
})

it('a guide is the same page whatever is hung on its address, and another when a question is answered', async () => {
  const [plain, tagged, answered] = await Promise.all([GUIDE, `${GUIDE}?utm_source=x&q=1`, `${GUIDE}?s.q1=o1`].map(async (path) => (await ask(path)).headers.get('etag')))
  expect(tagged).toBe(plain)
  expect(answered).not.toBe(plain)
})

it('a guide is made anew when the catalogue has changed', async () => {
  const before = (await ask(GUIDE)).headers.get('etag')
  await app.owner.query(`update catalogue.item_version set content = jsonb_set(content, '{name}', '"食品经营许可（新）"') where code = 'food-business-licence'`)
  expect((await ask(GUIDE)).headers.get('etag')).toBe(before)
  await app.platform.memo.touch(app.platform.db, 'catalogue')
  expect((await ask(GUIDE)).text).toContain('食品经营许可（新）')
})

it('a page of one’s own is never kept, and asks to sign in and come back', async () => {
  const visitor = await ask('/applications')
  expect([visitor.status, visitor.headers.get('location')]).toEqual([303, '/sign-in?back=%2Fapplications'])
  expect(visitor.headers.get('cache-control')).toBe('private, no-store')
})

it.each(['https://evil.example/', '//evil.example/', '/\\evil.example'])('signing in never leads away to %s', async (back) => {
  const answer = await ask(`/reading-mode?mode=elder&back=${encodeURIComponent(back)}`)
  expect(answer.headers.get('location')).toBe('/')
})

it('what is not there is a page for people and a problem for programs', async () => {
  const page = await ask('/no-such-page')
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  const problem = await ask('/api/v1/no-such-thing')
  expect([problem.status, problem.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
})

it('a form sent from another site does nothing', async () => {
  const answer = await ask('/regions', { method: 'POST', headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }, body: 'region=379903&back=/' })
  expect(answer.status).toBe(403)
  expect(answer.headers.get('set-cookie')).toBeNull()
})
