import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../src/demo-city/city-file.ts'
import { FOOD_LICENCE_ITEM, FOOD_LICENCE_SITUATIONS, foodLicenceAnswers } from '../../../src/demo-city/food-licence.ts'
import { foodBusinessLicenceForm } from '../../../src/modules/catalogue/forms/food-business-licence.ts'
import { REGION } from '../../kit/actors.ts'
import { answerOf, createApi } from '../../kit/api.ts'
import { sessionOf } from '../../kit/browser.ts'

/** Presses something that leads to another page, and waits for it: saving may come first. */
export async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.click(selector)])
}

export const CONTINUE = 'main .row button[value=continue]'

/** Signs in on the page that asks for it. */
export async function signIn(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.fill('#f-login', login)
  await page.fill('#f-password', password)
  await press(page, 'main button:has-text("登录")')
}

/** Comes signed in already, where the test is not about the door. */
export async function comeSignedIn(page: Page, url: string, login = 'resident2'): Promise<void> {
  await page.context().addCookies((await sessionOf(url, login)).cookies)
}

/** Types what 陈小满 answers into every question of this page that is hers to answer. */
export async function fillPage(page: Page): Promise<void> {
  for (const [name, answer] of Object.entries(foodLicenceAnswers())) {
    const field = page.locator(`main [name="${name}"]`)
    if ((await field.count()) === 0) continue
    const kind = await field.first().evaluate((element) => (element instanceof HTMLSelectElement ? 'select' : element instanceof HTMLInputElement ? element.type : 'text'))
    if (kind === 'select') await field.selectOption(String(answer))
    else if (kind === 'radio' || kind === 'checkbox') for (const each of [answer].flat()) await page.check(`main [name="${name}"][value="${String(each)}"]`)
    else await field.fill(String(answer))
  }
}

/** Every page of the form, from the first on, to the materials; each leads to the next at once. */
export async function fillForm(page: Page): Promise<void> {
  while (page.url().includes('/form/')) {
    const before = page.url()
    await fillPage(page)
    await press(page, CONTINUE)
    if (page.url() === before) throw new Error(`asked again: ${await page.innerText('main')}`)
  }
}

/** Gives a file to every chooser that asks for a material. */
export async function chooseFiles(page: Page, content: string): Promise<void> {
  for (const input of await page.locator('input[type=file][aria-required]').all()) {
    await input.setInputFiles({ name: '材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from(content) })
  }
}

export const A_PDF = '%PDF-1.4\n% 材料\n%%EOF\n'

/** A draft of the food licence for the restaurant of 陈小满. */
export async function startDraft(page: Page, url: string): Promise<void> {
  await comeSignedIn(page, url)
  await page.goto(`${url}/guides/379902/food-business-licence/apply?s.q1=o1&s.q2=o2`)
  await page.locator('label:has(input[name=applicant])').last().click()
  await press(page, 'main .card button')
}

/** The same with every page of the form answered, where the test is about what comes after it. @returns the draft's address */
export async function comeWithAnsweredDraft(page: Page, url: string): Promise<string> {
  const { cookies } = await sessionOf(url, 'resident2')
  await page.context().addCookies(cookies)
  const citizen = createApi(url, cookies[0]!.value)
  const { principals } = answerOf(await citizen.get<{ principals: { subject: { id: string } }[] }>('/citizen/me'))
  const content = {
    item: FOOD_LICENCE_ITEM, region: REGION, applicant: principals.at(-1)!.subject.id, situations: FOOD_LICENCE_SITUATIONS,
    form: foodLicenceAnswers(), done: foodBusinessLicenceForm.ui.sections.map(({ id }) => id),
  }
  const id = randomUUID()
  answerOf(await citizen.put(`/citizen/drafts/${id}`, { version: 0, content }))
  return `${url}/drafts/${id}`
}
