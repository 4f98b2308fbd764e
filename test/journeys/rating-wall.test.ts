import { afterAll, beforeAll, expect, test } from 'vitest'
import { FOOD_LICENCE_APPLICANT } from '../../src/demo-city/food-licence.ts'
import type { IssueView } from '../../src/modules/catalogue/checks/contract.ts'
import type { Scores } from '../../src/modules/ratings/scores/contract.ts'
import type { TopicList } from '../../src/modules/ratings/topics/contract.ts'
import type { WallPage } from '../../src/modules/ratings/wall/contract.ts'
import { type Actors, AUTHORITY, bringTo, formOf, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

/** 评价公开、好差评指标、热点和社会评价：what people say is seen by everybody, who said it by nobody. */

let city: TestApp
let actors: Actors
let number: string
const ITEM = 'food-business-licence'
const { name, identityNumber } = residentOf(FOOD_LICENCE_APPLICANT)
const COMMENT = `我叫${name}，电话19900001234，身份证${identityNumber}，同样的材料交了三遍`

beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  ;({ number } = await bringTo(actors, 'delivered'))
  await city.app.jobs.drain()
})
afterAll(() => city.close())

const wall = async (query = '') => answerOf(await actors.visitor.get<WallPage>(`/ratings/wall?${query}`))
const scores = async (query = '') => answerOf(await actors.visitor.get<Scores>(`/ratings/scores?${query}`))

test('群众的差评和文字公开出来，谁评的在哪里都看不到', async () => {
  const rated = answerOf(await actors.citizen.post(`/citizen/ratings/${number}`, { grade: 1, options: ['102'], comment: COMMENT, isAnonymous: false }))
  expect(rated).toMatchObject({ grade: 1 })
  const { rows: [entry] } = await wall()
  expect(entry).toMatchObject({ grade: 1, gradeName: '非常不满意', options: ['需提供办事指南之外的申报材料'], text: '我叫＊＊＊，电话＊＊＊，身份证＊＊＊，同样的材料交了三遍', item: { code: ITEM }, authority: { code: AUTHORITY }, reply: null, isHidden: false })
  for (const query of [`item=${ITEM}`, `authority=${AUTHORITY}`, 'hall=H-379902', `region=${REGION}`, 'grade=bad', `grade=1&region=${REGION}&item=${ITEM}`, 'from=2026-01-01&until=2026-12-31']) expect((await wall(query)).rows, query).toHaveLength(1)
  for (const query of ['grade=5', 'region=379903', 'item=other-item', 'until=2026-01-01', `cursor=${entry!.serial}`]) expect((await wall(query)).rows, query).toHaveLength(0)

  const { rows: [invitation] } = await city.owner.query<{ applicant_id: string }>('select applicant_id from ratings.invitation limit 1')
  const decider = await actors.as(`decider-${AUTHORITY}`)
  const seen: [string, string][] = []
  for (const path of ['/ratings/wall', '/ratings/scores', '/ratings/summary', '/ratings/surveys']) seen.push([path, JSON.stringify(answerOf(await actors.visitor.get(path)))])
  seen.push(['/ratings/scores as a table', String(answerOf(await actors.visitor.get('/ratings/scores', { accept: 'text/csv' })))])
  for (const path of ['/ratings', '/ratings/scores', '/ratings/scores.csv']) seen.push([path, await (await fetch(`${city.url}${path}`)).text()])
  for (const path of ['/staff/ratings', '/staff/ratings/topics', '/staff/ratings/topics?scope=item', '/staff/ratings/proposals', '/staff/ratings/surveys']) {
    seen.push([path, JSON.stringify(answerOf(await actors.supervisor.get(path)))])
    if (!path.endsWith('topics') && !path.includes('proposals')) expect((await decider.get(path)).status, path).toBe(403)
  }
  for (const [where, text] of seen) for (const secret of [name, '19900001234', identityNumber, number, invitation!.applicant_id]) expect(text.includes(secret), `${where} tells ${secret}`).toBe(false)
})

test('指标跟着评价走：满意率、差评率和它们的分子分母', async () => {
  const { rated, indicators, composite, place, period } = await scores(`item=${ITEM}&period=2026-H1`)
  expect([rated, period.name, place.item?.name]).toEqual([1, '2026年上半年', '食品经营许可'])
  expect(indicators.find(({ id }) => id === 'satisfaction')).toMatchObject({ rate: 0, numerator: 0, denominator: 1, formula: expect.stringContaining('÷') })
  expect(indicators.find(({ id }) => id === 'followUp')).toMatchObject({ rate: 0, denominator: 1 })
  expect(composite.note).toContain('不是官方权重')
  expect(answerOf(await actors.visitor.get('/ratings/summary'))).toMatchObject({ rated: 1, satisfactionRate: 0 })
  expect((await scores('period=2025')).rated).toBe(0)
  expect(problemOf(await actors.visitor.get('/ratings/scores?period=2026-13'))).toMatchObject({ status: 422 })
  expect(problemOf(await actors.visitor.get('/ratings/scores?hall=H-X'))).toMatchObject({ status: 404 })
})

