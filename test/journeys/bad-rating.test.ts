import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, aPdf, AUTHORITY, command, formOf, REGION, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let second: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  second = await actors.as('supervisor-379902-2')
})
afterAll(() => city.close())

interface Standing {
  code: string
  version: number
  state: string
  exclusion: string
  acts: { name: string; byName: string; note: string }[]
  allowedActions: { verb: string; allowed: boolean; reason: string | null }[]
}

const COMMENT = '窗口让我跑了三趟<script>alert(1)</script>'

/** A case that ended just now. */
async function endedCase(): Promise<{ number: string; queryPassword: string }> {
  const filed = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, filed.number, 'refuse', { reason: '不属于本部门职权' })
  await city.app.jobs.drain()
  return filed
}

async function badlyRated(isAnonymous = false): Promise<{ number: string; code: string }> {
  const { number } = await endedCase()
  answerOf(await actors.citizen.post(`/citizen/ratings/${number}`, { grade: 1, options: ['106'], comment: COMMENT, isAnonymous }))
  await city.app.jobs.drain()
  const { rows } = answerOf(await actors.reviewer.get<{ rows: { code: string }[] }>('/staff/bad-ratings?state=all'))
  return { number, code: rows[0]!.code }
}

/** Days go by; they do not come back for the tests that follow. */
const pass = (days: number) => city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + days * 86_400_000))

const standing = async (api: Api, code: string) => answerOf(await api.get<Standing>(`/staff/bad-ratings/${code}`))

/** One step, on what whoever takes it sees now. */
async function step(api: Api, code: string, verb: string, body: object) {
  const { version } = await standing(api, code)
  return api.post<Standing>(`/staff/bad-ratings/${code}/${verb}`, body, { version })
}
const done = async (api: Api, code: string, verb: string, body: object) => answerOf(await step(api, code, verb, body))
const matterOf = async (code: string) => (await city.owner.query<{ state: string; clocks: { id: string }[]; closed: boolean }>('select state, clocks, closed_at is not null as closed from supervision.matter where kind = \'rating\' and id = $1', [code])).rows[0]
const inboxOf = async (api: Api) => answerOf(await api.get<{ rows: { title: string; about: { number: string | null; link: string | null } }[] }>('/citizen/messages')).rows

