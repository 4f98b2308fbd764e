import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { type Actor, systemContext } from '../../../platform/context.ts'
import { execute } from '../../../platform/operations.ts'
import { setSetting } from '../../../platform/settings.ts'
import { takeDueMatters } from '../watch/matter-store.ts'
import { followMatters, raiseOnce } from '../watch/watch-matters.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import { changeRuleOperation } from './change-rule.ts'
import { listRulesOperation } from './rule-list.ts'
import { getRules } from './rules-in-force.ts'

const platform = useTestPlatform()

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}

const COUNTY = 'supervisor-379902'
const CITY = 'supervisor-379900'
/** The tests' day. */
const today = '2026-03-02'

const strict = (change: object = {}) => ({
  fromDay: today, isOn: true, source: '区监察规则第三条', levels: { yellow: { afterDue: 0, told: ['officer'] }, red: { afterDue: 1, told: ['head'] } }, ...change,
})
const change = async (login: string, rule: string, body: object, version = 0, key?: string) =>
  (await execute(platform, mayDo, changeRuleOperation, { actor: await as(login), requestId: 'r', params: { rule }, body, ifMatch: String(version), idempotencyKey: key })).body as { ownVersion: number; inForce: { version: number } }
const list = async (login: string, query: object = {}) =>
  (await execute(platform, mayDo, listRulesOperation, { actor: await as(login), requestId: 'r', query })).body as { mayChange: boolean; rows: { id: string; inForce: { version: number; regionName: string; isOn: boolean }; versions: { state: string }[] }[] }
const held = async (region: string, day: string, rule = 'lateDecision') => (await getRules(platform, region))(day).find((each) => each.rule.id === rule)!

test('a limit that began today is looked at again when a rule of today changes, in the region that changed it', async () => {
  const clock = (startedOn: string) => ({ id: 'promised', kind: 'promised', name: '承诺期限', clock: { startedOn, amount: 10, unit: 'workday' as const, pauses: [], extensions: [] } })
  const begun = (region: string, id: string, startedOn: string) => followMatters(systemContext(platform, 'test'), region, [{
    type: 'applications.accepted', at: '2026-03-02T00:30:00.000Z',
    matter: {
      region, kind: 'application', id, title: '食品经营许可', itemCode: null, itemName: '食品经营许可', authorityId: `${region}-SCJG`, hallId: null, officerId: null, state: 'accepted', isImmediate: false,
      openedAt: '2026-02-27T00:30:00.000Z', clocks: [clock(startedOn)], version: 1, isClosed: false,
    },
  }])
  await begun('379902', 'today', today)
  await begun('379902', 'before', '2026-02-27')
  await begun('379903', 'elsewhere', today)
  const dueNow = async () => (await takeDueMatters(platform.db, platform.clock.now().toISOString(), 10)).map(({ id }) => id).sort()
  expect(await dueNow()).toEqual([])
  await change(COUNTY, 'lateDecision', strict({ levels: { reminder: { used: 10, told: ['officer'] } } }))
  expect(await dueNow()).toEqual(['today'])
  await raiseOnce(systemContext(platform, 'test'), platform.clock.now().toISOString())
  expect((await takeDueMatters(platform.db, '2026-03-03T01:00:00.000Z', 10)).map(({ id }) => id)).toEqual(['today'])
})

