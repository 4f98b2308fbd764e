import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actors, bringTo, type Filed, read, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'
import { carryOutBulkActions } from '../../src/modules/applications/index.ts'
import { systemContext } from '../../src/platform/context.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

interface Bulk {
  id: string
  verbName: string
  finishedAt: string | null
  total: number
  waiting: number
  done: number
  refused: number
  results: { number: string; state: string; code: string | null; reason: string | null }[]
}

const toCase = ({ number, version }: Filed) => ({ number, version })
const several = (count: number, bring: () => Promise<Filed>): Promise<Filed[]> => Promise.all(Array.from({ length: count }, bring))
const ask = async (api: Api, command: object, cases: { number: string; version: number }[], key?: string): Promise<Bulk> => answerOf(await api.post<Bulk>('/staff/bulk-actions', { command, cases }, { key }))
const readBulk = async (api: Api, id: string): Promise<Bulk> => answerOf(await api.get<Bulk>(`/staff/bulk-actions/${id}`))

async function finished(api: Api, command: object, cases: { number: string; version: number }[]): Promise<Bulk> {
  const { id } = await ask(api, command, cases)
  await city.app.jobs.drain()
  return readBulk(api, id)
}

const events = async (number: string): Promise<string[]> => (await read(actors.supervisor, number)).timeline.map(({ type }) => type)

describe('一次办很多件', () => {
  test('受理、审查、决定、送达都可以批量，每一件和单独办理一样留痕', async () => {
    const filed = await several(3, () => submitFoodLicence(actors.citizen))
    const versions = new Map(filed.map(({ number, version }) => [number, version]))
    const cases = () => [...versions].map(([number, version]) => ({ number, version }))
    const follow = async () => { for (const number of versions.keys()) versions.set(number, (await read(actors.supervisor, number)).version) }
    for (const [api, command] of [
      [actors.clerk, { verb: 'accept' }],
      [actors.reviewer, { verb: 'review', opinion: 'agree', note: '材料齐全，符合条件' }],
      [actors.decider, { verb: 'decide', outcome: 'granted' }],
    ] as const) {
      expect(await finished(api, command, cases())).toMatchObject({ total: 3, done: 3, refused: 0, waiting: 0, finishedAt: expect.any(String) })
      await follow()
    }
    for (const [number, version] of versions) answerOf(await actors.certificateClerk.post(`/staff/applications/${number}/make-certificate`, {}, { version }))
    await follow()
    expect(await finished(actors.clerk, { verb: 'deliver', method: 'electronic' }, cases())).toMatchObject({ done: 3 })
    for (const number of versions.keys()) {
      expect(await events(number)).toEqual(['submitted', 'received', 'materialsChecked', 'accepted', 'reviewed', 'granted', 'certificateMade', 'delivered'])
      expect((await read(actors.clerk, number)).timeline.at(-1)!.actorName).toBe(answerOf(await actors.clerk.get<{ name: string }>('/staff/me')).name)
    }
  })

  test('办不了的逐件写明原因，不影响其他的：状态不对、别的单位的、已有变化的、没有的', async () => {
    const [good, moved] = await several(2, () => bringTo(actors, 'accepted')) as [Filed, Filed]
    const early = await submitFoodLicence(actors.citizen)
    answerOf(await actors.clerk.post(`/staff/applications/${moved.number}/prioritise`, { reason: '急需开业' }, { version: moved.version }))
    const none = { number: '3799022603029999990', version: 1 }
    const bulk = await finished(actors.reviewer, { verb: 'review', opinion: 'agree', note: '符合条件' }, [toCase(good), toCase(moved), toCase(early), none])
    expect(bulk).toMatchObject({ total: 4, done: 1, refused: 3 })
    expect(bulk.results.map(({ state, code }) => [state, code])).toEqual([
      ['done', null], ['refused', 'applications.changed_meanwhile'], ['refused', 'applications.not_open'], ['refused', expect.stringMatching(/^applications\.(not_found|bad_number)$/)],
    ])
    expect(bulk.results.slice(1).every(({ reason }) => /[一-鿿]/.test(reason!))).toBe(true)
    const strange = await finished(await actors.as('reviewer-379902-GAJ'), { verb: 'review', opinion: 'agree', note: '符合条件' }, [toCase(await bringTo(actors, 'accepted'))])
    expect(strange.results[0]).toMatchObject({ state: 'refused', code: 'applications.not_yours' })
  })

  test('没有权限的批量一开始就拒绝，选了两次的、超过 500 件的也拒绝', async () => {
    const filed = toCase(await submitFoodLicence(actors.citizen))
    expect(problemOf(await actors.reviewer.post('/staff/bulk-actions', { command: { verb: 'accept' }, cases: [filed] }))).toMatchObject({ status: 403, code: 'platform.not_permitted' })
    expect(problemOf(await actors.supervisor.post('/staff/bulk-actions', { command: { verb: 'accept' }, cases: [filed] })).status).toBe(403)
    expect(problemOf(await actors.clerk.post('/staff/bulk-actions', { command: { verb: 'accept' }, cases: [filed, filed] })).errors).toEqual([{ pointer: '/cases/1/number', message: expect.any(String) }])
    const many = Array.from({ length: 501 }, (_, index) => ({ number: `37990226030200${String(index).padStart(5, '0')}`, version: 1 }))
    expect(problemOf(await actors.clerk.post('/staff/bulk-actions', { command: { verb: 'accept' }, cases: many })).status).toBe(422)
    expect(problemOf(await actors.clerk.post('/staff/bulk-actions', { command: { verb: 'accept' }, cases: [] })).status).toBe(422)
    expect((await read(actors.clerk, filed.number)).state).toBe('submitted')
  })

  test('同一次提交重发只办一次；别人看不到我的批量，我自己关了页面还找得到', async () => {
    const cases = [toCase(await bringTo(actors, 'accepted'))]
    const command = { verb: 'review', opinion: 'agree', note: '符合条件' }
    const [first, again] = [await ask(actors.reviewer, command, cases, 'bulk-1'), await ask(actors.reviewer, command, cases, 'bulk-1')]
    expect(again.id).toBe(first.id)
    await city.app.jobs.drain()
    expect(problemOf(await actors.decider.get(`/staff/bulk-actions/${first.id}`))).toMatchObject({ status: 404, code: 'applications.no_such_bulk_action' })
    const { rows } = answerOf(await actors.reviewer.get<{ rows: Bulk[] }>('/staff/bulk-actions'))
    expect(rows.find(({ id }) => id === first.id)).toMatchObject({ verbName: '审查', total: 1, done: 1, waiting: 0 })
    const csv = await actors.reviewer.get<string>(`/staff/bulk-actions/${first.id}`, { accept: 'text/csv' })
    expect(csv.body).toContain(cases[0]!.number)
    expect(csv.body).toContain('已办理')
  })
})

