import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPublishedItem } from '../modules/catalogue/index.ts'
import { ROOT } from '../platform/config.ts'
import type { Actor, Platform } from '../platform/context.ts'
import type { Route } from '../platform/http/routes.ts'
import type { Upload } from '../platform/operations.ts'
import { tell } from './cases.ts'
import { readCityFile } from './city-file.ts'
import { inventEnterprises } from './enterprises.ts'
import { FOOD_LICENCE_ITEM, FOOD_LICENCE_SITUATIONS, foodLicenceAnswers } from './food-licence.ts'
import { inventResidents } from './residents.ts'
import { actorOf, createRun } from './run-operation.ts'

/** Where the rules decide, and for which item. */
export const AUTOMATIC_REGION = '379902'
export const AUTOMATIC_ITEM = 'food-business-change'
const DEPARTMENT = 'SCJG'
const DAY_MS = 86_400_000

/** 补办 of a licence that the platform itself gave: everything the rules ask for stands in the state's own records. */
const RULES = [
  { id: 'identity', title: '身份与实名登记一致，由本人办理', expression: '身份核对一致 and 本人办理' },
  { id: 'kind', title: '申请补办', expression: '情形_办理哪种业务 = "补办" and 与原办件的关系 = "补办"' },
  { id: 'licence', title: '原证照有效，是本人的食品经营许可证，由同一机关颁发', expression: '原证照状态 = "有效" and 原证照名称 = "食品经营许可证" and 原证照持有人一致 and 原办件同一机关' },
  { id: 'honest', title: '没有未修复的失信记录', expression: '未修复失信数 = 0' },
  { id: 'all-in', title: '没有承诺后补的材料', expression: '承诺材料数 = 0' },
]

/**
 * 秒批 in the invented city: rules drafted by the item manager, simulated over what people decided, approved by another and switched
 * on; and somebody who lost the licence got lately and asks for another, which the rules decide as soon as the platform runs.
 * @returns the number of that application
 */
export async function seedAutomaticRules(platform: Platform, routes: readonly Route[]): Promise<string> {
  const file = readCityFile()
  const residents = inventResidents(file)
  const owner = inventEnterprises(file, residents).find(({ region, name, representative }) => region === AUTOMATIC_REGION && /餐饮店|小吃店/.test(name) && residents.find(({ login }) => login === representative)!.note === undefined)!
  const person = residents.find(({ login }) => login === owner.representative)!
  const neighbour = residents.find(({ region, note, login }) => region === AUTOMATIC_REGION && note === undefined && login !== person.login)!
  const tale = { platform, routes, region: AUTOMATIC_REGION, department: DEPARTMENT, scan: readFileSync(join(ROOT, 'db/seed/scan.png')) }
  const daysAgo = (days: number) => new Date(platform.clock.now().getTime() - days * DAY_MS)
  const earlier = await tell({ ...tale, item: await getPublishedItem(platform, FOOD_LICENCE_ITEM), person, way: 'delivered', startedAt: daysAgo(9), situations: FOOD_LICENCE_SITUATIONS, form: foodLicenceAnswers(person.login) })
  // What people decided of the item: the simulation has something to say.
  await tell({ ...tale, item: await getPublishedItem(platform, AUTOMATIC_ITEM), person: neighbour, way: 'decided', startedAt: daysAgo(7) })

  const run = createRun(platform, routes)
  const [manager, reviewer, applicant] = await Promise.all([`item-manager-${AUTOMATIC_REGION}`, `item-reviewer-${AUTOMATIC_REGION}`, person.login].map((login) => actorOf(platform, login))) as [Actor, Actor, Actor]
  const params = { item: AUTOMATIC_ITEM }
  await run('applications.draftAutomaticRules', manager, { params, version: 0, body: { rules: RULES, note: '食品经营许可证补办试行自动审批' } })
  await run('applications.simulateAutomaticRuleSet', manager, { params, version: 1 })
  const { revision } = await run<{ revision: number }>('applications.submitAutomaticRuleSet', manager, { params, version: 1 })
  await run('applications.approveAutomaticRuleSet', reviewer, { params, version: revision })
  await run('applications.switchAutomaticOn', manager, { params, body: { reason: '经局务会研究，补办先行试行' } })

  const upload: Upload = { files: (async function* () { yield { name: '遗失声明.png', content: (async function* () { yield tale.scan })() } })() }
  const { files } = await run<{ files: { id: string }[] }>('applications.uploadFile', applicant, { body: upload })
  const handedIn = { files: [files[0]!.id] }
  const { number } = await run<{ number: string }>('applications.submit', applicant, {
    body: {
      item: AUTOMATIC_ITEM, region: AUTOMATIC_REGION, situations: { q1: 'o3' }, follows: { number: earlier, relation: 'reissue' },
      form: { applicantKind: 'person', applicantName: person.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: person.identityNumber, applicantPhone: person.phone, applicantAddress: person.address, handledBy: 'applicant', truthStatement: true },
      materials: { q1o3m1: handedIn, m3: handedIn, m4: handedIn },
    },
  })
  return number
}
