import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE_MEMO } from '../../../src/modules/catalogue/published-items.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { CITY_MANAGER, CITY_REVIEWER, COUNTY_MANAGER, DIALOG, sitAtConsole, sitAtConsolePage, walkTo } from './office.ts'

const ITEM = 'food-business-licence'
const SLOWER = 'tree-felling'

const { app, browser } = await startForBrowser()
beforeAll(async () => {
  // The catalogue began in January; in February one item became easier, another one slower.
  await app.owner.query(`update catalogue.item_version set effective_on = '2026-01-05'`)
  await publish(ITEM, `jsonb_set(content, '{siteVisits}', '0') || '{"promisedLimit": {"amount": 4, "unit": "workday"}}'`)
  await publish(SLOWER, `content || '{"promisedLimit": {"amount": 19, "unit": "workday"}, "materials": []}'`)
  app.platform.memo.forget(CATALOGUE_MEMO)
})
async function publish(code: string, content: string): Promise<void> {
  await app.owner.query(`update catalogue.item_version set state = 'superseded' where code = '${code}'`)
  await app.owner.query(`insert into catalogue.item_version (code, version, content, state, effective_on, published_at)
    select code, 2, ${content}, 'published', '2026-02-10', now() from catalogue.item_version where code = '${code}'`)
}

const loaded = async (page: Page): Promise<void> => {
  await page.waitForSelector('h1')
  await page.waitForSelector('.loading-lines', { state: 'detached' })
}

async function linesOf(file: Download): Promise<string[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'reductions-')), 'table.csv')
  await file.saveAs(path)
  return readFileSync(path, 'utf8').replace('\ufeff', '').trim().split('\r\n')
}

const download = async (page: Page, button: string): Promise<string[]> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`button:has-text("${button}")`)])
  return linesOf(file)
}

const names = (page: Page) => page.locator('.rows tbody a.row-link').allTextContents()