test('监察人员可以隐去一条文字，写明理由；等级仍在，也仍计入', async () => {
  const { rows: [entry] } = await wall()
  const path = `/staff/ratings/${entry!.serial}/hide-text`
  expect(problemOf(await actors.supervisor.post(path, {}))).toMatchObject({ status: 422, errors: [{ pointer: '/reason' }] })
  expect((await actors.clerk.post(path, { reason: '不想让人看到' })).status).toBe(403)
  expect((await (await actors.as('supervisor-379903')).post(path, { reason: '含个人信息' })).status).toBe(404)
  expect(answerOf(await actors.supervisor.post(path, { reason: '含个人信息' }))).toMatchObject({ hidden: { reason: '含个人信息' }, allowedActions: [{ action: 'hideText', isAllowed: false }] })
  expect(problemOf(await actors.supervisor.post(path, { reason: '含个人信息' }))).toMatchObject({ status: 409, code: 'ratings.nothing_to_hide' })
  expect((await wall()).rows[0]).toMatchObject({ grade: 1, text: null, isHidden: true })
  expect(answerOf(await actors.supervisor.get('/staff/ratings'))).toMatchObject({ rows: [{ text: expect.stringContaining('交了三遍'), hidden: { by: expect.any(String) } }] })
  expect((await scores('period=2026-H1')).rated).toBe(1)
})

test('集中反映的问题成为热点，提为事项问题，整改完了在评价这边看得到', async () => {
  const text = async (count: number, grade: number, words: string, day: string) => city.owner.query(
    `insert into ratings.wall_entry (region, number, occasion, rated_on, item_code, item_name, authority_id, hall_id, channel, grade, options, options_version, text)
     select $1, 'x' || $6 || '-' || $4 || '-' || n, 'closed', $6::date, $2, '食品经营许可', $3, 'H-379902', 'web', $5::smallint, '{}', 1, $4 from generate_series(1, $7) n`,
    [REGION, ITEM, AUTHORITY, words, grade, day, count])
  await text(20, 5, '办得很快，工作人员热情', '2026-03-01')
  await text(6, 2, '同样的材料交了三遍', '2026-03-01')
  await text(1, 2, '材料交了两遍', '2026-01-20')
  // Topics are found four times a day.
  answerOf(await actors.visitor.post('/demo/clock', { now: '2026-03-02T16:00:00+08:00' }))

  const { rows: [topic], method } = answerOf(await actors.supervisor.get<TopicList>('/staff/ratings/topics?scope=item'))
  expect(topic).toMatchObject({ of: { code: ITEM, name: '食品经营许可' }, term: '材料重复提交', texts: 6, badTexts: 6, examples: [{ text: '同样的材料交了三遍' }, {}, {}, {}, {}] })
  expect(method).toContain('对数几率比')
  expect(answerOf(await (await actors.as('supervisor-379900')).get<TopicList>('/staff/ratings/topics')).rows.map(({ term }) => term)).toContain('材料重复提交')
  expect(problemOf(await actors.supervisor.get('/staff/ratings/topics?region=379903'))).toMatchObject({ status: 403 })

  const body = { item: ITEM, term: topic!.term, problem: 'materials', note: '已有的材料不再要' }
  expect(problemOf(await actors.supervisor.post('/staff/ratings/proposals', { ...body, term: '没有这种说法' }))).toMatchObject({ status: 404, code: 'ratings.no_such_topic' })
  const proposal = answerOf(await actors.supervisor.post<{ issueId: string; progress: object; numbers: object }>('/staff/ratings/proposals', body, { key: 'propose' }))
  expect(proposal).toMatchObject({ progress: { isOpen: true, stateName: '待整改' }, numbers: { texts: 6, badTexts: 6 } })
  expect(answerOf(await actors.supervisor.post('/staff/ratings/proposals', body, { key: 'propose' }))).toEqual(proposal)
  expect(problemOf(await actors.supervisor.post('/staff/ratings/proposals', body, { key: 'again' }))).toMatchObject({ status: 409, code: 'ratings.already_proposed' })

  const manager = await actors.as('item-manager-379900')
  const { rows } = answerOf(await manager.get<{ rows: IssueView[] }>(`/staff/catalogue/issues?item=${ITEM}&problem=materials`))
  const issue = rows.find(({ id }) => id === proposal.issueId)!
  expect(issue.message).toContain('6 条提到，其中差评 6 条')
  expect(answerOf(await manager.get(`/staff/ratings/proposals/of-issue/${issue.id}`))).toMatchObject({ proposal: { term: '材料重复提交', numbers: { texts: 6 } } })
  answerOf(await manager.post(`/staff/catalogue/issues/${issue.id}/settle`, { note: '改为从材料库调用，不再重复提交' }))
  expect(answerOf(await actors.supervisor.get('/staff/ratings/proposals'))).toMatchObject({ rows: [{ issueId: issue.id, progress: { isOpen: false, stateName: '已整改', reason: '改为从材料库调用，不再重复提交' } }] })
  expect(await actors.supervisor.post('/staff/ratings/proposals', body, { key: 'later' })).toMatchObject({ status: 201 })
})

