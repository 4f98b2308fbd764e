import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { toIdentityNumber } from '../../../src/modules/subjects/index.ts'
import { residentOf } from '../../kit/actors.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { sitDown } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const at = (page: Page, id: string) => page.waitForFunction((wanted) => document.activeElement?.closest(`#${wanted}`) !== null, id)
const key = (page: Page, name: string) => page.keyboard.press(name)

/** From the window's first page to the question for consent, without the mouse. */
async function ask(page: Page, identityNumber: string, words: string, item: string): Promise<void> {
  await page.waitForSelector('a:has-text("窗口收件")')
  await key(page, '3')
  await page.waitForSelector('#intake-identity:focus')
  await page.keyboard.type(identityNumber)
  await key(page, 'Enter')
  await at(page, 'intake-item')
  await page.keyboard.type(words)
  await page.waitForSelector(`.ant-select-item-option-active:has-text("${item}")`)
  await key(page, 'Enter')
}

/** An e-bike of the applicant: taken in as far as the question for consent. */
async function askForBike(page: Page): Promise<void> {
  const elder = residentOf('resident1')
  await ask(page, elder.identityNumber, '电动车上牌', '电动自行车登记上牌')
  await at(page, 'intake-form-applicantPhone')
  await page.keyboard.type(elder.phone!)
  await key(page, 'Enter')
  await key(page, 'Space')
  await key(page, 'Enter')
  await at(page, 'intake-check')
}

it('a clerk does not collect what the state has, once the applicant agreed to its being looked up, by keyboard alone', async () => {
  const { page, context, complaints } = await sitDown(browser, app, 'clerk-379902-1')
  await ask(page, residentOf('resident1').identityNumber, '社保卡', '社会保障卡申领')
  await page.waitForSelector('#intake-check')
  await expect.poll(() => page.textContent('#intake-evidence')).toContain('将查询「居民身份证电子证照」「人口基础信息」')
  // Nothing is waived on somebody's word.
  await expect.poll(() => page.locator('.materials label:has-text("免提交")').count()).toBe(0)
  await shot(page, 'waiver-counter-ask')
  await expectAccessible(page)
  await key(page, 'Alt+a')
  await page.waitForSelector('#intake-evidence [role=status]:has-text("都不用收")')
  const card = page.locator('.material:has-text("居民身份证")').first()
  await expect.poll(() => card.textContent()).toContain('已有赵秀兰的电子证照《居民身份证》')
  await expect.poll(() => card.locator('input[value=waived]').isChecked()).toBe(true)
  await expect.poll(() => card.locator('input[value=paper]').isDisabled()).toBe(true)
  await shot(page, 'waiver-counter-checked')
  await expectAccessible(page)

  expect(complaints).toEqual([])
  await context.close()
})

it('the case says what stood in for a material, or that the applicant would rather hand it over', async () => {
  const { page, context } = await sitDown(browser, app, 'clerk-379902-1')
  await askForBike(page)
  await key(page, 'Enter')
  await at(page, 'intake-material-m2')
  await page.waitForSelector('#intake-form-applicantName-hint:has-text("来自 ")')
  await shot(page, 'counter-prefilled')
  await key(page, 'Alt+q')
  await at(page, 'intake-send')
  await key(page, 'Control+Enter')
  await page.waitForSelector('.filed')
  await key(page, 'c')
  await page.waitForSelector('h2:has-text("期限和进度")')
  await expect.poll(() => page.locator('.materials').first().textContent()).toMatch(/所有人身份证明.*免提交.*由「居民身份证电子证照」代替：电子证照，编号 379902/s)
  await shot(page, 'waiver-case')

  await askForBike(page)
  await key(page, 'Enter')
  await at(page, 'intake-material-m2')
  const card = page.locator('.material:has-text("所有人身份证明")')
  await card.getByLabel('申请人不同意调用').check()
  await key(page, 'Alt+q')
  await at(page, 'intake-send')
  await expect.poll(() => card.locator('input[value=paper]').isChecked()).toBe(true)
  await shot(page, 'waiver-counter-declined')
  await key(page, 'Control+Enter')
  await page.waitForSelector('.filed')
  await key(page, 'c')
  await page.waitForSelector('h2:has-text("期限和进度")')
  await expect.poll(() => page.locator('.materials').first().textContent()).toMatch(/所有人身份证明.*纸质.*申请人不同意调用，自行提交/s)
  await expectAccessible(page)
  await context.close()
})

it('what a register does not answer about is collected, with the reason; whoever is not registered yet hands in everything', async () => {
  const { page, context } = await sitDown(browser, app, 'clerk-379902-1')
  await ask(page, residentOf('resident20').identityNumber, '社保卡', '社会保障卡申领')
  await page.waitForSelector('#intake-check')
  await key(page, 'Alt+a')
  await page.waitForSelector('#intake-evidence [role=status]:has-text("只用收 1 份")')
  const photo = page.locator('.material:has-text("近期证件照")')
  await expect.poll(() => photo.textContent()).toContain('暂时查不到，系统会继续查询')
  await expect.poll(() => photo.locator('label:has-text("免提交")').count()).toBe(0)
  await shot(page, 'waiver-counter-down')

  await page.click('button:has-text("清空重来")')
  await page.click('#intake-identity')
  await page.keyboard.type(toIdentityNumber({ region: '379902', birthDate: '1990-03-07', sequence: 777 }))
  await key(page, 'Enter')
  await page.waitForSelector('text=第一次来办事：请按证件填写')
  await page.click('#intake-item')
  await page.keyboard.type('社保卡')
  await page.waitForSelector('.ant-select-item-option-active:has-text("社会保障卡申领")')
  await key(page, 'Enter')
  await page.waitForSelector('.evidence:has-text("这次请照常收取材料")')
  await expect.poll(() => page.locator('#intake-check').count()).toBe(0)
  await shot(page, 'waiver-counter-newcomer')
  await expectAccessible(page)
  await context.close()
})
