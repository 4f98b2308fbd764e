import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actors, aPdf, AUTHORITY, formOf, REGION, signInActors, submitFoodLicence, upload } from '../kit/actors.ts'
import { answerOf, type Api, problemOf, type Reply } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

function refusalOf(answer: Reply<unknown>, status: number) {
  expect(answer.status).toBe(status)
  return problemOf(answer)
}

interface Reported { number: string; code: string; dueOn: string }
interface ClueView { number: string; version: number; content: string; findingId: string | null; isAnonymous: boolean; files: { id: string }[]; looks: { officerName: string; purpose: string }[] }
interface FindingView { id: string; version: number; state: string; sourceName: string; title: string; evidence: { kind: string; id: string }; acts: { kindName: string; files: { id: string }[] }[]; allowedActions: { verb: string; allowed: boolean }[] }

const REPORT = { region: REGION, kind: 'fee', content: '窗口要求先交 200 元“加急费”才收材料，没有收据。', place: '某服务窗口', name: '甄先生', phone: '19900001234' } as const
const report = async (body: object, api: Api = actors.visitor) => api.post<Reported>('/clues', body)
const findings = async (query = '') => answerOf(await actors.supervisor.get<{ rows: { id: string; title: string; auditName: string }[] }>(`/staff/supervision/findings${query}`)).rows

