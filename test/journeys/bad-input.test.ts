import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SECURITY_HEADERS } from '../../src/platform/http/security-headers.ts'
import { type Actors, allQualified, aPdf, bringTo, foodLicenceAtCounter, foodLicenceBody, formOf, read, REGION, residentOf, signInActors, submitFoodLicence, upload } from '../kit/actors.ts'
import { answerOf, type Problem, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let body: Awaited<ReturnType<typeof foodLicenceBody>>
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  body = await foodLicenceBody(actors.citizen)
})
afterAll(() => city.close())

/** Everything that a refused request might have left behind: how many rows, and which versions. A demand beyond the guide is counted, so that alone is told. */
async function everything(): Promise<unknown> {
  const { rows } = await city.owner.query(`
    select (select count(*) from applications.application) as applications, (select coalesce(sum(version), 0) from applications.application) as versions,
      (select count(*) from applications.application_event) as events, (select count(*) from applications.application_event where documents is not null) as documents,
      (select count(*) from applications.subject_application) as listed, (select count(*) from applications.draft) as drafts,
      (select count(*) from platform.file) as files, (select count(*) from platform.outbox where type <> 'applications.demandRefused') as outbox,
      (select count(*) from platform.idempotency) as keys, (select count(*) from subjects.subject) as subjects,
      (select count(*) from ratings.rating) as ratings, (select count(*) from certificates.certificate) as certificates`)
  return rows[0]
}

/** Waits for what earlier tests announced; mostly there is nothing on its way, and to drain costs more than to be refused. */
async function settle(): Promise<void> {
  const { rows } = await city.owner.query<{ isOnItsWay: boolean }>('select exists (select 1 from platform.outbox) or exists (select 1 from graphile_worker.jobs) as "isOnItsWay"')
  if (rows[0]!.isOnItsWay) await city.app.jobs.drain()
}

/** Does something that must be refused, and checks that nothing of it stayed. */
async function refused(attempt: () => Promise<{ status: number; body: unknown; headers: Headers }>): Promise<Problem> {
  await settle()
  const before = await everything()
  const answer = await attempt()
  // A refusal tells a browser what every answer does.
  expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS)
  const problem = problemOf(answer)
  expect(problem.status, JSON.stringify(problem)).toBeLessThan(500)
  // A sentence in Chinese that ends like one.
  expect(problem.detail).toMatch(/[\u4e00-\u9fff].*[。？]$/s)
  for (const { message } of problem.errors ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/)
  expect(await everything()).toEqual(before)
  return problem
}

const LONG = '长'.repeat(3000)
const LONE_SURROGATE = '\ud83d小满'

/** A change to 陈小满's application that makes it wrong, and where it has to be told. */
interface Wrong {
  title: string
  change: Record<string, unknown>
  pointers: string[]
  says?: RegExp
}

const inForm = (field: string, value: unknown) => ({ form: { [field]: value } })
const someoneElse = residentOf('resident1').identityNumber

