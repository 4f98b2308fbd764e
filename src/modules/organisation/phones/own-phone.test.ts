import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, answerOf, DEMO_PASSWORD, problemOf, signIn } from '../../../../test/kit/api.ts'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { SENTINEL_PHONES } from '../../../adapters/sms/demo.ts'
import { listDemoSms } from '../../../adapters/sms/demo-sms-store.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { findOfficerPhones } from './officer-phones.ts'

const REGION = '379902'
const LOGIN = 'cert-379902-SCJG'
const PHONE = '19900008765'
let city: TestApp
let officer: Api
let officerId: string
beforeAll(async () => {
  city = await startTestApp()
  officer = await signIn(city.url, LOGIN)
  officerId = (await findAccountByLogin(city.platform.db, LOGIN))!.principalId
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.owner.query('truncate organisation.phone_proof, messages.demo_sms')
  await city.owner.query('delete from organisation.officer_phone where officer_id = $1', [officerId])
})

const ask = (body: object = {}, api = officer, key?: string) => api.post<{ phoneMasked: string; validUntil: string }>('/staff/me/contact/ask-code', { phone: PHONE, password: DEMO_PASSWORD, ...body }, { key })
const confirm = (code: string, key?: string) => officer.post<{ phoneMasked: string | null; sourceName: string | null }>('/staff/me/contact/confirm', { code }, { key })
const contact = async (api = officer) => answerOf(await api.get<{ phoneMasked: string | null; sourceName: string | null }>('/staff/me/contact'))
const codes = async () => (await listDemoSms(city.platform.db, 50)).map(({ phone, text }) => ({ phone, code: /\d{6}/.exec(text)![0] }))
const moveOn = (seconds: number) => city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + seconds * 1000))
const minuteLater = () => moveOn(61)

describe('the phone of an officer', () => {
  beforeEach(minuteLater)

  test('is theirs when the code that was sent to it comes back; shown masked, kept sealed, gone when it is taken back', async () => {
    expect(await contact()).toMatchObject({ phoneMasked: null })
    expect(answerOf(await ask({ phone: ' 199 0000-8765 ' }))).toMatchObject({ phoneMasked: '199****8765' })
    expect(await contact()).toMatchObject({ phoneMasked: null })
    const [sent] = await codes()
    expect(sent!.phone).toBe(PHONE)
    expect(answerOf(await confirm(sent!.code))).toMatchObject({ phoneMasked: '199****8765', sourceName: '本人登记' })
    expect(await contact()).toMatchObject({ phoneMasked: '199****8765' })
    expect(await findOfficerPhones(city.platform, REGION, [officerId])).toEqual(new Map([[officerId, PHONE]]))
    const { rows } = await city.owner.query<{ text: string }>('select p::text as text from organisation.officer_phone p union all select p::text from organisation.phone_proof p')
    expect(rows.map(({ text }) => text).join('')).not.toMatch(new RegExp(`${PHONE}|${sent!.code}`))
    expect(answerOf(await officer.post('/staff/me/contact/remove'))).toMatchObject({ phoneMasked: null })
    expect(await findOfficerPhones(city.platform, REGION, [officerId])).toEqual(new Map())
    expect(answerOf(await officer.post('/staff/me/contact/remove'))).toMatchObject({ phoneMasked: null })
  })

  test('is asked for with the password, as eleven digits', async () => {
    expect(problemOf(await ask({ password: 'wrong' }))).toMatchObject({ status: 422, code: 'sessions.wrong_password', errors: [{ pointer: '/password' }] })
    expect(problemOf(await ask({ phone: '0000-1234567' }))).toMatchObject({ status: 422, errors: [{ pointer: '/phone' }] })
    expect(await codes()).toEqual([])
  })

  test('asked for twice at once or within a minute, gets one code; another number waits a minute, and after five it is enough for the day', async () => {
    await Promise.all([ask(), ask()])
    expect(answerOf(await ask())).toMatchObject({ phoneMasked: '199****8765' })
    expect(await codes()).toHaveLength(1)
    expect(problemOf(await ask({ phone: '19900008766' }))).toMatchObject({ status: 429, code: 'organisation.code_too_soon' })
    for (let count = 0; count < 4; count++) {
      minuteLater()
      answerOf(await ask())
    }
    minuteLater()
    expect(problemOf(await ask())).toMatchObject({ status: 429, code: 'organisation.too_many_codes' })
    moveOn(86_400)
    answerOf(await ask())
  })
})

describe('a code', () => {
  beforeEach(minuteLater)

  test('is guessed five times at most, also all at once; after that the right one is refused too', async () => {
    await ask()
    const { code } = (await codes())[0]!
    const wrong = code === '000000' ? '000001' : '000000'
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(wrong)))
    expect(answers.filter((answer) => problemOf(answer).code === 'organisation.wrong_code')).toHaveLength(5)
    expect(problemOf(await confirm(code))).toMatchObject({ status: 409, code: 'organisation.no_code' })
    expect(await contact()).toMatchObject({ phoneMasked: null })
  })

  test('is good for ten minutes, and once: sent again under the same key it answers the same', async () => {
    await ask()
    const first = (await codes())[0]!.code
    moveOn(601)
    expect(problemOf(await confirm(first))).toMatchObject({ code: 'organisation.no_code' })
    await ask()
    const code = (await codes())[0]!.code
    const done = await confirm(code, 'confirm-1')
    expect(answerOf(await confirm(code, 'confirm-1'))).toEqual(answerOf(done))
    expect(problemOf(await confirm(code))).toMatchObject({ code: 'organisation.no_code' })
  })

  test('that the gateway refuses is told, and is good for nothing', async () => {
    expect(problemOf(await ask({ phone: SENTINEL_PHONES.refused }))).toMatchObject({ status: 503, code: 'organisation.code_not_sent' })
    expect(problemOf(await confirm('000000'))).toMatchObject({ code: 'organisation.no_code' })
    expect(problemOf(await ask({ phone: SENTINEL_PHONES.refused }))).toMatchObject({ status: 429 })
  })
})

test('what came with the city is nobody’s sign-in, and belongs to the range of nobody', async () => {
  expect(await contact(await signIn(city.url, 'supervisor-379902'))).toMatchObject({ phoneMasked: expect.stringMatching(/^199\*{4}80\d\d$/) as string, sourceName: '随机构导入' })
  const { rows } = await city.owner.query<{ phone_sealed: string }>('select phone_sealed from organisation.officer_phone')
  const phones = rows.map(({ phone_sealed }) => city.platform.sealed.open(phone_sealed))
  expect(phones.length).toBeGreaterThan(10)
  expect(new Set(phones).size).toBe(phones.length)
  expect(phones.filter((phone) => !/^19900008\d{3}$/.test(phone))).toEqual([])
})
