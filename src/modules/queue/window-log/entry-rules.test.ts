import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CashKind, cashWords, type ServiceEntry } from './entry.ts'
import { balanceOf, oppositeOf, parseEntranceHalls, parseFreeServices, toSigned, toYuan } from './entry-rules.ts'

const AT = new Date('2026-03-02T09:30:00+08:00')
const entryOf = (kind: CashKind, fen: number): ServiceEntry => ({
  region: '379902', hallId: 'H-379902', id: `${kind}-${fen}`, day: '2026-03-02', ledger: 'cash', what: kind, unit: '笔', quantity: 1, amountFen: toSigned(kind, fen), itemCode: null, itemName: null, ticketNumber: null,
  windowNo: '007', officerId: 'o', officerName: '某人', note: '', strikes: null, at: AT,
})
const kinds = Object.keys(cashWords) as CashKind[]
const entries = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 1_000_000 })).map(([kind, fen]) => entryOf(kind, fen)))
const strike = (entry: ServiceEntry) => oppositeOf(entry, { id: `x-${entry.id}`, day: entry.day, officerId: 'p', officerName: '另一人', at: AT }, '记错了')

test('what is taken back leaves the sums as if it had never been, in whatever order it was written down', () => {
  fc.assert(fc.property(entries, entries, (kept, wrong) => {
    const all = [...wrong, ...kept, ...wrong.map(strike)]
    expect(balanceOf(all)).toBe(balanceOf(kept))
    expect(balanceOf(all.toReversed())).toBe(balanceOf(kept))
    expect(all.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(kept.length)
  }))
})

test('a window holds what it fetched and took, less what it gave and handed in', () => {
  fc.assert(fc.property(entries, (all) => {
    const of = (kind: CashKind) => all.filter(({ what }) => what === kind).reduce((sum, { amountFen }) => sum + Math.abs(amountFen!), 0)
    expect(balanceOf(all)).toBe(of('float') + of('received') - of('change') - of('handedIn'))
  }))
})

test('an opposite entry names what it takes back, why, and who did it', () => {
  expect(strike(entryOf('received', 1_250))).toMatchObject({ amountFen: -1_250, quantity: -1, strikes: 'received-1250', note: '记错了', officerName: '另一人', windowNo: '007' })
  expect(toYuan(-1_250)).toBe('-12.50 元')
})

test('what a city gives for free is a list of names with units, each once', () => {
  expect(parseFreeServices('复印/张 邮寄/件')).toEqual([{ name: '复印', unit: '张' }, { name: '邮寄', unit: '件' }])
  for (const wrong of ['复印', '复印/', '复印/张 复印/页', '/张']) expect(parseFreeServices(wrong), wrong).toBeUndefined()
})

test('a hall asks whoever comes in for nothing, a name or a telephone, and never about health', () => {
  expect(parseEntranceHalls('')).toEqual(new Map())
  expect(parseEntranceHalls('H-1=人数 H-2=姓名、电话')).toEqual(new Map([['H-1', []], ['H-2', ['name', 'phone']]]))
  for (const wrong of ['H-1', 'H-1=体温', 'H-1=姓名、健康码', 'H-1=人数 H-1=姓名']) expect(parseEntranceHalls(wrong), wrong).toBeUndefined()
})
