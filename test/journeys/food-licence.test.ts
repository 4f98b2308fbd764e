import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, allQualified, command, foodLicenceBody, read, signInActors, upload } from '../kit/actors.ts'
import { answerOf, problemOf } from '../kit/api.ts'
import type { Filed } from '../kit/actors.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const moveClock = async (now: string) => expect((await actors.visitor.post('/demo/clock', { now })).status).toBe(200)

const kindsOf = (view: { documents: { kind: string }[] }) => view.documents.map(({ kind }) => kind)

test('我开小饭馆申请食品经营许可：补正一次、现场核查、领证、评价，全程看得见', async () => {
  const { citizen, clerk, reviewer, decider, certificateClerk } = actors
  const submitted = await citizen.post<Filed>('/citizen/applications', await foodLicenceBody(citizen), { key: 'open-a-restaurant' })
  expect(submitted.status).toBe(201)
  const { number, queryPassword } = submitted.body
  expect(number).toMatch(/^379902\d{13}$/)
  expect(queryPassword).toMatch(/^\d{6}$/)

  // Monday: received, and told once what is wrong.
  expect(await command(clerk, number, 'receive')).toMatchObject({ state: 'received', documents: [{ kind: 'receipt' }] })
  const checks = allQualified().map((check) => (check.id === 'm3' ? { ...check, result: 'unqualified', reason: '平面图没有标出操作间' } : check))
  expect(await command(clerk, number, 'request-correction', { checks })).toMatchObject({ state: 'correctionRequested', dueOn: '2026-03-16', documents: [{ kind: 'correctionNotice' }] })
  const owed = await read(citizen, number, 'citizen')
  expect(owed.materials.filter(({ isOwed }) => isOwed)).toMatchObject([{ id: 'm3', reason: '平面图没有标出操作间' }])
  expect(owed.allowedActions.find(({ verb }) => verb === 'supply-correction')).toMatchObject({ allowed: true, reason: null })

  // Wednesday: supplied; the five days begin anew.
  await moveClock('2026-03-04T10:00:00+08:00')
  const supplied = await citizen.post(`/citizen/applications/${number}/supply-correction`, { materials: { m3: { files: [await upload(citizen, 'citizen', '平面图（新）.pdf')] } } }, { version: owed.version })
  expect(answerOf(supplied)).toMatchObject({ state: 'received', dueOn: '2026-03-11' })
  const second = await clerk.post(`/staff/applications/${number}/request-correction`, { checks }, { version: (await read(clerk, number)).version })
  expect(problemOf(second)).toMatchObject({ status: 409, code: 'applications.already_corrected' })

  // Thursday: accepted, as of the day all corrections were in (行政许可法 art. 32(5)); 20 workdays by law, 5 promised.
  await moveClock('2026-03-05T09:30:00+08:00')
  expect(await command(clerk, number, 'accept', { checks: [{ id: 'm3', result: 'qualified' }] })).toMatchObject({ state: 'accepted', dueOn: '2026-03-11', documents: [{ kind: 'acceptanceNotice' }] })
  expect(await read(citizen, number, 'citizen')).toMatchObject({ acceptedOn: '2026-03-04', promisedDueOn: '2026-03-11', statutoryDueOn: '2026-04-01', dueIsProvisional: false, paused: false, step: '材料审查' })

  // Friday to Tuesday week: an inspection on the premises stops both clocks.
  await moveClock('2026-03-06T09:00:00+08:00')
  await command(reviewer, number, 'start-special-procedure', { stepId: 's3', reason: '需要到现场核查', expectedWorkdays: 3 })
  const paused = await read(citizen, number, 'citizen')
  expect(paused).toMatchObject({ paused: true })
  expect(paused.pauseReason).toContain('现场核查')
  const tooEarly = await reviewer.post(`/staff/applications/${number}/review`, { opinion: 'agree', note: '符合条件' }, { version: paused.version })
  expect(problemOf(tooEarly)).toMatchObject({ status: 409, code: 'applications.not_possible' })
  await moveClock('2026-03-10T16:00:00+08:00')
  await command(reviewer, number, 'end-special-procedure', { result: '现场符合要求' })
  expect(await read(citizen, number, 'citizen')).toMatchObject({ paused: false, promisedDueOn: '2026-03-13', statutoryDueOn: '2026-04-03' })

  await moveClock('2026-03-11T10:00:00+08:00')
  await command(reviewer, number, 'review', { opinion: 'agree', note: '符合条件' })
  expect(await command(decider, number, 'decide', { outcome: 'granted' })).toMatchObject({ state: 'granted', documents: [{ kind: 'decision' }] })
  expect(await command(certificateClerk, number, 'make-certificate')).toMatchObject({ state: 'certified' })
  await command(clerk, number, 'hand-out')
  expect(await command(clerk, number, 'deliver', { method: 'counter', receiver: '陈小满', identity: 'identityDocument', statement: '核对了本人身份证原件' })).toMatchObject({ state: 'delivered', dueOn: null, documents: [{ kind: 'deliveryRecord' }] })

  const done = await read(citizen, number, 'citizen')
  expect(kindsOf(done)).toEqual(['submissionReceipt', 'receipt', 'correctionNotice', 'supplementReceipt', 'acceptanceNotice', 'specialProcedureNotice', 'decision', 'collectionNotice', 'deliveryRecord'])
  for (const document of done.documents) {
    const opened = await citizen.open(document.url.replace('/api/v1', ''))
    expect(opened.mediaType, document.kind).toBe('application/pdf')
    expect(opened.content.subarray(0, 5).toString(), document.kind).toBe('%PDF-')
  }
  expect(done.steps.map(({ status }) => status)).toEqual(Array.from(done.steps, () => 'done'))
  expect(done.timeline.map(({ type }) => type)).toEqual([
    'submitted', 'received', 'materialsChecked', 'correctionRequested', 'correctionSupplied', 'materialsChecked', 'accepted',
    'specialProcedureStarted', 'specialProcedureEnded', 'reviewed', 'granted', 'certificateMade', 'handedOut', 'delivered',
  ])

  // Anybody who is shown the certificate can ask whether it is genuine.
  const { identifier } = done.certificate!
  expect(answerOf(await actors.visitor.get(`/certificates/${encodeURIComponent(identifier)}`))).toMatchObject({
    name: '食品经营许可证', number: done.certificate!.number, holderMasked: '陈*满', state: 'valid', isIntact: true, issuedOn: '2026-03-11', validUntil: '2031-03-10', conclusion: '证照真实，目前有效。',
  })

  await city.app.jobs.drain()
  expect(answerOf(await citizen.get('/citizen/certificates'))).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ identifier, stateName: '有效' })]) })
  expect(answerOf(await citizen.get('/citizen/applications'))).toMatchObject({ rows: [{ number, state: 'delivered' }] })

  // Rated once, by her alone.
  expect(answerOf(await citizen.get('/citizen/ratings'))).toMatchObject({ rows: [{ number, item: { name: '食品经营许可' } }] })
  expect(problemOf(await actors.stranger.get(`/citizen/ratings/${number}`))).toMatchObject({ status: 404, code: 'ratings.not_invited' })
  expect(await citizen.post(`/citizen/ratings/${number}`, { grade: 5, comment: '很快' })).toMatchObject({ status: 201, body: { gradeName: '非常满意' } })
  expect(problemOf(await citizen.post(`/citizen/ratings/${number}`, { grade: 1 }))).toMatchObject({ status: 409, code: 'ratings.already_rated' })
  expect(answerOf(await actors.visitor.get('/ratings/summary?item=food-business-licence'))).toMatchObject({ invited: 1, rated: 1, satisfactionRate: 1, activeRatingRate: 1 })
})
