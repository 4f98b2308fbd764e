import { describe, expect, it } from 'vitest'
import { signInActors } from '../../kit/actors.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { toIdentityNumber } from '../../../src/modules/subjects/index.ts'
import { choose, closeAction, DRAWER, errorWords, openAction, send, sitDown, sitDownAt } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
await signInActors(app.url)
const DECIDER = 'decider-379902-SCJG'
const SMALL = { ...PHONE }
const expectDone = (words: string) => `.note-line.good:has-text("${words}")`

describe('证照管理', () => {
  it('finds a certificate by its holder, suspends it with a reason, restores it, and changes it into its next version', async () => {
    const { page, complaints, context } = await sitDown(browser, app, DECIDER)
    await page.click('nav[aria-label=主菜单] a:has-text("证照管理")')
    await page.waitForSelector('h1:has-text("证照管理")')
    await page.waitForSelector('table.rows tbody tr')
    await expectAccessible(page)
    await shot(page, 'certificates')
    await page.fill('.filter-search input', '澄湖区小满')
    await page.click('.filter-search button:has-text("查找")')
    await page.click('table.rows a:has-text("营业执照")')
    await page.waitForSelector('h2:has-text("证照内容")')
    await expectAccessible(page)
    await shot(page, 'certificate')

    await openAction(page, 's')
    await send(page)
    await expect.poll(() => errorWords(page)).toContain('请填写理由')
    await expectAccessible(page)
    await page.fill(`${DRAWER} textarea`, '未按规定公示年度报告，责令改正期间')
    await shot(page, 'certificate-suspend')
    await send(page)
    await page.waitForSelector(expectDone('证照现在是“暂扣”'))
    await page.waitForSelector('.timeline:has-text("未按规定公示年度报告")')
    // What rests says why: a suspended one is not changed.
    await expect.poll(() => page.textContent('.resting')).toContain('证照在暂扣中')
    await expectAccessible(page)
    await shot(page, 'certificate-suspended')

    await openAction(page, 'u')
    await page.fill(`${DRAWER} textarea`, '已经改正')
    await send(page)
    await page.waitForSelector(expectDone('证照现在是“有效”'))
    // Told first, read again a moment later: only then the acts of a valid one are there.
    await page.waitForSelector('button:has-text("变更")')

    const old = page.url()
    await openAction(page, 'e')
    await page.fill(`${DRAWER} textarea`, '经营范围变更登记')
    await send(page)
    await expect.poll(() => errorWords(page)).toContain('没有可变更的')
    await page.fill(`${DRAWER} input[id$=-content-2]`, '餐饮服务；食品销售')
    await shot(page, 'certificate-change')
    await send(page)
    await page.waitForURL((url) => url.href !== old)
    await page.waitForSelector('.facts:has-text("餐饮服务；食品销售")')
    await page.waitForSelector('table.rows:has-text("第 2 版（这一版）")')
    await expectAccessible(page)
    await shot(page, 'certificate-new-version')
    await page.click('a:has-text("第 1 版")')
    await page.waitForSelector('.note-line:has-text("这是旧版本")')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('asks for the case of the law when one is cancelled, and refuses the wrong one', async () => {
    const { page, context } = await sitDownAt(browser, app.url, 'decider-379902-WJW', '/certificates')
    await page.click('table.rows a:has-text("健康证明") >> nth=0')
    await page.waitForSelector('h2:has-text("证照内容")')
    await openAction(page, 'z')
    await choose(page, '有效期届满未延续')
    await page.fill(`${DRAWER} textarea`, '清理到期证照')
    await send(page)
    await expect.poll(() => errorWords(page)).toContain('有效期还没有届满')
    await expectAccessible(page)
    await closeAction(page)
    await context.close()
  })

  it('is read only for whoever does not decide, with the reason', async () => {
    const { page, context } = await sitDownAt(browser, app.url, 'reviewer-379902-SCJG', '/certificates', SMALL)
    await page.waitForSelector('table.rows a')
    await shot(page, 'certificates-phone')
    await page.click('table.rows a >> nth=0')
    await page.waitForSelector('.resting:has-text("由颁发机构的决定人员办理")')
    await expect.poll(() => page.locator('.buttons button').count()).toBe(0)
    await expectAccessible(page)
    await shot(page, 'certificate-phone')
    await context.close()
  })
})

describe('导入存量证照', () => {
  const identity = toIdentityNumber({ region: '379902', birthDate: '1991-04-06', sequence: 77 })
  const table = (lines: string[]) => ({ name: '健康证明.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff证照名称,证照编号,持证人,持证人证件号码,颁发日期,有效期至,从业类别\r\n${lines.join('\r\n')}\r\n`) })
  const good = `健康证明,健E000001,甄存量,\t${identity},2025/11/3,1年,食品生产经营`

  it('says line by line what is wrong, brings in what is right, and shows it in the list', async () => {
    const { page, complaints, context } = await sitDownAt(browser, app.url, 'cert-379902-WJW', '/certificates', DESKTOP)
    await page.click('a:has-text("导入存量证照")')
    await page.waitForSelector('h1:has-text("导入存量证照")')
    await expectAccessible(page)
    await page.setInputFiles('#certificate-file', table([good, `健康证名,健E000002,甄存量,${identity},2025-13-01,1年,`]))
    await page.click('.import-way button:has-text("导入")')
    await page.waitForSelector('.note-line:has-text("1 行有错误，没有导入")')
    await expect.poll(() => page.textContent('section[aria-label=导入结果] table')).toMatch(/3.*证照名称.*「健康证名」.*颁发日期/s)
    await expectAccessible(page)
    await shot(page, 'certificate-import-wrong')
    await page.click('label:has-text("先导入没有错误的行")')
    await page.click('.import-way button:has-text("导入")')
    await page.waitForSelector('.note-line:has-text("导入 1 个，1 行有错误没有导入")')
    await shot(page, 'certificate-import-partial')
    await page.setInputFiles('#certificate-file', table([good]))
    await page.click('.import-way button:has-text("导入")')
    await page.waitForSelector('.note-line:has-text("1 个以前已经导入")')
    await page.goto(`${app.url}/staff/certificates?q=${encodeURIComponent('健E000001')}`)
    await page.waitForSelector('table.rows:has-text("甄存量")')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('refuses what is no table in a sentence', async () => {
    const { page, context } = await sitDownAt(browser, app.url, 'cert-379902-WJW', '/certificate-imports')
    await page.setInputFiles('#certificate-file', { name: '证照.csv', mimeType: 'text/csv', buffer: Buffer.from([0, 1, 2, 3, 4, 0]) })
    await page.click('.import-way button:has-text("导入")')
    await expect.poll(() => errorWords(page)).toContain('另存为 .xlsx')
    await expectAccessible(page)
    await context.close()
  })
})

it('证照类型目录 shows how many there are of each type', async () => {
  const { page, context } = await sitDownAt(browser, app.url, DECIDER, '/certificate-types')
  await page.waitForSelector('table.types tr:has-text("营业执照")')
  expect(Number(await page.textContent('table.types tr:has-text("营业执照") td[data-label=存量]').then((text) => /^\d+/.exec(text ?? '')?.[0]))).toBeGreaterThan(20)
  await expectAccessible(page)
  await shot(page, 'certificate-types')
  await context.close()
})
