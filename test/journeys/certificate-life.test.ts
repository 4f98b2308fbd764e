import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, bringTo, formOf, read, residentOf, signInActors } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

interface Answer { identifier: string; state: string; revision: number }
const why = { reason: '执法检查发现后厨卫生不合格', basis: '《中华人民共和国食品安全法》第一百二十六条' }
const at = (identifier: string) => `/staff/certificates/${identifier}`
const act = (api: Api, identifier: string, verb: string, revision: number, body: object = {}, key?: string) => api.post<Answer>(`${at(identifier)}/${verb}`, { ...why, ...body }, { version: revision, key })
const verified = async (identifier: string) => answerOf(await actors.visitor.get<{ state: string; stateName: string; stateSince: string | null; replacedBy: string | null }>(`/certificates/${identifier}`))
const held = async (identifier: string) => {
  await city.app.jobs.drain()
  return answerOf(await actors.citizen.get<{ rows: { identifier: string; state: string }[] }>('/citizen/certificates?limit=100')).rows.find((row) => row.identifier === identifier)?.state
}

async function aLicence(): Promise<string> {
  const { number } = await bringTo(actors, 'certified')
  return /1\.2\.156\.[0-9A-Z.]+/.exec((await read(actors.decider, number)).certificate!.url)![0]
}

test('许可证被暂扣，本人在证照夹看得到，别人核验得到；恢复后照常使用', async () => {
  const identifier = await aLicence()
  expect(await held(identifier)).toBe('valid')
  answerOf(await act(actors.decider, identifier, 'suspend', 0))
  expect(await held(identifier)).toBe('suspended')
  expect(await verified(identifier)).toMatchObject({ state: 'suspended', stateSince: '2026-03-02' })
  const { rows: messages } = answerOf(await actors.citizen.get<{ rows: { title: string; text: string }[] }>('/citizen/messages'))
  expect(messages.find(({ title }) => title === '您的证照已暂扣：食品经营许可证')?.text).toContain('自2026年3月2日起已暂扣')
  answerOf(await act(actors.decider, identifier, 'restore', 1))
  expect(await held(identifier)).toBe('valid')
})

test('许可证变更后换发新版本，旧版本的二维码指向新版本', async () => {
  const old = await aLicence()
  const { identifier } = answerOf(await act(actors.decider, old, 'change', 0, { content: [{ label: '经营项目', value: '热食类食品制售' }] }))
  expect(await verified(old)).toMatchObject({ state: 'replaced', replacedBy: identifier })
  expect([await held(old), await held(identifier)]).toEqual(['replaced', 'valid'])
  expect((await actors.citizen.open(`/citizen/certificates/${identifier}/file`)).mediaType).toBe('application/pdf')
  expect(problemOf(await act(actors.decider, old, 'suspend', 1))).toMatchObject({ status: 409, code: 'certificates.not_in_state' })
})

test('同一次提交重发，只办一次；两个人同时办，只有一个办成', async () => {
  const identifier = await aLicence()
  const first = answerOf(await act(actors.decider, identifier, 'suspend', 0, {}, 'suspend-once'))
  expect(answerOf(await act(actors.decider, identifier, 'suspend', 0, {}, 'suspend-once'))).toEqual(first)
  const replies = await Promise.all([act(actors.decider, identifier, 'restore', 1), act(actors.decider, identifier, 'revoke', 1)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  const { life } = answerOf(await actors.decider.get<{ life: { history: unknown[]; historyIsIntact: boolean } }>(at(identifier)))
  expect(life).toMatchObject({ historyIsIntact: true })
  expect(life.history).toHaveLength(2)
})

test('制证人员可以补证，不能吊销；外单位的决定人员不能办', async () => {
  const identifier = await aLicence()
  expect(problemOf(await act(actors.certificateClerk, identifier, 'forfeit', 0)).status).toBe(403)
  expect(problemOf(await act(await actors.as('decider-379903-SCJG'), identifier, 'reissue', 0))).toMatchObject({ status: 403, code: 'certificates.not_yours' })
  expect(answerOf(await act(actors.certificateClerk, identifier, 'reissue', 0)).identifier).not.toBe(identifier)
})

test('导入存量证照后，持证人马上在自己的证照里看到；同一个文件再导入不会重复', async () => {
  const clerk = await actors.as('cert-379902-WJW')
  const { name, identityNumber } = residentOf('resident2')
  const file = `证照名称,证照编号,持证人,持证人证件号码,颁发日期,有效期至\n健康证明,健2026-7788,${name},${identityNumber},2026-02-01,1年\n`
  const bringIn = (key: string) => clerk.send<{ id: string; imported: number; duplicates: number }>('POST', '/staff/certificate-imports', formOf('存量.csv', new Uint8Array(Buffer.from(file))), { key })
  const first = answerOf(await bringIn('import-1'))
  expect(first).toMatchObject({ imported: 1, duplicates: 0 })
  expect(answerOf(await bringIn('import-1'))).toEqual(first)
  expect(answerOf(await bringIn('import-2'))).toMatchObject({ imported: 0, duplicates: 1 })
  const { rows } = answerOf(await actors.citizen.get<{ rows: { number: string; identifier: string }[] }>('/citizen/certificates?limit=100'))
  const mine = rows.filter(({ number }) => number === '健2026-7788')
  expect(mine).toHaveLength(1)
  expect(await verified(mine[0]!.identifier)).toMatchObject({ state: 'valid' })
  expect(problemOf(await (await actors.as('cert-379903-WJW')).get(`/staff/certificate-imports/${first.id}`)).status).toBe(404)
})

test('市级登记新的证照类型，各县区就能导入；县区自己不能登记', async () => {
  const type = { department: '卫生健康委员会', name: '托育机构备案回执', holderKind: 'enterprise', fields: ['备案地址'], validity: '长期' }
  expect(problemOf(await (await actors.as('item-manager-379902')).post('/staff/certificate-types', type))).toMatchObject({ status: 403, code: 'certificates.not_city' })
  const manager = await actors.as('item-manager-379900')
  answerOf(await manager.post('/staff/certificate-types', type, { key: 'type-1' }))
  const { rows } = answerOf(await manager.get<{ rows: { name: string; fields: string[]; stock: number }[] }>('/staff/certificate-types'))
  expect(rows.find(({ name }) => name === type.name)).toMatchObject({ fields: ['备案地址'], stock: 0 })
  expect(rows.find(({ name }) => name === '居民身份证')!.stock).toBeGreaterThan(1900)
  const csv = (await manager.get<string>('/staff/certificate-types', { accept: 'text/csv' })).body
  expect(csv).toContain('托育机构备案回执')
})
