import { expect, it } from 'vitest'
import type { ApplicationView } from '../../../src/modules/applications/index.ts'
import { residentOf, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

it('from the call to the next by keyboard only: whoever was called is found, their paper is photographed, the receipt printed, the ticket finished', async () => {
  const elder = residentOf('resident1')
  const clerk = actors.clerk
  answerOf(await clerk.post('/staff/windows/007/open'))
  const take = async (body: object) => answerOf(await actors.visitor.post<{ number: string }>('/halls/H-379902/tickets', { line: 'A', ...body }))
  await take({ item: 'ebike-registration', holder: { name: elder.name, identityNumber: elder.identityNumber } })
  await take({})
  const { page, context, complaints } = await sitAt(browser, app.url, 'clerk-379902-1', { path: '/calling', ready: '#idle-title:has-text("A001")' })
  // What a document camera shows, and a printer that takes what it is given.
  await page.evaluate(() => {
    const sheet = document.createElement('canvas')
    sheet.width = 1280
    sheet.height = 960
    const pen = sheet.getContext('2d')!
    const draw = () => {
      pen.fillStyle = '#fdfdf8'
      pen.fillRect(0, 0, 1280, 960)
      pen.fillStyle = '#222'
      pen.font = '64px sans-serif'
      pen.fillText('购车发票', 480, 240)
    }
    draw()
    setInterval(draw, 100)
    navigator.mediaDevices.getUserMedia = async () => sheet.captureStream(10)
    navigator.mediaDevices.enumerateDevices = async () => []
  })
  await page.keyboard.press('c')
  await page.waitForSelector('#current-number:has-text("A001")')
  await page.keyboard.press('i')

  // Who it is and what for is there; what is left to type follows.
  await page.waitForSelector('.ticket-line:has-text("A001")')
  await page.waitForSelector(`.facts:has-text("${elder.name}")`)
  expect(await page.textContent('.facts')).toContain('取号时登记，请核对证件原件')
  expect(await page.content()).not.toContain(elder.identityNumber)
  await page.waitForFunction(() => document.activeElement?.id === 'intake-form-applicantPhone')
  await expectAccessible(page)
  await shot(page, 'workbench-intake-called')
  await page.keyboard.type(elder.phone!)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.type === 'checkbox')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-check')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('#intake-material-m2'))
  // 上传, and from there the camera: two pages, one turned, one file.
  await page.keyboard.press('ArrowRight')
  await page.waitForSelector('#intake-material-m2-file')
  await page.locator('li.material').filter({ has: page.locator('#intake-material-m2-file') }).getByRole('button', { name: /^拍摄/ }).focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-keyshortcuts') === 'Space')
  await page.keyboard.press('Space')
  await page.keyboard.press('Space')
  await page.waitForSelector('.camera:has-text("已拍 2 页，完成后合成一个 PDF")')
  await page.getByRole('button', { name: /旋\s*转.*第 1 页/ }).focus()
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await shot(page, 'workbench-camera')
  await page.locator('.camera [aria-keyshortcuts=Space]').focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.file-field li:has-text("拍摄1.pdf")')
  await page.keyboard.press('Alt+q')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-send')
  await page.keyboard.press('Control+Enter')

  await page.waitForSelector('.filed:has-text("已记在 A001 号上")')
  const number = /\d{19}/.exec((await page.textContent('.filed'))!.replaceAll(/\s/g, ''))![0]
  await page.waitForSelector('.filed button[aria-keyshortcuts=p]:enabled')
  await expectAccessible(page)
  await shot(page, 'workbench-filed-called')
  await Promise.all([page.waitForResponse((answer) => answer.url().includes('receipt') && answer.status() === 200), page.keyboard.press('p')])
  await page.keyboard.press('n')
  await page.waitForSelector('#idle-title:has-text("A002")')
  const view = answerOf(await clerk.get<ApplicationView>(`/staff/applications/${number}`))
  expect([view.takenInAt, view.materials.find(({ id }) => id === 'm2')?.files.map(({ name, mediaType }) => [name, mediaType])]).toEqual(['A001 号，7 号窗口收件', [['拍摄1.pdf', 'application/pdf']]])
  await app.app.jobs.drain()
  const { rows } = await app.owner.query("select state, application_numbers from queue.ticket where number = 'A001'")
  expect(rows).toEqual([{ state: 'finished', application_numbers: [number] }])
  await page.keyboard.press('c')
  await page.waitForSelector('#current-number:has-text("A002")')
  await shot(page, 'workbench-called')

  // Whoever opens the intake by the menu takes in for whom they serve, until they say otherwise; the number alone leads back.
  await page.keyboard.press('s')
  await page.waitForSelector('.mark:has-text("办理中")')
  await page.keyboard.press('3')
  await page.waitForSelector('.ticket-line:has-text("取号时没有登记姓名")')
  await page.getByRole('link', { name: '不是这个号的人' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ticket-line', { state: 'detached' })
  await page.waitForSelector('#intake-identity:focus')
  await page.keyboard.type('a999')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#intake-identity-error:has-text("A999")')
  await expectAccessible(page)
  await page.keyboard.type('a002')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ticket-line:has-text("A002")')
  expect(complaints).toEqual([])
  await context.close()
})
