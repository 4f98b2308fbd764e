import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Directory, getDirectory, importDevices, keepAlive } from '../modules/organisation/index.ts'
import { addDays } from '../modules/calendar/index.ts'
import { ROOT } from '../platform/config.ts'
import { ANONYMOUS, type Platform } from '../platform/context.ts'
import { Refusal } from '../platform/errors.ts'
import type { Route } from '../platform/http/routes.ts'
import { createDice } from './invented-names.ts'
import { actorOf, createRun } from './run-operation.ts'

const REGION = '379902'
const toNumber = (index: number): string => `ZZ-${String(index + 1).padStart(3, '0')}`

/** With the seven that stand in the hall, the townships and the bank: 60 terminals, 56 of them on desks, as one county reported. */
const DESK_TERMINALS = 50
const LARGE_TERMINALS = 3
/** What a large one offers there. */
const LARGE_ITEMS = 105
const DAYS_OF_USE = 30
const SERVICES = ['print-copy', 'take-ticket', 'social-security-card'] as const

/** Every so many has lost its network: a fleet that is all well teaches nobody what to do. */
const LOST_EVERY = 17
const isAlive = (number: string): boolean => number.startsWith('ZZ-') && Number(number.slice(3)) % LOST_EVERY !== 0

const FAULTS = [['ZZ-004', '打印机卡纸，打不出来'], ['ZZ-019', '身份证读卡器没有反应'], ['ZZ-033', '屏幕右下角点不动']] as const

type Ledger = Parameters<typeof importDevices>[1]

/** The fleet of the county where the demonstration is looked at: terminals in its hall, each village and its partners' shops, with what was done there and what is broken. Does nothing where it stands already. */
export async function seedFleet(platform: Platform, routes: readonly Route[]): Promise<void> {
  const run = createRun(platform, routes)
  const isThere = await run('organisation.readDeviceSticker', ANONYMOUS, { params: { region: REGION, number: toNumber(0) } }).then(() => true, (error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return false
    throw error
  })
  if (isThere) return
  const devices = devicesOf(platform, await getDirectory(platform))
  const items = readFileSync(join(ROOT, 'db/seed/items.jsonl'), 'utf8').trim().split('\n').slice(0, LARGE_ITEMS).map((line) => (JSON.parse(line) as { code: string }).code)
  await importDevices(platform, {
    devices, use: useOf(devices, platform.clock.today()), itemSets: [{ region: REGION, kind: 'enhancedTerminal', itemCodes: items }],
    pulses: devices.map(({ region, id }) => ({ region, deviceId: id, status: { paper: 'enough' as const, network: 'line' as const } })),
  })
  const clerk = await actorOf(platform, `clerk-${REGION}-1`)
  for (const [number, what] of FAULTS) await run('organisation.reportFault', clerk, { body: { number, what } })
}

function devicesOf({ ids }: Platform, directory: Directory): Ledger['devices'] {
  const hall = directory.hallOf(`${REGION}000000`)
  const base = { region: REGION, siteId: null, hallId: hall.id, isAllDay: false }
  const large = Array.from({ length: LARGE_TERMINALS }, () => ({ ...base, kind: 'enhancedTerminal' as const, model: '政务自助终端 ZZ-2000（增强型）', placeKind: 'hall' as const, placeName: `${hall.name} 24 小时自助服务区`, address: hall.address, divisionCode: hall.divisionCode, isAllDay: true }))
  const villages = directory.listTownships(REGION).flatMap(({ code }) => directory.listVillages(code))
  const stations = villages.map(({ code, name, fullName }) => ({ ...base, kind: 'deskTerminal' as const, model: '政务自助终端 ZZ-600（桌面型）', placeKind: 'station' as const, placeName: `${name}便民服务站`, address: fullName, divisionCode: code }))
  const partners = [['bank', '云湖农村商业银行'], ['telecom', '云湖通信营业厅'], ['shop', '惠民超市']] as const
  const shops = directory.listTownships(REGION).flatMap(({ code, name, fullName }) => partners.map(([placeKind, partner]) => ({ ...base, kind: 'deskTerminal' as const, model: '政务自助终端 ZZ-600（桌面型）', placeKind, placeName: `${partner}${name}店`, address: fullName, divisionCode: code })))
  const second = directory.listTownships(REGION).flatMap(({ code, name, fullName }) => Array.from({ length: 2 }, () => ({ ...base, kind: 'deskTerminal' as const, model: '政务自助终端 ZZ-600（桌面型）', placeKind: 'hall' as const, placeName: `${name}便民服务中心自助服务区`, address: fullName, divisionCode: code })))
  return [...large, ...[...stations, ...shops, ...second].slice(0, DESK_TERMINALS)].map((device, index) => ({ ...device, id: ids.next(), number: toNumber(index) }))
}

/** More on working days, the same at every run. */
function useOf(devices: Ledger['devices'], today: string): Ledger['use'] {
  const dice = createDice(60)
  return devices.flatMap(({ region, id }) => Array.from({ length: DAYS_OF_USE }, (_, day) => addDays(today, -day - 1)).flatMap((day) => SERVICES.flatMap((service) => {
    const persons = dice.below(4)
    return persons === 0 ? [] : [{ region, deviceId: id, day, service, persons, transactions: persons + dice.below(3) }]
  })))
}

/** How often the terminals of a demonstration show a sign of life: well within the minutes after which one counts as offline. */
const BEAT_MS = 60_000

/** Nobody stands at the terminals of a demonstration: they are kept alive for as long as it runs. @returns ends it */
export function keepFleetAlive(platform: Platform): () => void {
  const beat = () => keepAlive(platform, isAlive).catch((error: unknown) => platform.log.warn({ error }, 'the terminals of the demonstration gave no sign of life'))
  void beat()
  const timer = setInterval(() => void beat(), BEAT_MS).unref()
  return () => clearInterval(timer)
}
