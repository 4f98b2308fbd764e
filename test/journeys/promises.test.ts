import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplicationView, CommandAnswer } from '../../src/modules/applications/contract.ts'
import { type Actors, allQualified, command, type Filed, foodLicenceAtCounter, foodLicenceBody, read, REGION, residentOf, signInActors, upload } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { commitmentChecks, commitmentIntake, importCommitmentItem } from '../kit/commitment-item.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

/** A reader follows a moment after a command; a busy machine takes longer. */
const SOON = { timeout: 15_000 }
const signed = { signedBy: '陈小满', textVersion: 1 }
const moveClock = async (now: string) => answerOf(await actors.visitor.post('/demo/clock', { now }))

/** Her restaurant; the training papers (m5) come later, the rules of the house (m4) are committed to, as told. */
async function submit({ deferred = [], committed = [], ...more }: { deferred?: string[]; committed?: string[] } & Record<string, unknown> = {}): Promise<Filed> {
  return answerOf(await actors.citizen.post<Filed>('/citizen/applications', await bodyOf(deferred, committed, more)))
}
async function bodyOf(deferred: string[], committed: string[], more: Record<string, unknown> = {}) {
  const body = await foodLicenceBody(actors.citizen)
  for (const id of deferred) body.materials[id] = { deferred: true }
  for (const id of committed) body.materials[id] = { committed: true }
  return { ...body, ...(deferred.length > 0 ? { deferralPromise: signed } : {}), ...(committed.length > 0 ? { commitmentPromise: signed } : {}), ...more }
}
const checksBut = (...ids: string[]) => allQualified().filter(({ id }) => !ids.includes(id))
const supply = async (api: Api, audience: 'citizen' | 'staff', number: string, materials: object) => {
  const { version } = await read(api, number, audience)
  return api.post<CommandAnswer>(`/${audience}/applications/${number}/supply-deferred`, { materials }, { version })
}

describe('承诺书', () => {
  test('我在提交以前就能看到要签的承诺书全文，两端看到的是同一份', async () => {
    const { deferral, proof, licence } = answerOf(await actors.visitor.get<Record<string, { title: string; version: number; sections: { heading: string; lines: string[] }[] } | null>>(`/items/food-business-licence/promises?region=${REGION}&deferred=m5&committed=m4`))
    expect(deferral).toMatchObject({ title: '容缺受理承诺书', version: 1 })
    expect(deferral!.sections.map(({ heading }) => heading)).toEqual(['依据', '条件', '后补的材料', '承诺内容', '法律责任', '核查办法'])
    expect(deferral!.sections[2]!.lines).toEqual(['食品安全管理人员考核或任命文件'])
    expect(JSON.stringify(deferral)).toContain('5 个工作日')
    expect(proof!.sections[2]!.lines).toEqual(['食品安全自查、从业人员健康管理、进货查验等规章制度'])
    expect(licence).toBeNull()
  })

  test('没有签名、签的是旧版承诺书、或不能容缺的材料，都交不上去', async () => {
    const unsigned = await bodyOf(['m5'], [], { deferralPromise: undefined })
    expect(problemOf(await actors.citizen.post('/citizen/applications', unsigned)).errors).toContainEqual({ pointer: '/deferralPromise', message: '请签署《容缺受理承诺书》。' })
    const old = await bodyOf(['m5'], [], { deferralPromise: { ...signed, textVersion: 7 } })
    expect(problemOf(await actors.citizen.post('/citizen/applications', old)).errors?.[0]?.pointer).toBe('/deferralPromise/textVersion')
    expect(problemOf(await actors.citizen.post('/citizen/applications', await bodyOf(['m3'], []))).errors?.[0]?.pointer).toBe('/materials/m3')
  })
})

