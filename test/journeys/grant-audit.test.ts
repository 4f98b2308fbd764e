import { afterAll, beforeAll, expect, test } from 'vitest'
import { AUTHORITY, signInActors } from '../kit/actors.ts'
import { answerOf, problemOf, type WriteOptions } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

interface Audit {
  total: { items: number; complete: number; percent: number }
  authorities: { id: string; count: { authorised: number; percent: number } }[]
  items: { code: string; gaps: { gap: string; state: string | null; version: number | null }[] }[]
}

test('三到位：单位收回授权就不到位，监察通知整改一次，单位答复，到位了或写明依法不能到位的原因才能办结', async () => {
  const { supervisor, decider } = await signInActors(app.url)
  const audit = async (api = supervisor, query = `?authority=${AUTHORITY}`) => answerOf(await api.get<Audit>(`/staff/grant-audit${query}`))
  const ask = (key: string) => supervisor.post<{ asked: number; dueOn: string }>('/staff/grant-audit/ask', { authority: AUTHORITY, note: '窗口完全授权' }, { key })
  const { items } = (await audit()).total
  expect((await audit()).total).toMatchObject({ complete: items, percent: 100 })
  expect(problemOf(await ask('nothing'))).toMatchObject({ status: 409, code: 'organisation.no_gap' })

  const { rows } = answerOf(await decider.get<{ rows: { id: string; kind: string; isInForce: boolean }[] }>('/staff/grants?limit=200'))
  for (const { id } of rows.filter(({ kind, isInForce }) => kind === 'chiefRepresentative' && isInForce)) answerOf(await decider.post(`/staff/grants/${id}/revoke`, { reason: '重新授权' }))
  expect((await audit()).total).toMatchObject({ items, complete: 0, percent: 0 })
  expect((await audit(supervisor, '')).authorities[0]).toMatchObject({ id: AUTHORITY, count: { authorised: 0, percent: 0 } })

  const asked = answerOf(await ask('ask'))
  expect(asked).toEqual({ asked: items, dueOn: '2026-04-11' })
  expect(answerOf(await ask('ask'))).toEqual(asked)
  expect(problemOf(await ask('again')).code).toBe('organisation.no_gap')

  const own = await audit(decider)
  const item = own.items[0]!.code
  expect(own.items[0]!.gaps).toMatchObject([{ gap: 'notAuthorised', state: 'asked', version: 1 }])
  expect(problemOf(await decider.get('/staff/grant-audit?authority=379902-GAJ')).code).toBe('organisation.not_yours')
  const answer = (options: WriteOptions) => decider.post('/staff/grant-audit/answer-grant-gap', { item, gap: 'notAuthorised', answer: '下周授权' }, options)
  answerOf(await answer({ version: 1, key: 'answer' }))
  expect(problemOf(await answer({ version: 1, key: 'late' })).code).toBe('organisation.changed_meanwhile')
  const close = (more: object, options: WriteOptions) => supervisor.post('/staff/grant-audit/close-grant-gap', { authority: AUTHORITY, item, gap: 'notAuthorised', ...more }, options)
  expect(problemOf(await close({}, { version: 2, key: 'close-1' })).code).toBe('organisation.gap_stays')
  expect(answerOf(await close({ reason: '法律规定由县级人民政府决定' }, { version: 2, key: 'close-2' }))).toMatchObject({ state: 'closed', version: 3 })
  expect(problemOf(await close({}, { version: 3, key: 'close-3' })).code).toBe('organisation.gap_closed')
})
