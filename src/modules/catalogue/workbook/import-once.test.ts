import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPdf, formOf } from '../../../../test/kit/actors.ts'
import { type Api, answerOf, problemOf, signIn } from '../../../../test/kit/api.ts'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { aRawItem } from '../fixtures.ts'
import { workbookOf } from './fixtures.ts'

let app: TestApp
let manager: Api
beforeAll(async () => {
  app = await startTestApp()
  manager = await signIn(app.url, 'item-manager-379900')
})
afterAll(() => app.close())

const countChanges = async (): Promise<number> => Number((await app.owner.query<{ count: string }>('select count(*) from catalogue.item_change')).rows[0]!.count)

describe('a workbook', () => {
  interface Report { isWritten: boolean; changes: { id: string }[]; counts: { wrong: number } }
  const send = (content: Uint8Array, key: string, query = '') => manager.send<Report>('POST', `/staff/catalogue/workbook${query}`, formOf('事项.xlsx', new Uint8Array(content)), { key })

  it('imported again under the same key is answered with the drafts of the first time, and opens no others', async () => {
    const content = await workbookOf([aRawItem({ code: 'tea-house-filing' }), aRawItem({ code: 'tea-stall-filing', name: '茶摊备案' })])
    expect(answerOf(await send(content, 'import', '?dryRun=true')).isWritten).toBe(false)
    const first = await send(content, 'import')
    expect(answerOf(first).changes).toHaveLength(2)
    const changes = await countChanges()
    expect(await send(content, 'import')).toMatchObject({ status: 200, body: first.body })
    expect(await countChanges()).toBe(changes)
    expect(problemOf(await send(content, 'import', '?dryRun=true'))).toMatchObject({ code: 'platform.key_reused' })
    expect(answerOf(await send(content, 'without')).counts.wrong).toBe(2)
  })

  it('is one file: a second beside it is refused', async () => {
    const form = formOf('事项.xlsx', new Uint8Array(await workbookOf([aRawItem()])))
    form.append('file', new Blob([aPdf()]), '二.xlsx')
    expect(problemOf(await manager.send('POST', '/staff/catalogue/workbook', form))).toMatchObject({ status: 422, code: 'catalogue.one_workbook' })
  })
})
