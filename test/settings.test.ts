import { expect, test } from 'vitest'
// The composition root names every room, and each room defines its own settings.
import '../src/app.ts'
import type { Actor } from '../src/platform/context.ts'
import { execute } from '../src/platform/operations.ts'
import { changeSetting, listSettings } from '../src/platform/settings-operations.ts'
import { useTestPlatform } from './kit/test-db.ts'

const platform = useTestPlatform()

interface Rule {
  key: string
  inForce: { origin: string; value: unknown; words: string; from: string | null; source: string }
  history: { region: string; from: string; words: string; state: string }[]
  counties: { region: string; words: string }[]
}

const adminOf = (region: string): Actor => ({ kind: 'staff', accountId: platform.ids.next(), principalId: platform.ids.next(), name: '某管理员', roles: ['systemAdmin'], region })
const anybody = () => true
const KEY = 'applications.correctionDays'

async function ruleIn(region: string, key = KEY): Promise<Rule> {
  const { body } = await execute(platform, anybody, listSettings, { actor: adminOf('379900'), requestId: 'r', query: { region } })
  return (body as { rows: Rule[] }).rows.find((row) => row.key === key)!
}

const set = (own: string, region: string, value: string, from: string, key = KEY) =>
  execute(platform, anybody, changeSetting, { actor: adminOf(own), requestId: 'r', body: { region, key, value, from, source: '测试文件第一条' } })

test('settings.list: what applies in a region is told with whose it is, in words, with what was before and is to come', async () => {
  expect(await ruleIn('379902')).toMatchObject({ inForce: { origin: 'fallback', value: 10, words: '10 个工作日', from: null }, history: [], counties: [] })
  await set('379900', '379900', '12', '2026-01-01')
  await set('379900', '379902', '15', '2026-02-01')
  await set('379900', '379902', '20', '2027-01-01')
  expect(await ruleIn('379902')).toMatchObject({
    inForce: { origin: 'own', words: '15 个工作日', from: '2026-02-01', source: '测试文件第一条' },
    history: [{ from: '2027-01-01', state: 'coming' }, { from: '2026-02-01', state: 'inForce' }, { region: '379900', state: 'outranked' }],
  })
  expect(await ruleIn('379903')).toMatchObject({ inForce: { origin: 'city', words: '12 个工作日' }, counties: [] })
  expect((await ruleIn('379900')).counties).toEqual([{ region: '379902', words: '15 个工作日' }])
})

test('settings.list: a list of items is read out by their names', async () => {
  await set('379900', '379900', 'food-business-licence|no-such-item', '2026-01-01', 'portal.frequentItems')
  expect((await ruleIn('379900', 'portal.frequentItems')).inForce.words).toBe('食品经营许可、no-such-item（现在不能办）')
})

test('settings.set: a county sets its own rules only, a city also its counties', async () => {
  await expect(set('379902', '379900', '5', '2026-01-01')).rejects.toMatchObject({ code: 'settings.not_yours' })
  await expect(set('379902', '379903', '5', '2026-01-01')).rejects.toMatchObject({ code: 'settings.not_yours' })
  await expect(set('379900', '370200', '5', '2026-01-01')).rejects.toMatchObject({ code: 'settings.not_yours' })
  await set('379902', '379902', '5', '2026-01-01')
  await set('000000', '379903', '6', '2026-01-01')
  expect((await ruleIn('379903')).inForce.value).toBe(6)
})

test('settings.set: a value that makes no sense is refused at its field with what would; words that may be empty can be taken back', async () => {
  await expect(set('379900', '379900', '91', '2026-01-01')).rejects.toMatchObject({ code: 'platform.bad_setting', errors: [{ pointer: '/value', message: '请填写 1 到 90 的整数。' }] })
  await expect(set('379900', '379900', '', '2026-01-01')).rejects.toMatchObject({ code: 'platform.bad_setting' })
  await set('379900', '379900', '甲市办事', '2026-01-01', 'portal.platformName')
  await set('379900', '379900', '', '2026-02-01', 'portal.platformName')
  expect((await ruleIn('379900', 'portal.platformName')).inForce).toMatchObject({ value: '', words: '（空）', from: '2026-02-01' })
})
