import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Directory, getDirectory, importDevices, importSites, listSites } from '../modules/organisation/index.ts'
import { findAccountByLogin } from '../platform/auth/account-store.ts'
import { ROOT } from '../platform/config.ts'
import type { Platform } from '../platform/context.ts'

/** Long enough for every story of the demonstration. */
const FROM_DAY = '2025-01-01'
const UNTIL_DAY = '2029-12-31'

/** What a bank's counter and terminal offer: more than thirty matters of citizens (政银合作). */
const BANK_DEPARTMENTS = ['人力资源和社会保障局', '医疗保障局', '住房公积金管理中心', '民政局', '市场监督管理局', '税务局', '公安局']
const BANK_ITEMS = 36
const POST_ITEMS = 12

type Sites = Parameters<typeof importSites>[1][number]
type Ledger = Parameters<typeof importDevices>[1]

/** Cooperation sites and self-service terminals of the invented city: a bank and a post office in each county, a terminal in each hall. Does nothing where there are sites already. */
export async function seedSitesAndTerminals(platform: Platform): Promise<void> {
  if ((await listSites(platform, UNTIL_DAY)).length > 0) return
  const directory = await getDirectory(platform)
  const items = readItemsOf(BANK_DEPARTMENTS)
  const counties = directory.listRegions().filter(({ level }) => level === 'county')
  const operator = (await findAccountByLogin(platform.db, 'partner-379902'))!.principalId
  const sites = counties.flatMap(({ code }) => sitesOf(platform, directory, code, items, operator))
  await importSites(platform, sites)
  const ledgers = counties.map(({ code }) => ledgerOf(platform, directory, code, items, sites))
  await importDevices(platform, { devices: ledgers.flatMap(({ devices }) => devices), itemSets: ledgers.flatMap(({ itemSets }) => itemSets), use: [] })
}

function readItemsOf(departments: readonly string[]): string[] {
  const items = readFileSync(join(ROOT, 'db/seed/items.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { code: string; department: string; object: string })
  return items.filter(({ department, object }) => object.includes('自然人') && departments.includes(department)).map(({ code }) => code).slice(0, BANK_ITEMS)
}

function sitesOf({ ids }: Platform, directory: Directory, region: string, items: readonly string[], operator: string): Sites[] {
  const [first, second] = directory.listTownships(region)
  const site = (township: NonNullable<typeof first>, index: number, kind: 'bank' | 'post', partner: string, itemCodes: readonly string[]): Sites => {
    const place = directory.placeOf(township.code)
    const name = `${partner}${township.name}${kind === 'bank' ? '支行' : '支局'}`
    return {
      region, id: ids.next(), kind, name, partner, divisionCode: township.code, address: `${township.fullName}惠民路${16 + index * 20}号`,
      position: place ? { x: place.x + 400, y: place.y + 250 * (index + 1) } : null, hours: kind === 'bank' ? '工作日 09:00-16:30' : '每天 09:00-17:00', phone: `0000-${region.slice(2)}${70 + index}0`,
      hallId: directory.hallOf(township.code).id, agreement: `《${kind === 'bank' ? '政银' : '政邮'}合作协议》（2025）`, fromDay: FROM_DAY, untilDay: UNTIL_DAY, itemCodes: [...itemCodes],
      operators: region === '379902' && kind === 'bank' ? [operator] : [],
    }
  }
  return first && second ? [site(first, 0, 'bank', '云湖农村商业银行', items), site(second, 1, 'post', '云湖邮政', items.slice(0, POST_ITEMS))] : []
}

function ledgerOf({ ids }: Platform, directory: Directory, region: string, items: readonly string[], sites: readonly Sites[]): Pick<Ledger, 'devices' | 'itemSets'> {
  const hall = directory.hallOf(region)
  const bank = sites.find((site) => site.region === region && site.kind === 'bank')
  const base = { region, siteId: null, hallId: hall.id, divisionCode: hall.divisionCode, placeKind: 'hall' as const, placeName: hall.name, address: hall.address, isAllDay: false }
  const inHall = ([
    ['enhancedTerminal', '政务自助终端 ZZ-2000（增强型）', true], ['documentCamera', '双摄高拍仪 GP-16', false], ['printer', '激光打印机 LP-40', false], ['callScreen', '叫号综合屏 55 寸', true], ['line', '政务外网专线 100M', true],
  ] as const).map(([kind, model, isAllDay]) => ({ ...base, kind, model, isAllDay }))
  const inTownships = directory.listTownships(region).map(({ code, name, fullName }) => {
    const centre = directory.hallOf(code)
    const isOwn = centre.divisionCode === code
    return { ...base, kind: 'deskTerminal' as const, model: '政务自助终端 ZZ-600（桌面型）', divisionCode: code, hallId: isOwn ? centre.id : hall.id, placeKind: isOwn ? ('hall' as const) : ('station' as const), placeName: isOwn ? centre.name : `${name}便民服务站`, address: isOwn ? centre.address : fullName }
  })
  const atBank = bank ? [{ ...base, kind: 'deskTerminal' as const, model: '智慧柜员机（政务专区）', siteId: bank.id, divisionCode: bank.divisionCode, placeKind: 'bank' as const, placeName: bank.name, address: bank.address, isAllDay: true }] : []
  return {
    devices: [...inHall, ...inTownships, ...atBank].map((device, index) => ({ ...device, id: ids.next(), number: `SB-${String(index + 1).padStart(3, '0')}` })),
    itemSets: [{ region, kind: 'deskTerminal', itemCodes: [...items] }],
  }
}
