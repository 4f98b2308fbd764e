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
  const finished = async (id: string) => {
    await city.app.jobs.drain()
    return answerOf(await clerk.get(`/staff/certificate-imports/${id}`))
  }
  const reply = await bringIn('import-1')
  const first = answerOf(reply)
  expect([reply.status, first]).toEqual([202, expect.objectContaining({ state: 'running', total: 1, imported: 0 })])
  expect(answerOf(await bringIn('import-1'))).toEqual(first)
  expect(await finished(first.id)).toMatchObject({ state: 'done', imported: 1, duplicates: 0 })
  expect(await finished(answerOf(await bringIn('import-2')).id)).toMatchObject({ state: 'done', imported: 0, duplicates: 1 })
  const { rows } = answerOf(await actors.citizen.get<{ rows: { number: string; identifier: string }[] }>('/citizen/certificates?limit=100'))
  const mine = rows.filter(({ number }) => number === '健2026-7788')
  expect(mine).toHaveLength(1)
  expect(await verified(mine[0]!.identifier)).toMatchObject({ state: 'valid' })
  expect(problemOf(await (await actors.as('cert-379903-WJW')).get(`/staff/certificate-imports/${first.id}`)).status).toBe(404)
})

test('市级登记新的证照类型，各县区就能导入；县区自己不能登记', async () => {
  const type = { department: '卫生健康委员会', name: '托育机构备案回执', holderKind: 'enterprise', fields: [{ name: '备案地址', kind: 'text', isRequired: true }], validity: '长期' }
  expect(problemOf(await (await actors.as('item-manager-379902')).post('/staff/certificate-types', type))).toMatchObject({ status: 403, code: 'certificates.not_city' })
  const manager = await actors.as('item-manager-379900')
  answerOf(await manager.post('/staff/certificate-types', type, { key: 'type-1' }))
  const { rows } = answerOf(await manager.get<{ rows: { name: string; code: string; fields: { name: string }[]; stock: number }[] }>('/staff/certificate-types'))
  expect(rows.find(({ name }) => name === type.name)).toMatchObject({ fields: [{ name: '备案地址', kindName: '文字', isRequired: true }], version: 1, stock: 0 })
  expect(rows.find(({ name }) => name === '居民身份证')!.stock).toBeGreaterThan(1900)
  const csv = (await manager.get<string>('/staff/certificate-types', { accept: 'text/csv' })).body
  expect(csv).toContain('托育机构备案回执')
})

// Last: the clock only goes forward.
test('我的证照快到期时收到一次提醒，写明哪天到期；再过一天不会重复', async () => {
  const { name, identityNumber } = residentOf('resident2')
  const file = `证照名称,证照编号,持证人,持证人证件号码,颁发日期,有效期至\n健康证明,健2026-7799,${name},${identityNumber},2025-05-04,2026-05-03\n`
  answerOf(await (await actors.as('cert-379902-WJW')).send('POST', '/staff/certificate-imports', formOf('存量.csv', new Uint8Array(Buffer.from(file)))))
  const reminders = async (now: string) => {
    answerOf(await actors.visitor.post('/demo/clock', { now }))
    // What falls due is announced by the first, and read by the second.
    for (let turn = 0; turn < 2; turn++) await city.app.jobs.drain()
    const { rows } = answerOf(await actors.citizen.get<{ rows: { title: string; text: string }[] }>('/citizen/messages'))
    return rows.filter(({ text }) => text.includes('健2026-7799'))
  }
  expect(await reminders('2026-03-03T09:00:00+08:00')).toEqual([])
  expect(await reminders('2026-03-04T09:00:00+08:00')).toEqual([expect.objectContaining({ title: '证照快到期了（还有 60 天到期）：健康证明', text: expect.stringContaining('有效期至 2026年5月3日') as string })])
  expect(await reminders('2026-03-05T09:00:00+08:00')).toHaveLength(1)
})