const WRONG: Wrong[] = [
  { title: '没有选事项', change: { item: undefined }, pointers: ['/item'], says: /请填写事项/ },
  { title: '事项编码是数字', change: { item: 7 }, pointers: ['/item'], says: /应为文字/ },
  { title: '事项编码里有 SQL', change: { item: `x'; drop table applications.application;--` }, pointers: ['/item'] },
  { title: '地区少一位', change: { region: '37990' }, pointers: ['/region'] },
  { title: '没有填申请表', change: { form: undefined }, pointers: ['/form'], says: /请填写申请表/ },
  { title: '申请表不是一组内容', change: { form: [] }, pointers: ['/form'] },
  { title: '多了一项不认识的内容', change: { isAdmin: true }, pointers: ['/isAdmin'], says: /没有这一项/ },
  { title: '没有回答情形', change: { situations: {} }, pointers: ['/situations/q1', '/situations/q2'], says: /请回答/ },
  { title: '情形的答案不在选项里', change: { situations: { q1: 'o9', q2: 'o2' } }, pointers: ['/situations/q1'] },
  { title: '回答了没有问的情形', change: { situations: { q1: 'o1', q2: 'o2', q9: 'o1' } }, pointers: ['/situations/q9'] },
  { title: '必填的没有填', change: inForm('businessName', undefined), pointers: ['/form/businessName'], says: /经营者名称/ },
  { title: '必填的只有空格', change: inForm('businessName', '   '), pointers: ['/form/businessName'] },
  { title: '太长', change: inForm('businessName', LONG), pointers: ['/form/businessName'], says: /100/ },
  { title: '文字填成了数字', change: inForm('businessName', 42), pointers: ['/form/businessName'] },
  { title: '文字填成了列表', change: inForm('businessName', ['小满']), pointers: ['/form/businessName'] },
  { title: '有控制字符', change: inForm('businessName', '小满\u0000餐饮'), pointers: ['/form/businessName'], says: /无法识别的字符/ },
  { title: '有看不见的方向符号', change: inForm('businessName', '小满\u202e餐饮'), pointers: ['/form/businessName'] },
  { title: '有半个字符', change: inForm('businessName', LONE_SURROGATE), pointers: ['/form/businessName'], says: /无法识别的字符/ },
  { title: '信用代码校验位不对', change: inForm('businessUscc', '92379902MA020001X1'), pointers: ['/form/businessUscc'] },
  { title: '身份证校验位不对', change: inForm('legalRepresentativeIdentityNumber', '379902199405210000'), pointers: ['/form/legalRepresentativeIdentityNumber'] },
  { title: '身份证上的生日不存在', change: inForm('legalRepresentativeIdentityNumber', '379902199402300021'), pointers: ['/form/legalRepresentativeIdentityNumber'] },
  { title: '手机号码不对', change: inForm('foodSafetyManagerPhone', '123'), pointers: ['/form/foodSafetyManagerPhone'] },
  { title: '面积是负数', change: inForm('premisesArea', -1), pointers: ['/form/premisesArea'] },
  { title: '面积太大', change: inForm('premisesArea', 1e12), pointers: ['/form/premisesArea'] },
  { title: '人数不是整数', change: inForm('staffCount', 1.5), pointers: ['/form/staffCount'] },
  { title: '选项不存在', change: inForm('businessForm', 'casino'), pointers: ['/form/businessForm'] },
  { title: '多选一个也没选', change: inForm('businessItems', []), pointers: ['/form/businessItems'] },
  { title: '多选重复选', change: inForm('businessItems', ['hotDishes', 'hotDishes']), pointers: ['/form/businessItems'] },
  { title: '没有声明属实', change: inForm('truthStatement', false), pointers: ['/form/truthStatement'] },
  { title: '有附加条件的没有填', change: inForm('sellsOnline', true), pointers: ['/form/onlinePlatforms'] },
  { title: '申请表里没有这一项', change: inForm('secretDiscount', '1'), pointers: ['/form/secretDiscount'] },
  { title: '一份材料也没有交', change: { materials: {} }, pointers: ['/materials/m2', '/materials/m3', '/materials/m4', '/materials/m5', '/materials/m6', '/materials/q1o1m1'], says: /请上传/ },
  { title: '交了指南以外的材料', change: { materials: { m99: { waived: true } } }, pointers: ['/materials/m99'], says: /办事指南没有要求/ },
  { title: '不能免交的说要免交', change: { materials: { m3: { waived: true } } }, pointers: ['/materials/m3'], says: /不能免提交/ },
  { title: '网上申请却说交纸质', change: { materials: { m3: { onPaper: true } } }, pointers: ['/materials/m3'], says: /扫描件|照片/ },
  { title: '文件编号不是编号', change: { materials: { m3: { files: ['../../etc/passwd'] } } }, pointers: ['/materials/m3/files/0'] },
  { title: '文件不存在', change: { materials: { m3: { files: ['019a0000-0000-7000-8000-00000000ffff'] } } }, pointers: ['/materials/m3/files/0'], says: /没有找到这个文件/ },
  { title: '文件太多', change: { materials: { m3: { files: Array.from({ length: 21 }, () => '019a0000-0000-7000-8000-00000000ffff') } } }, pointers: ['/materials/m3/files'] },
  { title: '申请人编号不是编号', change: { applicant: 'me' }, pointers: ['/applicant'] },
]

