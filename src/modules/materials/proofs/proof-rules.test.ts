import { describe, expect, it } from 'vitest'
import type { Proof } from './proof.ts'
import { conflictsOf, inReadingOrder, searchProofs, standingOf } from './proof-rules.ts'

const aProof = (given: Partial<Proof> = {}): Proof => ({
  region: '379900', id: 'p1', name: '健在证明（村、社区出具）', alsoCalled: ['健在证明'], class: 'cancelled', legalBasis: null, itemCodes: ['resident-pension'], purpose: '领取养老金', ways: [],
  replacement: '由待遇发放单位比对数据。', department: '人力资源和社会保障局', fromDay: '2026-01-01', source: '民发〔2020〕20号', enteredBy: '某人', endedOn: null, endedReason: null, endedBy: null, ...given,
})
const kept = aProof({ id: 'p2', name: '学历证明', alsoCalled: [], class: 'notSubmitted', legalBasis: '《教师法》第十条', itemCodes: [], purpose: null, ways: ['register'], replacement: '查询「学历学位信息」。', department: '教育局' })

describe('a proof on the list', () => {
  it('holds from its day on, and not from the day it is ended', () => {
    expect(['2025-12-31', '2026-01-01'].map((day) => standingOf(aProof(), day))).toEqual(['coming', 'inForce'])
    expect(['2026-03-01', '2026-03-02'].map((day) => standingOf(aProof({ endedOn: '2026-03-02' }), day))).toEqual(['inForce', 'ended'])
  })

  it('is found by any of its names, by what it was for, by what replaces it and by the item that asked for it', () => {
    const find = (q: string) => searchProofs([aProof(), kept], { q }, (code) => (code === 'resident-pension' ? ['城乡居民养老保险待遇'] : [])).map(({ id }) => id)
    expect([find('健在'), find('养老金'), find('养老保险'), find('学位信息'), find('健在证明(村、社区出具)'), find('健在 学历')]).toEqual([['p1'], ['p1'], ['p1'], ['p2'], ['p1'], []])
    expect(find('')).toEqual(['p1', 'p2'])
  })

  it('is narrowed to its class and its department, and what is cancelled is read first', () => {
    const ask = (question: object) => searchProofs([kept, aProof()], question, () => []).map(({ id }) => id)
    expect([ask({ class: 'cancelled' }), ask({ department: '教育局' }), ask({ class: 'cancelled', department: '教育局' })]).toEqual([['p1'], ['p2'], []])
    expect(inReadingOrder([kept, aProof()]).map(({ id }) => id)).toEqual(['p1', 'p2'])
  })
})

describe('an item contradicts the list', () => {
  const material = (name: string, given: object = {}) => ({ name, exemptBy: null, commitment: false, ...given })

  it('when it asks for what is cancelled, even with a replacement', () => {
    expect(conflictsOf([material('健在证明'), material('健在证明(村、社区出具)', { exemptBy: '人口基础信息' })], [aProof(), kept]).map(({ kind }) => kind)).toEqual(['asksForCancelled', 'asksForCancelled'])
  })

  it('when it has people bring what is kept without saying what replaces it', () => {
    expect(conflictsOf([material('学历证明')], [aProof(), kept])).toMatchObject([{ kind: 'stillSubmitted', materialName: '学历证明', proof: { id: 'p2' } }])
    expect(conflictsOf([material('学历证明', { exemptBy: '学历学位信息' }), material('学历证明', { commitment: true }), material('工作计划')], [aProof(), kept])).toEqual([])
  })
})
