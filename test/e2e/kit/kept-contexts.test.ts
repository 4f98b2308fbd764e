import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { DESKTOP, launchBrowser } from '../../kit/browser.ts'

const browser = await launchBrowser()
const server = createServer((request, answer) => answer.setHeader('content-type', 'text/html').end(`<p>${request.url}</p>`)).listen(0, '127.0.0.1')
afterAll(() => new Promise((done) => server.close(done)))
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const open = async () => {
  const context = await browser.newContext(DESKTOP)
  return { context, page: await context.newPage() }
}

it('a window used again is as new: nothing of the test before is left in it but a blank page', async () => {
  const { context, page } = await open()
  await page.goto(`${url()}/before`)
  await page.evaluate(() => {
    document.cookie = 'who=somebody; path=/'
    localStorage.setItem('who', 'somebody')
    sessionStorage.setItem('who', 'somebody')
  })
  await context.addCookies([{ name: 'session', value: 's', url: url() }])
  let heard = 0
  page.on('load', () => { heard += 1 })
  await (await context.newPage()).goto(`${url()}/beside`)
  await page.setViewportSize({ width: 300, height: 300 })
  await context.close()

  const next = await open()
  expect(next.context).toBe(context)
  expect([next.page.url(), next.context.pages().length, next.page.viewportSize()]).toEqual(['about:blank', 1, DESKTOP.viewport])
  expect(await next.context.cookies()).toEqual([])
  await next.page.goto(`${url()}/after`)
  expect(await next.page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length, history.length])).toEqual(['', 0, 0, 2])
  expect(heard).toBe(0)
  await next.context.close()
})

it('a window that a test has patched is not used again', async () => {
  const { context, page } = await open()
  await page.addInitScript(() => Object.assign(window, { isPatched: true }))
  await context.close()
  const next = await open()
  expect(next.context).not.toBe(context)
  await next.context.close()
})