describe('四减', () => {
  it('tell both averages with their formulas, and since a day what became less and what became more', async () => {
    const { page, context, complaints } = await sitAtConsole(browser, app.url, CITY_MANAGER)
    await page.keyboard.press('6')
    await page.waitForSelector('h1:has-text("四减")')
    await page.waitForSelector('h2:has-text("与2026年1月5日（周一）相比")')
    const figures = await page.locator('.figures').first().textContent()
    expect(figures).toMatch(/逐项平均.*平均＝.*总量压缩.*÷.*另有 37 项没有法定时限/)
    await expect.poll(() => page.textContent('.list-count')).toContain('可以相比的 160 项，其中有变化的 2 项')
    await expectAccessible(page)

    // Days are what it is sorted by: the item that became faster is first; once more, last.
    expect((await names(page))[0]).toBe('食品经营许可')
    await page.click('th button:has-text("时限")')
    await page.waitForURL(/order=least/)
    await page.waitForFunction(() => document.querySelector('.rows tbody a')?.textContent !== '食品经营许可')
    await expect.poll(() => page.getAttribute('th:has-text("时限")', 'aria-sort')).toBe('ascending')
    await page.click('th button:has-text("材料")')
    await page.waitForURL(/sort=materials/)
    await expect.poll(() => page.textContent('.rows')).toMatch(/增 \d/)
    expect(await download(page, '导出表格')).toHaveLength(3)

    await page.fill('#filter-since', '2026-02-20')
    await page.waitForSelector('h2:has-text("这段时间里没有变化")')
    await expectAccessible(page)
    await page.fill('#filter-since', '2025-01-01')
    await page.waitForSelector('text=目录最早的版本从2026年1月5日')
    await expectAccessible(page)
    await page.click('.state button')
    await page.click('a:has-text("第 1 版 → 第 2 版") >> nth=0')
    await page.waitForSelector('.differences')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('show promise against law item by item, and what changed in a period', async () => {
    const { page, context, complaints } = await sitAtConsolePage(browser, app.url, CITY_REVIEWER, 'reductions')
    await loaded(page)
    await page.click('a:has-text("逐项看")')
    await page.waitForSelector('h1:has-text("承诺压缩")')
    await page.waitForSelector('.rows tbody tr')
    await expectAccessible(page)
    await page.click('button:has-text("下一页")')
    await page.waitForURL(/cursor=50/)
    await page.click('nav[aria-label=四减栏目] a:has-text("动态管理")')
    await page.waitForSelector('h2:has-text("新增 160 项，调整 2 项")')
    await expectAccessible(page)
    await page.fill('#filter-from', '2026-02-01')
    await page.waitForSelector('h2:has-text("调整 2 项，涉及 2 个部门")')
    await expect.poll(() => names(page)).toHaveLength(2)
    await page.fill('#filter-until', '2026-01-20')
    await page.waitForSelector('.state:has-text("结束日期不能早于开始日期")')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('stand on the page of an item, between any two of its versions', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, `items/${ITEM}`)
    await loaded(page)
    await page.waitForSelector('section:has(h2:text-is("四减")) .mark:has-text("减 ")')
    await expectAccessible(page)
    await walkTo(page, 'items/passport', '普通护照签发')
    await page.waitForSelector('h2:has-text("版本（1）")')
    await expect.poll(() => page.locator('h2:text-is("四减")').count()).toBe(0)
    await context.close()
  })
})

describe('全市最优', () => {
  it('is what a county finds itself behind in, said in words', async () => {
    const county = await sitAtConsolePage(browser, app.url, COUNTY_MANAGER, 'reductions/best')
    await loaded(county.page)
    await county.page.waitForSelector('h2:has-text("完全一致")')
    await expectAccessible(county.page)
    // Another county promises less.
    const other = await sitAtConsolePage(browser, app.url, 'item-manager-379903', `entries/379903000000/${ITEM}`)
    await other.page.waitForSelector('h2:has-text("与标准完全一致")')
    await other.page.keyboard.press('e')
    await other.page.click('.local-element:has-text("承诺办结时限") input[type=checkbox]')
    await other.page.fill('#e-promisedLimit', '3')
    await other.page.keyboard.press('Control+Enter')
    await other.page.waitForSelector('h2:has-text("与标准不同的有")')
    await walkTo(other.page, 'reductions/best', '全市最优')
    await other.page.waitForSelector('h2:has-text("各事项都达到全市最优")')

    const { page } = county
    await page.reload()
    await page.waitForSelector('h2:has-text("有 1 项没有达到全市最优")')
    await expect.poll(() => page.locator('.rows td.mine').allTextContents()).toEqual(['4多 1'])
    await expect.poll(() => page.textContent('.rows')).toMatch(/时限（个工作日）4多 13最优.*各地相同材料/)
    await expectAccessible(page)
    await walkTo(page, 'reductions/best?behind=379903', '全市最优')
    await page.waitForSelector('h2:has-text("没有这样的事项")')
    await page.click('.state button')
    await page.waitForSelector('.list-count:has-text("项")')
    await page.waitForSelector('button:has-text("下一页")')
    await expectAccessible(page)
    expect([...county.complaints, ...other.complaints]).toEqual([])
    await county.context.close()
    await other.context.close()
  })
})

describe('对标', () => {
  it('is brought in from the template: wrong cells are named, nothing is written before all are right', async () => {
    const { page, context, complaints } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'reductions/benchmarks')
    await loaded(page)
    await page.waitForSelector('h2:has-text("还没有对标城市的数据")')
    await expectAccessible(page)
    const template = await download(page, '下载模板')
    expect(template).toHaveLength(161)
    const choose = (...rows: string[]) => page.setInputFiles('#benchmark-file', { name: '对标.csv', mimeType: 'text/csv', buffer: Buffer.from([...template, ...rows].join('\r\n')) })

    await choose('甲市,开飞机,两天,,,,甲市网站,2026-01-31', `甲市,${ITEM},2,3,,0,甲市网站,2026-01-31`)
    await page.waitForSelector('section[aria-label=试读结果]')
    await expect.poll(() => page.textContent('section[aria-label=试读结果]')).toMatch(/有误 1 行，可以导入 1 行（甲市）.*第 162 行.*目录里没有“开飞机”.*承诺工作日.*“两天”应为数字/)
    await expect.poll(() => page.isDisabled('button:has-text("导入 1 行")')).toBe(true)
    await expectAccessible(page)

    await choose(`甲市,${ITEM},2,30,,0,甲市网站,2026-01-31`)
    await page.waitForSelector('section[aria-label=试读结果]:has-text("试读结果：可以导入 1 行")')
    await page.click('button:has-text("导入 1 行")')
    await page.waitForSelector('.note-line.good:has-text("已导入 1 行：甲市")')
    await page.waitForSelector('h2:has-text("与甲市相比，本市落后的有：时限 1 项")')
    await expect.poll(() => page.textContent('.rows')).toMatch(/领先 \d+本市 \d+ 份，对标 30落后 2本市 4 个工作日，对标 2没有数据持平/)
    await expectAccessible(page)
    await choose(`甲市,${ITEM},2,30,,0,甲市网站,2026-01-31`)
    await page.waitForSelector('text=将替换甲市原有的 1 项数据')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('refuses what is no table, and is only read by who may not import', async () => {
    const manager = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'reductions/benchmarks')
    await loaded(manager.page)
    await manager.page.setInputFiles('#benchmark-file', { name: '对标.csv', mimeType: 'text/csv', buffer: Buffer.from('城市,"事项') })
    await manager.page.waitForSelector('.error-summary:has-text("引号没有成对")')
    await expectAccessible(manager.page)
    const reviewer = await sitAtConsolePage(browser, app.url, CITY_REVIEWER, 'reductions/benchmarks')
    await loaded(reviewer.page)
    await reviewer.page.waitForSelector('h1:has-text("对标")')
    await expect.poll(() => reviewer.page.locator('#benchmark-file').count()).toBe(0)
    await manager.context.close()
    await reviewer.context.close()
  })
})

describe('流程分析', () => {
  it('leads from a finding to its step in the editor', async () => {
    const { page, context, complaints } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'reductions/process')
    await loaded(page)
    await page.waitForSelector('.rows tbody tr')
    await expect.poll(() => page.textContent('h2')).toMatch(/项有问题：可省 [\d.]+ 个工作日/)
    await expectAccessible(page)
    const [name] = await names(page)
    await page.click('.rows tbody tr:first-child button:has-text("改流程")')
    await page.waitForSelector(DIALOG)
    await page.locator(DIALOG).getByLabel('理由').fill('合并重复的环节')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/changes\/.*\/edit\/process\?at=steps/)
    await page.waitForFunction(() => document.activeElement?.closest('[data-path=steps] .member-head'))
    await expectAccessible(page)
    // The change is open now: the same way leads into it.
    await page.goto(`${app.url}/staff/console/reductions/process`)
    await loaded(page)
    await page.click(`.rows tbody tr:has-text("${name}") button:has-text("改流程") >> nth=0`)
    await page.waitForURL(/edit\/process\?at=steps/)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('offers no way into the editor to who does not edit', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, CITY_REVIEWER, 'reductions/process')
    await loaded(page)
    await page.waitForSelector('.rows tbody tr')
    await expect.poll(() => page.locator('button:has-text("改流程")').count()).toBe(0)
    await context.close()
  })
})

/** No two neighbours have the same title. */
const PAGES: [path: string, title: string][] = [
  ['reductions/promises', '承诺压缩'],
  ['reductions/changes', '事项动态管理'],
  ['reductions/best', '全市最优'],
  ['reductions', '四减'],
  ['reductions/best?show=all', '全市最优'],
  ['reductions/benchmarks', '对标'],
  ['reductions/process', '流程分析'],
  [`items/${ITEM}`, '食品经营许可'],
]

it('every page about reductions fits a phone', async () => {
  const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'reductions/promises', PHONE)
  for (const [path, title] of PAGES) {
    await walkTo(page, path, title)
    await expectAccessible(page)
  }
  await context.close()
})

it('no table is cut off on a screen of middle width, or on a wide one at 160 %', async () => {
  const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'reductions/changes', { ...PHONE, viewport: { width: 800, height: 600 } })
  for (const [path, title] of PAGES) {
    await walkTo(page, path, title)
    const cut = await page.evaluate(() => [...document.querySelectorAll('.panel')].filter((panel) => [...panel.children].some((part) => part.getBoundingClientRect().right > panel.getBoundingClientRect().right + 1 || (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === 'visible'))).length)
    expect(cut, path).toBe(0)
  }
  await context.close()
})
