import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPdf, formOf } from '../../../test/kit/actors.ts'
import { type Api, answerOf, problemOf, signIn } from '../../../test/kit/api.ts'
import { startTestApp, type TestApp } from '../../../test/kit/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const countOf = async (table: string): Promise<number> => Number((await app.owner.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]!.count)

describe.each([['citizen', 'resident1'], ['staff', 'clerk-379902-1']] as const)('a file of a %s', (audience, login) => {
  let api: Api
  const keyOf = (what: string) => what.replaceAll(' ', '-')
  const send = (key: string, name = '材料.pdf', content = aPdf()) => api.send<{ files: { id: string }[] }>('POST', `/${audience}/files`, formOf(name, content), { key })
  beforeAll(async () => {
    api = await signIn(app.url, login)
  })

  it('sent again under the same key is answered with the first answer and stored once', async () => {
    const first = await send('again')
    const stored = await countOf('platform.file')
    expect(await send('again')).toMatchObject({ status: 201, body: first.body })
    expect(await countOf('platform.file')).toBe(stored)
    expect(answerOf(await send('another')).files).not.toEqual(answerOf(first).files)
  })

  it.each([['other bytes', '材料.pdf', aPdf('别的')], ['another name', '别的.pdf', aPdf()]] as const)('with %s under a used key is refused', async (what, name, content) => {
    await send(keyOf(what))
    expect(problemOf(await send(keyOf(what), name, content))).toMatchObject({ status: 409, code: 'platform.key_reused' })
  })

  it('that was refused leaves its key free', async () => {
    expect(problemOf(await send('free', '材料.exe'))).toMatchObject({ code: 'platform.file_type' })
    expect((await send('free')).status).toBe(201)
  })

  it('sent twice in one moment is stored once', async () => {
    const stored = await countOf('platform.file')
    const replies = await Promise.all([send('at-once'), send('at-once')])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, expect.toBeOneOf([201, 409])])
    expect(await countOf('platform.file')).toBe(stored + 1)
  })
})