test('我给了差评：有人联系我，单位核实、答复，主管部门回访办结，我再追评一次；两次评价都留着', async () => {
  const { number, code } = await badlyRated()
  expect(await matterOf(code)).toMatchObject({ state: 'opened', clocks: [{ id: 'contact' }, { id: 'rectify' }], closed: false })
  expect(problemOf(await step(actors.reviewer, code, 'reply-to-rater', { reply: '对不起。' }))).toMatchObject({ status: 409, code: 'ratings.not_now', detail: '请先核实，再答复评价人。' })

  // Whom to call is for the supervising office alone, and I see each look.
  expect(problemOf(await actors.reviewer.post(`/staff/bad-ratings/${code}/reveal-rater`))).toMatchObject({ status: 403 })
  const rater = answerOf(await actors.supervisor.post<{ name: string; number: string }>(`/staff/bad-ratings/${code}/reveal-rater`))
  expect(rater).toMatchObject({ name: '陈小满', number })
  const { rows: looks } = answerOf(await actors.citizen.get<{ rows: { what: string; purpose: string }[] }>('/citizen/data-accesses'))
  expect(looks[0]).toMatchObject({ what: '联系方式', purpose: '对「食品经营许可」的评价核实、回访' })

  await done(actors.supervisor, code, 'contact-rater', { isReached: true, note: '评价人说明窗口没有一次告知' })
  expect(problemOf(await step(actors.reviewer, code, 'verify', { finding: 'planned', note: '需要修改告知单' }))).toMatchObject({ status: 422, errors: [{ pointer: '/planDueOn' }] })
  await done(actors.reviewer, code, 'verify', { finding: 'planned', note: '需要修改告知单', planDueOn: '2026-03-20' })
  const { version } = await standing(actors.reviewer, code)
  const reply = { reply: '告知单会在 3 月 20 日前改好，请您监督。' }
  const replied = answerOf(await actors.reviewer.post(`/staff/bad-ratings/${code}/reply-to-rater`, reply, { version, key: 'reply-1' }))
  expect(answerOf(await actors.reviewer.post(`/staff/bad-ratings/${code}/reply-to-rater`, reply, { version, key: 'reply-1' }))).toEqual(replied)
  expect(problemOf(await actors.reviewer.post(`/staff/bad-ratings/${code}/reply-to-rater`, reply, { version }))).toMatchObject({ status: 409, code: 'ratings.rectification_changed' })
  expect(problemOf(await step(actors.supervisor, code, 'follow-up', { outcome: 'satisfied', note: '满意了' }))).toMatchObject({ status: 409, detail: '整改计划还没有完成，完成后再回访。' })
  await city.app.jobs.drain()
  expect(await matterOf(code)).toMatchObject({ state: 'replied', clocks: [{ id: 'plan' }] })
  expect((await inboxOf(actors.citizen))[0]).toMatchObject({ title: '您的评价有答复了：食品经营许可', about: { number } })
  await done(actors.reviewer, code, 'report-plan-done', { note: '新告知单已经启用' })
  await done(actors.supervisor, code, 'follow-up', { outcome: 'satisfied', note: '评价人表示满意' })

  expect(answerOf(await actors.citizen.get(`/citizen/ratings/${number}`))).toMatchObject({ rectification: { reply: reply.reply, stateName: '已办结', allowedActions: [{ verb: 'rateAgain', allowed: true }, { verb: 'object', allowed: false }] } })
  answerOf(await actors.citizen.post(`/citizen/ratings/${number}/rate-again`, { grade: 4, comment: '改得很快' }))
  expect(problemOf(await actors.citizen.post(`/citizen/ratings/${number}/rate-again`, { grade: 5 }))).toMatchObject({ status: 409, code: 'ratings.not_again' })
  expect(answerOf(await actors.citizen.get(`/citizen/ratings/${number}`))).toMatchObject({ rating: { grade: 1 }, secondRating: { grade: 4, comment: '改得很快' } })
  expect((await standing(actors.decider, code)).acts.map(({ name }) => name)).toEqual(['收到差评', '联系评价人', '核实情况', '答复评价人', '完成整改计划', '回访'])
  await city.app.jobs.drain()
  expect(await matterOf(code)).toMatchObject({ state: 'closed', clocks: [], closed: true })
})

test('误评要两个人复核才剔除，被评价单位的人不能复核；剔除后不计入满意率，评价人可以提出一次异议，由没有参加复核的人复议', async () => {
  const { number, code } = await badlyRated()
  const counts = async () => (await city.owner.query('select sum(grade_1)::int as bad, sum(disregarded)::int as excluded from ratings.score_month where region = $1', [REGION])).rows[0]!
  const before = await counts()
  await done(actors.decider, code, 'apply-for-exclusion', { kind: 'misjudged', reason: '评价的是另一个部门', evidence: '评价中写的窗口不属于本单位' })
  for (const api of [actors.decider, actors.reviewer]) expect(problemOf(await step(api, code, 'review-exclusion', { isAgreed: true, note: '同意' }))).toMatchObject({ status: 403, code: 'platform.not_permitted' })
  await done(actors.supervisor, code, 'review-exclusion', { isAgreed: true, note: '窗口确实不属于该单位' })
  expect(problemOf(await step(actors.supervisor, code, 'review-exclusion', { isAgreed: true, note: '同意' }))).toMatchObject({ status: 409, detail: '您已经复核过，须由另一人复核。' })
  expect(await counts()).toEqual(before)
  expect(await done(second, code, 'review-exclusion', { isAgreed: true, note: '同意' })).toMatchObject({ exclusion: 'excluded', state: 'closed' })
  expect(await counts()).toEqual({ bad: before.bad - 1, excluded: before.excluded + 1 })
  await city.app.jobs.drain()
  expect((await inboxOf(actors.citizen))[0]).toMatchObject({ title: '您的评价经复核剔除：食品经营许可' })
  // What was said stays where everybody sees it.
  expect(JSON.stringify(answerOf(await actors.visitor.get('/ratings/wall')))).toContain('窗口让我跑了三趟')

  answerOf(await actors.citizen.post(`/citizen/ratings/${number}/object-to-exclusion`, { reason: '我评价的就是这个单位' }))
  expect(problemOf(await actors.citizen.post(`/citizen/ratings/${number}/object-to-exclusion`, { reason: '再说一次' }))).toMatchObject({ status: 409, code: 'ratings.not_excluded' })
  expect(problemOf(await step(second, code, 'decide-objection', { isUpheld: true, note: '维持' }))).toMatchObject({ status: 409, detail: '您参加过剔除复核，异议由没有参加复核的人员复议。' })
  const third = await actors.as('supervisor-379900')
  expect(await done(third, code, 'decide-objection', { isUpheld: false, note: '评价的就是该单位' })).toMatchObject({ exclusion: 'restored', state: 'opened' })
  expect(await counts()).toEqual(before)
  const { acts } = await standing(third, code)
  expect(acts.map(({ name }) => name)).toEqual(['收到差评', '申请剔除', '同意剔除', '同意剔除', '提出异议', '恢复计入'])
  expect(new Set(acts.slice(1).map(({ byName }) => byName)).size).toBe(5)
})

