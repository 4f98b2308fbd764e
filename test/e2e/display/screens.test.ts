import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Board, DeskTicket } from '../../../src/modules/queue/contract.ts'
import { signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { collectComplaints, expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'

const { app, browser } = await startForBrowser()
const { clerk, visitor } = await signInActors(app.url)
const HALL = 'H-379902'
const OTHER = 'H-379903'
const LANDSCAPE = { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' }
const PORTRAIT = { viewport: { width: 1080, height: 1920 }, locale: 'zh-CN' }

const take = (line: string) => visitor.post(`/halls/${HALL}/tickets`, { line }).then(answerOf)
const callNext = async () => answerOf(await clerk.post<DeskTicket>('/staff/windows/007/call-next'))
const step = async (ticket: DeskTicket, verb: string) => answerOf(await clerk.post<DeskTicket>(`/staff/tickets/${ticket.id}/${verb}`, {}, { version: ticket.version }))

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${app.url}/display/${path}`)
  return page
}

it('a call reaches the screens of its hall and no other; a lost network is said and mended', async () => {
  const context = await browser.newContext(LANDSCAPE)
  const complaints = collectComplaints(context)
  const hall = await open(context, HALL)
  const other = await open(context, OTHER)
  const window = await open(context, `${HALL}/windows/007`)
  await expect.poll(() => hall.textContent('.rest')).toContain('窗口正在准备')
  await expectAccessible(hall)
  await shot(hall, 'display-empty')
  await shot(window, 'display-window-closed')

  answerOf(await clerk.post('/staff/windows/007/open'))
  for (const line of ['A', 'A', 'A', 'A', 'A', 'A', 'A']) await take(line)
  await window.waitForSelector('.word:has-text("等待叫号")')
  const called = await callNext()
  await hall.waitForSelector(`.call .number:has-text("${called.number}")`)
  await expect.poll(() => hall.locator('.call').innerText()).toMatch(/到\s*7\s*号窗口办理/)
  await window.waitForSelector(`[data-state=called] .number:has-text("${called.number}")`)
  await expectAccessible(hall)
  await expectAccessible(window)
  await shot(hall, 'display-call')
  await shot(window, 'display-window-called')
  const portrait = await browser.newContext(PORTRAIT)
  const upright = await open(portrait, HALL)
  await upright.waitForSelector(`.called b:has-text("${called.number}")`)
  expect(await upright.locator('.call').isVisible(), 'what was called before a screen was switched on is not called again').toBe(false)
  await shot(upright, 'display-hall-portrait')
  await portrait.close()

  const missed = await step(await step(called, 'call-again'), 'call-again')
  await step(missed, 'mark-missed')
  await hall.waitForSelector(`.numbers:has-text("${called.number}")`)
  const serving = await step(await callNext(), 'start-serving')
  await window.waitForSelector(`[data-state=serving] .number:has-text("${serving.number}")`)
  // Whoever stands at the window is not called any more.
  await hall.waitForSelector('.call', { state: 'hidden' })
  await expectAccessible(hall)
  await shot(hall, 'display-hall')

  // Whatever a cache or a proxy answers: a board of another hall is not shown.
  const board = answerOf(await visitor.get<Board>(`/halls/${HALL}/board`))
  await other.route('**/board', (route) => route.fulfill({ json: board }))
  await other.route('**/board/stream', (route) => route.abort())
  await other.evaluate(() => dispatchEvent(new Event('online')))
  await other.waitForSelector('.lost:not([hidden])')
  await expect.poll(() => other.locator('.called > li').count()).toBe(0)

  await context.setOffline(true)
  await hall.waitForSelector('.lost:has-text("连接中断，下面是 09:")')
  expect(await hall.textContent('.called'), 'the last board stays').toContain(serving.number)
  await expectAccessible(hall)
  await shot(hall, 'display-lost')
  await step(serving, 'finish-serving')
  const next = await callNext()
  await context.setOffline(false)
  await hall.waitForSelector(`.call .number:has-text("${next.number}")`)
  expect(await hall.locator('.lost').isHidden()).toBe(true)
  expect(complaints.filter((line) => !line.includes('net::ERR_'))).toEqual([])
  await context.close()
})

it('without scripts the screen comes anew by itself; an address of no hall says so', async () => {
  const context = await browser.newContext({ ...LANDSCAPE, javaScriptEnabled: false })
  const page = await open(context, HALL)
  await expect.poll(() => page.locator('meta[http-equiv=refresh][content="10"]').count()).toBe(1)
  await expect.poll(() => page.textContent('h1')).toContain('政务服务')
  await page.goto(`${app.url}/display/H-379902/windows/999`)
  await expect.poll(() => page.textContent('main')).toContain('没有这个窗口')
  await page.goto(`${app.url}/display/H-000000`)
  await expect.poll(() => page.textContent('main')).toContain('暂时不能显示叫号')
  await context.close()
})