describe('申请里每一处错误，都在那一处用中文说明，而且什么也没有留下', () => {
  test.each(WRONG)('$title', async ({ change, pointers, says }) => {
    const { form, materials, ...rest } = change as { form?: unknown; materials?: object }
    const isWhole = (part: unknown, name: string) => name in change && (part === undefined || Array.isArray(part) || Object.keys(part as object).length === 0)
    const sent = {
      ...body, ...rest,
      form: isWhole(form, 'form') ? form : { ...body.form, ...(form as object | undefined) },
      materials: isWhole(materials, 'materials') ? materials : { ...body.materials, ...materials },
    }
    const problem = await refused(() => actors.citizen.post('/citizen/applications', sent, { key: randomUUID() }))
    expect(problem.status).toBe(422)
    const found = (problem.errors ?? []).map(({ pointer }) => pointer)
    for (const pointer of pointers) expect(found).toContain(pointer)
    // Nothing that is right is called wrong.
    expect(found.filter((pointer) => !pointers.includes(pointer))).toEqual([])
    if (says) expect(problem.errors!.map(({ message }) => message).join()).toMatch(says)
  })

  test('一次把所有的错误都说出来', async () => {
    const problem = await refused(() => actors.citizen.post('/citizen/applications', { ...body, situations: {}, form: { ...body.form, businessName: '', staffCount: 0 }, materials: {} }))
    expect(problem.errors!.length).toBeGreaterThanOrEqual(6)
    expect(problem.detail).toContain(`有 ${problem.errors!.length} 处需要修改`)
  })

  test('HTML 和 SQL 只是文字：存得下，原样还给我', async () => {
    const name = `<script>alert(1)</script>'; drop table applications.application; --`
    const { number } = answerOf(await actors.citizen.post<{ number: string }>('/citizen/applications', { ...body, form: { ...body.form, businessName: name } }))
    expect(JSON.stringify((await read(actors.citizen, number, 'citizen')).form)).toContain(JSON.stringify(name).slice(1, -1))
  })

  test('不存在的事项、地区，替别人申请，用别人的身份证，各说各的', async () => {
    expect(await refused(() => actors.citizen.post('/citizen/applications', { ...body, item: 'no-such-item' }))).toMatchObject({ code: 'catalogue.no_item' })
    const otherRegion = await refused(() => actors.citizen.post('/citizen/applications', { ...body, region: '110101' }))
    expect(otherRegion.status).toBeGreaterThanOrEqual(404)
    const strangerId = (answerOf(await actors.stranger.get<{ subject: { id: string } }>('/citizen/me'))).subject.id
    expect(await refused(() => actors.citizen.post('/citizen/applications', { ...body, applicant: strangerId }))).toMatchObject({ status: 403, code: 'applications.not_your_principal' })
    const ebike = {
      item: 'ebike-registration', region: REGION, materials: Object.fromEntries(['m1', 'm2', 'm3'].map((id) => [id, body.materials.m3])),
      form: { applicantKind: 'person', applicantName: '陈小满', applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: someoneElse, applicantPhone: '19900000002', applicantAddress: '府前街26号', handledBy: 'applicant', truthStatement: true },
    }
    expect(await refused(() => actors.citizen.post('/citizen/applications', ebike))).toMatchObject({ status: 422, errors: [{ pointer: '/form/applicantIdentityNumber' }] })
  })

  test('别人的文件看起来和不存在的一样', async () => {
    const theirs = await upload(actors.stranger)
    const problem = await refused(() => actors.citizen.post('/citizen/applications', { ...body, materials: { ...body.materials, m3: { files: [theirs] } } }))
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/materials/m3/files/0', message: '没有找到这个文件，请重新上传。' }] })
  })
})