test('投票和第三方调查单独导入、单独公布，错了以新的导入更正，原来的留着', async () => {
  const table = (...lines: string[]) => formOf('调查.csv', new Uint8Array(Buffer.from(['开始日期,截止日期,地点,份数,得分,机构', ...lines].join('\n'))))
  const bring = (content: FormData, query: Record<string, string> = {}) => actors.supervisor.send<{ id: string }>('POST', `/staff/ratings/surveys?${new URLSearchParams({ kind: 'survey', title: '一季度满意度调查', ...query })}`, content)
  const right = '2026-01-01,2026-02-28,澄湖区政务服务中心,1200,96.5,云湖调查中心'
  expect(problemOf(await bring(table(right, '2026-01-01,2026-02-28,某大厅,0,96.5,云湖调查中心')))).toMatchObject({ status: 422, errors: [{ pointer: '/lines/3/地点', message: expect.stringContaining('第 3 行') }, { pointer: '/lines/3/份数' }] })
  expect(problemOf(await bring(formOf('调查.csv', new Uint8Array(Buffer.from('a,b\n1,2')))))).toMatchObject({ status: 422, code: 'ratings.bad_table' })
  const before = await scores('period=2026-H1')
  const first = answerOf(await bring(table(right)))
  const shown = async () => answerOf(await actors.visitor.get<{ rows: { score: number; placeName: string }[] }>(`/ratings/surveys?region=${REGION}`)).rows
  expect(await shown()).toMatchObject([{ score: 96.5, placeName: '澄湖区政务服务中心' }])

  expect(problemOf(await bring(table(right), { corrects: first.id }))).toMatchObject({ status: 422, errors: [{ pointer: '/reason' }] })
  const second = answerOf(await bring(table(right.replace('96.5', '95.6')), { corrects: first.id, reason: '得分录反了' }))
  expect(await shown()).toMatchObject([{ score: 95.6 }])
  expect(problemOf(await bring(table(right), { corrects: first.id, reason: '再改' }))).toMatchObject({ status: 409, code: 'ratings.already_corrected' })
  expect(answerOf(await actors.supervisor.get('/staff/ratings/surveys'))).toMatchObject({ rows: [{ id: second.id, corrects: first.id, reason: '得分录反了', correctedBy: null }, { id: first.id, correctedBy: second.id, allowedActions: [{ isAllowed: false }] }] })
  expect((await actors.supervisor.open(`/staff/ratings/surveys/${first.id}/file`)).content.toString()).toContain('96.5')
  const after = await scores('period=2026-H1')
  expect({ ...after, asOf: before.asOf }).toEqual(before)
})

test('公开页面给没有登录的人留着，有人评价就马上换新，留多久也不超过一分钟；登录的人每次都看新的', async () => {
  const ask = async (path: string, cookie = '') => {
    const reply = await fetch(`${city.url}${path}`, { headers: { cookie } })
    return { kept: reply.headers.get('cache-control') === 'no-cache', text: await reply.text() }
  }
  const pages = ['/ratings', '/ratings/scores', `/ratings?item=${ITEM}&grade=bad`]
  for (const path of pages) for (const cookie of ['', 'yichuang_reading=24']) expect((await ask(path, cookie)).kept, path).toBe(true)
  expect((await ask('/ratings', 'yichuang_reading=24')).text).not.toBe((await ask('/ratings')).text)
  expect((await ask('/ratings', 'yichuang_session=x')).kept).toBe(false)

  const wide = (await ask('/ratings/scores')).text
  const next = await bringTo(actors, 'delivered')
  await city.app.jobs.drain()
  answerOf(await actors.citizen.post(`/citizen/ratings/${next.number}`, { grade: 2, comment: '公开页面马上看得到' }))
  expect((await ask('/ratings')).text).toContain('公开页面马上看得到')
  expect((await ask('/ratings/scores')).text).not.toBe(wide)

  // What nobody announces (a replay that mends counts) is seen within a minute. The rating's own announcement has been read by then.
  await city.app.jobs.drain()
  await ask('/ratings')
  await city.owner.query("update ratings.wall_entry set text = '改过的文字' where text = '公开页面马上看得到'")
  expect((await ask('/ratings')).text).toContain('公开页面马上看得到')
  city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 60_000))
  expect((await ask('/ratings')).text).toContain('改过的文字')
})