test('被评价的人从哪里都看不到是谁评价的：列表、页面、导出、消息、公开墙、公告事件里都没有办件编号和姓名', async () => {
  const { number, code } = await badlyRated(true)
  const third = await actors.as('supervisor-379900')
  const told = await Promise.all([
    ...[actors.reviewer, actors.decider, actors.supervisor, second].flatMap((api) => [api.get('/staff/bad-ratings?state=all'), api.get('/staff/bad-ratings'), api.get(`/staff/bad-ratings/${code}`), api.get('/staff/desk-messages')]),
    actors.reviewer.get('/staff/bad-ratings?state=all', { accept: 'text/csv' }), actors.supervisor.get('/staff/bad-ratings?state=all', { accept: 'text/csv' }), third.get(`/staff/bad-ratings?region=${REGION}`),
    actors.visitor.get('/ratings/wall'), actors.visitor.get(`/ratings/summary?authority=${AUTHORITY}`),
  ])
  for (const { body } of told) {
    const text = JSON.stringify(body)
    expect(text).not.toContain(number)
    expect(text).not.toMatch(/陈小满|陈\*满/)
  }
  expect(told.some(({ body }) => JSON.stringify(body).includes(code))).toBe(true)
  // Of an anonymous rating nobody is kept who could be called.
  expect(problemOf(await actors.supervisor.post(`/staff/bad-ratings/${code}/reveal-rater`))).toMatchObject({ status: 409, code: 'ratings.anonymous' })
  expect((await city.owner.query('select rater_id from ratings.rectification where code = $1', [code])).rows).toEqual([{ rater_id: null }])
  expect((await standing(actors.supervisor, code)).allowedActions.find(({ verb }) => verb === 'contact')).toMatchObject({ allowed: false, reason: '匿名评价，不联系评价人。' })
  // Others look as if there was none.
  const strangers = await Promise.all(['reviewer-379900-GAJ', 'supervisor-379903'].map(actors.as))
  for (const api of strangers) expect(problemOf(await api.get(`/staff/bad-ratings/${code}`))).toMatchObject({ status: 404, code: 'ratings.no_rectification' })
  expect(problemOf(await actors.stranger.get(`/citizen/ratings/${number}`))).toMatchObject({ status: 404 })
})