describe('窗口收件填错了也一样', () => {
  test.each([
    { title: '没有申请人', change: undefined, pointer: '/applicant' },
    { title: '没有姓名', change: { name: '' }, pointer: '/applicant/name' },
    { title: '证件号码校验位不对', change: { identityNumber: '379902199405210000' }, pointer: '/applicant/identityNumber' },
    { title: '申请人类型不对', change: { kind: 'robot' }, pointer: '/applicant/kind' },
    { title: '姓名里有控制字符', change: { name: '陈\u0007满' }, pointer: '/applicant/name' },
  ])('$title', async ({ change, pointer }) => {
    const sent = foodLicenceAtCounter()
    const problem = await refused(() => actors.clerk.post('/staff/applications', { ...sent, applicant: change && { ...sent.applicant, ...change } }))
    expect(problem.status).toBe(422)
    expect(problem.errors?.map((each) => each.pointer)).toContain(pointer)
  })
})

describe('上传的文件', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0])
  test.each([
    { title: '空文件', name: '空.pdf', content: new Uint8Array(), status: 422, code: 'platform.file_empty' },
    { title: '程序改名成 PDF', name: '材料.pdf', content: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), status: 422, code: 'platform.file_lies' },
    { title: '图片改名成 PDF', name: '材料.pdf', content: png, status: 422, code: 'platform.file_lies' },
    { title: '不收的种类', name: '材料.exe', content: aPdf(), status: 422, code: 'platform.file_type' },
    { title: '没有扩展名', name: '材料', content: aPdf(), status: 422, code: 'platform.file_type' },
    { title: '超过 20 MB', name: '大.pdf', content: new Uint8Array(Buffer.concat([aPdf(), Buffer.alloc(21 * 1024 * 1024)])), status: 413, code: 'platform.file_too_large' },
    { title: '50 MB', name: '很大.pdf', content: new Uint8Array(Buffer.concat([aPdf(), Buffer.alloc(50 * 1024 * 1024)])), status: 413, code: 'platform.file_too_large' },
  ])('$title 被拒绝，并说明该怎么办', async ({ name, content, status, code }) => {
    expect(await refused(() => actors.citizen.send('POST', '/citizen/files', formOf(name, content)))).toMatchObject({ status, code })
  })

  test('没有选文件，或者不是表单', async () => {
    expect(await refused(() => actors.citizen.send('POST', '/citizen/files', new FormData()))).toMatchObject({ status: 422, code: 'platform.no_file' })
    expect(await refused(() => actors.citizen.post('/citizen/files', {}))).toMatchObject({ status: 415, code: 'platform.not_multipart' })
  })

  test('文件名里的路径和怪字符不会带进来', async () => {
    const { files } = answerOf(await actors.citizen.send<{ files: { id: string; name: string }[] }>('POST', '/citizen/files', formOf('..\\..\\etc/材\u202e料\u0001.pdf', aPdf())))
    expect(files[0]!.name).toBe('材料.pdf')
  })
})

