import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, answerOf, problemOf, signIn } from '../../../../test/kit/api.ts'
import { formOf } from '../../../../test/kit/actors.ts'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { aFullRawItem, cellOf, changedWorkbook, workbookOf } from './fixtures.ts'
import { readItemWorkbook } from './read-workbook.ts'

let app: TestApp
let manager: Api
beforeAll(async () => {
  app = await startTestApp()
  manager = await signIn(app.url, 'item-manager-379900')
})
afterAll(() => app.close())

const WORKBOOK = '/staff/catalogue/workbook'
interface Report { isWritten: boolean; counts: Record<string, number>; rows: { errors: unknown[] }[]; changes: { id: string; itemCode: string }[] }
const send = (bytes: Uint8Array, query = '') => manager.send<Report>('POST', `${WORKBOOK}${query}`, formOf('事项.xlsx', new Uint8Array(bytes)))

describe('the item workbook over HTTP', () => {
  it('comes as a template, goes back as a trial with placed errors, then as drafts, and lies open for review', async () => {
    const template = await manager.open(`${WORKBOOK}?template=true`)
    expect(template).toMatchObject({ status: 200, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
    expect(readItemWorkbook(template.content)).toMatchObject({ raws: [], faults: [] })

    const wrong = await changedWorkbook([aFullRawItem()], (workbook) => void (cellOf(workbook, '材料', '份数', 3).value = '两份'))
    expect(answerOf(await send(wrong, '?dryRun=true'))).toMatchObject({ isWritten: false, counts: { wrong: 1 }, rows: [{ errors: [{ sheet: '材料', row: 3, cell: 'D3', title: '份数', value: '两份' }] }] })

    const right = await workbookOf([aFullRawItem()])
    expect(answerOf(await send(right, '?dryRun=true'))).toMatchObject({ isWritten: false, counts: { inserted: 1 }, changes: [] })
    const { changes: [change] } = answerOf(await send(right))
    expect(answerOf(await manager.get(`/staff/catalogue/changes/${change!.id}`))).toMatchObject({ itemCode: 'tea-house-filing', state: 'drafted' })
  })

  it('gives the whole catalogue as a file that a trial finds unchanged', async () => {
    const { content } = await manager.open(WORKBOOK)
    expect(answerOf(await send(content, '?dryRun=true')).counts).toEqual({ inserted: 0, newVersion: 0, unchanged: 160, wrong: 0 })
  })

  it('refuses a file of 50 MB and one that is no workbook, and goes on serving', async () => {
    expect(problemOf(await send(new Uint8Array(50 * 1024 * 1024)))).toMatchObject({ status: 413, code: 'platform.file_too_large' })
    expect(problemOf(await send(Buffer.from('编码,名称')))).toMatchObject({ status: 422, code: 'catalogue.bad_workbook' })
    expect((await manager.get(`${WORKBOOK}?template=maybe`)).status).toBe(422)
    expect((await manager.open(`${WORKBOOK}?template=1`)).status).toBe(200)
  })

  it('prints a manual', async () => {
    const { mediaType, content } = await manager.open('/staff/catalogue/manual?region=379902&department=市场监督管理局')
    expect([mediaType, content.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
  })
})
