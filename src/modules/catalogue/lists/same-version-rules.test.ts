import { expect, test } from 'vitest'
import { type EndVersions, endsOf } from './same-version-rules.ts'

const row = (code: string, ends: Partial<EndVersions['ends']> = {}): EndVersions => ({ code, name: code, version: 3, fingerprint: 'f', ends: { guide: 3, api: 3, search: 3, form: 3, entries: 3, ...ends } })

test('an item is the same when every end shows the published version; those that differ come first, with where', () => {
  const { items, sameItems, rows } = endsOf([row('same'), row('old', { search: 2 }), row('lost', { api: null, entries: 1 })])
  expect([items, sameItems]).toEqual([3, 1])
  expect(rows.map(({ code, isSame, differing }) => [code, isSame, differing])).toEqual([
    ['old', false, ['搜索']], ['lost', false, ['开放接口（大厅、自助终端、移动端）', '各地实施清单']], ['same', true, []],
  ])
})