describe('what somebody reports', () => {
  let reported: Reported

  test('is taken in without an account, with a picture; number and code lead to the answer, and nothing else does', async () => {
    const { files } = answerOf(await actors.visitor.send<{ files: { id: string }[] }>('POST', '/clue-files', formOf('收条.pdf', aPdf())))
    reported = answerOf(await report({ ...REPORT, files: files.map(({ id }) => id) }))
    expect(reported.number).toMatch(/^FY379902\d{10}$/)
    expect(reported.code).toMatch(/^\d{8}$/)
    const follow = (code: string, number = reported.number) => actors.visitor.post<Record<string, unknown>>('/clues/progress', { number, code })
    const shown = answerOf(await follow(reported.code, ` ${reported.number.toLowerCase()} `))
    expect(shown).toMatchObject({ kindName: '乱收费', answer: null, stateName: '已收到，正在核查', dueOn: reported.dueOn })
    expect(JSON.stringify(shown)).not.toMatch(/甄先生|19900001234/)
    expect(refusalOf(await follow('00000000'), 404).code).toBe('supervision.wrong_query')
    expect(refusalOf(await follow(reported.code, 'FY3799022603029999'), 404).code).toBe('supervision.wrong_query')
  })

  test('is refused where it says nothing, lies in the future or brings what somebody else handed in', async () => {
    const pointersOf = (problem: { errors?: { pointer: string }[] }) => problem.errors?.map(({ pointer }) => pointer)
    expect(pointersOf(refusalOf(await report({ ...REPORT, content: ' 　　　　　　　　　　 ' }), 422))).toEqual(['/content'])
    expect(pointersOf(refusalOf(await report({ ...REPORT, happenedOn: '2099-01-01', phone: 'abc' }), 422))).toEqual(['/happenedOn', '/phone'])
    const foreign = await upload(actors.citizen)
    expect(pointersOf(refusalOf(await report({ ...REPORT, files: [foreign] }), 422))).toEqual(['/files'])
  })

  test('twice from one form is one report, also at the same moment; with other words it is another', async () => {
    const key = '019a0000-0000-7000-8000-0000000000f1'
    const twice = (await Promise.all([report({ ...REPORT, key }), report({ ...REPORT, key })])).map(answerOf)
    expect(twice[1]).toEqual(twice[0])
    expect(answerOf(await report({ ...REPORT, key }))).toEqual(twice[0])
    const other = answerOf(await report({ ...REPORT, key, content: '窗口又要求先交 200 元“加急费”。' }))
    expect(other.number).not.toBe(twice[0]!.number)
    const { rows } = await city.owner.query<{ answer: object }>("select answer from platform.idempotency where actor = 'anonymous'")
    expect(rows.map(({ answer }) => Object.keys(answer).sort())).toEqual([['dueOn', 'number'], ['dueOn', 'number']])
  })

  test('by a visitor who pressed twice is shown once: the second page is the first one’s', async () => {
    const page = await (await fetch(`${city.url}/report`)).text()
    const key = /name="_idempotencyKey" value="([^"]+)"/.exec(page)![1]!
    const press = async (content: string) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ _csrf: '', _idempotencyKey: key, region: REGION, kind: 'quota', content, place: '' })) form.append(name, value)
      form.append('files', new File([aPdf()], '号票.pdf'))
      const answer = await fetch(`${city.url}/report`, { method: 'POST', body: form, redirect: 'manual', headers: { origin: city.url } })
      return `${answer.status} ${/yichuang_report=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]}`
    }
    const [first, second] = await Promise.all([press('每天只发十个号，去晚了就没有。'), press('每天只发十个号，去晚了就没有。')])
    expect(first).toMatch(/^303 FY\d+\.\d{8}\./)
    expect(second).toBe(first)
    expect(await press('每天只发五个号，去晚了就没有。')).not.toBe(first)
  })

  test('comes to the desk of the supervisors of its region, without who reported it', async () => {
    await city.app.jobs.drain()
    const messages = answerOf(await actors.supervisor.get<{ rows: { title: string; text: string; about: { number: string; link: string } }[] }>('/staff/messages?limit=200')).rows.filter(({ about }) => about.number === reported.number)
    expect(messages).toEqual([expect.objectContaining({ title: '群众反映待答复：乱收费', about: expect.objectContaining({ link: `/staff/audits/clues/${reported.number}` }) as object })])
    expect(JSON.stringify(messages)).not.toMatch(/甄先生|19900001234|加急费/)
    const elsewhere = answerOf(await (await actors.as('supervisor-379903')).get<{ rows: { about: { number: string } }[] }>('/staff/messages?limit=200')).rows
    expect(elsewhere.filter(({ about }) => about.number === reported.number)).toEqual([])
  })

  test('of a flood from one address the rest is refused, and what was reported before stays', async () => {
    const statuses = []
    for (let count = 0; count < 11; count++) statuses.push((await report({ ...REPORT, content: `<script>alert(${count})</script> 反复反映同一件事情` })).status)
    expect(statuses.at(0)).toBe(201)
    expect(statuses.at(-1)).toBe(429)
    const { rows } = answerOf(await actors.supervisor.get<{ rows: { number: string; excerpt: string }[] }>('/staff/supervision/clues?state=all'))
    expect(rows.at(-1)!.number).toBe(reported.number)
    expect(rows[0]!.excerpt).toContain('<script>')
  })

  test('its name and phone are sealed, shown to a supervisor who says why, and every look stays on record', async () => {
    const { rows: [kept] } = await city.owner.query<{ row: string }>('select clue::text as row from supervision.clue where number = $1', [reported.number])
    expect(kept!.row).not.toMatch(/甄先生|19900001234/)
    const before = answerOf(await actors.supervisor.get<ClueView>(`/staff/supervision/clues/${reported.number}`))
    expect(JSON.stringify(before)).not.toMatch(/甄先生|19900001234/)
    refusalOf(await actors.supervisor.post(`/staff/supervision/clues/${reported.number}/contact`, { purpose: ' ' }), 422)
    expect(answerOf(await actors.supervisor.post(`/staff/supervision/clues/${reported.number}/contact`, { purpose: '电话核实收费的时间' }))).toEqual({ name: '甄先生', phone: '19900001234' })
    const { looks } = answerOf(await actors.supervisor.get<ClueView>(`/staff/supervision/clues/${reported.number}`))
    expect(looks).toEqual([expect.objectContaining({ purpose: '电话核实收费的时间' })])
    for (const api of [actors.clerk, actors.decider, actors.reviewer, await actors.as('discipline-379902'), await actors.as('admin'), await actors.as('auditor')]) {
      refusalOf(await api.get(`/staff/supervision/clues/${reported.number}`), 403)
      refusalOf(await api.post(`/staff/supervision/clues/${reported.number}/contact`, { purpose: '看看' }), 403)
    }
    refusalOf(await (await actors.as('supervisor-379903')).get(`/staff/supervision/clues/${reported.number}`), 404)
  })

  test('is answered once; what is established becomes a finding with the reporter’s picture, and the answer is read by number and code', async () => {
    const path = `/staff/supervision/clues/${reported.number}/answer`
    const body = { outcome: 'established', answer: '经核查情况属实，已责令退还并停止收取。', audit: 'list', authority: AUTHORITY }
    expect(refusalOf(await actors.supervisor.post(path, { ...body, outcome: 'notOurs' }, { version: 1 }), 422).errors?.[0]?.pointer).toBe('/audit')
    const answers = await Promise.all([actors.supervisor.post<ClueView>(path, body, { version: 1 }), (await actors.as('supervisor-379900')).post<ClueView>(path, body, { version: 1 })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const clue = answerOf(answers.find(({ status }) => status === 200)!)
    const finding = answerOf(await actors.supervisor.get<FindingView>(`/staff/supervision/findings/${clue.findingId}`))
    expect(finding).toMatchObject({ state: 'verified', sourceName: '群众反映', evidence: { kind: 'clue', id: reported.number } })
    expect(finding.acts[0]!.files).toEqual(clue.files)
    expect((await actors.supervisor.open(`/staff/supervision/findings/${finding.id}/files/${clue.files[0]!.id}`)).content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(answerOf(await actors.visitor.post('/clues/progress', { number: reported.number, code: reported.code }))).toMatchObject({ outcomeName: '情况属实', answer: '经核查情况属实，已责令退还并停止收取。' })
  })
})

describe('the three audits', () => {
  test('a certificate that was issued or brought in without a case is found, once; one of long ago is not', async () => {
    await city.owner.query(
      "insert into platform.outbox (region, id, type, payload, at) select $1, gen_random_uuid(), type, payload::jsonb, now() from (values ('certificates.issued', $2), ('certificates.imported', $3), ('certificates.issued', $2)) as told (type, payload)",
      [REGION, JSON.stringify({ identifier: '1.2.156.3005.2.a', number: 'JY1', name: '食品经营许可证', holderId: '019a0000-0000-7000-8000-0000000000aa', applicationNumber: null, issuingAuthorityId: AUTHORITY, issuingAuthority: '澄湖区市场监督管理局', issuedOn: '2026-03-01', validUntil: null }),
        JSON.stringify({ importId: 'i', issuingAuthorityId: AUTHORITY, issuingAuthority: '澄湖区市场监督管理局', importedOn: '2026-03-02', count: 2, recent: [{ identifier: '1.2.156.3005.2.b', number: 'JY2', name: '食品经营许可证', issuedOn: '2026-02-20' }, { identifier: '1.2.156.3005.2.c', number: 'JY3', name: '食品经营许可证', issuedOn: '2025-09-01' }] })],
    )
    await city.app.jobs.drain()
    expect((await findings()).filter(({ auditName }) => auditName === '平台之外').map(({ title }) => title).sort()).toEqual(['新近签发、导入的证照：食品经营许可证 JY2', '没有办件的证照变更：食品经营许可证 JY1'])
  })

  test('a case of an item that is no longer listed is found; one of a listed item is not', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    await city.app.jobs.drain()
    expect((await findings()).filter(({ auditName }) => auditName === '清单之外')).toEqual([])
    await city.owner.query(
      "insert into platform.outbox (region, id, type, payload, at) values ($1, gen_random_uuid(), 'applications.submitted', $2::jsonb, now())",
      [REGION, JSON.stringify({ number, itemCode: 'never-listed', itemName: '自设的许可', authorityId: AUTHORITY, hallId: 'H-379902', channel: 'online', version: 1, clocks: [], state: 'submitted', submittedAt: '2026-03-02T01:00:00.000Z', applicantId: '019a0000-0000-7000-8000-0000000000aa', agentId: null, leftPlace: { queue: null, dueOn: null }, isImmediate: false, isClosed: false })],
    )
    await city.app.jobs.drain()
    expect((await findings()).filter(({ auditName }) => auditName === '清单之外').map(({ title }) => title)).toEqual(['清单之外的办件：自设的许可'])
  })

  test('a supervisor enters a finding with its evidence and brings it to its end; at the end only a note is left', async () => {
    const { files: [file] } = answerOf(await actors.supervisor.send<{ files: { id: string }[] }>('POST', '/staff/supervision/finding-files', formOf('照片.pdf', aPdf())))
    const entered = answerOf(await actors.supervisor.post<FindingView>('/staff/supervision/findings', { audit: 'hall', title: '在科室直接收件', facts: '抽查发现两件没有经大厅收件。', authority: AUTHORITY, files: [file!.id] }))
    expect(entered.acts[0]!.files).toEqual([expect.objectContaining({ id: file!.id })])
    const act = (body: object, version: number) => actors.supervisor.post<FindingView>(`/staff/supervision/findings/${entered.id}/act-on`, body, { version })
    expect(refusalOf(await act({ kind: 'handedOn', note: '移交处理' }, 1), 422).errors?.[0]?.pointer).toBe('/handedTo')
    const verified = answerOf(await act({ kind: 'verified', note: '已查实' }, 1))
    expect(refusalOf(await act({ kind: 'handedOn', note: '移交处理', handedTo: '区纪委监委' }, 1), 409).code).toBe('supervision.finding_changed')
    const handedOn = answerOf(await act({ kind: 'handedOn', note: '移交处理', handedTo: '区纪委监委' }, verified.version))
    expect(handedOn).toMatchObject({ state: 'handedOn', acts: [{ kindName: '登记' }, { kindName: '查实' }, { kindName: '移交', handedTo: '区纪委监委' }] })
    expect(handedOn.allowedActions.filter(({ allowed }) => allowed).map(({ verb }) => verb)).toEqual(['noted'])
    expect(refusalOf(await act({ kind: 'notEstablished', note: '不成立' }, handedOn.version), 409).code).toBe('supervision.finding_settled')
  })

  test('a case is one finding of an audit; what others handed in is no evidence of mine', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const body = { audit: 'hall', title: '没有进大厅', facts: '结果由科室直接交给申请人。', application: number }
    answerOf(await actors.supervisor.post('/staff/supervision/findings', body))
    expect(refusalOf(await actors.supervisor.post('/staff/supervision/findings', body), 409).code).toBe('supervision.found_already')
    expect(refusalOf(await actors.supervisor.post('/staff/supervision/findings', { ...body, audit: 'list', files: [await upload(actors.citizen)] }), 422).errors?.[0]?.pointer).toBe('/files')
  })

  test('the discipline office reads findings and changes none', async () => {
    const discipline = await actors.as('discipline-379902')
    const { rows: [first] } = answerOf(await discipline.get<{ rows: { id: string }[] }>('/staff/supervision/findings?state=all'))
    const read = answerOf(await discipline.get<FindingView>(`/staff/supervision/findings/${first!.id}`))
    expect(read.allowedActions.some(({ allowed }) => allowed)).toBe(false)
    refusalOf(await discipline.post(`/staff/supervision/findings/${first!.id}/act-on`, { kind: 'noted', note: '补充' }, { version: read.version }), 403)
    refusalOf(await (await actors.as('supervisor-379903')).get(`/staff/supervision/findings/${first!.id}`), 404)
  })
})
