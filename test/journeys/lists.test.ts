import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
beforeAll(async () => { city = await startTestApp() })
afterAll(() => city.close())

async function open(path: string): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(`${city.url}${path}`)
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}

test('我从首页走到零跑腿清单，看到有多少项、怎么算的，并下载整张表', async () => {
  expect((await open('/')).text).toContain('href="/lists"')
  const index = await open('/lists')
  expect(index.text).toContain('href="/lists/zero-visit"')
  const list = await open('/lists/zero-visit')
  const count = Number(/<dd>(\d+) 项/.exec(list.text)![1])
  expect(count).toBeGreaterThan(50)
  expect(list.text).toContain('这些数字怎么算的')

  const csv = await open('/lists/zero-visit/table.csv')
  expect([csv.status, csv.type]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(csv.text.trim().split('\r\n')).toHaveLength(count + 1)
  expect(await open('/lists/zero-visit/table.xlsx')).toMatchObject({ status: 200, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
})

test('清单分页，最后一页之后还是最后一页', async () => {
  const last = await open('/lists/zero-visit?page=999')
  expect(last.text).toMatch(/第 (\d+) 页，共 \1 页/)
  expect(last.text).toContain('rel="prev"')
  expect(last.text).not.toContain('rel="next"')
})

test('我只看一个区的，指南链接也是那个区的', async () => {
  const { text } = await open('/lists/licences?region=379903')
  expect(text).toContain('/guides/379903/')
  expect(text).not.toContain('/guides/379902/')
})

test('没有的清单、地区、版本和专区都说没有，不出错', async () => {
  for (const path of ['/lists/no-such', '/lists/licences?region=990000', '/lists/licences?region=x', '/lists/licences/editions/1999', '/zones/no-such', '/nearby?division=990000000000']) {
    const { status, text } = await open(path)
    expect([404, 422], path).toContain(status)
    expect(text, path).toContain('<h1>')
  }
})

test('清单变了，页面马上跟着变，不用等缓存', async () => {
  expect((await open('/lists/not-in-hall')).text).toContain('现在没有列入本清单的事项')
  await city.owner.query(`update catalogue.item_version set content = content || '{"inHall": false, "notInHallReason": "涉及国家秘密"}' where code = 'passport'`)
  await city.platform.db.transaction((db) => city.platform.memo.touch(db, 'catalogue'))
  expect((await open('/lists/not-in-hall')).text).toContain('涉及国家秘密')
})

test('多端同源检查当场核对，全部一致', async () => {
  expect((await open('/same-version')).text).toContain('160 个事项全部一致')
})

test('我在乡镇就近办，看到去哪里、能办什么', async () => {
  const { text } = await open('/nearby?division=379902001000')
  expect(text).toContain('便民服务中心')
  expect(text).toContain('division=379902001000')
  // A link to a township of another county than one's own opens just the same.
  const elsewhere = await open('/nearby?division=379903001000')
  expect([elsewhere.status, elsewhere.text.includes('/guides/379903/')]).toEqual([200, true])
})