describe('which rule holds', () => {
  test('a rule changed from a day on holds for limits that begin on that day, and not for those of the day before', async () => {
    await change(COUNTY, 'lateDecision', strict({ fromDay: '2026-03-10' }))
    expect(await held('379902', '2026-03-09')).toMatchObject({ version: 0, rule: { steps: [{ level: 'reminder' }, { level: 'yellow' }, { level: 'red', when: [{ workdays: 3 }] }] } })
    expect(await held('379902', '2026-03-10')).toMatchObject({ version: 1, rule: { steps: [{ level: 'yellow' }, { level: 'red', when: [{ kind: 'afterDue', workdays: 1 }] }] } })
  })
  test('a county takes its own, else its city’s, else the default', async () => {
    await change(CITY, 'lateDecision', strict({ levels: { red: { afterDue: 9, told: ['supervisor'] } } }))
    expect((await held('379902', today)).rule).toMatchObject({ steps: [{ level: 'red', when: [{ workdays: 9 }] }] })
    await change(COUNTY, 'lateDecision', strict())
    expect((await held('379902', today)).rule).toMatchObject({ steps: [{ level: 'yellow' }, { level: 'red', when: [{ workdays: 1 }] }] })
    expect((await held('379903', today)).rule).toMatchObject({ steps: [{ level: 'red', when: [{ workdays: 9 }] }] })
    expect(await held('379902', today, 'lateDelivery')).toMatchObject({ version: 0 })
  })
  test('of two versions from the same day the later one holds', async () => {
    await change(COUNTY, 'lateDecision', strict({ fromDay: '2026-04-01' }))
    await change(COUNTY, 'lateDecision', strict({ fromDay: '2026-04-01', isOn: false, source: '上级要求暂停执行' }), 1)
    expect(await held('379902', '2026-04-01')).toMatchObject({ version: 2, isOn: false })
  })
  test('a rule that is switched off keeps its thresholds for whoever switches it on again', async () => {
    await change(COUNTY, 'secondCorrection', { fromDay: today, isOn: true, source: '依据', level: 'red', threshold: 2, told: ['head'] })
    await change(COUNTY, 'secondCorrection', { fromDay: today, isOn: false, source: '与市级规则重复' }, 1)
    expect(await held('379902', today, 'secondCorrection')).toMatchObject({ isOn: false, rule: { level: 'red', threshold: 2 } })
  })
  test('every version stays on the list, the default too, with what became of it', async () => {
    await change(COUNTY, 'lateDecision', strict())
    await change(COUNTY, 'lateDecision', strict({ fromDay: '2026-12-01' }), 1)
    const row = (await list(COUNTY)).rows.find(({ id }) => id === 'lateDecision')!
    expect(row.inForce).toMatchObject({ version: 1, regionName: '澄湖区' })
    expect(row.versions.map(({ state }) => state)).toEqual(['coming', 'inForce', 'outranked'])
  })
})

test.each([
  ['a day that is over', { fromDay: '2020-01-01' }, '/fromDay'],
  ['no level at all', { levels: {} }, '/levels/yellow/afterDue'],
  ['more than a hundred per cent', { levels: { reminder: { used: 101, told: ['officer'] } } }, '/levels/reminder/used'],
  ['more than sixty workdays', { levels: { red: { afterDue: 61, told: ['officer'] } } }, '/levels/red/afterDue'],
  ['a red card before the yellow one', { levels: { yellow: { afterDue: 3, told: ['officer'] }, red: { afterDue: 0, told: ['officer'] } } }, '/levels/red/afterDue'],
  ['a red card with the yellow one', { levels: { yellow: { afterDue: 3, told: ['officer'] }, red: { afterDue: 3, told: ['officer'] } } }, '/levels/red/afterDue'],
  ['a card before the end after a warning at the end', { levels: { warning: { afterDue: 0, told: ['officer'] }, yellow: { beforeDue: 1, told: ['officer'] } } }, '/levels/yellow/beforeDue'],
  ['a later reminder by share than the warning', { levels: { reminder: { used: 90, told: ['officer'] }, warning: { used: 80, told: ['officer'] } } }, '/levels/warning/used'],
  ['a reminder when the limit is over', { levels: { reminder: { afterDue: 1, told: ['officer'] } } }, '/levels/reminder/afterDue'],
  ['a level without a moment', { levels: { yellow: { told: ['officer'] } } }, '/levels/yellow/afterDue'],
  ['a level that nobody is told of', { levels: { yellow: { afterDue: 0, told: [] } } }, '/levels/yellow/told'],
  ['no source', { source: ' ' }, '/source'],
])('refuses %s at its field', async (_, wrong, pointer) => {
  await expect(change(COUNTY, 'lateDecision', strict(wrong))).rejects.toMatchObject({ status: 422, errors: [expect.objectContaining({ pointer })] })
})