describe('办到一半停了也不会漏办、重办', () => {
  // From here on nobody works but whom the stories name.
  beforeAll(() => city.app.jobs.stop())

  test('两个进程同时办，每一件只办一次', async () => {
    const cases = (await several(8, () => bringTo(actors, 'accepted'))).map(toCase)
    const { id } = await ask(actors.reviewer, { verb: 'review', opinion: 'agree', note: '符合条件' }, cases)
    const worker = () => carryOutBulkActions.run(systemContext(city.platform, 'other process'))
    await Promise.all([worker(), worker(), worker()])
    expect(await readBulk(actors.reviewer, id)).toMatchObject({ done: 8, refused: 0, finishedAt: expect.any(String) })
    for (const { number } of cases) expect((await events(number)).filter((type) => type === 'reviewed')).toHaveLength(1)
  })

  test('办了还没有记下结果就停了，接着办的人拿到第一次的结果', async () => {
    const cases = (await several(3, () => submitFoodLicence(actors.citizen))).map(toCase)
    const { id } = await ask(actors.clerk, { verb: 'accept' }, cases)
    await carryOutBulkActions.run(systemContext(city.platform, 'first'))
    // As if it was killed between the case and its result: the results are lost, what was done is not.
    await city.owner.query(`update applications.bulk_action_case set state = 'waiting', settled_at = null, taken_until = now() - interval '100 years' where id = $1`, [id])
    await city.owner.query(`update applications.bulk_action set finished_at = null where id = $1`, [id])
    await carryOutBulkActions.run(systemContext(city.platform, 'second'))
    expect(await readBulk(actors.clerk, id)).toMatchObject({ done: 3, refused: 0, waiting: 0, finishedAt: expect.any(String) })
    for (const { number } of cases) expect((await events(number)).filter((type) => type === 'accepted')).toHaveLength(1)
  })

  test('被停掉的进程占着的件，到时间由别的进程接着办', async () => {
    const cases = (await several(2, () => submitFoodLicence(actors.citizen))).map(toCase)
    const { id } = await ask(actors.clerk, { verb: 'accept' }, cases)
    await city.owner.query(`update applications.bulk_action_case set taken_until = $2 where id = $1 and state = 'waiting'`, [id, new Date(city.platform.clock.now().getTime() + 30_000)])
    await carryOutBulkActions.run(systemContext(city.platform, 'other'))
    expect(await readBulk(actors.clerk, id)).toMatchObject({ waiting: 2, finishedAt: null })
    city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 31_000))
    await carryOutBulkActions.run(systemContext(city.platform, 'other'))
    expect(await readBulk(actors.clerk, id)).toMatchObject({ done: 2, waiting: 0 })
  })

  test('收回了权限的人，没办完的就不再办', async () => {
    const filed = await submitFoodLicence(actors.citizen)
    const third = await actors.as('clerk-379902-4')
    const officer = answerOf(await third.get<{ id: string }>('/staff/me')).id
    const { id } = await ask(third, { verb: 'accept' }, [toCase(filed)])
    await city.owner.query(`update organisation.officer set roles = array['supervisor'] where id = $1`, [officer])
    city.platform.memo.forget('organisation.directory')
    await carryOutBulkActions.run(systemContext(city.platform, 'later'))
    const { rows } = await city.owner.query<{ state: string; code: string }>('select state, code from applications.bulk_action_case where id = $1', [id])
    expect(rows).toEqual([{ state: 'refused', code: 'platform.not_permitted' }])
    expect((await read(actors.clerk, filed.number)).state).toBe('submitted')
    await city.owner.query(`update organisation.officer set roles = array['windowClerk'] where id = $1`, [officer])
    city.platform.memo.forget('organisation.directory')
  })
})
