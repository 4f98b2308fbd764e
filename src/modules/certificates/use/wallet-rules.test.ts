import { expect, it } from 'vitest'
import { daysLeft, type Held, sortWallet } from './wallet-rules.ts'

const TODAY = '2026-03-02'
const card = (name: string, validUntil: string | null = null, state: Held['state'] = 'valid'): Held => ({ name, validUntil, state })

it('a wallet begins with what ends soon, the soonest first, and ends with what counts no more', () => {
  const [later, soon, sooner, over] = [card('食品经营许可证', '2030-01-01'), card('健康证明', '2026-04-01'), card('健康证明', '2026-03-02'), card('驾驶证', '2025-01-01', 'expired')]
  expect(sortWallet([later, soon, sooner, over], TODAY, 60)).toEqual({ soon: [sooner, soon], groups: [{ name: '食品经营许可证', cards: [later] }], over: [over] })
})

it('what has no last day is never about to end, and kinds one has most of come first', () => {
  const [one, two, three] = [card('不动产权证书'), card('驾驶证'), card('不动产权证书')]
  expect(sortWallet([two, one, three], TODAY, 60).groups).toEqual([{ name: '不动产权证书', cards: [one, three] }, { name: '驾驶证', cards: [two] }])
})

it('what is suspended is not offered as if it counted', () => {
  expect(sortWallet([card('驾驶证', '2026-03-10', 'suspended')], TODAY, 60)).toMatchObject({ soon: [], groups: [], over: [{ state: 'suspended' }] })
})

it('the last day itself leaves 0 days', () => {
  expect([daysLeft(TODAY, TODAY), daysLeft('2026-04-01', TODAY)]).toEqual([0, 30])
})
