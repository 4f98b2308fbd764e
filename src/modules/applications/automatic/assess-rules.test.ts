import { describe, expect, test } from 'vitest'
import { aSubmission } from '../fixtures.ts'
import { begin } from '../lifecycle/fold-rules.ts'
import { assess } from './assess-rules.ts'
import { type CaseRecords, dictionaryOf, factsOf } from './fact-rules.ts'
import { isDrawn } from './sample-rules.ts'
import { summarise } from './simulation-rules.ts'

const material = { form: 'electronic', source: 'applicant', copies: 0, necessary: true, deferrable: false, commitment: false, exemptBy: null } as const
const item = {
  result: { name: '食品经营许可证', kind: 'certificate', validity: null, sample: null },
  materials: [{ ...material, id: 'm1', name: '经营场所平面布局图' }, { ...material, id: 'm2', name: '健康证明(从业人员)' }],
  situations: [{ id: 's1', question: '办理哪种业务?', options: [{ id: 'o1', label: '补办', addMaterials: [{ ...material, id: 'm9', name: '遗失声明' }], removeMaterials: [] }, { id: 'o2', label: '注销', addMaterials: [], removeMaterials: [] }] }],
} as unknown as CaseRecords['item']

const NUMBER = '3799022603020000015'
const now = begin('379902', NUMBER, aSubmission({ situations: [{ question: '办理哪种业务?', answer: '注销' }], follows: { number: '3799022503020000015', relation: 'cancellation' } }))
const earlier = begin('379902', '3799022503020000015', aSubmission())
const records: CaseRecords = {
  application: now, item, isIdentityChecked: true, openBreaches: 0, today: '2026-03-02', validCertificates: ['食品经营许可证'],
  earlier: { application: earlier, certificate: { name: '食品经营许可证', holderId: now.applicantId, stateName: '有效', validUntil: '2026-03-12' } },
}

describe('facts', () => {
  test('come from the records: the earlier case, its certificate, promises, answers and ways of materials', () => {
    expect(factsOf(records)).toMatchObject({
      申请人类型: '个人', 身份核对一致: true, 本人办理: true, 未修复失信数: 0, 与原办件的关系: '注销', 原办件同一机关: true, 原证照状态: '有效', 原证照剩余天数: 10, 原证照持有人一致: true,
      情形_办理哪种业务: '注销', 材料_经营场所平面布局图: '已上传', 材料_健康证明从业人员: '已上传', 材料_遗失声明: '不需要', 上传材料数: 2,
    })
  })

  test('what no record tells is null, never false', () => {
    const facts = factsOf({ ...records, earlier: undefined, isIdentityChecked: false })
    for (const name of ['身份核对一致', '原证照状态', '原证照剩余天数', '原办件同一机关', '原证照持有人一致']) expect(facts[name], name).toBeNull()
  })

  test('every fact a case has is in the dictionary of its item, with where it comes from', () => {
    const dictionary = dictionaryOf(item)
    expect(dictionary.map(({ name }) => name)).toEqual(Object.keys(factsOf(records)))
    expect(dictionary.every(({ source, title }) => source !== '' && title !== '')).toBe(true)
  })
})

const rule = (id: string, expression: string) => ({ id, title: id, expression })
const judge = (...expressions: string[]) => assess(expressions.map((expression, index) => rule(`r${index + 1}`, expression)), factsOf(records), dictionaryOf(item))

describe('a decision', () => {
  test('is granted only when every rule holds, and says which facts each rule looked at', () => {
    expect(judge('原证照状态 = "有效"', '未修复失信数 = 0')).toEqual({
      isGranted: true,
      results: [
        { id: 'r1', title: 'r1', expression: '原证照状态 = "有效"', outcome: 'holds', facts: [{ name: '原证照状态', title: '原办件颁发的证照今天的状态', value: '有效' }] },
        { id: 'r2', title: 'r2', expression: '未修复失信数 = 0', outcome: 'holds', facts: [{ name: '未修复失信数', title: '没有修复的容缺、告知承诺失信记录数', value: 0 }] },
      ],
    })
  })

  test.each([['fails', '上传材料数 = 0'], ['broken', '情形_已改名的问题 = "是"'], ['broken', '原证照状态 +']])('goes to people when one rule %s (%s), the others still being told', (outcome, expression) => {
    const { isGranted, results } = judge(expression, '未修复失信数 = 0')
    expect(isGranted).toBe(false)
    expect(results.map((each) => each.outcome)).toEqual([outcome, 'holds'])
  })

  test('without rules nothing is granted', () => {
    expect(assess([], factsOf(records), dictionaryOf(item)).isGranted).toBe(false)
  })
})

test('a simulation counts what would be granted, what people denied, and which rule held back what people granted', () => {
  const results = judge('上传材料数 = 0', '未修复失信数 = 0').results
  const good = judge('未修复失信数 = 0').results
  expect(summarise([
    { number: '1', wasGranted: true, outcome: '准予', isGranted: true, results: good },
    { number: '2', wasGranted: true, outcome: '准予', isGranted: false, results },
    { number: '3', wasGranted: false, outcome: '不予许可', isGranted: true, results: good },
    { number: '4', wasGranted: false, outcome: '不予许可', isGranted: false, results },
  ], '2026-03-02')).toEqual({ on: '2026-03-02', cases: 4, granted: 2, wrong: [{ number: '3', outcome: '不予许可' }], heldBack: [{ ruleId: 'r1', title: 'r1', cases: 1 }] })
})

test('the lot falls the same whenever it is drawn, and on about the share that was set', () => {
  const drawn = (share: number) => Array.from({ length: 2000 }, (_, index) => isDrawn(String(3799022603020000000 + index * 1024), '2026-03-02', share)).filter(Boolean).length
  expect(isDrawn(NUMBER, '2026-03-02', 1)).toBe(true)
  expect(isDrawn(NUMBER, '2026-03-02', 0)).toBe(false)
  expect(drawn(0.1)).toBe(drawn(0.1))
  expect(drawn(0.1)).toBeGreaterThan(140)
  expect(drawn(0.1)).toBeLessThan(260)
})