test('a rule on what happens takes a level that is no reminder, and a threshold', async () => {
  await expect(change(COUNTY, 'frequentPauses', { fromDay: today, isOn: true, source: '依据', level: 'reminder', told: [] })).rejects.toMatchObject({
    errors: [expect.objectContaining({ pointer: '/level' }), expect.objectContaining({ pointer: '/threshold' }), expect.objectContaining({ pointer: '/told' })],
  })
})

test('a card that nobody explained is a red one, whatever else is set', async () => {
  await expect(change(COUNTY, 'unansweredCard', { fromDay: today, isOn: true, source: '依据', level: 'yellow', threshold: 0, told: ['head'] })).rejects.toMatchObject({ errors: [{ pointer: '/level', message: '请选择红牌。' }] })
})

test('whoever saw an older version is told so, and the same submission twice is one version', async () => {
  await change(COUNTY, 'lateDecision', strict(), 0, 'key-1')
  expect(await change(COUNTY, 'lateDecision', strict(), 0, 'key-1')).toMatchObject({ ownVersion: 1 })
  await expect(change(COUNTY, 'lateDecision', strict())).rejects.toMatchObject({ status: 409, code: 'supervision.rule_changed' })
})

test('a county neither sees nor sets another county’s rules; the city sets theirs; who runs or audits the platform only reads', async () => {
  await expect(change(COUNTY, 'lateDecision', strict({ region: '379903' }))).rejects.toMatchObject({ status: 403, code: 'supervision.not_your_region' })
  await expect(list(COUNTY, { region: '379900' })).rejects.toMatchObject({ status: 403 })
  expect(await change(CITY, 'lateDecision', strict({ region: '379903' }))).toMatchObject({ ownVersion: 1 })
  expect((await list('admin')).mayChange).toBe(false)
  await expect(change('auditor', 'lateDecision', strict())).rejects.toMatchObject({ status: 403 })
})

describe('the reminder before a promise ends', () => {
  const set = (key: string, text: string, from: string) => setSetting(systemContext(platform, 'test'), { region: '379902', key, text, from, source: '区监察规则' })
  const reminderOf = async (day: string, region = '379902') => {
    const { rule } = await held(region, day)
    return rule.on === 'clock' && rule.steps.find(({ level }) => level === 'reminder')?.when
  }
  test('is by default what the region set for its lists, from the day on that it set it', async () => {
    await set('supervision.warnShare', '70%', '2026-04-01')
    await set('supervision.warnDaysLeft', '2', '2026-05-01')
    expect(await reminderOf('2026-03-31')).toEqual([{ kind: 'used', percent: 80 }, { kind: 'beforeDue', workdays: 1 }])
    expect(await reminderOf('2026-04-01')).toEqual([{ kind: 'used', percent: 70 }, { kind: 'beforeDue', workdays: 1 }])
    expect(await reminderOf('2026-05-01')).toEqual([{ kind: 'used', percent: 70 }, { kind: 'beforeDue', workdays: 2 }])
    expect(await reminderOf('2026-05-01', '379903')).toEqual([{ kind: 'used', percent: 80 }, { kind: 'beforeDue', workdays: 1 }])
  })
  test('is what the region set of the rule itself, where it did', async () => {
    await set('supervision.warnShare', '70%', '2026-01-01')
    await change(COUNTY, 'lateDecision', strict({ levels: { reminder: { used: 50, told: ['officer'] }, yellow: { afterDue: 0, told: ['officer'] } } }))
    expect(await reminderOf(today)).toEqual([{ kind: 'used', percent: 50 }])
  })
  test('stands on the screen as it holds', async () => {
    await set('supervision.warnDaysLeft', '3', '2026-01-01')
    const row = (await list(COUNTY)).rows.find(({ id }) => id === 'lateDecision')!
    expect(JSON.stringify(row.inForce)).toContain('期限用去 80%，或者期限还剩 3 个工作日')
  })
})