describe('容缺受理', () => {
  test('我缺一份次要材料，签了承诺先受理，补交以后才作出决定', async () => {
    const { number } = await submit({ deferred: ['m5'] })
    expect(await read(actors.clerk, number)).toMatchObject({ deferralPromise: { signedBy: '陈小满', textVersion: 1 }, deferral: null })
    const { version } = await read(actors.clerk, number)
    expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/accept`, { checks: checksBut('m5') }, { version }))).toMatchObject({ status: 409, code: 'applications.is_deferred' })
    await command(actors.clerk, number, 'accept-with-deferral', { checks: checksBut('m5'), deferred: [{ id: 'm5' }] })
    const mine = await read(actors.citizen, number, 'citizen')
    expect(mine).toMatchObject({
      state: 'accepted', paused: false,
      deferral: { owed: [{ id: 'm5', name: '食品安全管理人员考核或任命文件', dueOn: '2026-03-09', suppliedOn: null, leftDays: 5 }], clock: 'runs', overrun: 'withdrawn', completedOn: null },
    })
    expect(mine.materials.find(({ id }) => id === 'm5')).toMatchObject({ provided: 'deferred', isOwed: true })

    await command(actors.reviewer, number, 'review', { opinion: 'agree', note: '符合条件' })
    const waiting = await read(actors.decider, number)
    expect(waiting.allowedActions.find(({ verb }) => verb === 'decide')).toMatchObject({ allowed: false, reason: expect.stringContaining('补齐后才能作出决定') as string })
    expect(problemOf(await actors.decider.post(`/staff/applications/${number}/decide`, { outcome: 'granted' }, { version: waiting.version }))).toMatchObject({ status: 409, code: 'applications.materials_owed' })

    expect(problemOf(await supply(actors.citizen, 'citizen', number, { m3: { files: [await upload(actors.citizen)] } }))).toMatchObject({ code: 'applications.not_asked_for' })
    expect(problemOf(await supply(actors.citizen, 'citizen', number, { m5: { deferred: true } })).status).toBe(422)
    answerOf(await supply(actors.citizen, 'citizen', number, { m5: { files: [await upload(actors.citizen)] } }))
    expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ deferral: { completedOn: '2026-03-02', owed: [{ suppliedOn: '2026-03-02', leftDays: null }] } })
    expect(problemOf(await supply(actors.citizen, 'citizen', number, { m5: { files: [await upload(actors.citizen)] } }))).toMatchObject({ status: 409 })
    expect(await command(actors.decider, number, 'decide', { outcome: 'granted' })).toMatchObject({ state: 'granted' })
  })

  test('窗口发现我少一份次要材料，我当场签字，也可以容缺；材料分两次补到窗口', async () => {
    const body = foodLicenceAtCounter()
    const { number, version } = answerOf(await actors.clerk.post<Filed>('/staff/applications', body))
    const post = (more: object, at: number) => actors.clerk.post<CommandAnswer>(`/staff/applications/${number}/accept-with-deferral`, { checks: checksBut('m5', 'm4'), ...more }, { version: at })
    const deferred = [{ id: 'm5', days: 3 }, { id: 'm4' }]
    expect(problemOf(await post({ deferred }, version))).toMatchObject({ status: 422, code: 'applications.not_signed' })
    expect(problemOf(await post({ deferred: [{ id: 'm3' }], promise: { signedBy: '陈小满' } }, version))).toMatchObject({ code: 'applications.cannot_be_deferred', errors: [{ pointer: '/deferred/m3' }] })
    const accepted = answerOf(await post({ deferred, promise: { signedBy: '陈小满' } }, version))
    expect((await read(actors.clerk, number)).deferral).toMatchObject({ textVersion: 1, owed: [{ id: 'm5', dueOn: '2026-03-05' }, { id: 'm4', dueOn: '2026-03-09' }] })
    expect(problemOf(await post({ deferred, promise: { signedBy: '陈小满' } }, version))).toMatchObject({ status: 409, code: 'applications.changed_meanwhile' })

    expect(answerOf(await supply(actors.clerk, 'staff', number, { m5: { onPaper: true } })).version).toBeGreaterThan(accepted.version)
    expect((await read(actors.clerk, number)).deferral).toMatchObject({ completedOn: null })
    answerOf(await supply(actors.clerk, 'staff', number, { m4: { onPaper: true } }))
    expect((await read(actors.clerk, number)).deferral).toMatchObject({ completedOn: '2026-03-02' })
  })

  test('别的窗口、别的人、没有登录的人都不能替我容缺或补交', async () => {
    const { number, version } = await submit({ deferred: ['m5'] })
    const body = { checks: checksBut('m5'), deferred: [{ id: 'm5' }] }
    expect(problemOf(await (await actors.as('clerk-379903-1')).post(`/staff/applications/${number}/accept-with-deferral`, body, { version }))).toMatchObject({ status: 403, code: 'applications.not_yours' })
    expect(problemOf(await actors.reviewer.post(`/staff/applications/${number}/accept-with-deferral`, body, { version }))).toMatchObject({ status: 403 })
    expect(problemOf(await actors.visitor.post(`/staff/applications/${number}/accept-with-deferral`, body, { version }))).toMatchObject({ status: 401 })
    await command(actors.clerk, number, 'accept-with-deferral', body)
    const now = await read(actors.clerk, number)
    expect(problemOf(await actors.stranger.post(`/citizen/applications/${number}/supply-deferred`, { materials: { m5: { files: [await upload(actors.stranger)] } } }, { version: now.version }))).toMatchObject({ status: 404 })
  })

  test('同样的补交点了两次，只记一次；页面旧了会告诉我', async () => {
    const { number } = await submit({ deferred: ['m5'] })
    const accepted = await command(actors.clerk, number, 'accept-with-deferral', { checks: checksBut('m5'), deferred: [{ id: 'm5' }] })
    const materials = { m5: { files: [await upload(actors.citizen)] } }
    const once = answerOf(await actors.citizen.post<CommandAnswer>(`/citizen/applications/${number}/supply-deferred`, { materials }, { version: accepted.version, key: 'late-paper' }))
    expect(answerOf(await actors.citizen.post<CommandAnswer>(`/citizen/applications/${number}/supply-deferred`, { materials }, { version: accepted.version, key: 'late-paper' }))).toEqual(once)
    expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/supply-deferred`, { materials }, { version: accepted.version }))).toMatchObject({ status: 409, code: 'applications.changed_meanwhile' })
    expect((await read(actors.citizen, number, 'citizen')).timeline.filter(({ type }) => type === 'deferredSupplied')).toHaveLength(1)
  })

  test('补正时我也可以承诺后补，签字才行', async () => {
    const { number } = await submit()
    await command(actors.clerk, number, 'request-correction', { checks: [...checksBut('m5'), { id: 'm5', result: 'unqualified', reason: '没有盖章' }] })
    const asked = await read(actors.citizen, number, 'citizen')
    const post = (body: object) => actors.citizen.post<CommandAnswer>(`/citizen/applications/${number}/supply-correction`, body, { version: asked.version })
    expect(problemOf(await post({ materials: { m5: { deferred: true } } }))).toMatchObject({ status: 422, code: 'applications.cannot_be_promised' })
    answerOf(await post({ materials: { m5: { deferred: true } }, promise: signed }))
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'received', deferralPromise: { signedBy: '陈小满' }, commitmentPromise: null })
    expect(await command(actors.clerk, number, 'accept-with-deferral', { checks: [], deferred: [{ id: 'm5' }] })).toMatchObject({ state: 'accepted' })
  })
})