test('评价码：不用登录，只看到事项和大厅；伪造、过期、用过的都说得清楚；工作人员不能代评', async () => {
  const { number, queryPassword } = await endedCase()
  const { link } = answerOf(await actors.clerk.get<{ link: string }>(`/staff/applications/${number}/rating-code`))
  const code = link.split('/').at(-1)!
  const seen = answerOf(await actors.visitor.get(`/ratings/codes/${code}`))
  expect(seen).toMatchObject({ item: { name: '食品经营许可' }, hall: { name: '澄湖区政务服务中心' }, channel: 'qr' })
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${number}|陈`))

  const forged = code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  const another = code.replace(/^q/, 'k')
  for (const bad of [forged, another, 'x', `${code}0`]) expect(problemOf(await actors.visitor.post(`/ratings/codes/${bad}`, { grade: 5 }))).toMatchObject({ status: 404, code: 'ratings.bad_code' })
  expect(problemOf(await actors.clerk.post(`/ratings/codes/${code}`, { grade: 5 }))).toMatchObject({ status: 403, code: 'ratings.staff_cannot_rate' })
  expect(problemOf(await actors.visitor.post(`/ratings/codes/${code}`, { grade: 5, options: ['101'] }))).toMatchObject({ status: 422 })

  // A flood of the same: one is kept, whatever the channel.
  const { code: atKiosk } = answerOf(await actors.visitor.post<{ code: string }>('/ratings/open-with-password', { number, password: queryPassword }))
  const flood = await Promise.all(Array.from({ length: 20 }, (_, index) => actors.visitor.post(`/ratings/codes/${index % 2 ? code : atKiosk}`, { grade: 5 })))
  expect(flood.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(flood.filter(({ status }) => status === 409)).toHaveLength(19)
  expect(problemOf(await actors.citizen.post(`/citizen/ratings/${number}`, { grade: 1 }))).toMatchObject({ status: 409, code: 'ratings.already_rated' })
  expect(problemOf(await actors.visitor.get(`/ratings/codes/${code}`))).toMatchObject({ status: 409, code: 'ratings.already_rated' })
  // Nor is the password guessed for long.
  const guesses: number[] = []
  for (let guess = 0; guess < 6; guess++) guesses.push((await actors.visitor.post('/ratings/open-with-password', { number, password: '000000' })).status)
  expect(guesses).toEqual([404, 404, 404, 404, 404, 429])
})

test('热线代录：只有话务员能代录，写明怎样确认来电人，评价标为热线；没有服务的办件不能评价', async () => {
  const hotline = await actors.as('hotline')
  const { number } = await submitFoodLicence(actors.citizen)
  expect(problemOf(await hotline.post(`/staff/hotline-ratings/${number}`, { grade: 5, callerCheck: 'callBack' }))).toMatchObject({ status: 404, code: 'ratings.not_invited' })
  const ended = await endedCase()
  for (const api of [actors.clerk, actors.reviewer, actors.supervisor]) expect((await api.post(`/staff/hotline-ratings/${ended.number}`, { grade: 5, callerCheck: 'callBack' })).status).toBe(403)
  expect(problemOf(await hotline.post(`/staff/hotline-ratings/${ended.number}`, { grade: 2 }))).toMatchObject({ status: 422, errors: [{ pointer: '/callerCheck' }] })
  expect(answerOf(await hotline.post(`/staff/hotline-ratings/${ended.number}`, { grade: 2, isAnonymous: true, callerCheck: 'receipt' }))).toEqual({ gradeName: '不满意' })
  expect((await city.owner.query('select channel from ratings.rating where number = $1', [ended.number])).rows).toEqual([{ channel: 'hotline' }])
})

test('凭证上的二维码：扫开是查进度的页面，填了查询密码，办完了就能在那里评价；编号、密码不对的拿不到评价码', async () => {
  const { number, queryPassword } = await endedCase()
  const query = async (asked: { number: string; queryPassword: string }) => {
    const reply = await fetch(`${city.url}/progress`, { method: 'POST', body: new URLSearchParams(asked), headers: { origin: city.url } })
    return { status: reply.status, text: await reply.text() }
  }
  expect(await (await fetch(`${city.url}/progress?number=${number}`)).text()).toContain(`value="${number}"`)
  const { text } = await query({ number, queryPassword })
  const [link, code] = /\/rate\/([0-9a-z-]+)/.exec(text)!
  expect(answerOf(await actors.visitor.get(`/ratings/codes/${code}`))).toMatchObject({ channel: 'qr' })
  const other = await submitFoodLicence(actors.citizen)
  for (const forged of [{ number: other.number, queryPassword }, { number, queryPassword: other.queryPassword }]) expect((await query(forged)).text).not.toContain('/rate/')
  // Nothing to rate yet.
  expect((await query(other)).text).not.toContain('/rate/')
  // A code that was made for one case opens no other, whatever of it is changed.
  const { code: ofOther } = await (async () => {
    const next = await endedCase()
    return answerOf(await actors.visitor.post<{ code: string }>('/ratings/open-with-password', { number: next.number, password: next.queryPassword }))
  })()
  const [head, seal] = [code!.slice(0, code!.lastIndexOf('-')), ofOther.slice(ofOther.lastIndexOf('-'))]
  expect(problemOf(await actors.visitor.post(`/ratings/codes/${head}${seal}`, { grade: 5 }))).toMatchObject({ status: 404, code: 'ratings.bad_code' })
  expect((await fetch(`${city.url}${link}`)).status).toBe(200)
  answerOf(await actors.visitor.post(`/ratings/codes/${code}`, { grade: 4 }))
  expect((await query({ number, queryPassword })).text).not.toContain('/rate/')
})

test('核实、整改、申请剔除可以附文件：双方都看得到，别人看不到；别人传的、超过三个的、不是图片和 PDF 的不收', async () => {
  const { code } = await badlyRated()
  const send = async (api: Api, name = '监控截图.pdf', content = aPdf()) => api.send<{ files: { id: string }[] }>('POST', '/staff/bad-rating-files', formOf(name, content))
  const file = answerOf(await send(actors.reviewer)).files[0]!.id
  expect((await send(actors.clerk)).status).toBe(403)
  expect(problemOf(await send(actors.reviewer, '记录.docx', aPdf()))).toMatchObject({ status: 422 })
  const decider = await actors.as(`decider-${AUTHORITY}`)
  const claim = { kind: 'malicious', reason: '当天没有这位办事人', evidence: '监控编号 3' }
  expect(problemOf(await step(decider, code, 'apply-for-exclusion', { ...claim, files: [file] }))).toMatchObject({ status: 422, errors: [{ pointer: '/files' }] })
  expect(problemOf(await step(actors.reviewer, code, 'apply-for-exclusion', { ...claim, files: [file, file] }))).toMatchObject({ status: 422 })
  await done(actors.reviewer, code, 'apply-for-exclusion', { ...claim, files: [file] })

  const address = `/staff/bad-ratings/${code}/files/${file}`
  const kept = answerOf(await actors.supervisor.get<{ acts: { files: { id: string; name: string }[] }[] }>(`/staff/bad-ratings/${code}`)).acts.flatMap(({ files }) => files)
  expect(kept).toMatchObject([{ id: file, name: '监控截图.pdf' }])
  for (const api of [actors.reviewer, decider, actors.supervisor, second]) expect((await api.open(address)).mediaType).toContain('application/pdf')
  for (const [login, status] of [['clerk-379902-1', 403], ['reviewer-379900-GAJ', 404], ['supervisor-379903', 404], ['auditor', 403], ['resident2', 403]] as const) expect((await (await actors.as(login)).open(address)).status, login).toBe(status)
  expect((await actors.visitor.open(address)).status).toBe(401)
  const other = answerOf(await send(actors.reviewer)).files[0]!.id
  expect((await actors.reviewer.open(`/staff/bad-ratings/${code}/files/${other}`)).status).toBe(404)
  expect((await city.owner.query("select count(*)::int as looks from platform.audit_entry where operation = 'ratings.openRectificationFile'")).rows).toEqual([{ looks: 4 }])
})

test('智能邀评和监察：办结三天没有评价，提醒一次，站内消息和短信带评价链接，链接不用登录就能评价，三十天后过期；没有人联系实名评价人，监察到期发黄牌，牌上没有办件编号', async () => {
  const { number } = await endedCase()
  const { link } = answerOf(await actors.clerk.get<{ link: string }>(`/staff/applications/${(await endedCase()).number}/rating-code?channel=device`))
  const bad = await badlyRated()
  pass(3)
  await city.app.jobs.drain()
  const reminded = async () => (await city.owner.query<{ text: string }>('select text from messages.subject_message where number = $1 and title like \'愿意的话%\'', [number])).rows
  const [message] = await reminded()
  const code = /\/rate\/([\w-]+)/.exec(message!.text)![1]!
  pass(1)
  await city.app.jobs.drain()
  expect(await reminded()).toHaveLength(1)
  expect((await city.owner.query('select 1 from messages.sms where text like $1', [`%${code}%`])).rows).toHaveLength(1)
  answerOf(await actors.visitor.post(`/ratings/codes/${code}`, { grade: 4 }))
  expect((await city.owner.query('select channel from ratings.rating where number = $1', [number])).rows).toEqual([{ channel: 'sms' }])
  const { rows: cards } = await city.owner.query<{ rule: string; level: string; all: string }>('select rule, level, signal::text as all from supervision.signal where matter_kind = \'rating\' and matter_id = $1', [bad.code])
  expect(cards).toMatchObject([{ rule: 'lateContact', level: 'yellow' }])
  expect(cards[0]!.all).not.toContain(bad.number)

  pass(31)
  expect(problemOf(await actors.visitor.get(`/ratings/codes/${link.split('/').at(-1)!}`))).toMatchObject({ status: 410, code: 'ratings.code_expired' })
})
