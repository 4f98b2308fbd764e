import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPublishedItem, type ServiceItem, tailorMaterials } from '../modules/catalogue/index.ts'
import { isTheFormItself } from '../modules/materials/index.ts'
import { getDirectory } from '../modules/organisation/index.ts'
import { createClock } from '../platform/clock.ts'
import { ROOT } from '../platform/config.ts'
import type { Platform } from '../platform/context.ts'
import type { Route } from '../platform/http/routes.ts'
import type { Upload } from '../platform/operations.ts'
import { readCityFile } from './city-file.ts'
import { createDice } from './invented-names.ts'
import { inventResidents, type Resident } from './residents.ts'
import { actorOf, createRun } from './run-operation.ts'

/** Items people ask for every day, each with the department that decides it. */
const EVERYDAY = [
  ['id-card-apply', 'GAJ'], ['residence-permit', 'GAJ'], ['name-change', 'GAJ'], ['elderly-allowance', 'MZJ'], ['temporary-relief', 'MZJ'], ['minimum-living', 'MZJ'],
  ['school-enrolment', 'JYJ'], ['medical-aid', 'YBJ'], ['unemployment-benefit', 'RSJ'], ['nurse-registration', 'WJW'], ['legal-aid', 'SFJ'], ['charging-pile', 'GDGS'],
] as const

type Way = 'submitted' | 'correction' | 'accepted' | 'reviewed' | 'decided' | 'delivered' | 'denied'
/** What stands on the desks of a region in the morning: something for every role. */
const WAYS: readonly Way[] = ['submitted', 'accepted', 'delivered', 'reviewed', 'correction', 'decided', 'submitted', 'accepted', 'denied', 'delivered']

/** Cases of the city's centre, where the demonstration is looked at, and of each other region. */
const CASES_IN_CENTRE = 36
const CASES_ELSEWHERE = 4
const DAY_MS = 86_400_000

/**
 * Lets the invented city have been at work for some days: people applied, windows and departments did their steps.
 * Every step goes through the operations everybody uses, only the clock stands in the past.
 */
export async function seedCases(platform: Platform, routes: readonly Route[]): Promise<void> {
  const file = readCityFile()
  const dice = createDice(20_261_122)
  const residents = Map.groupBy(inventResidents(file).filter(({ note }) => note === undefined), ({ region }) => region)
  const directory = await getDirectory(platform)
  const scan = readFileSync(join(ROOT, 'db/seed/scan.png'))
  for (const { code: region } of directory.listRegions()) {
    const people = residents.get(region) ?? []
    const count = region === file.counties[0]!.gb6 ? CASES_IN_CENTRE : CASES_ELSEWHERE
    for (let index = 0; index < Math.min(count, people.length); index++) {
      const [item, department] = EVERYDAY[index % EVERYDAY.length]!
      const daysAgo = 1 + dice.below(9)
      await tell({ platform, routes, scan, region, department, item: await getPublishedItem(platform, item), person: people[index]!, way: WAYS[index % WAYS.length]!, startedAt: new Date(platform.clock.now().getTime() - daysAgo * DAY_MS) })
    }
  }
}

/** One application and how far it came. */
export interface Tale {
  platform: Platform
  routes: readonly Route[]
  scan: Buffer
  region: string
  department: string
  item: ServiceItem
  person: Resident
  way: Way
  startedAt: Date
  /** The first answer to each question where none are told. */
  situations?: Readonly<Record<string, string>>
  /** The whole form, where it asks for more than who applies. */
  form?: Readonly<Record<string, unknown>>
}

/** Lets a tale happen; gives the number of its case. */
export async function tell({ platform, routes, scan, region, department, item, person, way, startedAt, ...told }: Tale): Promise<string> {
  const clock = createClock(startedAt)
  const past: Platform = { ...platform, clock }
  const now = platform.clock.now()
  /** The next step happens some hours later, never in the future. */
  const wait = (hours: number) => {
    const then = new Date(Math.min(clock.now().getTime() + hours * 3_600_000, now.getTime()))
    clock.catchUp(then)
  }
  const run = createRun(past, routes)
  const applicant = await actorOf(platform, person.login)
  const situations = told.situations ?? Object.fromEntries(item.situations.map((situation) => [situation.id, situation.options[0]!.id]))
  const needed = tailorMaterials(item, situations).filter((material) => material.necessary && !isTheFormItself(material))
  const resolved = await run<{ materials: { id: string; state: string }[] }>('materials.fetchOwn', applicant, { body: { item: item.code, region, situations, agrees: true, agreesToSensitive: true } })
  const isReplaced = (id: string) => resolved.materials.some((material) => material.id === id && material.state === 'replaced')
  const upload: Upload = { files: (async function* () { yield { name: `${item.name.slice(0, 12)}材料.png`, content: (async function* () { yield scan })() } })() }
  const { files } = await run<{ files: { id: string }[] }>('applications.uploadFile', applicant, { body: upload })
  const submitted = await run<{ number: string; version: number }>('applications.submit', applicant, {
    body: {
      item: item.code, region, situations,
      form: told.form ?? {
        ...(item.serves.enterprises ? { applicantKind: 'person' } : {}),
        applicantName: person.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: person.identityNumber,
        applicantPhone: person.phone, applicantAddress: person.address, handledBy: 'applicant', truthStatement: true,
      },
      materials: Object.fromEntries(needed.map((material) => [material.id, material.exemptBy && isReplaced(material.id) ? { waived: true } : { files: [files[0]!.id] }])),
    },
  })
  const { number } = submitted
  let { version } = submitted
  const step = async (verb: string, login: string, body: object = {}) => {
    ;({ version } = await run<{ version: number }>(`applications.${verb}`, await actorOf(platform, login), { params: { number }, body, version }))
  }
  const clerk = `clerk-${region}-1`
  const handed = tailorMaterials(item, situations).filter((material) => material.necessary)
  const checks = handed.map((material) => ({ id: material.id, result: 'qualified' }))
  if (way === 'submitted') return number
  wait(3)
  if (way === 'correction') {
    await step('requestCorrection', clerk, { checks: checks.map((check, index) => (index === checks.length - 1 ? { ...check, result: 'unqualified', reason: '照片模糊，看不清印章，请重新拍摄后上传' } : check)) })
    return number
  }
  await step('accept', clerk, { checks })
  if (way === 'accepted') return number
  for (const { kind } of item.steps) {
    if (kind !== 'review') continue
    wait(20)
    await step('review', `reviewer-${region}-${department}`, way === 'denied' ? { opinion: 'disagree', note: '经核查不符合规定条件' } : { opinion: 'agree', note: '材料齐全，符合条件' })
  }
  if (way === 'reviewed') return number
  wait(6)
  await step('decide', `decider-${region}-${department}`, way === 'denied' ? { outcome: 'denied', reason: '经核查，申请人的情况不符合本事项规定的条件' } : { outcome: 'granted' })
  if (way === 'decided' || way === 'denied') return number
  wait(4)
  if (item.steps.some(({ kind }) => kind === 'makeCertificate')) await step('makeCertificate', `cert-${region}-${department}`)
  wait(2)
  await step('deliver', clerk, { method: 'electronic' })
  return number
}
