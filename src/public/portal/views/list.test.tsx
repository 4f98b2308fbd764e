import { describe, expect, it } from 'vitest'
import { aShell } from '../../ui/fixtures.ts'
import { renderPage } from '../../ui/render-page.ts'
import { type ListProps, ListView } from './list.tsx'
import { SameVersionView } from './same-version.tsx'
import { ZonesView } from './zones.tsx'

const aList = (overrides: Partial<ListProps> = {}): ListProps => ({
  shell: aShell(), id: 'zero-visit', title: '零跑腿事项清单', explanation: '一次也不用到现场。', rule: '到办事现场次数为 0', source: '“零跑腿、只跑一次”事项清单', regionName: '澄湖区', asOf: '2026-11-22',
  itemCount: 1, columns: ['事项名称', '实施部门'], rows: [{ itemCode: 'passport', itemName: '普通护照签发', cells: ['公安局'] }], rowCount: 1,
  shares: [{ title: '占全部事项', numerator: 1, denominator: 3, percent: 33.3, formula: '零跑腿 ÷ 全部事项' }], breakdowns: [], editions: [],
  region: '379902', regions: [{ code: '379902', name: '澄湖区' }], page: 1, pageCount: 1, ...overrides,
})

describe('the page of a list', () => {
  it('says how many, which part of what, by which formula and from which day', () => {
    const html = renderPage(<ListView {...aList()} />)
    for (const text of ['33.3%', '零跑腿 ÷ 全部事项', '2026年11月22日', '列入条件：到办事现场次数为 0']) expect(html).toContain(text)
    expect(html).toMatch(/1 ÷ 3/)
  })

  it('links each item to its guide in the region, and to the whole list as files', () => {
    const html = renderPage(<ListView {...aList()} />)
    expect(html).toContain('href="/guides/379902/passport"')
    expect(html).toContain('href="/lists/zero-visit/table.csv?region=379902"')
    expect(html).toContain('href="/lists/zero-visit/table.xlsx?region=379902"')
  })

  it('of nothing says why it is empty and offers no files; a rate of nothing is no number', () => {
    const html = renderPage(<ListView {...aList({ itemCount: 0, rows: [], rowCount: 0, shares: [{ title: '占全部事项', numerator: 0, denominator: 0, percent: null, formula: '' }] })} />)
    expect(html).toContain('澄湖区现在没有列入本清单的事项')
    expect(html).toContain('没有可算的事项')
    expect(html).not.toContain('table.csv')
  })

  it('tells rows from items where an item has several', () => {
    expect(renderPage(<ListView {...aList({ rowCount: 5 })} />)).toContain('，5 行')
  })

  it('marks the region it is of', () => {
    expect(renderPage(<ListView {...aList()} />)).toMatch(/aria-current="page"><b>澄湖区<\/b>/)
  })
})

describe('the proof that all ends are the same', () => {
  const row = { code: 'passport', name: '普通护照签发', version: 2, fingerprint: 'abc', ends: { guide: 2, api: 2, search: 2, form: 2, entries: 2 }, isSame: true, differing: [] }

  it('says so, or shows what differs first', () => {
    const same = renderPage(<SameVersionView shell={aShell()} checkedAt="2026-11-22T01:00:00Z" runningVersion="f" items={1} sameItems={1} rows={[row]} />)
    expect(same).toContain('1 个事项全部一致')
    const old = { ...row, isSame: false, ends: { ...row.ends, search: null, guide: 1 }, differing: ['搜索'] }
    const differing = renderPage(<SameVersionView shell={aShell()} checkedAt="2026-11-22T01:00:00Z" runningVersion="f" items={2} sameItems={1} rows={[old, row]} />)
    expect(differing).toContain('1 个事项不一致')
    expect(differing.indexOf('<h2>不一致的事项</h2>')).toBeLessThan(differing.indexOf('<h2>一致的事项</h2>'))
    expect(differing).toContain('查不到')
  })
})

describe('the zones', () => {
  it('number the stages of a life and not the topics', () => {
    const zone = { id: 'birth', title: '出生', introduction: '孩子出生后的几件事。', audience: 'persons' as const, untilDay: null, itemNames: ['甲', '乙', '丙', '丁', '戊'] }
    const html = renderPage(<ZonesView shell={aShell()} zones={[{ ...zone, kind: 'lifeStage' }, { ...zone, id: 'projects', title: '工程项目', kind: 'topic' }]} />)
    expect(html).toContain('1. 出生')
    expect(html).not.toContain('1. 工程项目')
    expect(html).toContain('甲、乙、丙、丁等 5 件事')
  })

  it('say what to do where there is none', () => {
    expect(renderPage(<ZonesView shell={aShell()} zones={[]} />)).toContain('澄湖区还没有设服务专区')
  })
})