test('补正时一份后补、一份以承诺代替，两份承诺书都要签', async () => {
  const { number } = await submit()
  await command(actors.clerk, number, 'request-correction', { checks: [...checksBut('m5', 'm4'), ...['m4', 'm5'].map((id) => ({ id, result: 'unqualified', reason: '没有盖章' }))] })
  const { version } = await read(actors.citizen, number, 'citizen')
  const post = (body: object) => actors.citizen.post<CommandAnswer>(`/citizen/applications/${number}/supply-correction`, { materials: { m4: { committed: true }, m5: { deferred: true } }, ...body }, { version })
  expect(problemOf(await post({ promise: signed })).errors).toMatchObject([{ pointer: '/commitmentPromise' }])
  expect(problemOf(await post({ commitmentPromise: signed })).errors).toMatchObject([{ pointer: '/promise' }])
  answerOf(await post({ promise: signed, commitmentPromise: { ...signed, signedBy: '陈小满本人' } }))
  expect(await read(actors.clerk, number)).toMatchObject({ state: 'received', deferralPromise: { signedBy: '陈小满', kind: null }, commitmentPromise: { signedBy: '陈小满本人', kind: 'proof' } })
})

describe('证明事项告知承诺', () => {
  test('我以承诺代替一份证明，案件照常审查；我改主意撤回承诺，就要补交', async () => {
    const { number } = await submit({ committed: ['m4'] })
    const { version } = await read(actors.clerk, number)
    expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/accept`, { checks: checksBut('m4') }, { version }))).toMatchObject({ status: 409, code: 'applications.is_committed' })
    await command(actors.clerk, number, 'accept-with-commitment', { checks: checksBut('m4') })
    expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ state: 'accepted', commitment: { kind: 'proof', materials: [{ id: 'm4' }], checkDueOn: '2026-05-06', check: null } })

    const seen = await read(actors.citizen, number, 'citizen')
    answerOf(await actors.citizen.post(`/citizen/applications/${number}/withdraw-commitment`, { reason: '找到原件了' }, { version: seen.version }))
    expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ commitment: { withdrawnOn: '2026-03-02' }, materials: expect.arrayContaining([expect.objectContaining({ id: 'm4', isOwed: true })]) as unknown[] })
    await command(actors.reviewer, number, 'review', { opinion: 'agree', note: '符合条件' })
    const waiting = await read(actors.decider, number)
    expect(problemOf(await actors.decider.post(`/staff/applications/${number}/decide`, { outcome: 'granted' }, { version: waiting.version }))).toMatchObject({ code: 'applications.materials_owed' })
    answerOf(await supply(actors.citizen, 'citizen', number, { m4: { files: [await upload(actors.citizen)] } }))
    expect(await command(actors.decider, number, 'decide', { outcome: 'granted' })).toMatchObject({ state: 'granted' })
  })

  test('一份后补、一份承诺，容缺受理时一并记入', async () => {
    const { number } = await submit({ deferred: ['m5'], committed: ['m4'] })
    const { version } = await read(actors.clerk, number)
    expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/accept-with-commitment`, { checks: checksBut('m4', 'm5') }, { version }))).toMatchObject({ status: 409, code: 'applications.is_deferred' })
    await command(actors.clerk, number, 'accept-with-deferral', { checks: checksBut('m4', 'm5'), deferred: [{ id: 'm5' }] })
    expect(await read(actors.clerk, number)).toMatchObject({ deferral: { owed: [{ id: 'm5' }] }, commitment: { kind: 'proof', materials: [{ id: 'm4' }] } })
  })

  test('没有实行告知承诺的地方不能按承诺受理，也不能只凭证明承诺当场决定', async () => {
    const plain = await submit()
    const one = await read(actors.clerk, plain.number)
    expect(problemOf(await actors.clerk.post(`/staff/applications/${plain.number}/accept-with-commitment`, { checks: allQualified(), promise: { signedBy: '陈小满' } }, { version: one.version }))).toMatchObject({ status: 409, code: 'applications.nothing_committed' })
    const { number, version } = await submit({ committed: ['m4'] })
    expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/accept-with-commitment`, { checks: checksBut('m4'), kind: 'licence' }, { version }))).toMatchObject({ status: 422, code: 'applications.not_a_commitment_item' })
  })
})

describe('行政审批告知承诺', () => {
  const elder = residentOf('resident1')
  const [intake, checks] = [commitmentIntake, commitmentChecks]
  let staff: { clerk: Api; reviewer: Api; decider: Api; maker: Api }

  beforeAll(async () => {
    await importCommitmentItem(city)
    const { number } = answerOf(await actors.clerk.post<Filed>('/staff/applications', intake()))
    const { authority } = await read(actors.clerk, number)
    staff = { clerk: actors.clerk, reviewer: await actors.as(`reviewer-${authority.id}`), decider: await actors.as(`decider-${authority.id}`), maker: await actors.as(`cert-${authority.id}`) }
  })

  /** Granted at the window on the applicant's commitment, made, and delivered. */
  async function deliver(): Promise<string> {
    const { number } = answerOf(await staff.clerk.post<Filed>('/staff/applications', intake({ commitmentPromise: { ...signed, signedBy: elder.name, kind: 'licence' } })))
    expect(await command(staff.clerk, number, 'accept-with-commitment', { checks })).toMatchObject({ state: 'granted' })
    await command(staff.maker, number, 'make-certificate')
    await command(staff.clerk, number, 'deliver', { method: 'counter', receiver: elder.name, identity: 'identityDocument', statement: '核对了本人身份证原件' })
    return number
  }
  const todo = async (api: Api) => answerOf(await api.get<{ rows: { number: string; dueOn: string }[] }>('/staff/applications?view=mine&limit=200')).rows

  test('我承诺符合条件，窗口当场作出决定；事后核查属实，就办结了', async () => {
    const number = await deliver()
    const view = await read(staff.reviewer, number)
    expect(view).toMatchObject({ state: 'delivered', step: '等待核查承诺', commitment: { kind: 'licence', checkDueOn: '2026-05-06' } })
    expect(view.timeline.map(({ type }) => type)).toEqual(['submitted', 'received', 'materialsChecked', 'accepted', 'committed', 'granted', 'certificateMade', 'delivered'])
    // The authority's act, done at the window.
    expect(view.timeline.find(({ type }) => type === 'granted')!.office).toContain(view.authority.name)
    // The list is followed by a reader a moment later.
    await expect.poll(async () => (await todo(staff.reviewer)).find((row) => row.number === number)?.dueOn, SOON).toBe('2026-05-06')
    await command(staff.reviewer, number, 'check-commitment', { outcome: 'kept', note: '现场与承诺一致' })
    expect(await read(staff.reviewer, number)).toMatchObject({ state: 'delivered', dueOn: null, step: null, commitment: { check: { outcome: 'kept' } } })
    await expect.poll(async () => (await todo(staff.reviewer)).some((row) => row.number === number), SOON).toBe(false)
    expect(problemOf(await staff.decider.post(`/staff/applications/${number}/revoke-decision`, { reason: '再看看' }, { version: (await read(staff.decider, number)).version }))).toMatchObject({ code: 'applications.nothing_breached' })
  })

  test('只有审批单位能核查，没有说明情况不能核查', async () => {
    const number = await deliver()
    const { version } = await read(staff.reviewer, number)
    expect(problemOf(await staff.clerk.post(`/staff/applications/${number}/check-commitment`, { outcome: 'kept', note: '一致' }, { version }))).toMatchObject({ status: 403 })
    expect(problemOf(await staff.reviewer.post(`/staff/applications/${number}/check-commitment`, { outcome: 'kept' }, { version }))).toMatchObject({ status: 422 })
    expect(problemOf(await staff.reviewer.post(`/staff/applications/${number}/check-commitment`, { outcome: 'kept', note: '一致' }))).toMatchObject({ status: 428 })
    expect(problemOf(await staff.reviewer.post(`/staff/applications/${number}/confirm-rectification`, { note: '改好了' }, { version }))).toMatchObject({ status: 409 })
  })

  test('我的承诺不实：限期整改，改好了记录就修复；没改就撤销决定，修复以前不能再承诺', async () => {
    const [mended, revoked] = [await deliver(), await deliver()]
    const breaches = async (api: Api, path: string) => answerOf(await api.get<{ isBarred: boolean; breaches: { number: string; kind: string; repairedOn: string | null }[] }>(path))

    await command(staff.reviewer, mended, 'check-commitment', { outcome: 'breached', note: '车架号与承诺不符', rectifyDays: 5 })
    expect(await read(staff.reviewer, mended)).toMatchObject({ dueOn: '2026-03-09', commitment: { rectification: { dueOn: '2026-03-09', outcome: null } } })
    expect(await breaches(actors.stranger, '/citizen/breaches')).toMatchObject({ isBarred: true, breaches: [{ number: mended, kind: 'commitment', repairedOn: null }] })
    const early = await read(staff.decider, mended)
    expect(problemOf(await staff.decider.post(`/staff/applications/${mended}/revoke-decision`, { reason: '不实' }, { version: early.version }))).toMatchObject({ status: 409, code: 'applications.rectification_running' })
    await command(staff.reviewer, mended, 'confirm-rectification', { note: '已经重新打刻' })
    expect(await breaches(actors.stranger, '/citizen/breaches')).toMatchObject({ isBarred: false })

    await command(staff.reviewer, revoked, 'check-commitment', { outcome: 'breached', note: '车辆不存在' })
    const { applicant } = await read(staff.reviewer, revoked)
    expect(await breaches(staff.clerk, `/staff/subjects/${applicant.id}/breaches`)).toMatchObject({ isBarred: true })
    expect(problemOf(await actors.stranger.get(`/staff/subjects/${applicant.id}/breaches`)).status).toBe(403)
    expect(await command(staff.decider, revoked, 'revoke-decision', { reason: '以虚假承诺取得' })).toMatchObject({ state: 'revoked' })
    // Whoever verifies the certificate is told at once.
    const { certificate } = await read(staff.decider, revoked)
    expect(answerOf(await actors.visitor.get(`/certificates/${encodeURIComponent(certificate!.identifier)}`))).toMatchObject({ state: 'revoked', isIntact: true })

    // The next promise meets it: at submission, and at the window.
    expect(problemOf(await staff.clerk.post('/staff/applications', intake({ commitmentPromise: { ...signed, kind: 'licence' } })))).toMatchObject({ status: 422, code: 'applications.open_breach' })
    const { number, version } = answerOf(await staff.clerk.post<Filed>('/staff/applications', intake()))
    expect(problemOf(await staff.clerk.post(`/staff/applications/${number}/accept-with-commitment`, { checks, promise: { signedBy: elder.name } }, { version }))).toMatchObject({ status: 422, code: 'applications.open_breach' })

    const repair = (api: Api) => api.post(`/supervisor/breaches/${revoked}/commitment/repair`, { note: '履行完处罚，申请信用修复' })
    expect(problemOf(await repair(staff.reviewer)).status).toBe(403)
    expect(answerOf(await repair(actors.supervisor))).toMatchObject({ number: revoked, repairedOn: '2026-03-02' })
    expect(problemOf(await repair(actors.supervisor))).toMatchObject({ status: 409, code: 'applications.already_repaired' })
    expect(await command(staff.clerk, number, 'accept-with-commitment', { checks, promise: { signedBy: elder.name } })).toMatchObject({ state: 'granted' })
  })

  test('撤销决定时证照正在被别人办理：告诉我证照有变化，办件和证照都不会只改一半；看过以后再撤销', async () => {
    const number = await deliver()
    await command(staff.reviewer, number, 'check-commitment', { outcome: 'breached', note: '车辆不存在' })
    const { version, certificate } = await read(staff.decider, number)
    const { identifier } = certificate!
    // Another holds the certificate while the revocation arrives, and is done before it.
    const other = city.owner
    await other.query('begin')
    await other.query("update certificates.certificate set state = 'suspended', state_since = '2026-03-02', event_count = 1, head_hash = $2 where identifier = $1", [identifier, 'a'.repeat(64)])
    const revoking = staff.decider.post(`/staff/applications/${number}/revoke-decision`, { reason: '以虚假承诺取得' }, { version })
    await expect.poll(async () => (await other.query('select 1 from pg_locks where not granted')).rowCount, SOON).toBeGreaterThan(0)
    await other.query(`insert into certificates.certificate_event (region, identifier, seq, kind, on_day, reason, basis, officer_name, at, prev_hash, hash)
      select region, identifier, 1, 'suspended', '2026-03-02', '核查期间', '行政处罚法', '李决', now(), hash, $2 from certificates.certificate where identifier = $1`, [identifier, 'a'.repeat(64)])
    await other.query('commit')
    expect(problemOf(await revoking)).toMatchObject({ status: 409, code: 'certificates.changed_meanwhile', detail: expect.stringContaining('李决：暂扣') as string })
    expect(await read(staff.decider, number)).toMatchObject({ state: 'delivered', version })
    answerOf(await staff.decider.post(`/staff/applications/${number}/revoke-decision`, { reason: '以虚假承诺取得' }, { version }))
    expect(answerOf(await actors.visitor.get(`/certificates/${identifier}`))).toMatchObject({ state: 'revoked' })
  })
})

// Last: the clock only goes forward.
test('我没有按期补交：到期第二天按本地规定视为撤回，并记入失信，修好以前不能再容缺', async () => {
  const { number } = await submit({ deferred: ['m5'] })
  const waiting = await submit({ deferred: ['m5'] })
  const silent = await submit({ committed: ['m4'] })
  await command(actors.clerk, number, 'accept-with-deferral', { checks: checksBut('m5'), deferred: [{ id: 'm5' }] })
  await moveClock('2026-03-09T23:00:00+08:00')
  expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ state: 'accepted', deferral: { owed: [{ leftDays: 0 }] } })
  await moveClock('2026-03-10T00:10:00+08:00')
  const mine: ApplicationView = await read(actors.citizen, number, 'citizen')
  expect(mine).toMatchObject({ state: 'withdrawn', completedOn: '2026-03-10' })
  expect(mine.timeline.at(-1)).toMatchObject({ type: 'withdrawn', note: expect.stringContaining('视为撤回') as string })
  expect(problemOf(await supply(actors.citizen, 'citizen', number, { m5: { files: [await upload(actors.citizen)] } }))).toMatchObject({ status: 409 })
  expect(problemOf(await actors.citizen.post('/citizen/applications', await bodyOf(['m5'], [])))).toMatchObject({ status: 422, code: 'applications.open_breach' })
  // Also where the promise was made before: silence had it accepted meanwhile, and what was promised is still owed.
  expect(await read(actors.clerk, waiting.number)).toMatchObject({ state: 'accepted', acceptedOn: '2026-03-02' })
  expect((await read(actors.clerk, waiting.number)).materials.find(({ id }) => id === 'm5')).toMatchObject({ isOwed: true })
  // What was committed to stands from the day of the acceptance, and is checked though no window ever accepted it.
  expect(await read(actors.reviewer, silent.number)).toMatchObject({ state: 'accepted', acceptedOn: '2026-03-02', commitment: { kind: 'proof', materials: [{ id: 'm4' }], madeOn: '2026-03-02', checkDueOn: '2026-05-06', check: null } })
  await city.app.jobs.drain()
  await city.app.jobs.drain()
  actors = await signInActors(city.url)
  // She is told what the law did, by its name and once.
  const told = answerOf(await actors.citizen.get<{ rows: { title: string; about: { number: string | null } }[] }>('/citizen/messages?limit=200')).rows.filter(({ about }) => about.number === silent.number)
  expect(told.map(({ title }) => title.split('：')[0])).toEqual(['已依法视为受理', '申请已提交'])
  await command(actors.reviewer, silent.number, 'check-commitment', { outcome: 'kept', note: '制度都有' })
  // The normal way stays open.
  expect((await submit()).state).toBe('submitted')
})