describe('请求本身有问题', () => {
  const json = { headers: { 'content-type': 'application/json' } }
  test.each([
    { title: '不是 JSON', content: '{"item":', status: 400, code: 'platform.bad_json' },
    { title: '空的正文', content: '', status: 400, code: 'platform.empty_body' },
    { title: '超过 1 MB', content: JSON.stringify({ item: 'x'.repeat(1_100_000) }), status: 413, code: 'platform.body_too_large' },
    { title: '想改原型', content: '{"__proto__":{"isAdmin":true}}', status: 400, code: 'platform.bad_json' },
    { title: '想改构造器的原型', content: '{"constructor":{"prototype":{"isAdmin":true}}}', status: 400, code: 'platform.bad_json' },
    { title: '层次很深', content: `{"form":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}}`, status: 422, code: 'platform.invalid_input' },
    { title: '层次深到能撑破栈', content: `{"form":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, status: 422, code: 'platform.invalid_input' },
  ])('$title', async ({ content, status, code }) => {
    expect(await refused(() => actors.citizen.send('POST', '/citizen/applications', content, json))).toMatchObject({ status, code })
  })

  test('层次很深的正文，发给不看正文的操作也不会出错', async () => {
    const { number, version } = await submitFoodLicence(actors.citizen)
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const reply = await actors.clerk.send('POST', `/staff/applications/${number}/receive`, deep, { ...json, version, key: randomUUID() })
    expect(reply.status).toBeLessThan(500)
  })

  test('不认识的内容类型', async () => {
    expect(await refused(() => actors.citizen.send('POST', '/citizen/applications', '<xml/>', { headers: { 'content-type': 'text/xml' } }))).toMatchObject({ status: 415, code: 'platform.media_type' })
  })

  test('地址写错了，参数乱写了', async () => {
    for (const path of ['/nowhere', '/citizen/applications/abc', `/citizen/applications/${'9'.repeat(19)}`, '/citizen/applications/%00', '/citizen/applications/%E0%A4%A', '/items/%27%20or%201=1', '/certificates/1.2.3']) {
      const problem = await refused(() => actors.citizen.get(path))
      expect([400, 404, 422], `${path} ${JSON.stringify(problem)}`).toContain(problem.status)
    }
  })

  test('翻页标记是乱写的', async () => {
    const cursors = ['x', 'null', btoa('[]'), btoa('["a"]'), btoa('["2026-13-45","1"]'), btoa('[1,2]'), btoa(JSON.stringify(['2026-03-02', '\u0000'])), btoa('{"a":1}'), 'x'.repeat(301)]
    for (const cursor of cursors.map(encodeURIComponent)) {
      for (const [api, path] of [[actors.clerk, '/staff/applications?'], [actors.citizen, '/citizen/applications?'], [actors.citizen, '/citizen/ratings?']] as const) {
        const problem = await refused(() => api.get(`${path}cursor=${cursor}`))
        expect(problem, `${path}${cursor}`).toMatchObject({ status: 422, errors: [{ pointer: '/cursor' }] })
      }
      // A search by name and the list of all take any text as a mark of ours, or refuse it: never an error of ours.
      for (const path of ['/staff/applications?view=all&', '/staff/applications?q=陈&']) expect((await actors.clerk.get(`${path}cursor=${cursor}`)).status).toBeLessThan(500)
    }
  })

  test('每页条数乱写', async () => {
    for (const limit of ['0', '-1', '201', 'abc', '1.5', '1e9']) {
      expect(await refused(() => actors.citizen.get(`/citizen/applications?limit=${limit}`)), limit).toMatchObject({ status: 422, errors: [{ pointer: '/limit' }] })
    }
  })

  test('请求编号写得不对', async () => {
    for (const key of ['有 中文'.replaceAll(/[^\x20-\x7e]/g, ' ') || ' ', 'x'.repeat(201), 'a b']) {
      expect(await refused(() => actors.citizen.post('/citizen/applications', body, { key })), key).toMatchObject({ status: 400, code: 'platform.bad_idempotency_key' })
    }
  })
})

describe('办件的每个动作，填错了也什么都不变', () => {
  const WRONG_COMMANDS: { state: 'submitted' | 'accepted' | 'reviewed' | 'certified'; by: 'clerk' | 'reviewer' | 'decider' | 'citizen'; verb: string; body: object; pointer: string }[] = [
    { state: 'submitted', by: 'clerk', verb: 'accept', body: {}, pointer: '/checks/m1' },
    { state: 'submitted', by: 'clerk', verb: 'accept', body: { checks: [...allQualified(), { id: 'm99', result: 'qualified' }] }, pointer: '/checks/m99' },
    { state: 'submitted', by: 'clerk', verb: 'accept', body: { checks: allQualified().map((check) => (check.id === 'm3' ? { ...check, result: 'unqualified', reason: '不清' } : check)) }, pointer: '/checks/m3' },
    { state: 'submitted', by: 'clerk', verb: 'request-correction', body: { checks: [] }, pointer: '/checks' },
    { state: 'submitted', by: 'clerk', verb: 'request-correction', body: { checks: allQualified() }, pointer: '/checks' },
    { state: 'submitted', by: 'clerk', verb: 'request-correction', body: { checks: allQualified().map((check) => (check.id === 'm3' ? { id: 'm3', result: 'unqualified' } : check)) }, pointer: '/checks/m3/reason' },
    { state: 'submitted', by: 'clerk', verb: 'refuse', body: {}, pointer: '/reason' },
    { state: 'submitted', by: 'clerk', verb: 'refuse', body: { reason: '   ' }, pointer: '/reason' },
    { state: 'submitted', by: 'clerk', verb: 'refuse', body: { reason: LONG }, pointer: '/reason' },
    { state: 'submitted', by: 'citizen', verb: 'withdraw', body: { reason: '' }, pointer: '/reason' },
    { state: 'accepted', by: 'reviewer', verb: 'review', body: { opinion: 'maybe', note: '符合' }, pointer: '/opinion' },
    { state: 'accepted', by: 'reviewer', verb: 'review', body: { opinion: 'agree' }, pointer: '/note' },
    { state: 'accepted', by: 'reviewer', verb: 'start-special-procedure', body: { stepId: 's99', reason: '核查', expectedWorkdays: 3 }, pointer: '/stepId' },
    { state: 'accepted', by: 'reviewer', verb: 'start-special-procedure', body: { stepId: 's3', reason: '核查', expectedWorkdays: 0 }, pointer: '/expectedWorkdays' },
    { state: 'accepted', by: 'decider', verb: 'extend', body: { reason: LONE_SURROGATE }, pointer: '/reason' },
    { state: 'reviewed', by: 'decider', verb: 'decide', body: { outcome: 'perhaps' }, pointer: '/outcome' },
    { state: 'reviewed', by: 'decider', verb: 'decide', body: { outcome: 'denied', reason: ' ' }, pointer: '/reason' },
    { state: 'certified', by: 'clerk', verb: 'deliver', body: { method: 'pigeon' }, pointer: '/method' },
    { state: 'certified', by: 'clerk', verb: 'deliver', body: { method: 'post' }, pointer: '/courierNumber' },
  ]

  test.each(WRONG_COMMANDS)('$state 时 $verb，错在 $pointer', async ({ state, by, verb, body: sent, pointer }) => {
    const { number, version } = await bringTo(actors, state)
    const problem = await refused(() => actors[by].post(`/${by === 'citizen' ? 'citizen' : 'staff'}/applications/${number}/${verb}`, sent, { version, key: randomUUID() }))
    expect(problem.status).toBe(422)
    expect(problem.errors?.map((each) => each.pointer)).toContain(pointer)
    expect(await read(actors.supervisor, number)).toMatchObject({ state, version })
  })

  test('补正只交一部分、交没有要的、交别人的文件，都不行', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const checks = allQualified().map((check) => (['m3', 'm4'].includes(check.id) ? { ...check, result: 'unqualified', reason: '不清' } : check))
    const { version } = answerOf(await actors.clerk.post<{ version: number }>(`/staff/applications/${number}/request-correction`, { checks }, { version: 1 }))
    const mine = await upload(actors.citizen)
    const theirs = await upload(actors.stranger)
    const attempts: [object, string][] = [
      [{ m3: { files: [mine] } }, '/materials/m4'],
      [{ m3: { files: [mine] }, m4: { onPaper: true } }, '/materials/m4'],
      [{ m3: { files: [mine] }, m4: { files: [mine] }, m5: { files: [mine] } }, '/materials/m5'],
      [{ m3: { files: [mine] }, m4: { files: [theirs] } }, '/materials/m4/files/0'],
    ]
    for (const [materials, pointer] of attempts) {
      const problem = await refused(() => actors.citizen.post(`/citizen/applications/${number}/supply-correction`, { materials }, { version }))
      expect(problem.errors?.map((each) => each.pointer)).toContain(pointer)
    }
  })

  test('评价的等级和选项乱填', async () => {
    const { number } = await bringTo(actors, 'delivered')
    await city.app.jobs.drain()
    const wrong: [object, string][] = [[{}, '/grade'], [{ grade: 6 }, '/grade'], [{ grade: '5' }, '/grade'], [{ grade: 5, options: ['nothing'] }, '/options/0'], [{ grade: 5, comment: LONG }, '/comment']]
    for (const [sent, pointer] of wrong) {
      const problem = await refused(() => actors.citizen.post(`/citizen/ratings/${number}`, sent))
      expect(problem.errors?.map((each) => each.pointer), JSON.stringify(sent)).toContain(pointer)
    }
  })
})
