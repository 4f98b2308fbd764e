import { createClock } from '../platform/clock.ts'
import type { Platform } from '../platform/context.ts'
import type { Route } from '../platform/http/routes.ts'
import { readCityFile } from './city-file.ts'
import { inventResidents } from './residents.ts'
import { actorOf, createRun } from './run-operation.ts'

const DAY_MS = 86_400_000

/** What stands on the desks of the city's centre: one that was answered, one that waits, one that is late. */
const TOLD = [
  { daysAgo: 6, asks: 'MZJ', asked: 'RSJ', item: 'minimum-living', matter: '本年度没有领取失业保险金', answer: '经查，本年度没有领取失业保险金的记录。' },
  { daysAgo: 1, asks: 'MZJ', asked: 'GAJ', item: 'temporary-relief', matter: '户籍在本区，与申请的家庭成员同户', answer: undefined },
  { daysAgo: 12, asks: 'JYJ', asked: 'GAJ', item: 'school-enrolment', matter: '在本区办理了居住证，并且在有效期内', answer: undefined },
] as const

/** 部门间协查 of the invented city, through the operations everybody uses; only the clock stands in the past. */
export async function seedChecks(platform: Platform, routes: readonly Route[]): Promise<void> {
  const file = readCityFile()
  const region = file.counties[0]!.gb6
  const people = inventResidents(file).filter((resident) => resident.region === region && resident.note === undefined)
  for (const [index, { daysAgo, asks, asked, item, matter, answer }] of TOLD.entries()) {
    const run = createRun({ ...platform, clock: createClock(new Date(platform.clock.now().getTime() - daysAgo * DAY_MS)) }, routes)
    const { name, identityNumber } = people[index]!
    const body = { authority: `${region}-${asked}`, item, subject: { kind: 'person', name, identityNumber }, matter, basis: '《优化营商环境条例》第四十四条' }
    const { number, version } = await run<{ number: string; version: number }>('materials.askCheck', await actorOf(platform, `reviewer-${region}-${asks}`), { body })
    if (answer !== undefined) await run('materials.answerCheck', await actorOf(platform, `reviewer-${region}-${asked}`), { params: { number }, version, body: { outcome: 'confirmed', answer } })
  }
}
