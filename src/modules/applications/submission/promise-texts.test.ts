import { describe, expect, it } from 'vitest'
import { currentTextVersion, type PromiseMatter, toPromiseText } from './promise-texts.ts'

const matter: PromiseMatter = {
  item: { name: '食品经营许可', legalBasis: [{ law: '食品安全法', articles: ['第三十五条'] }], conditions: ['有固定场所'], promisedLimit: { amount: 5, unit: 'workday' } },
  materials: [{ name: '健康证明' }], authorityName: '澄湖区市场监督管理局', deferralDays: 10, deferralClock: 'stops', deferralOverrun: 'returned', checkDays: 60,
}
const wholeText = (kind: 'deferral' | 'proof' | 'licence', changes: Partial<PromiseMatter> = {}) => JSON.stringify(toPromiseText(kind, { ...matter, ...changes }))

describe('what is signed', () => {
  it('names the materials, the days, the clock and the end as they are set where it is signed', () => {
    const text = wholeText('deferral')
    for (const part of ['健康证明', '10 个工作日', '暂停计算', '按退件处理', '《食品安全法》第三十五条', '澄湖区市场监督管理局']) expect(text).toContain(part)
    expect(wholeText('deferral', { deferralClock: 'runs', deferralOverrun: 'withdrawn' })).toMatch(/照常计算.*视为撤回申请/)
  })

  it('says for a proof that the case is examined, and for a licence that it is decided at once', () => {
    expect(wholeText('proof')).not.toContain('当场作出决定')
    expect(wholeText('licence')).toContain('请求当场作出决定')
    expect(wholeText('licence', { materials: [] })).toContain('没有以承诺代替的')
  })

  it('has every part that 国办发〔2020〕42号 asks for, in each of the three', () => {
    for (const kind of ['deferral', 'proof', 'licence'] as const) {
      const headings = toPromiseText(kind, matter).sections.map(({ heading }) => heading)
      expect(headings).toEqual(expect.arrayContaining(['依据', '条件', '承诺内容', '法律责任', '核查办法']))
      expect(headings.some((heading) => heading.includes('材料'))).toBe(true)
    }
  })

  it('keeps every version that was ever signed, and knows no other', () => {
    expect(toPromiseText('proof', matter, 1)).toMatchObject({ version: 1, title: '证明事项告知承诺书' })
    expect(currentTextVersion('proof')).toBe(1)
    expect(() => toPromiseText('proof', matter, 2)).toThrow(RangeError)
  })
})
