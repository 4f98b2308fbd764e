import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { pdfPages } from '../../../src/platform/pdf/fixtures.ts'
import { type Actors, AUTHORITY, bringTo, read, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'
import { type Seat, signIn, sitAtConsolePage, walkTo } from './office.ts'

const { app, browser } = await startForBrowser()
let actors: Actors
beforeAll(async () => {
  actors = await signInActors(app.url)
})

/** The system administrator of the city, on a page of the console. */
async function open(path: string, options?: BrowserContextOptions): Promise<Seat> {
  const desk = await sitAtConsolePage(browser, app.url, 'admin', path, options)
  await ready(desk.page)
  return desk
}

const ready = async (page: Page): Promise<void> => {
  await page.waitForSelector('h1')
  await page.waitForSelector('.loading-lines', { state: 'detached' })
}

const COUNTY = '379902'
const SAVE = '.save-place .ant-btn-primary'
const NOTICE = 'acceptanceNotice.complete'

/** The line of a list that leads to one wording. */
const lineOf = (page: Page, id: string) => page.locator('.rows tbody tr', { has: page.locator(`a[href$="/${id}"], a[href*="/${id}?"]`) })
const savedWords = async (page: Page) => {
  await page.waitForSelector('.note-line.good')
  return page.textContent('.note-line.good')
}

async function printedNotice(number: string): Promise<string> {
  const { documents } = await read(actors.citizen, number, 'citizen')
  const { content } = await actors.citizen.open(`/citizen/applications/${number}/documents/${documents.find(({ kind }) => kind === 'acceptanceNotice')!.id}`)
  return (await pdfPages(content)).join('').replaceAll('\n', '')
}

describe('文书用语', () => {
  it('are worded for a county from a day on: the next notice says it, the one before and other counties do not', async () => {
    const before = await bringTo(actors, 'accepted')
    const { page, context, complaints } = await open(`document-wordings?region=${COUNTY}`)
    await page.fill('input[aria-label=名称或文字里的词]', '受理通知书：材料齐全 决定')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.list-count:has-text("澄湖区：共 1 条，都用标准用语")')
    await expectAccessible(page)
    // By keyboard from the list into the text.
    await page.locator('h1').click()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("受理通知书：材料齐全")')
    await ready(page)
    await expect.poll(() => page.textContent('.head-line')).toContain('标准用语')
    await expectAccessible(page)

    await page.focus('#wording-text')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('{你}提出的申请（提交），材料齐全。依照{依据}，我局予以受理，祝{申请人}办事顺利。')
    // What the law wants told is missing: said at the field while typing, and when it is sent.
    await page.waitForSelector('#wording-text-error:has-text("缺少依法必须写明的{提交日期}")')
    await expect.poll(() => page.textContent('.sheet-place')).toContain('祝云湖清源餐饮管理有限公司办事顺利')
    await page.fill('#wording-source', '澄湖区文书示范文本（2026年）')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("缺少依法必须写明的{提交日期}")')
    await expectAccessible(page)
    await page.click('.error-summary a')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('wording-text')

    // A fact goes where the cursor stands, and Ctrl+Z takes it back.
    await page.evaluate(() => {
      const box = document.querySelector<HTMLTextAreaElement>('#wording-text')!
      box.setSelectionRange(box.value.indexOf('提交）'), box.value.indexOf('提交）') + 2)
    })
    await page.locator('button[aria-label^="插入{提交日期}"]').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.inputValue('#wording-text')).toContain('申请（{提交日期}），材料齐全')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.inputValue('#wording-text')).toContain('申请（提交），材料齐全')
    await page.keyboard.press('Control+Shift+z')
    await page.waitForSelector('#wording-text-error', { state: 'detached' })
    await expect.poll(() => page.textContent('.need')).toContain('已写')
    await expect.poll(() => page.locator('.differences ins').count()).toBeGreaterThan(0)

    // Before today nothing can change.
    await page.fill('#wording-from', '20260301')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('#wording-from-error:has-text("今天或以后")')
    await shot(page, 'wording-refused')
    await page.fill('#wording-from', '20260302')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => savedWords(page)).toBe('已保存：2026年3月2日（周一）起，澄湖区新出具的文书用这段文字。')
    await expect.poll(() => page.textContent('.timeline')).toMatch(/2026年3月2日（周一）起.*澄湖区.*现行.*依据：澄湖区文书示范文本/)
    await expect.poll(() => page.textContent('.head-line')).toContain('本地用语')
    await expectAccessible(page)
    await shot(page, 'wording-saved')

    const after = await bringTo(actors, 'accepted')
    expect(await printedNotice(after.number)).toMatch(/你提出的申请（2026年3月2日），材料齐全。.*我局予以受理，祝陈小满办事顺利。/)
    expect(await printedNotice(before.number)).toContain('本机关决定予以受理')

    await page.click('a:has-text("全部文书用语")')
    await page.waitForSelector('.list-count:has-text("其中本地用语 1 条")')
    await expect.poll(() => lineOf(page, NOTICE).textContent()).toMatch(/本地用语.*2026年3月2日起，.+设置/)
    await shot(page, 'wording-list')
    await walkTo(page, 'document-wordings?region=379903', '文书用语')
    await page.waitForSelector('.list-count:has-text("都用标准用语")')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('go back to the standard, and earlier words can be taken up again', async () => {
    const { page, context, complaints } = await open(`document-wordings/${NOTICE}?region=${COUNTY}`)
    await page.click('button:has-text("改回标准用语")')
    await page.waitForSelector('p:has-text("现在写的与标准用语一字不差")')
    await page.fill('#wording-source', '区局来函')
    await page.click(SAVE)
    await expect.poll(() => savedWords(page)).toContain('澄湖区新出具的文书恢复标准用语')
    await expect.poll(() => page.textContent('.timeline')).toMatch(/澄湖区恢复标准用语.*现行.*已被代替/)
    await expect.poll(() => page.textContent('.head-line')).toContain('标准用语')
    await page.click('.timeline li:last-child summary')
    await page.click('.timeline li:last-child button')
    await expect.poll(() => page.inputValue('#wording-text')).toContain('祝{申请人}办事顺利')
    // From a later day on: today's stays, and the list says when it changes.
    await page.fill('#wording-from', '20260401')
    await page.fill('#wording-source', '澄湖区文书示范文本（2026年）')
    await page.click(SAVE)
    await page.waitForSelector('.note-line:has-text("澄湖区已经定好：2026年4月1日（周三）起换文字")')
    await expect.poll(() => page.textContent('.head-line')).toContain('标准用语')
    await page.click('a:has-text("全部文书用语")')
    await page.waitForSelector('.list-count')
    await expect.poll(() => lineOf(page, NOTICE).textContent()).toMatch(/标准用语.*2026年4月1日起换/)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('that nobody has saved stay in the tab, are marked in the list and can be given up; the PDF shows them before', async () => {
    const { page, context } = await open('document-wordings/all.copies')
    await page.fill('#wording-text', '本文书一式两份，各执一份。')
    await page.waitForSelector('.note-line.near:has-text("有没保存的修改")')
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("下载整份样张")')])
    expect(file.suggestedFilename()).toBe('预览-文书份数.pdf')
    await page.click('a:has-text("全部文书用语")')
    await page.waitForSelector('.list-count')
    await expect.poll(() => lineOf(page, 'all.copies').textContent()).toContain('有没保存的修改')
    await page.click('a:text-is("文书份数")')
    await ready(page)
    await expect.poll(() => page.inputValue('#wording-text')).toBe('本文书一式两份，各执一份。')
    await page.click('button:has-text("放弃没有保存的修改")')
    await expect.poll(() => page.inputValue('#wording-text')).toBe('本文书一式两份，一份送达申请人，一份由本机关存档。')
    await walkTo(page, 'document-wordings/no.such', '没有这条文书用语')
    await expectAccessible(page)
    await context.close()
  })
})

describe('消息用语', () => {
  it('are worded for a county: the next message says it, with the text message counted in parts', async () => {
    const { page, context, complaints } = await open(`message-templates?region=${COUNTY}`)
    await page.waitForSelector('.rows tbody tr')
    await expectAccessible(page)
    await lineOf(page, 'applicant.granted').locator('a').click()
    await page.waitForSelector('h1:has-text("准予")')
    await page.waitForSelector('.sms-bubble')
    await expect.poll(() => page.textContent('.ways')).toMatch(/按 1 条短信发送和计费/)
    await page.fill('#wording-title', '恭喜，准予了：{事项名称}')
    await page.fill('#wording-sms', `您申请的「{事项名称}」已准予。${'请登录政务服务网查看。'.repeat(5)}`)
    await page.waitForSelector('.ways:has-text("按 2 条短信发送和计费")')
    await page.fill('#wording-text', '{姓名}您好')
    await page.waitForSelector('#wording-text-error:has-text("没有「{姓名}」可填，可用的有：{办件编号}")')
    await expect.poll(() => page.textContent('.message-card mark.unknown')).toBe('{姓名}')
    await page.fill('#wording-sms', '长'.repeat(301))
    await page.waitForSelector('#wording-sms-error')
    await page.click(SAVE)
    await page.waitForSelector('.error-summary:has-text("还没有填完")')
    await expectAccessible(page)
    await page.fill('#wording-source', '区行政审批局通知')
    await page.click(SAVE)
    await page.waitForSelector('.error-summary li:has-text("短信")')
    await shot(page, 'message-refused')
    await page.fill('#wording-sms', '')
    await page.fill('#wording-text', '准予您申请的「」。')
    await page.evaluate(() => document.querySelector<HTMLTextAreaElement>('#wording-text')!.setSelectionRange(7, 7))
    await page.click('button[aria-label^="插入{事项名称}"]')
    await expect.poll(() => page.inputValue('#wording-text')).toBe('准予您申请的「{事项名称}」。')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => savedWords(page)).toBe('已保存：2026年3月2日（周一）起，澄湖区新发的消息用这段文字。')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('note-line')
    await shot(page, 'message-saved')

    const { number } = await bringTo(actors, 'granted')
    await app.app.jobs.drain()
    await app.app.jobs.drain()
    const { rows } = answerOf(await actors.citizen.get<{ rows: { title: string; text: string; about: { number: string | null } }[] }>('/citizen/messages?limit=200'))
    const told = rows.filter(({ about }) => about.number === number).map(({ title, text }) => `${title} ${text}`)
    expect(told.find((words) => words.startsWith('恭喜，准予了：食品经营许可'))).toMatch(/准予您申请的「食品经营许可.*」。$/)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are narrowed by reader and way', async () => {
    const { page, context } = await open('message-templates?to=officer')
    await page.waitForSelector('.rows tbody tr')
    const all = await page.locator('.rows tbody tr').count()
    await expect.poll(() => page.locator('.rows tbody tr:has-text("发给申请人")').count()).toBe(0)
    await page.goto(`${app.url}/staff/console/message-templates?to=officer&way=sms`)
    await page.waitForSelector('.rows tbody tr')
    // Cards go by phone too.
    await expect.poll(() => page.locator('.rows tbody tr:has-text("监察")').count()).toBe(await page.locator('.rows tbody tr').count())
    await walkTo(page, 'message-templates?to=officer&way=sms&q=听证', '消息用语')
    await page.waitForSelector('h2:has-text("没有这样的消息用语")')
    await expectAccessible(page)
    await page.click('button:has-text("查看全部")')
    await page.waitForSelector('.rows tbody tr')
    await expect.poll(() => page.locator('.rows tbody tr').count()).toBeGreaterThan(all)
    await context.close()
  })
})

const PAGES: [path: string, title: string][] = [
  [`message-templates/applicant.granted?region=${COUNTY}`, '准予'],
  ['message-templates?q=听证', '消息用语'],
  [`document-wordings/decision.opening?region=${COUNTY}`, '决定书：开头'],
  ['document-wordings?q=听证', '文书用语'],
]

it.each([['a phone', PHONE], ['letters as large as the elder mode’s', { ...PHONE, viewport: { width: 800, height: 600 } }]])('every page about wordings fits %s', async (width, options) => {
  const { page, context } = await open(PAGES[0]![0], options)
  for (const [path, title] of PAGES) {
    await walkTo(page, path, title)
    await page.waitForSelector('.rows tbody tr, #wording-text')
    await expectAccessible(page)
    await shot(page, `${width} ${path}`.replaceAll(/[^\w]+/g, '-'))
  }
  await context.close()
})

it('nobody but the system administrator reads or words them', async () => {
  const context = await browser.newContext(DESKTOP)
  const page = await context.newPage()
  await page.goto(`${app.url}/staff/console/document-wordings`)
  await signIn(page, 'item-manager-379900')
  await page.waitForSelector('.state:has-text("权限")')
  await expectAccessible(page)
  await context.close()
  for (const path of ['document-wordings', 'message-templates']) expect((await (await actors.as(`reviewer-${AUTHORITY}`)).get(`/staff/${path}?region=${COUNTY}`)).status).toBe(403)
})
