import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSignalsOf } from '../../src/modules/supervision/signals/signal-store.ts'
import { findMatter } from '../../src/modules/supervision/watch/matter-store.ts'
import { followMatters, raiseOnce } from '../../src/modules/supervision/watch/watch-matters.ts'
import { keepSessionsAlive } from '../../src/platform/auth/account-store.ts'
import { systemContext } from '../../src/platform/context.ts'
import { type Actors, bringTo, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { answerOf, type Api } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

interface Counts { level: string; changed: number; inForce: number }
interface Simulated {
  matters: number; isCut: boolean; finding: string; total: Counts[]
  months: { month: string; counts: Counts[] }[]; authorities: { id: string; counts: Counts[] }[]
  examples: { level: string; matterId: string; isRaisedNow: boolean }[]
}
interface Messages { rows: { title: string; kind: string; about: { number: string } }[] }

const told = async (api: Api) => answerOf(await api.get<Messages>('/staff/messages?limit=100')).rows.filter(({ title }) => /^(监察|快到期了|新的)/.test(title))
const simulate = async (rule: string, body: object) => answerOf(await actors.supervisor.post<Simulated>(`/staff/supervision-rules/${rule}/simulate-rule`, body))
const countsOf = (counts: Counts[]) => Object.fromEntries(counts.map(({ level, changed, inForce }) => [level, [changed, inForce]]))

async function moveTo(day: string): Promise<void> {
  city.platform.clock.moveTo(new Date(day))
  // Nobody was idle while the clock jumped.
  await keepSessionsAlive(city.platform.db, city.platform.clock.now())
  while ((await raiseOnce(systemContext(city.platform, 'test'), city.platform.clock.now().toISOString())) > 0);
  await city.app.jobs.drain()
}

const AS_DEFAULT = { levels: { reminder: { used: 80, beforeDue: 1, told: ['officer'] }, yellow: { afterDue: 0, told: ['officer', 'head'] }, red: { afterDue: 3, told: ['officer', 'head', 'supervisor'] } } }

test('what is raised is told to whoever the rule names; a rule tried on it gives what was raised, a stricter one more; what was read late is taken back', async () => {
  const late = await bringTo(actors, 'accepted')
  const inTime = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()

  await moveTo('2026-03-06T09:10:00+08:00')
  expect((await told(actors.reviewer)).map(({ title }) => title)).toContain('快到期了：食品经营许可')
  // A supervisor sees every card that falls, also where its rule tells the body alone.
  expect(new Set((await told(actors.supervisor)).map(({ title }) => title))).toEqual(new Set(['新的黄牌：环节超期']))
  // By phone the reviewer and the head whom the rule names, of the card and not of the reminder.
  await city.app.jobs.drain()
  const texts = answerOf(await actors.visitor.get<{ rows: { phone: string; text: string }[] }>('/demo/sms')).rows.filter(({ text }) => /监察|及时办理/.test(text))
  expect(new Set(texts.map(({ text }) => text.slice(0, 10)))).toEqual(new Set(['监察黄牌「环节超期」']))
  expect(new Set(texts.map(({ phone }) => phone)).size).toBe(2)

  await moveTo('2026-03-20T09:00:00+08:00')
  const raised = await listSignalsOf(city.platform.db, REGION, 'application', inTime.number)
  expect(raised.filter(({ rule }) => rule === 'lateDecision').map(({ level }) => level)).toEqual(['reminder', 'yellow', 'red'])
  // Nobody explains the yellow card: it turns red. Decided within its days; the announcement is read only now.
  await moveTo('2026-03-26T09:00:00+08:00')
  const { checkedAt: _, closedAt: __, counts: ___, past: ____, ...facts } = (await findMatter(city.platform.db, REGION, 'application', inTime.number))!
  await followMatters(systemContext(city.platform, 'test'), REGION, [{ type: 'applications.granted', at: '2026-03-06T08:50:00.000Z', matter: { ...facts, state: 'granted', version: facts.version + 1, clocks: [], isClosed: false } }])
  await city.app.jobs.drain()

  expect((await told(actors.decider)).filter(({ about, kind }) => about.number === late.number && kind === 'todo').map(({ title }) => title)).toEqual(expect.arrayContaining(['监察发出黄牌：超期办结（承诺时限）', '监察发出红牌：超期办结（承诺时限）']))
  expect((await told(actors.supervisor)).map(({ title }) => title)).toEqual(expect.arrayContaining(['新的红牌：超期办结（承诺时限）', '监察红牌已更正：超期办结（承诺时限）']))
  expect((await told(actors.clerk)).every(({ title }) => /送达|快到期了/.test(title))).toBe(true)
  const { rows: corrected } = await city.owner.query<{ level: string; reason: string }>(
    'select signal.rule, signal.level, reason, card.state from supervision.signal_correction correction join supervision.signal on signal.id = correction.signal_id join supervision.card on card.id = signal.id where signal.matter_id = $1', [inTime.number])
  expect(corrected).toEqual(expect.arrayContaining([['lateDecision', 'yellow'], ['lateDecision', 'red'], ['unansweredCard', 'red']].map(([rule, level]) => ({ rule, level, reason: '系统更正：办件已在期限内办结', state: 'withdrawn' }))))

  const same = await simulate('lateDecision', AS_DEFAULT)
  expect(same).toMatchObject({ matters: 2, isCut: false })
  expect(countsOf(same.total)).toEqual({ reminder: [2, 2], warning: [0, 0], yellow: [1, 1], red: [1, 1] })
  const strict = await simulate('lateDecision', { levels: { yellow: { beforeDue: 1, told: ['head'] }, red: { afterDue: 0, told: ['head'] } } })
  expect(countsOf(strict.total)).toMatchObject({ yellow: [2, 1], red: [1, 1] })
  expect(strict.finding).toBe('会出 0 次提醒（现行规则 2 次）、2 张黄牌（现行规则 1 张）、1 张红牌（现行规则 1 张）')
  expect(strict.months.map(({ month }) => month)).toEqual(['2026-03'])
  expect(strict.authorities).toEqual([expect.objectContaining({ id: '379902-SCJG', counts: strict.total })])
  expect(strict.examples.filter(({ level }) => level === 'yellow').map(({ matterId, isRaisedNow }) => [matterId, isRaisedNow]).sort()).toEqual([[late.number, true], [inTime.number, false]].sort())
})

test('a check that is not answered in its days is a matter of the body that was asked, one that was withdrawn is none', async () => {
  const ask = async () => answerOf(await actors.reviewer.post<{ number: string; version: number }>('/staff/checks', {
    authority: '379902-GAJ', matter: '是否有违法记录', basis: '《食品经营许可管理办法》', subject: { kind: 'person', name: '陈小满', identityNumber: residentOf('resident2').identityNumber },
  }))
  const [open, withdrawn] = [await ask(), await ask()]
  answerOf(await actors.reviewer.post(`/staff/checks/${withdrawn.number}/withdraw`, { reason: '不再需要' }, { version: 1 }))
  await city.app.jobs.drain()
  await moveTo('2026-06-01T09:10:00+08:00')
  const raised = async (number: string) => (await listSignalsOf(city.platform.db, REGION, 'check', number)).map(({ rule, level, authorityId }) => `${rule} ${level} ${authorityId}`)
  expect(await raised(open.number)).toEqual(['lateCheckAnswer reminder 379902-GAJ', 'lateCheckAnswer yellow 379902-GAJ'])
  expect(await raised(withdrawn.number)).toEqual([])
  expect((await told(await actors.as('decider-379902-GAJ'))).map(({ title }) => title)).toContain('监察发出黄牌：协查超期未答复')
})
